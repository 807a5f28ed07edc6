//! What became of answers, as their page tells it.

use crate::solving::view::notes::AnswerNote;

/// What became of answers.
#[derive(Debug, PartialEq)]
pub enum AnswerStatus {
    Asked,
    /// What was right, and what was understood of each answer.
    Judged {
        info: Vec<bool>,
        notes: Vec<AnswerNote>,
    },
    /// Nothing was typed.
    Empty,
    /// The numbers are others than those that were answered.
    Changed,
    /// Something cannot be read, so nothing was judged.
    Unreadable(Vec<AnswerNote>),
    /// Something can be read in several ways and none was chosen, so nothing was judged.
    Undecided(Vec<AnswerNote>),
    /// Something is longer than any answer.
    TooLong,
    /// Too many answers came at once: it goes on after so many seconds.
    TooMany(u64),
    /// The session had ended before it came.
    TooLate,
}
