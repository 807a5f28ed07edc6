//! What went wrong, in two tellings: one for the caller, one for the log.

use eqex_messages::{Argument, FALLBACK, Message};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::http::output::{Body, JSON, Output};
use crate::light_work::Missed;
use crate::store;

/// How a message is told in a language: by the tables of whoever is served, as http has none.
pub type Tell = fn(&str, &Message) -> String;

#[derive(Debug)]
pub struct Failure {
    pub status: u16,
    /// For the caller.
    message: Message,
    /// For the log alone.
    pub private: Option<Message>,
    /// Further fields of the body with their JSON, in order.
    details: Vec<(&'static str, Box<RawValue>)>,
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

/// The body of every 4xx and 5xx: the status, a message for people, and what else there is to tell.
struct PublicBody<'a> {
    status: u16,
    message: &'a str,
    details: &'a [(&'static str, Box<RawValue>)],
}

impl Serialize for PublicBody<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_map(None)?;
        body.serialize_entry("status", &self.status)?;
        body.serialize_entry("message", self.message)?;
        for (name, detail) in self.details {
            body.serialize_entry(name, detail)?;
        }
        body.end()
    }
}

impl Failure {
    fn new(status: u16, message: impl Into<Message>) -> Failure {
        Failure {
            status,
            message: message.into(),
            private: None,
            details: Vec::new(),
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

    /// Tells one thing more in the body, under this name.
    #[must_use]
    pub fn with_detail(mut self, name: &'static str, detail: &impl Serialize) -> Failure {
        match to_raw_value(detail) {
            Ok(json) => self.details.push((name, json)),
            // What cannot be told leaves the rest as it is.
            Err(error) => tracing::error!(%error, name, "a detail of a failure is no JSON"),
        }
        self
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

    /// Something has to be done first that takes long, and not where that was tried: the request is begun anew on the pool, and nobody is told of this.
    pub(super) fn missed(missed: Missed) -> Failure {
        Failure {
            begin_anew: Some(missed),
            ..Failure::unavailable("what takes long was not done")
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
            private: Some(Message::plain(private)),
            ..Failure::new(500, Message::new("internal"))
        }
    }

    pub fn unavailable(private: impl Into<String>) -> Failure {
        Failure {
            private: Some(Message::plain(private)),
            ..Failure::new(503, Message::new("unavailable"))
        }
    }

    /// Nothing can be written: a stranger hears no more than that.
    pub fn not_ready(reason: Message, stranger: bool) -> Failure {
        let message = match stranger {
            true => Message::new("unavailable"),
            false => Message::new("not-ready").with("reason", reason.clone()),
        };
        Failure {
            private: Some(reason),
            ..Failure::new(503, message)
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
    pub fn in_language(mut self, lang: &str, tell: Tell) -> Failure {
        self.message = Message::plain(tell(lang, self.reason()));
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

    /// What programs are answered, in English; or the page, where it has one.
    pub fn output(self, tell: Tell) -> Output {
        let mut output = match self.page {
            Some(page) => Output::page(page),
            None => {
                let body = PublicBody {
                    status: self.status,
                    message: &tell(FALLBACK, &self.message),
                    details: &self.details,
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
            store::ErrorKind::Full => Failure {
                private: Some(Message::plain(error.message)),
                ..Failure::full(Message::new("disk-full"))
            },
            store::ErrorKind::ReadOnly | store::ErrorKind::Taken => {
                Failure::unavailable(error.message)
            }
            store::ErrorKind::Duplicate | store::ErrorKind::Other => {
                Failure::internal(error.message)
            }
        }
    }
}
