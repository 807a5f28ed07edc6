//! A backup's file: a tar archive of the database and of the uploaded files, under the names that they have in the data folder.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::Error;

/// Names within the archive, which are those of the data folder.
pub const DATABASE: &str = "eqex.db";
pub const FILES: &str = "files";

/// How the names of folders and files begin that a backup makes for itself and that go away with it.
pub const WORK: &str = ".eqex-backup-";

/// Bytes that an archive has besides those of `files` files: a header for each, what fills its last block, and the end.
pub(super) fn overhead(files: u64) -> u64 {
    (files + 2) * 1024 + 10 * 1024
}

/// Puts the database and the files of `hashes` into an archive; `step` hears how many of how many are in.
pub fn pack(
    archive: impl Write,
    database: &Path,
    hashes: &[String],
    file: impl Fn(&str) -> PathBuf,
    mut step: impl FnMut(usize, usize),
) -> Result<(), Error> {
    let mut builder = tar::Builder::new(archive);
    builder.append_path_with_name(database, DATABASE)?;
    for (index, hash) in hashes.iter().enumerate() {
        step(index, hashes.len());
        let path = file(hash);
        builder
            .append_path_with_name(&path, format!("{FILES}/{hash}"))
            .map_err(|error| {
                let kind = Error::from(std::io::Error::from(error.kind())).kind;
                Error::new(kind, format!("{}: {error}", path.display()))
            })?;
    }
    builder.finish()?;
    Ok(())
}

/// Whether a name is that of a stored file: the hash of its bytes.
pub fn is_hash(name: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    name.len() == 64 && name.bytes().all(is_digit)
}

/// Whether the bytes of a file are those that its name says.
pub(super) fn is_whole(path: &Path, sha256: &str) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize()) == sha256),
            count => hash.update(&buffer[..count]),
        }
    }
}
