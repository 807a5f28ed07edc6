//! Where things lie in a data folder.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::archive::FileHash;
use crate::store::error::Error;
use crate::store::names::{DATABASE, FILES};

pub(super) fn database(data: &Path) -> PathBuf {
    data.join(DATABASE)
}

/// The folder of uploaded files.
pub(super) fn files(data: &Path) -> PathBuf {
    data.join(FILES)
}

pub(super) fn file(data: &Path, hash: FileHash<'_>) -> PathBuf {
    files(data).join(hash.as_str())
}

/// Where the file lies that a row names. The row may have come with a backup and name whatever it likes.
pub(super) fn named_file(data: &Path, named: &str) -> Result<PathBuf, Error> {
    let hash = FileHash::parse(named);
    hash.map(|hash| file(data, hash)).ok_or_else(|| {
        Error::other(format!(
            "a row of the table `files` names {named:?}, which is no file of eqex: `eqex doctor` tells whose"
        ))
    })
}

/// The names of all files that lie in a data folder.
pub(super) fn stored_files(data: &Path) -> Result<Vec<String>, Error> {
    let entries = match fs::read_dir(files(data)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            names.push(name);
        }
    }
    Ok(names)
}
