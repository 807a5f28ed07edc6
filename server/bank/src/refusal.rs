//! What the rules of the bank, and of the families on it, refuse.

use eqex_kernel::refusal as general;
use eqex_messages::Message;

/// Why a caller does not get what they asked for.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// The caller may not, or may not even know whether it exists.
    Forbidden,
    /// The same, with the reason in words: signing in would not help.
    ForbiddenBecause(Message),
    /// It does not exist, and the caller may know that.
    Missing,
    /// A value that means nothing here.
    Invalid(Message),
    /// Something else is in the way.
    Conflict(Message),
    /// A text that is no exercise.
    Content(Box<eqex::Invalid>),
    /// An answer that cannot be judged.
    Answer(Box<eqex::Refused>),
    /// The caller's numbers have no answer.
    NoVariant,
    /// The caller has had as many answers kept as one may: again after so many seconds.
    TooManyAnswers(u64),
    /// The password or the secret of a link is wrong.
    WrongSecret,
    Store(eqex_kernel::store::Error),
}

impl From<general::Refusal> for Refusal {
    fn from(refusal: general::Refusal) -> Refusal {
        match refusal {
            general::Refusal::Forbidden => Refusal::Forbidden,
            general::Refusal::ForbiddenBecause(reason) => Refusal::ForbiddenBecause(reason),
            general::Refusal::Missing => Refusal::Missing,
            general::Refusal::Invalid(message) => Refusal::Invalid(message),
            general::Refusal::Conflict(message) => Refusal::Conflict(message),
            general::Refusal::WrongSecret => Refusal::WrongSecret,
            general::Refusal::Store(error) => Refusal::Store(error),
        }
    }
}

impl From<eqex_kernel::store::Error> for Refusal {
    fn from(error: eqex_kernel::store::Error) -> Refusal {
        Refusal::Store(error)
    }
}
