//! What becomes of the parts of a subject that is imported.

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportOutcome {
    Added,
    Changed,
    Removed,
    /// Edited in the database since the last import, and not in the folder.
    Kept,
    /// Changed on both sides, and left as it is on both.
    Conflict,
}

/// What became of which part; parts that are the same on both sides are not told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartOutcome {
    pub subject: String,
    pub path: String,
    pub fate: ImportOutcome,
}
