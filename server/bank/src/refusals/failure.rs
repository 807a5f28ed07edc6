//! What the rules refuse, as a failure of the request: each refusal is told here and nowhere else.

use eqex::{Invalid, Refused, Report, Understood};
use eqex_messages::Message;
use schemars::JsonSchema;

use crate::problem::ReadingEntry;
use crate::refusal::Refusal;
use crate::refusals::ENGLISH;
use eqex_kernel::http::failure::Failure;

/// The body of every 4xx and 5xx, for the documentation.
#[derive(Debug, JsonSchema)]
#[schemars(rename = "Error")]
#[expect(dead_code, reason = "only its schema is used")]
pub struct ErrorBody {
    /// The HTTP status.
    status: u16,
    /// For people; may change.
    message: String,
    /// What is wrong with a text, with places.
    #[schemars(with = "Option<Vec<serde_json::Map<String, serde_json::Value>>>")]
    diagnostics: Option<Vec<Report>>,
    /// For each typed answer the ways in which it may be meant, or null where there is nothing to choose.
    readings: Option<Vec<Option<Vec<ReadingEntry>>>>,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        match refusal {
            Refusal::Forbidden => Failure::forbidden(),
            Refusal::ForbiddenBecause(reason) => Failure::forbidden_because(reason),
            Refusal::Missing => Failure::not_found(),
            Refusal::Invalid(message) => Failure::bad_request(message),
            Refusal::Conflict(message) => Failure::conflict(message),
            Refusal::Content(invalid) => invalid_content(&invalid),
            Refusal::Answer(refused) => refused_answer(*refused, &[]),
            Refusal::NoVariant => Failure::no_variant(Message::new("no-answer")),
            Refusal::TooManyAnswers(seconds) => Failure::too_many_answers(seconds),
            Refusal::WrongSecret => Failure::wrong_password(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// A text that is no exercise, with all that is wrong with it.
pub fn invalid_content(invalid: &Invalid) -> Failure {
    let reports: Vec<_> = invalid
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.report(&invalid.source, ENGLISH))
        .collect();
    let message = match invalid.diagnostics.first().zip(reports.first()) {
        Some((first, report)) => Message::new("bad-content")
            .with("line", report.place.line)
            .with("reason", first.message.clone()),
        None => Message::new("bad-content-somewhere"),
    };
    Failure::bad_request(message).with_detail("diagnostics", &reports)
}

/// Why answers were not judged. Nothing is stored then.
pub fn refused_answer(reason: Refused, typed: &[Option<String>]) -> Failure {
    match reason {
        Refused::Count { expected, given } => Failure::bad_request(
            Message::new("answer-count")
                .with("expected", expected)
                .with("given", given),
        ),
        Refused::Unreadable(entries) => {
            let message = entries.first().map_or_else(
                || Message::plain(""),
                |(index, diagnostic)| {
                    Message::new("answer-unreadable")
                        .with("number", index + 1)
                        .with("reason", diagnostic.message.clone())
                },
            );
            let report = |(index, diagnostic): &(usize, eqex::Diagnostic)| {
                let text = typed.get(*index).and_then(Option::as_deref).unwrap_or("");
                // A typed answer is one line, so the line of the report tells which answer it is.
                let mut report = diagnostic.report(text, ENGLISH);
                report.place.line = index + 1;
                report
            };
            let reports: Vec<Report> = entries.iter().map(report).collect();
            Failure::bad_request(message).with_detail("diagnostics", &reports)
        }
        Refused::Readings(readings) => several_readings(readings),
        Refused::Choice(None) => Failure::bad_request(Message::new("answer-choice-count")),
        Refused::Choice(Some(index)) => {
            Failure::bad_request(Message::new("answer-choice").with("number", index + 1))
        }
        Refused::NoVariant(_) => Refusal::NoVariant.into(),
    }
}

/// Typed answers of which it must be chosen how they are meant.
fn several_readings(readings: Vec<Option<Vec<Understood>>>) -> Failure {
    let first = readings.iter().enumerate().find_map(|(index, list)| {
        let texts = list.as_ref()?.iter().map(|one| one.text.as_str());
        Some((index + 1, texts.collect::<Vec<&str>>()))
    });
    let (number, texts) = first.unwrap_or_default();
    let message = match texts.as_slice() {
        [only] => Message::new("answer-confirm").with("reading", *only),
        _ => Message::new("answer-readings").with("readings", texts.join(" / ")),
    };
    let entries = |list: Vec<Understood>| list.into_iter().map(ReadingEntry::from).collect();
    let readings: Vec<Option<Vec<ReadingEntry>>> =
        readings.into_iter().map(|list| list.map(entries)).collect();
    Failure::bad_request(message.with("number", number)).with_detail("readings", &readings)
}
