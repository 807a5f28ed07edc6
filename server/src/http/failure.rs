//! What went wrong, in two tellings: one for the caller, one for the log.

use std::fmt;

use eqex::diagnostic::Report;
use eqex::{Invalid, Refused};
use serde::Serialize;

use super::output::{Body, JSON, Output};
use crate::domain::Refusal;
use crate::store;

#[derive(Debug)]
pub struct Failure {
    pub status: u16,
    /// For the caller.
    message: String,
    /// For the log alone.
    pub private: Option<String>,
    diagnostics: Option<Vec<Report>>,
    /// The page that tells it, in the place of the public body.
    page: Option<String>,
    /// A header that goes with the status.
    header: Option<(&'static str, String)>,
    /// Not answered before the time that any refused sign-in takes.
    pub(super) slow: bool,
    /// Signing in would not help, so that visitors too hear 403.
    pub(super) for_everybody: bool,
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
}

impl Failure {
    fn new(status: u16, message: impl Into<String>) -> Failure {
        Failure {
            status,
            message: message.into(),
            private: None,
            diagnostics: None,
            page: None,
            header: None,
            slow: false,
            for_everybody: false,
        }
    }

    pub fn bad_request(message: impl Into<String>) -> Failure {
        Failure::new(400, message)
    }

    /// A text of the caller's that is no exercise, or an answer that cannot be read.
    pub fn bad_content(message: impl Into<String>, diagnostics: Vec<Report>) -> Failure {
        Failure {
            diagnostics: Some(diagnostics),
            ..Failure::new(400, message)
        }
    }

    pub fn unauthorized() -> Failure {
        Failure::new(401, "Unauthorized: sign in first")
    }

    /// A wrong password; told no sooner than any other.
    pub fn wrong_password() -> Failure {
        Failure {
            slow: true,
            ..Failure::new(401, "Unauthorized: the login or the password is wrong")
        }
    }

    pub fn forbidden(message: impl Into<String>) -> Failure {
        Failure::new(403, message)
    }

    /// For visitors too, as signing in would not help.
    #[must_use]
    pub fn for_everybody(mut self) -> Failure {
        self.for_everybody = true;
        self
    }

    pub fn not_found() -> Failure {
        Failure::new(404, "Not Found")
    }

    /// `allow` lists the methods that the path has.
    pub fn method_not_allowed(allow: String) -> Failure {
        let message = format!("Method Not Allowed; this path has {allow}");
        Failure {
            header: Some(("allow", allow)),
            ..Failure::new(405, message)
        }
    }

    pub fn timeout() -> Failure {
        Failure::new(408, "Request Timeout: the body did not come in time")
    }

    pub fn conflict(message: impl Into<String>) -> Failure {
        Failure::new(409, message)
    }

    pub fn too_large(limit: u64) -> Failure {
        Failure::new(
            413,
            format!("Content Too Large: at most {limit} bytes are taken"),
        )
    }

    /// The caller's variant has no answer. Where it fails would tell how the answer is computed.
    pub fn no_variant(message: impl Into<String>) -> Failure {
        Failure::new(422, message)
    }

    /// Too many wrong attempts; again after so many seconds.
    pub fn too_many(seconds: u64) -> Failure {
        Failure {
            header: Some(("retry-after", seconds.to_string())),
            ..Failure::new(
                429,
                format!("Too Many Requests: too many wrong attempts; try again in {seconds} s"),
            )
        }
    }

    /// There is no room for what was asked for.
    pub fn full(message: impl fmt::Display) -> Failure {
        Failure::new(507, format!("Insufficient Storage: {message}"))
    }

    /// Says no more than that to the caller.
    pub fn internal(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(private.into()),
            ..Failure::new(500, "Internal Server Error")
        }
    }

    pub fn unavailable(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(private.into()),
            ..Failure::new(
                503,
                "Service Unavailable: nothing can be saved at the moment",
            )
        }
    }

    /// Tells it by a page of the caller's.
    #[must_use]
    pub fn with_page(mut self, html: String) -> Failure {
        self.page = Some(html);
        self
    }

    /// The same in other words, without the name of the status in front.
    pub fn in_words(mut self, words: impl Fn(&str) -> String) -> Failure {
        let reason = self.message.strip_prefix("Forbidden: ");
        self.message = words(reason.unwrap_or(&self.message));
        self
    }

    pub fn has_page(&self) -> bool {
        self.page.is_some()
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is wrong with a text that was sent, with places.
    pub fn reports(&self) -> &[Report] {
        self.diagnostics.as_deref().unwrap_or(&[])
    }

    pub fn output(self) -> Output {
        let mut output = match self.page {
            Some(page) => Output::page(page),
            None => {
                let body = PublicBody {
                    status: self.status,
                    message: &self.message,
                    diagnostics: self.diagnostics.as_deref(),
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
                ..Failure::full("the disk of the server is full; nothing was saved")
            },
            store::Kind::ReadOnly | store::Kind::Taken => Failure::unavailable(error.message),
            store::Kind::Duplicate | store::Kind::Other => Failure::internal(error.message),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        match refusal {
            Refusal::Forbidden => Failure::forbidden("Forbidden"),
            Refusal::ForbiddenBecause(reason) => Failure::forbidden(format!("Forbidden: {reason}")),
            Refusal::Missing => Failure::not_found(),
            Refusal::Invalid(message) => Failure::bad_request(message),
            Refusal::Conflict(message) => Failure::conflict(message),
            Refusal::Content(invalid) => invalid_content(&invalid),
            Refusal::Answer(refused) => refused_answer(*refused, &[]),
            Refusal::NoVariant => {
                Failure::no_variant("This exercise has no answer for your numbers; tell its author")
            }
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
        .map(|diagnostic| diagnostic.report(&invalid.source, "en"))
        .collect();
    let message = match reports.first() {
        Some(first) => format!("Bad content: line {}: {}", first.place.line, first.message),
        None => "Bad content".to_owned(),
    };
    Failure::bad_content(message, reports)
}

/// Why answers were not judged. Nothing is stored then.
pub fn refused_answer(reason: Refused, typed: &[Option<String>]) -> Failure {
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
                        diagnostic.told("en")
                    )
                });
            let report = |(index, diagnostic): &(usize, eqex::Diagnostic)| {
                let text = typed.get(*index).and_then(Option::as_deref).unwrap_or("");
                // A typed answer is one line, so the line of the report tells which answer it is.
                let mut report = diagnostic.report(text, "en");
                report.place.line = index + 1;
                report
            };
            Failure::bad_content(message, entries.iter().map(report).collect())
        }
        Refused::Readings(_) | Refused::Choice(_) => {
            Failure::bad_request("an answer can be read in several ways")
        }
        Refused::NoVariant(_) => Refusal::NoVariant.into(),
    }
}
