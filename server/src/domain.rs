//! The rules over plain values: who may, and what follows.

pub mod access;
pub mod admin;
pub mod arrange;
pub mod classroom;
pub mod compute_budget;
pub mod difference;
pub mod exercises;
pub mod export;
pub mod files;
pub mod hierarchy;
pub mod home;
pub mod import;
pub mod instance;
pub mod invitations;
pub mod invited;
pub mod manage;
pub mod notices;
pub mod people;
pub mod problems;
pub mod regrade;
pub mod reports;
pub mod results;
pub mod roster;
pub mod seeds;
pub mod sessions;
pub mod slug;
pub mod subjects;
pub mod teams;
pub mod variants;
pub mod words;
pub mod worksheets;

use eqex_messages::Message;

use crate::{refusal, store};

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
    Store(store::Error),
}

impl From<refusal::Refusal> for Refusal {
    fn from(refusal: refusal::Refusal) -> Refusal {
        match refusal {
            refusal::Refusal::Forbidden => Refusal::Forbidden,
            refusal::Refusal::ForbiddenBecause(reason) => Refusal::ForbiddenBecause(reason),
            refusal::Refusal::Missing => Refusal::Missing,
            refusal::Refusal::Invalid(message) => Refusal::Invalid(message),
            refusal::Refusal::Conflict(message) => Refusal::Conflict(message),
            refusal::Refusal::WrongSecret => Refusal::WrongSecret,
            refusal::Refusal::Store(error) => Refusal::Store(error),
        }
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Refusal {
        Refusal::Store(error)
    }
}

/// Exercises for the tests of this folder.
#[cfg(test)]
mod testing {
    use eqex::{Defaults, Exercise};

    pub(super) fn exercise(text: &str, calculations: &str) -> Exercise {
        let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
        Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one")
    }
}
