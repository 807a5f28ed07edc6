//! What the rules of accounts refuse.

use eqex_messages::Message;

use crate::http::failure::Failure;
use crate::store;

/// Why a caller does not get what they asked for.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The caller may not, or may not even know whether it exists.
    Forbidden,
    /// The caller may not, with the reason in words: signing in would not help.
    ForbiddenBecause(Message),
    /// It does not exist, and the caller may know that.
    Missing,
    /// A value that means nothing here.
    Invalid(Message),
    /// Something else is in the way.
    Conflict(Message),
    /// The password or the secret of a link is wrong.
    WrongSecret,
    Store(store::Error),
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Refusal {
        Refusal::Store(error)
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
            Refusal::WrongSecret => Failure::wrong_password(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// A duplicate as a conflict that is told in words.
pub fn taken(what: Message) -> impl Fn(store::Error) -> Refusal {
    move |error| match error.kind {
        store::ErrorKind::Duplicate => Refusal::Conflict(what.clone()),
        _ => Refusal::Store(error),
    }
}
