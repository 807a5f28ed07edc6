//! How somebody wants to import.

use eqex_kernel::accounts::rows::Id;

/// Which side holds where the folder and the database were both changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Neither: both are left alone, and it is told.
    #[default]
    Neither,
    /// The folder.
    Theirs,
    /// The database.
    Ours,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub holds: Holds,
    /// Remove what was imported once and is not in the folder any more.
    pub prune: bool,
    /// Subjects that the database has are not touched.
    pub new_only: bool,
    /// Who imports; nobody where it is the command line.
    pub author: Option<Id>,
}
