//! What is wrong with a file of a content folder.

use std::path::{Path, PathBuf};

use eqex::Diagnostic;

/// What is wrong with a file: its diagnostics, with places in `source`.
#[derive(Clone, Debug)]
pub struct Finding {
    pub path: PathBuf,
    pub source: String,
    pub diagnostics: Vec<Diagnostic>,
}

/// A finding that concerns no text, and so has no source.
pub(super) fn plain(path: &Path, diagnostic: Diagnostic) -> Finding {
    Finding {
        path: path.to_owned(),
        source: String::new(),
        diagnostics: vec![diagnostic],
    }
}
