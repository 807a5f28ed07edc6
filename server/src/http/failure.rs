//! What went wrong, in two tellings: one for the caller, one for the log.

use eqex::diagnostic::Report;
use eqex::messages::{Argument, Message};
use eqex::{Invalid, Refused, Understood};
use serde::Serialize;

use super::output::{Body, JSON, Output};
use crate::catalog::Missed;
use crate::domain::Refusal;
use crate::problem::ReadingEntry;
use crate::refusals::{self, ENGLISH};
use crate::store;

#[derive(Debug)]
pub struct Failure {
    pub status: u16,
    /// For the caller.
    message: Message,
    /// For the log alone.
    pub private: Option<String>,
    diagnostics: Option<Vec<Report>>,
    /// For each typed answer the ways in which it may be meant, where it is to be chosen.
    readings: Option<Vec<Option<Vec<ReadingEntry>>>>,
    /// The page that tells it, in the place of the public body.
    page: Option<String>,
    /// A header that goes with the status.
    header: Option<(&'static str, String)>,
    /// Not answered before the time that any refused sign-in of its kind takes.
    pub(super) slow: Option<Slow>,
    /// Signing in would not help, so that visitors too hear 403.
    pub(super) for_everybody: bool,
    /// No failure of the request, which is begun anew where it may take its time.
    pub(super) begin_anew: Option<Missed>,
}

/// Which password was wrong: a plain one takes longer, and as long whether its login exists or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slow {
    Hashed,
    Plain {
        /// Whose it would be.
        login: String,
    },
}

/// The body of every 4xx and 5xx.
#[derive(Debug, Serialize, schemars::JsonSchema)]
#[schemars(rename = "Error")]
pub(super) struct PublicBody<'a> {
    /// The HTTP status.
    status: u16,
    /// For people; may change.
    message: &'a str,
    /// What is wrong with a text, with places.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Vec<serde_json::Map<String, serde_json::Value>>>")]
    diagnostics: Option<&'a [Report]>,
    /// For each typed answer the ways in which it may be meant, or null where there is nothing to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    readings: Option<&'a [Option<Vec<ReadingEntry>>]>,
}

impl Failure {
    fn new(status: u16, message: impl Into<Message>) -> Failure {
        Failure {
            status,
            message: message.into(),
            private: None,
            diagnostics: None,
            readings: None,
            page: None,
            header: None,
            slow: None,
            for_everybody: false,
            begin_anew: None,
        }
    }

    pub fn bad_request(message: impl Into<Message>) -> Failure {
        Failure::new(400, message)
    }

    /// A text of the caller's that is no exercise, or an answer that cannot be read.
    pub fn bad_content(message: impl Into<Message>, diagnostics: Vec<Report>) -> Failure {
        Failure {
            diagnostics: Some(diagnostics),
            ..Failure::new(400, message)
        }
    }

    pub fn unauthorized() -> Failure {
        Failure::new(401, Message::new("unauthorized"))
    }

    pub fn unauthorized_because(reason: Message) -> Failure {
        Failure::new(401, reason)
    }

    /// A wrong password; told no sooner than any other.
    pub fn wrong_password() -> Failure {
        Failure {
            slow: Some(Slow::Hashed),
            ..Failure::new(401, Message::new("wrong-password"))
        }
    }

    /// A wrong password that came plain.
    pub fn wrong_plain_password(login: &str) -> Failure {
        Failure {
            slow: Some(Slow::Plain {
                login: login.to_owned(),
            }),
            ..Failure::wrong_password()
        }
    }

    pub fn forbidden() -> Failure {
        Failure::new(403, Message::new("forbidden"))
    }

    pub fn forbidden_because(reason: Message) -> Failure {
        Failure::new(
            403,
            Message::new("forbidden-because").with("reason", reason),
        )
    }

    /// For visitors too, as signing in would not help.
    #[must_use]
    pub fn for_everybody(mut self) -> Failure {
        self.for_everybody = true;
        self
    }

    pub fn not_found() -> Failure {
        Failure::new(404, Message::new("not-found"))
    }

    /// `allow` lists the methods that the path has.
    pub fn method_not_allowed(allow: String) -> Failure {
        let message = Message::new("method-not-allowed").with("methods", allow.as_str());
        Failure {
            header: Some(("allow", allow)),
            ..Failure::new(405, message)
        }
    }

    pub fn timeout() -> Failure {
        Failure::new(408, Message::new("timeout"))
    }

    pub fn conflict(message: impl Into<Message>) -> Failure {
        Failure::new(409, message)
    }

    pub fn too_large(limit: u64) -> Failure {
        Failure::new(413, Message::new("too-large").with("limit", limit))
    }

