//! Results out of the log: of an exercise, of a class, of one student. What is counted is bounded, and told where it was cut.

pub mod class;
pub mod exercise;
pub mod given;
pub mod statistics;
pub mod student;
pub mod weeks;
pub mod wrong;

use eqex::View;

use crate::solving::rules as solving;
use eqex_bank::access::BankCaller as _;
use eqex_bank::hierarchy::card;
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::rows::{Id, Team, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::ReadTx;

/// Rows of the log that one page reads at most.
pub const MOST: usize = 20_000;

/// Where a student stands with what a column tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ResultCell {
    pub tried: usize,
    pub right: usize,
    /// The results of the tried ones together.
    pub done: f64,
}

impl ResultCell {
    fn add(&mut self, done: f64) {
        self.tried += 1;
        self.right += usize::from(done >= 1.0);
        self.done += done;
    }

    /// The mean result of what was tried.
    pub fn share(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "a few thousand at most")]
        (self.tried > 0).then(|| self.done / self.tried as f64)
    }
}

/// An exercise by its names.
#[derive(Clone, Debug)]
pub struct ExerciseName {
    pub subject: String,
    pub id: String,
    pub title: String,
    /// Whether its page opens for the caller: not where it was removed, or is listed nowhere and in no session of theirs.
    pub opens: bool,
}

/// What an exercise is called, also one that was removed; of a subject that the caller does not see it is the id.
pub fn named(
    db: &ReadTx<'_>,
    caller: &Caller,
    exercise: Id,
    view: &View,
) -> Result<Option<ExerciseName>, Refusal> {
    let Some((subject, id)) = bank::exercise_path(db, exercise)? else {
        return Ok(None);
    };
    let known = bank::subject(db, &subject)?;
    let found = known.zip(bank::listed_exercise(db, exercise)?);
    let opens = match &found {
        Some((subject, exercise)) => solving::opens(db, caller, subject, exercise)?,
        None => false,
    };
    let title = found
        .as_ref()
        .filter(|(subject, _)| caller.sees(subject))
        .map(|(_, exercise)| exercise);
    let title = title.and_then(|found| card(&found.cards, view));
    Ok(Some(ExerciseName {
        title: title.map_or_else(|| id.clone(), |card| card.name.clone()),
        opens,
        subject,
        id,
    }))
}

/// A member of a class that the caller looks after.
pub fn member(db: &ReadTx<'_>, team: &Team, user: &UserId) -> Result<User, Refusal> {
    accounts::user_by_public_id(db, user.as_str())?
        .filter(|user| user.team == team.id)
        .ok_or(Refusal::Missing)
}
