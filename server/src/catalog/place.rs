//! An exercise with the place that it stands at.

use std::sync::Arc;

use eqex::Exercise;

use crate::bank::store as bank;
use crate::model::rows::{ExerciseRow, Subject};
use crate::store::{Error, ReadTx, Store};

/// An exercise where it stands.
#[derive(Debug)]
pub struct Place {
    pub subject: Arc<Subject>,
    pub row: ExerciseRow,
    pub exercise: Arc<Exercise>,
    /// `subject/exercise-id`
    pub path: String,
    /// The tolerance of every unknown, as the log tells it.
    pub tolerance: String,
    /// Whether a variant is made in a moment, whatever the seed.
    pub(super) quick: bool,
    /// The number of the material that this was read under.
    pub(super) material: u64,
}

impl Place {
    /// Whether anybody may solve it.
    pub fn is_open(&self) -> bool {
        self.subject.opens(self.row.listed)
    }

    /// Whether nothing changed since this was read, here or anywhere else.
    pub fn is_current(&self, store: &Store) -> bool {
        self.material == store.material()
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
