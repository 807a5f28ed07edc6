//! What the bank keeps, as plain values.

use eqex_kernel::accounts::rows::{Id, Person};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub id: Id,
    pub name: String,
    pub managers: Managers,
}

impl Subject {
    /// Seen by its managers alone.
    pub fn is_private(&self) -> bool {
        crate::names::is_private(&self.name)
    }

    /// Whether anybody may solve an exercise of it that is, or is not, listed.
    pub fn opens(&self, listed: bool) -> bool {
        listed && !self.is_private()
    }
}

/// Who manages a subject besides the administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Managers {
    Teachers,
    Users(Vec<Id>),
}

/// An exercise where it stands: the current revision of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExerciseRow {
    pub id: Id,
    pub revision: Id,
    pub listed: bool,
}

/// What lists tell of an exercise, in one of its languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    pub lang: String,
    pub name: String,
    pub description: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedExercise {
    pub id: Id,
    pub slug: String,
    pub kind: String,
    pub cards: Vec<Card>,
    pub listed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub id: Id,
    /// 1, 2, … within the exercise.
    pub number: i64,
    pub content: String,
    /// Nobody where the content was imported or its author is gone.
    pub author: Option<Person>,
    pub origin: String,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// A revision that was written just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavedRevision {
    pub exercise: Id,
    pub id: Id,
    /// 1, 2, … within the exercise.
    pub number: i64,
}

/// A revision without its content, as a history lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    pub number: i64,
    pub origin: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The name of the author, where there is one.
    pub author: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    pub sha256: String,
    pub size: i64,
}

/// What someone answered last to an exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct LastAnswer {
    /// As JSON.
    pub answer: String,
    pub revision: Id,
    pub seed: i32,
    /// `1` or `0` for each unknown, as the last regrade left it.
    pub info: String,
}

/// An accepted answer, as the log keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    pub user: Id,
    pub exercise: Id,
    pub revision: Id,
    pub seed: i32,
    /// The `answer` of the request, as JSON.
    pub answer: String,
    pub tolerance: String,
    pub done: f64,
    /// `1` or `0` for each unknown.
    pub info: String,
    pub class_session: Option<Id>,
    pub practice: Option<i32>,
    pub at: i64,
}

/// An answer of the log as it counts now: result and marks are those of the last regrade, where there was one.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedAnswer {
    pub id: Id,
    pub submission: Submission,
    /// Which revision of the exercise was answered: 1, 2, …
    pub revision_number: i64,
    pub regraded: bool,
}

/// Where a member of a class stands with an exercise: the result of the last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    pub user: Id,
    pub exercise: Id,
    pub subject: String,
    pub slug: String,
    pub done: f64,
}
