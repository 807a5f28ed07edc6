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

use crate::store;

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

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Refusal {
        Refusal::Store(error)
    }
}

/// A duplicate as a conflict that is told in words.
pub fn taken(what: Message) -> impl Fn(store::Error) -> Refusal {
    move |error| match error.kind {
        store::Kind::Duplicate => Refusal::Conflict(what.clone()),
        _ => Refusal::Store(error),
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
