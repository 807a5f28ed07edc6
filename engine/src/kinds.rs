//! The types of exercises: one file and one line in the table each.

pub(crate) mod eqex;

use crate::diagnostic::nearest;

/// A type of exercises. Header, segments, languages and hints are the same for all; each has its own texts, drawing and grading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    EqEx,
}

/// What the header may say, and the type that is meant and reported.
const TABLE: &[(&str, Kind)] = &[
    ("EqEx", Kind::EqEx),
    ("EquationExercise", Kind::EqEx),
    ("", Kind::EqEx),
];

impl Kind {
    pub(crate) fn find(name: &str) -> Option<Kind> {
        TABLE
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, kind)| *kind)
    }

    pub(crate) fn nearest(name: &str) -> Option<&'static str> {
        nearest(
            name,
            TABLE
                .iter()
                .map(|(known, _)| *known)
                .filter(|known| !known.is_empty()),
        )
    }

    /// The name under which the type is reported.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::EqEx => "EqEx",
        }
    }
}
