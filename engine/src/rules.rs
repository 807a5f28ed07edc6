//! The two rule sets that a text is read by.

/// Which rules hold for a text. A rule that is newer than texts already stored refuses a text that is being written and warns about one that stands,
/// so that an upgrade takes no exercise away from a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rules {
    /// For a text that someone writes or hands in now: the editor, saving over the API, previews, `eqex check`.
    #[default]
    Saving,
    /// For a text that was accepted once: rows of the database, old revisions, content folders, zips.
    Stored,
}
