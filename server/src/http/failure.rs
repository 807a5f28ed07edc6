//! What went wrong, in two tellings: one for the caller, one for the log.

use eqex::diagnostic::Report;
use serde::Serialize;

use super::output::{Body, JSON, Output};
use crate::domain::access::Denied;

#[derive(Debug)]
pub struct Failure {
    pub status: u16,
    /// For the caller.
    message: String,
    /// For the log alone.
    pub private: Option<String>,
    diagnostics: Option<Vec<Report>>,
    allow: Option<String>,
}

/// The body of every 4xx and 5xx.
#[derive(Serialize)]
struct PublicBody<'a> {
    status: u16,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    diagnostics: Option<&'a [Report]>,
}

impl Failure {
    fn new(status: u16, message: impl Into<String>) -> Failure {
        Failure {
            status,
            message: message.into(),
            private: None,
            diagnostics: None,
            allow: None,
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

    pub fn forbidden(message: impl Into<String>) -> Failure {
        Failure::new(403, message)
    }

    pub fn not_found() -> Failure {
        Failure::new(404, "Not Found")
    }

    /// `allow` lists the methods that the path has.
    pub fn method_not_allowed(allow: String) -> Failure {
        let message = format!("Method Not Allowed; this path has {allow}");
        Failure {
            allow: Some(allow),
            ..Failure::new(405, message)
        }
    }

    pub fn timeout() -> Failure {
        Failure::new(408, "Request Timeout: the body did not come in time")
    }

    pub fn too_large(limit: usize) -> Failure {
        Failure::new(
            413,
            format!("Content Too Large: a body has at most {limit} bytes"),
        )
    }

    /// The caller's variant has no answer.
    pub fn no_variant(message: impl Into<String>) -> Failure {
        Failure::new(422, message)
    }

    /// Says no more than that to the caller.
    pub fn internal(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(private.into()),
            ..Failure::new(500, "Internal Server Error")
        }
    }

    pub fn output(self) -> Output {
        let body = PublicBody {
            status: self.status,
            message: &self.message,
            diagnostics: self.diagnostics.as_deref(),
        };
        let text = serde_json::to_string(&body).unwrap_or_default();
        let mut output = Output::new(JSON, Body::Text(text)).header("cache-control", "no-store");
        output.status = self.status;
        match self.allow {
            Some(allow) => output.header("allow", allow),
            None => output,
        }
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Failure {
        match denied {
            // Nobody is signed in yet, so what is forbidden asks for signing in.
            Denied::Forbidden => Failure::unauthorized(),
            Denied::Missing => Failure::not_found(),
        }
    }
}
