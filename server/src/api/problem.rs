//! Variants for those who solve them.

use eqex::number;
use eqex::{Refused, Understood, View};
use serde::Deserialize;

use crate::domain::access;
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::input::{Int32, Object, present};
use crate::http::output::Output;
use crate::model::{ExerciseId, SubjectName};
use crate::problem::{self, Parts};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/problem/render",
            Access::Anyone,
            Effect::Read,
            "The caller's variant of an exercise",
            render,
        ),
        Endpoint::post(
            "/api/subject/problem/submit",
            Access::Anyone,
            Effect::Read,
            "Judges answers to the caller's variant",
            submit,
        ),
    ]
}

#[derive(Debug, Deserialize)]
struct Render {
    subject: SubjectName,
    #[serde(rename = "exerciseId")]
    exercise_id: ExerciseId,
    /// Teachers choose a variant; for everybody else it is checked and has no effect.
    #[serde(default, deserialize_with = "present", rename = "seed")]
    _seed: Option<Int32>,
    #[serde(default, deserialize_with = "present")]
    lang: Option<String>,
}

fn render(call: Call<'_>, input: Render) -> Result<Output, Failure> {
    let exercise = access::exercise(
        &call.app.content,
        call.caller,
        &input.subject,
        &input.exercise_id,
    )?;
    let seed = call.visitor_seed();
    let variant = exercise.variant(seed).map_err(|_| no_variant())?;
    let mut out = String::with_capacity(1024);
    problem::write(
        &mut out,
        exercise,
        &variant,
        &call.view(input.lang),
        Parts {
            done: true,
            correct: false,
        },
    );
    Ok(call.with_seed(Output::json(out), seed))
}

#[derive(Debug, Deserialize)]
struct Submit {
    subject: SubjectName,
    #[serde(rename = "exerciseId")]
    exercise_id: ExerciseId,
    answer: Object<Answer>,
    /// Judge nothing, only tell what is understood.
    #[serde(default)]
    validate: bool,
    #[serde(default, deserialize_with = "present")]
    lang: Option<String>,
}

/// One of the two, one entry per unknown; `null` is an answer left empty.
#[derive(Debug, Deserialize)]
struct Answer {
    #[serde(default, deserialize_with = "present")]
    answers: Option<Vec<Option<f64>>>,
    #[serde(default, deserialize_with = "present")]
    typed: Option<Vec<Option<String>>>,
}

fn submit(call: Call<'_>, input: Submit) -> Result<Output, Failure> {
    let exercise = access::exercise(
        &call.app.content,
        call.caller,
        &input.subject,
        &input.exercise_id,
    )?;
    let seed = call.visitor_seed();
    let view = call.view(input.lang);
    let out = match (input.answer.0.answers, input.answer.0.typed) {
        (Some(answers), None) if input.validate => {
            let expected = exercise.unknowns().len();
            if answers.len() != expected {
                return Err(refused(
                    Refused::Count {
                        expected,
                        given: answers.len(),
                    },
                    &[],
                ));
            }
            let understood: Vec<_> = answers
                .iter()
                .map(|number| number.map(|number| plain_number(number, &view)))
                .collect();
            result(None, Some(&understood))
        }
        (Some(answers), None) => {
            let graded = exercise
                .grade(seed, &answers)
                .map_err(|reason| refused(reason, &[]))?;
            result(Some(&graded.info), None)
        }
        (None, Some(typed)) => {
            let typed: Vec<Option<&str>> = typed.iter().map(Option::as_deref).collect();
            if input.validate {
                let understood = exercise
                    .understand(&typed, &view)
                    .map_err(|reason| refused(reason, &typed))?;
                result(None, Some(&understood))
            } else {
                let graded = exercise
                    .grade_typed(seed, &typed, &view)
                    .map_err(|reason| refused(reason, &typed))?;
                result(Some(&graded.info), Some(&graded.understood))
            }
        }
        _ => {
            return Err(Failure::bad_request(
                "`answer` has either `answers`, a list of numbers, or `typed`, a list of texts",
            ));
        }
    };
    Ok(call.with_seed(Output::json(out), seed))
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

/// Why answers were not judged. Nothing is stored then.
fn refused(reason: Refused, typed: &[Option<&str>]) -> Failure {
    match reason {
        Refused::Count { expected, given } => Failure::bad_request(format!(
            "the exercise has {expected} unknowns, and the answer has {given} entries"
        )),
        Refused::Unreadable(entries) => {
            let message = entries
                .first()
                .map_or_else(String::new, |(index, diagnostic)| {
                    format!(
                        "answer {} cannot be read: {}",
                        index + 1,
                        diagnostic.message
                    )
                });
            let report = |(index, diagnostic): &(usize, eqex::Diagnostic)| {
                let text = typed.get(*index).copied().flatten().unwrap_or("");
                // A typed answer is one line, so the line of the report tells which answer it is.
                let mut report = diagnostic.report(text);
                report.place.line = index + 1;
                report
            };
            Failure::bad_content(message, entries.iter().map(report).collect())
        }
        Refused::NoVariant(_) => no_variant(),
    }
}

/// Where it fails would tell how the answer is computed.
fn no_variant() -> Failure {
    Failure::no_variant("This exercise has no answer for your numbers; tell its author")
}
