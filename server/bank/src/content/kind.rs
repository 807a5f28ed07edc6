//! What lies at a path.

use std::path::Path;

use eqex::{Diagnostic, Span, W0805};

/// What lies at a path, which is known before anything is opened: a pipe would never end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    File,
    Folder,
    /// It is not followed, wherever it leads: a folder that was sent by somebody shall not name files of whoever reads it.
    Link,
    /// A pipe, a socket, a device, or what cannot be looked at.
    Special,
}

impl PathKind {
    pub fn of(path: &Path) -> PathKind {
        match path.symlink_metadata() {
            Ok(data) if data.is_file() => PathKind::File,
            Ok(data) if data.is_dir() => PathKind::Folder,
            Ok(data) if data.is_symlink() => PathKind::Link,
            _ => PathKind::Special,
        }
    }

    /// Why nothing of this kind is taken, whatever its name is.
    pub(super) fn reason(self) -> Option<Diagnostic> {
        match self {
            PathKind::File | PathKind::Folder => None,
            PathKind::Link => Some(Diagnostic::new(W0805, "link", Span::default())),
            PathKind::Special => Some(Diagnostic::new(W0805, "special", Span::default())),
        }
    }
}
