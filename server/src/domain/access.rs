//! Who may see what. Nobody signs in yet, so every caller is a visitor; the rules already tell what is missing from what is not theirs to know.

use eqex::Exercise;

use crate::content::{Content, Subject};
use crate::model::{ExerciseId, SubjectName};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    Anonymous,
}

/// Why a caller does not get a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The caller may not use it, or not even know whether it exists.
    Forbidden,
    /// It does not exist, and the caller may know that.
    Missing,
}

impl Caller {
    /// Whether the caller may list the subject, whether it exists or not.
    pub fn may_list(self, subject: &SubjectName) -> bool {
        match self {
            Caller::Anonymous => !subject.is_private(),
        }
    }

    /// Managers write exercises and see unlisted ones and right answers.
    pub fn manages(self, _: &Subject) -> bool {
        match self {
            Caller::Anonymous => false,
        }
    }
}

pub fn subject<'a>(
    content: &'a Content,
    caller: Caller,
    name: &SubjectName,
) -> Result<&'a Subject, Denied> {
    if !caller.may_list(name) {
        return Err(Denied::Forbidden);
    }
    content.subjects.get(name).ok_or(Denied::Missing)
}

/// An exercise to render or answer.
pub fn exercise<'a>(
    content: &'a Content,
    caller: Caller,
    name: &SubjectName,
    id: &ExerciseId,
) -> Result<&'a Exercise, Denied> {
    let subject = subject(content, caller, name)?;
    let exercise = subject.exercises.get(id).ok_or(Denied::Missing)?;
    if subject.listed.contains(id) || caller.manages(subject) {
        Ok(exercise)
    } else {
        Err(Denied::Forbidden)
    }
}
