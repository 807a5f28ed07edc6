//! What is wrong with a formula, and where in it.

use std::ops::Range;

/// A reason why a formula cannot be shown as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    UnknownCommand(String),
    UnknownEnvironment(String),
    UnknownColour(String),
    UnknownUnit(String),
    /// A command without all that it wants behind it.
    MissingArgument(String),
    /// Something began that does not end: a group, an environment, `\left`.
    Unclosed(String),
    /// Something ends that did not begin.
    Unopened(String),
    /// Two subscripts or two superscripts at one sign.
    DoubleScript,
    /// Something that is known, where it cannot stand.
    Misplaced(String),
    /// Longer or deeper than the pages set.
    TooLarge,
    Other,
}

/// A problem of a formula, with its place in the formula's LaTeX.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaFault {
    pub kind: Kind,
    pub place: Range<usize>,
}
