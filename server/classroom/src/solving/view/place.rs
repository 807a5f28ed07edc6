//! Where an exercise is solved.

use crate::addresses;

/// Where an exercise is solved: by oneself, or with the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SolvingPlace {
    Subject,
    Session,
}

impl SolvingPlace {
    pub fn address(self, subject: &str, id: &str) -> String {
        match self {
            SolvingPlace::Subject => addresses::exercise(subject, id),
            SolvingPlace::Session => format!("/session/{subject}/{id}"),
        }
    }
}
