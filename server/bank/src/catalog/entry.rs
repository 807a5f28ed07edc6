//! An exercise with the place that it stands at.

use std::sync::Arc;

use eqex::Exercise;

use crate::rows::{ExerciseRow, Subject};
use crate::store as bank;
use crate::topics::{TopicOfExercise, TopicOfSubject};
use eqex_kernel::accounts::topics::TopicOfRemovals;
use eqex_kernel::store::{Error, ReadTx, Store};

/// An exercise where it stands.
#[derive(Debug)]
pub struct CatalogEntry {
    pub subject: Arc<Subject>,
    pub row: ExerciseRow,
    pub exercise: Arc<Exercise>,
    /// `subject/exercise-id`
    pub path: String,
    /// The tolerance of every unknown, as the log tells it.
    pub tolerance: String,
    /// Whether a variant is made in a moment, whatever the seed.
    pub(super) quick: bool,
    /// The number of the last commit that it holds for certain, where it was not read by the writer.
    pub(super) seen: Option<u64>,
}

impl CatalogEntry {
    /// Whether anybody may solve it.
    pub fn is_open(&self) -> bool {
        self.subject.opens(self.row.listed)
    }

    /// Whether neither the exercise nor its subject was changed since this was read, nor anybody removed who may have managed it.
    pub fn is_current(&self, store: &Store) -> bool {
        self.seen.is_some_and(|seen| {
            store.is_unchanged_since(&TopicOfExercise(self.row.id), seen)
                && store.is_unchanged_since(&TopicOfSubject(self.subject.id), seen)
                && store.is_unchanged_since(&TopicOfRemovals, seen)
        })
    }

    /// Whether the subject with its managers, the text and its place in the hierarchy are those that were read: two look-ups, whatever else changed.
    pub fn still_stands(&self, db: &ReadTx<'_>) -> Result<bool, Error> {
        if bank::subject(db, &self.subject.name)?.as_ref() != Some(&*self.subject) {
            return Ok(false);
        }
        let id = self.path.rsplit('/').next().unwrap_or("");
        Ok(bank::exercise(db, self.subject.id, id)? == Some(self.row))
    }
}
