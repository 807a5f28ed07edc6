//! Where an exercise is solved.

use crate::addresses;

/// Where an exercise is solved: by oneself, or with the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Subject,
    Session,
}

impl Place {
    pub fn address(self, subject: &str, id: &str) -> String {
        match self {
            Place::Subject => addresses::exercise(subject, id),
            Place::Session => format!("/session/{subject}/{id}"),
        }
    }
}
