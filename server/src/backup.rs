//! The data folder as one file: a tar archive of the database as it stood at one moment, and of the files that it names.

use std::fs::File;
use std::path::Path;

use crate::store::{Error, Kept, Room};

/// Names within the archive, which are those of the data folder.
pub const DATABASE: &str = "eqex.db";
pub const FILES: &str = "files";

/// How the folder begins in which the copy of the database is made.
pub const WORK: &str = ".eqex-backup-";

/// Bytes that a backup into the data folder itself takes for a moment: the copy of the database, and the archive with it and the files in it.
pub fn room_needed(room: &Room, file_bytes: u64) -> u64 {
    2 * (room.database + room.journal) + file_bytes
}

/// What a backup holds.
#[derive(Clone, Copy, Debug)]
pub struct Contents {
    pub files: usize,
    /// Bytes of the archive.
    pub size: u64,
}

/// Writes the archive into an empty file, also while a server uses the folder. The copy of the database needs room in `place` meanwhile;
/// `step` hears how many files of how many are in.
pub fn write(
    kept: &Kept,
    archive: &File,
    place: &Path,
    mut step: impl FnMut(usize, usize),
) -> Result<Contents, Error> {
    let work = tempfile::Builder::new().prefix(WORK).tempdir_in(place)?;
    let database = work.path().join(DATABASE);
    kept.copy_database(&database)?;
    // The files that the copy names, whatever is uploaded meanwhile.
    let copy = Kept::open(work.path())?;
    let hashes = copy.read()?.db()?.all_files()?;
    let mut builder = tar::Builder::new(archive);
    builder.append_path_with_name(&database, DATABASE)?;
    for (index, hash) in hashes.iter().enumerate() {
        step(index, hashes.len());
        builder.append_path_with_name(kept.file(hash), format!("{FILES}/{hash}"))?;
    }
    builder.finish()?;
    Ok(Contents {
        files: hashes.len(),
        size: archive.metadata()?.len(),
    })
}
