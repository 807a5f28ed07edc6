//! Variants for those who solve them.

use eqex::{Understood, View};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading_view::view;
use crate::solving::attempt;
use crate::solving::attempt::{Attempt, MAX_KEY, Prepared};
use crate::solving::rules as solving;
use crate::solving::rules::{VariantChoice, VariantRequest};
use crate::solving::wire;
use crate::state::RequestContext;
use eqex_bank::answer::{Answer, AnswerFields};
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::problem;
use eqex_bank::problem::{OptionalKeys, Shown};
use eqex_bank::refusal::Refusal;
use eqex_bank::refusals::failure::refused_answer;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Object;
use eqex_kernel::http::outcome::{DeferredResponse, Written};
use eqex_kernel::http::output::Output;
use eqex_kernel::optional::OptionalField;
use eqex_kernel::whole::{Count, Int32};

pub(crate) fn endpoints() -> Vec<Endpoint> {
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
        .may(&[401, 403, 404, 422, 429])
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
    seed: OptionalField<Int32>,
    /// The number of a practice variant: one of its own, without effect on results.
    #[serde(default)]
    practice: OptionalField<Count>,
    #[serde(default)]
    lang: OptionalField<String>,
}

fn render(context: RequestContext<'_>, input: Render) -> Result<Written<Shown>, Failure> {
    let request = VariantRequest {
        subject: input.subject,
        exercise: input.exercise_id,
        choice: VariantChoice {
            seed: input.seed.0.map(|seed| seed.0),
            practice: input.practice.0.map(|practice| practice.0),
            visitor: context.visitor_seed(),
        },
    };
    let db = context.db()?;
    let rendered = solving::render(&db, &context.state.bank, context.caller, &request)?;
    let done = solving::result(&db, context.caller, &rendered.problem)?;
    let variant = rendered.variant()?;
    let mut out = String::with_capacity(1024);
    let parts = OptionalKeys {
        done: Some(done),
        correct: rendered.manages,
        seed: rendered.told_seed(),
    };
    let view = view(context, input.lang.0);
    problem::write(
        &mut out,
        rendered.problem.exercise(),
        &variant,
        &view,
        parts,
    );
    Ok(Written::new(
        context.with_seed(Output::json(out), request.choice.visitor),
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
    practice: OptionalField<Count>,
    #[serde(default)]
    lang: OptionalField<String>,
}

/// The form of what [`wire`] writes, for the documentation.
#[derive(Debug, Serialize, JsonSchema)]
struct Judgement {
    /// One per unknown; absent with `validate`.
    info: Option<Vec<bool>>,
    /// What was understood of typed answers.
    understood: Option<Vec<Option<UnderstoodEntry>>>,
    /// For those who manage the subject, where their own numbers have no answer: the seed whose numbers were judged.
    seed: Option<i32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct UnderstoodEntry {
    number: f64,
    unit: String,
    latex: String,
}

fn submit(
    context: RequestContext<'_>,
    input: Submit,
) -> Result<DeferredResponse<Written<Judgement>>, Failure> {
    let view = view(context, input.lang.0);
    let answer = input.answer.0.answer(view.typed);
    let answer = answer.map_err(Failure::bad_request)?;
    let practice = input.practice.0.map(|practice| practice.0);
    let request = VariantRequest {
        subject: input.subject,
        exercise: input.exercise_id,
        choice: VariantChoice {
            seed: None,
            practice,
            visitor: context.visitor_seed(),
        },
    };
    let visitor = request.choice.visitor;
    let (bank, submits) = (&context.state.bank, &context.state.submits);
    let db = context.db()?;
    if input.validate {
        let problem = solving::find(
            &db,
            bank,
            context.caller,
            &request.subject,
            &request.exercise,
        )?;
        let understood = understand(problem.exercise(), &answer, &view)?;
        let output = Output::json(wire::understood(&understood));
        return DeferredResponse::done(Written::new(context.with_seed(output, visitor)));
    }
    let attempt = Attempt {
        request,
        answer,
        view,
        key: key(context)?,
        variant: None,
    };
    let judge = || attempt.judge(&db, bank, context.caller);
    let prepared = attempt::prepare(&db, bank, submits, context.caller, &attempt, judge);
    let judged = match prepared.map_err(|refusal| not_judged(refusal, &attempt.answer))? {
        Prepared::Settled(outcome) => {
            let output = context.with_seed(Output::json(outcome.into_json()), visitor);
            return DeferredResponse::done(Written::new(output));
        }
        Prepared::ToKeep(judged) => judged,
    };
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(move |db| -> Result<_, Failure> {
        let (bank, submits) = (&classroom.bank, &classroom.submits);
        attempt::keep(db, bank, submits, &caller, &attempt, judged)
            .map(|outcome| Written::new(Output::json(outcome.into_json())))
            .map_err(|refusal| not_judged(refusal, &attempt.answer))
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
fn key(context: RequestContext<'_>) -> Result<Option<String>, Failure> {
    let Some(value) = context.request.headers.get("idempotency-key") else {
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
        Answer::Typed(typed) => exercise
            .understand(&typed.texts(), &typed.reading, &typed.view(view))
            .map_err(refused),
    }
}

/// A number without a unit, as it is understood.
fn plain_number(number: f64, view: &View) -> Understood {
    Understood {
        capitals: None,
        text: number.to_string(),
        number,
        unit: String::new(),
        latex: view.notation().number(number),
        plain: view.plain_notation().number(number),
    }
}
