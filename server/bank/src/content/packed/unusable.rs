//! Why a zip is not taken.

use std::io;

use crate::content::finding::Finding;

/// Why a zip is not taken.
#[derive(Debug)]
pub enum Unusable {
    NotZip,
    Encrypted(String),
    /// A name that leads out of the folder, or is no name.
    BadName(String),
    Link(String),
    /// Two entries have this name, of which one would be lost.
    Doubled(String),
    TooManyFiles,
    TooManyExercises,
    /// The texts alone.
    TooMuchText,
    TooLarge,
    NoIndex,
    /// The folders that have an index each.
    ManySubjects(Vec<String>),
    /// The index cannot be read; an empty one in its place would take everything out of the table of contents.
    BadIndex(Box<Finding>),
    /// A file that is damaged or packed in a way of its own.
    Unreadable(String),
    /// Our side: the disk.
    Io(io::Error),
}
