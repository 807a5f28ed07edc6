//! What goes wrong in the store.

use std::fmt;

/// What kind of trouble it is, as far as callers are answered differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No space is left. Reading goes on, and writing too once there is space.
    Full,
    /// The disk failed: nothing is written until someone has looked.
    ReadOnly,
    /// The data folder is somebody else's at the moment.
    Taken,
    /// A name, login or invitation that another has.
    Duplicate,
    /// A mistake of ours, or a broken database.
    Other,
}

/// For the log; callers are told by the kind alone.
#[derive(Clone, Debug)]
pub struct Error {
    pub kind: Kind,
    pub message: String,
    pub(super) origin: Origin,
}

/// Who words an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// We do, for an operator.
    Ours,
    /// The system or SQLite, which know nothing of data folders.
    System,
    /// SQLite, of a file that is no database or no whole one.
    Damage,
}

impl Error {
    pub fn new(kind: Kind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            origin: Origin::Ours,
        }
    }

    /// Whether the database turned out to be none, or no whole one.
    pub fn is_damage(&self) -> bool {
        self.origin == Origin::Damage
    }

    pub fn other(message: impl Into<String>) -> Error {
        Error::new(Kind::Other, message)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        let kind = match error.kind() {
            std::io::ErrorKind::StorageFull
            | std::io::ErrorKind::QuotaExceeded
            | std::io::ErrorKind::FileTooLarge => Kind::Full,
            _ => Kind::Other,
        };
        Error {
            origin: Origin::System,
            ..Error::new(kind, error.to_string())
        }
    }
}
