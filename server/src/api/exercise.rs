//! Exercises that callers bring themselves.

use eqex::limits::MAX_FILE;
use eqex::{Diagnostic, Invalid};
use serde::Deserialize;

use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::input::{Int32, present};
use crate::http::output::Output;
use crate::problem::{self, Parts};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::post(
        "/api/subject/exercise/preview",
        Access::Anyone,
        Effect::ReadBySize,
        "Renders a text that the caller brings, and stores nothing",
        preview,
    )]
}

#[derive(Debug, Deserialize)]
struct Preview {
    content: String,
    #[serde(default, deserialize_with = "present")]
    seed: Option<Int32>,
    #[serde(default, deserialize_with = "present")]
    lang: Option<String>,
}

fn preview(call: Call<'_>, input: Preview) -> Result<Output, Failure> {
    if input.content.is_empty() || input.content.len() > MAX_FILE {
        return Err(Failure::bad_request(format!(
            "`content` has 1 to {MAX_FILE} bytes"
        )));
    }
    let exercise = call.app.compile(&input.content).map_err(invalid)?;
    let view = call.view(input.lang);
    let variant = exercise
        .variant(input.seed.map_or(0, |seed| seed.0))
        .map_err(|diagnostic| no_variant(exercise.source(), &diagnostic))?;
    let mut out = String::with_capacity(1024);
    problem::write(
        &mut out,
        &exercise,
        &variant,
        &view,
        Parts {
            done: false,
            correct: true,
        },
    );
    Ok(Output::json(out))
}

fn invalid(invalid: Invalid) -> Failure {
    let reports: Vec<_> = invalid
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.report(&invalid.source))
        .collect();
    let message = match reports.first() {
        Some(first) => format!("Bad content: line {}: {}", first.place.line, first.message),
        None => "Bad content".to_owned(),
    };
    Failure::bad_content(message, reports)
}

/// The author may know the place; those who only solve the exercise may not.
fn no_variant(source: &str, diagnostic: &Diagnostic) -> Failure {
    let line = diagnostic.report(source).place.line;
    Failure::no_variant(format!(
        "This seed gives no answer: line {line}: {}",
        diagnostic.message
    ))
}
