//! Shared by the runners of text files.

use std::path::{Path, PathBuf};

/// Whether expected parts are to be written instead of compared.
pub(crate) fn bless() -> bool {
    std::env::var_os("EQEX_BLESS").is_some_and(|value| value == "1")
}

/// All files with an extension below a folder, by name.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            found.extend(files(&entry, extension));
        } else if entry.extension().is_some_and(|found| found == extension) {
            found.push(entry);
        }
    }
    found
}