    /// The caller's variant has no answer. Where it fails would tell how the answer is computed.
    pub fn no_variant(message: Message) -> Failure {
        Failure::new(422, message)
    }

    /// Too many wrong attempts; again after so many seconds.
    pub fn too_many(seconds: u64) -> Failure {
        Failure {
            header: Some(("retry-after", seconds.to_string())),
            ..Failure::new(
                429,
                Message::new("too-many-attempts").with("seconds", seconds),
            )
        }
    }

    /// Too much of this caller waits already.
    pub fn too_many_waiting() -> Failure {
        Failure {
            header: Some(("retry-after", "1".to_owned())),
            ..Failure::new(429, Message::new("too-many-waiting"))
        }
    }

    /// An exercise has to be compiled first, and not where that was tried: the request is begun anew on the pool, and nobody is told of this.
    pub(super) fn not_compiled(missed: Missed) -> Failure {
        Failure {
            begin_anew: Some(missed),
            ..Failure::unavailable("an exercise was not compiled")
        }
    }

    /// What was asked for was changed by others each time it was begun.
    pub(super) fn keeps_changing() -> Failure {
        Failure {
            header: Some(("retry-after", "1".to_owned())),
            ..Failure::new(503, Message::new("keeps-changing"))
        }
    }

    /// Too many answers; again after so many seconds.
    pub fn too_many_answers(seconds: u64) -> Failure {
        Failure {
            header: Some(("retry-after", seconds.to_string())),
            ..Failure::new(
                429,
                Message::new("too-many-answers").with("seconds", seconds),
            )
        }
    }

    /// There is no room for what was asked for.
    pub fn full(reason: Message) -> Failure {
        Failure::new(507, Message::new("no-room").with("reason", reason))
    }

    /// Says no more than that to the caller.
    pub fn internal(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(private.into()),
            ..Failure::new(500, Message::new("internal"))
        }
    }

    pub fn unavailable(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(private.into()),
            ..Failure::new(503, Message::new("unavailable"))
        }
    }

    /// Nothing can be written: a stranger hears no more than that.
    pub fn not_ready(reason: Message, stranger: bool) -> Failure {
        let private = refusals::tell(ENGLISH, &reason);
        Failure {
            message: match stranger {
                true => Message::new("unavailable"),
                false => Message::new("not-ready").with("reason", reason),
            },
            ..Failure::unavailable(private)
        }
    }

    /// Tells it by a page of the caller's.
    #[must_use]
    pub fn with_page(mut self, html: String) -> Failure {
        self.page = Some(html);
        self
    }

    /// The same in the language of a reader, without the name of the status in front.
    #[must_use]
    pub fn in_language(mut self, lang: &str) -> Failure {
        self.message = Message::plain(refusals::tell(lang, self.reason()));
        self
    }

    /// After how many seconds it may be tried again, where that is known.
    pub fn wait(&self) -> Option<u64> {
        let (name, value) = self.header.as_ref()?;
        (*name == "retry-after").then(|| value.parse().ok())?
    }

    pub fn has_page(&self) -> bool {
        self.page.is_some()
    }

    /// Why, without the name of the status in front: people see that anyhow.
    pub fn reason(&self) -> &Message {
        match (self.status, self.message.argument("reason")) {
            (403, Some(Argument::Message(reason))) => reason,
            _ => &self.message,
        }
    }

    pub fn output(self) -> Output {
        let mut output = match self.page {
            Some(page) => Output::page(page),
            None => {
                let body = PublicBody {
                    status: self.status,
                    message: &refusals::tell(ENGLISH, &self.message),
                    diagnostics: self.diagnostics.as_deref(),
                    readings: self.readings.as_deref(),
                };
                let text = serde_json::to_string(&body).unwrap_or_default();
                Output::new(JSON, Body::Text(text)).header("cache-control", "no-store")
            }
        };
        output.status = self.status;
        match self.header {
            Some((name, value)) => output.header(name, value),
            None => output,
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        match error.kind {
            store::Kind::Full => Failure {
                private: Some(error.message),
                ..Failure::full(Message::new("disk-full"))
            },
            store::Kind::ReadOnly | store::Kind::Taken => Failure::unavailable(error.message),
            store::Kind::Duplicate | store::Kind::Other => Failure::internal(error.message),
        }
    }
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
    Failure::bad_content(message, reports)
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
            Failure::bad_content(message, entries.iter().map(report).collect())
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
    Failure {
        readings: Some(readings.into_iter().map(|list| list.map(entries)).collect()),
        ..Failure::new(400, message.with("number", number))
    }
}
