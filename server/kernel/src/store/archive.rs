//! A backup's file: a tar archive of the database and of the uploaded files, under the names that they have in the data folder.

use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::store::error::Error;
use crate::store::names::{DATABASE, FILES};

/// The extension of the database's header in the archive that has the hash of its bytes.
pub const DATABASE_HASH: &str = "EQEX.sha256";

/// Bytes that an archive has besides those of `files` files: a header for each, what fills its last block, and the end.
pub(super) fn overhead(files: u64) -> u64 {
    (files + 3) * 1024 + 10 * 1024
}

/// Puts the database and the files of `hashes` into an archive; `step` hears how many of how many are in.
pub fn pack(
    archive: impl Write,
    database: &Path,
    hashes: &[String],
    file: impl Fn(&str) -> Result<PathBuf, Error>,
    mut step: impl FnMut(usize, usize),
) -> Result<(), Error> {
    let mut builder = tar::Builder::new(archive);
    // In front of the database as an extension of its header, which earlier releases and other programs pass over.
    let hash = sha256(database)?;
    builder.append_pax_extensions([(DATABASE_HASH, hash.as_bytes())])?;
    builder.append_path_with_name(database, DATABASE)?;
    for (index, hash) in hashes.iter().enumerate() {
        step(index, hashes.len());
        let path = file(hash)?;
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

/// The name of a stored file: the hash of its bytes. What a row or an archive names is made to one before it becomes a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileHash<'a>(&'a str);

impl<'a> FileHash<'a> {
    /// Nothing where it is no hash.
    pub fn parse(name: &'a str) -> Option<FileHash<'a>> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (name.len() == 64 && name.bytes().all(is_digit)).then_some(FileHash(name))
    }

    pub fn as_str(self) -> &'a str {
        self.0
    }
}

/// Whether the bytes of a file are those that its name says.
pub(super) fn is_whole(path: &Path, name: FileHash<'_>) -> std::io::Result<bool> {
    Ok(sha256(path)? == name.as_str())
}

/// The hash of a file's bytes.
pub fn sha256(path: &Path) -> std::io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex::encode(hash.finalize())),
            count => hash.update(&buffer[..count]),
        }
    }
}
