//! Variants for those who solve them.

use eqex::number;
use eqex::{Understood, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::Refusal;
use crate::domain::problems::{self, Asked, Wanted};
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::{Failure, refused_answer};
use crate::http::input::Object;
use crate::http::outcome::{Later, Written};
use crate::http::output::Output;
use crate::model::{Answer, AnswerFields, Count, ExerciseId, Given, Int32, SubjectName};
use crate::problem::{self, Parts, Shown};

/// How long a repeated request gets its first answer, in milliseconds.
const REPEATABLE: i64 = 24 * 3_600_000;
/// Longest key of a request that may be repeated, in bytes.
const MAX_KEY: usize = 255;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/problem/render",
            Access::Anyone,
            Effect::Read,
            "The caller's variant of an exercise",
            render,
        )
        .may(&[401, 403, 404, 422])
        .example(r#"{"subject":"physics","exerciseId":"two-trains"}"#),
        Endpoint::post(
            "/api/subject/problem/submit",
            Access::Anyone,
            Effect::Write,
            "Judges answers to the caller's variant, and keeps them where the caller is signed in",
            submit,
        )
        .may(&[401, 403, 404, 422])
        .example(
            r#"{"subject":"physics","exerciseId":"two-trains","answer":{"answers":[125,2.5]}}"#,
        ),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Render {
    subject: SubjectName,
    exercise_id: ExerciseId,
    /// Teachers choose a variant; for everybody else it is checked and has no effect.
    #[serde(default)]
    seed: Given<Int32>,
    /// The number of a practice variant: one of its own, without effect on results.
    #[serde(default)]
    practice: Given<Count>,
    #[serde(default)]
    lang: Given<String>,
}

fn render(call: Call<'_>, input: Render) -> Result<Written<Shown>, Failure> {
    let asked = Asked {
        subject: input.subject,
        exercise: input.exercise_id,
        wanted: Wanted {
            seed: input.seed.0.map(|seed| seed.0),
            practice: input.practice.0.map(|practice| practice.0),
            visitor: call.visitor_seed(),
        },
    };
    let rendered = problems::render(&call.db()?, call.app, call.caller, &asked)?;
    let exercise = &rendered.place.exercise;
    let variant = exercise
        .variant(rendered.seed)
        .map_err(|_| Refusal::NoVariant)?;
    let mut out = String::with_capacity(1024);
    let parts = Parts {
        done: Some(rendered.done),
        correct: rendered.correct,
    };
    let view = call.view(input.lang.0);
    problem::write(&mut out, exercise, &variant, &view, parts);
    Ok(Written::new(
        call.with_seed(Output::json(out), asked.wanted.visitor),
    ))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Submit {
    subject: SubjectName,
    exercise_id: ExerciseId,
    answer: Object<AnswerFields>,
    /// Judge nothing, only tell what is understood.
    #[serde(default)]
    validate: bool,
    #[serde(default)]
    practice: Given<Count>,
    #[serde(default)]
    lang: Given<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Judgement {
    /// One per unknown; absent with `validate`.
    info: Option<Vec<bool>>,
    /// What was understood of typed answers.
    understood: Option<Vec<Option<UnderstoodEntry>>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct UnderstoodEntry {
    number: f64,
    unit: String,
    latex: String,
}

fn submit(call: Call<'_>, input: Submit) -> Result<Later<Written<Judgement>>, Failure> {
    let view = call.view(input.lang.0);
    let answer = input.answer.0.answer().ok_or_else(|| {
        Failure::bad_request(
            "`answer` has either `answers`, a list of numbers, or `typed`, a list of texts",
        )
    })?;
    let practice = input.practice.0.map(|practice| practice.0);
    let asked = Asked {
        subject: input.subject,
        exercise: input.exercise_id,
        wanted: Wanted {
            seed: None,
            practice,
            visitor: call.visitor_seed(),
        },
    };
    let visitor = asked.wanted.visitor;
    if input.validate {
        let db = call.db()?;
        let problem = problems::find(&db, call.app, call.caller, &asked.subject, &asked.exercise)?;
        let understood = understand(problem.exercise(), &answer, &view)?;
        let output = Output::json(result(None, Some(&understood)));
        return Later::done(Written::new(call.with_seed(output, visitor)));
    }
    let key = key(call)?;
    if let (Some(key), Some(user)) = (&key, call.caller.id()) {
        let since = call.app.outside.now() - REPEATABLE;
        if let Some(first) = call.db()?.first_answer(user, key, since)? {
            return Later::done(Written::new(Output::json(first)));
        }
    }
    let judged = problems::judge(&call.db()?, call.app, call.caller, &asked, &answer, &view)
        .map_err(|refusal| not_judged(refusal, &answer))?;
    let written = |judged: &problems::Judged, answer: &Answer| {
        let understood = match answer {
            Answer::Numbers(_) => None,
            Answer::Typed(_) => Some(judged.graded.understood.as_slice()),
        };
        result(Some(&judged.graded.info), understood)
    };
    if call.caller.user().is_none() {
        let output = Output::json(written(&judged, &answer));
        return Later::done(Written::new(call.with_seed(output, visitor)));
    }
    let (app, caller) = (call.app.clone(), call.caller.clone());
    Ok(Later::commit(move |db| -> Result<_, Failure> {
        let now = app.outside.now();
        let user = caller.signed_in()?.id;
        if let Some(key) = &key
            && let Some(first) = db.first_answer(user, key, now - REPEATABLE)?
        {
            return Ok(Written::new(Output::json(first)));
        }
        let judged = if judged.holds(db, &app, &caller)? {
            judged
        } else {
            problems::judge(db, &app, &caller, &asked, &answer, &view)
                .map_err(|refusal| not_judged(refusal, &answer))?
        };
        judged.keep(db, &caller, practice, &answer, now)?;
        let text = written(&judged, &answer);
        if let Some(key) = &key {
            db.keep_answer(user, key, &text, now, now - REPEATABLE)?;
        }
        Ok(Written::new(Output::json(text)))
    }))
}

/// Why there is no judgement, with places in what was typed.
fn not_judged(refusal: Refusal, answer: &Answer) -> Failure {
    match refusal {
        Refusal::Answer(refused) => refused_answer(*refused, answer.typed()),
        other => other.into(),
    }
}

/// What makes a repeated request the same one.
fn key(call: Call<'_>) -> Result<Option<String>, Failure> {
    let Some(value) = call.request.headers.get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok(key) if (1..=MAX_KEY).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(Failure::bad_request(format!(
            "`Idempotency-Key` has 1 to {MAX_KEY} visible ASCII characters"
        ))),
    }
}

fn understand(
    exercise: &eqex::Exercise,
    answer: &Answer,
    view: &View,
) -> Result<Vec<Option<Understood>>, Failure> {
    let refused = |reason| refused_answer(reason, answer.typed());
    match answer {
        Answer::Numbers(numbers) => {
            let expected = exercise.unknowns().len();
            if numbers.len() != expected {
                let given = numbers.len();
                return Err(refused(eqex::Refused::Count { expected, given }));
            }
            let plain = |number: &Option<f64>| number.map(|number| plain_number(number, view));
            Ok(numbers.iter().map(plain).collect())
        }
        Answer::Typed(typed) => {
            let typed: Vec<Option<&str>> = typed.iter().map(Option::as_deref).collect();
            exercise.understand(&typed, view).map_err(refused)
        }
    }
}

/// A number without a unit, as it is understood.
fn plain_number(number: f64, view: &View) -> Understood {
    let notation = if view.decimal_comma {
        number::COMMA
    } else {
        number::POINT
    };
    Understood {
        number,
        unit: String::new(),
        latex: number::latex(number, notation),
    }
}

/// `{"info":[…],"understood":[…]}`, without what was not asked for.
fn result(info: Option<&[bool]>, understood: Option<&[Option<Understood>]>) -> String {
    let mut out = String::from("{");
    if let Some(info) = info {
        out.push_str("\"info\":[");
        for (index, right) in info.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            out.push_str(if *right { "true" } else { "false" });
        }
        out.push(']');
    }
    if let Some(understood) = understood {
        out.push_str(if info.is_some() { "," } else { "" });
        out.push_str("\"understood\":[");
        for (index, entry) in understood.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            problem::write_understood(&mut out, entry.as_ref());
        }
        out.push(']');
    }
    out.push('}');
    out
}
