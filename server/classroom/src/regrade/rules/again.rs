//! Judging one answer again, as far as it can be compared.

use std::sync::Arc;

use eqex::{Exercise, Graded, Refused, View};
use schemars::JsonSchema;
use serde::Serialize;

use crate::solving::rules as solving;
use eqex_bank::answer::Answer;

/// Why an answer cannot be judged again, so that the old verdict stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// It was an answer to other numbers.
    NotComparable,
    /// It may be meant in several ways, and nobody chose.
    TwoReadings,
    /// It cannot be read any more.
    Unreadable,
}

impl Obstacle {
    pub fn words(self) -> &'static str {
        match self {
            Obstacle::NotComparable => "not comparable: its numbers were others",
            Obstacle::TwoReadings => "two readings",
            Obstacle::Unreadable => "it cannot be read any more",
        }
    }
}

/// Judges an answer to one text by another one, where it is an answer to that as well.
pub(crate) fn again(
    exercise: &Arc<Exercise>,
    seen: &Arc<Exercise>,
    seed: i32,
    answer: &Answer,
) -> Result<Graded, Obstacle> {
    if !Arc::ptr_eq(exercise, seen) && !exercise.is_comparable(seen, seed) {
        return Err(Obstacle::NotComparable);
    }
    solving::grade(exercise, seed, answer, &View::default()).map_err(|refused| match refused {
        Refused::Readings(_) => Obstacle::TwoReadings,
        Refused::Unreadable(_) | Refused::Choice(_) => Obstacle::Unreadable,
        Refused::Count { .. } | Refused::NoVariant(_) => Obstacle::NotComparable,
    })
}
