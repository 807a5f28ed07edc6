//! What goes wrong in the store.

use std::fmt;

/// What kind of trouble it is, as far as callers are answered differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
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
    pub kind: ErrorKind,
    pub message: String,
    pub(super) origin: ErrorOrigin,
}

/// Who words an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ErrorOrigin {
    /// We do, for an operator.
    Ours,
    /// The system or SQLite, which know nothing of data folders.
    System,
    /// SQLite, of a file that is no database or no whole one.
    Damage,
}

impl Error {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error {
            kind,
            message: message.into(),
            origin: ErrorOrigin::Ours,
        }
    }

    /// Whether the database turned out to be none, or no whole one.
    pub fn is_damage(&self) -> bool {
        self.origin == ErrorOrigin::Damage
    }

    pub fn other(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Other, message)
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
            | std::io::ErrorKind::FileTooLarge => ErrorKind::Full,
            _ => ErrorKind::Other,
        };
        Error {
            origin: ErrorOrigin::System,
            ..Error::new(kind, error.to_string())
        }
    }
}
