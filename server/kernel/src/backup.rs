//! The data folder as one file: a tar archive of the database as it stood at one moment, and of the files that it names.

use std::fs::File;
use std::path::Path;

use crate::store::archive;
use crate::store::names::{DATABASE, WORK};
use crate::store::{DiskSpace, Error, FileDamage, ReadOnlyStore};

/// Bytes that a backup into the data folder itself takes for a moment: the copy of the database, and the archive with it and the files in it.
pub fn room_needed(room: &DiskSpace, file_bytes: u64) -> u64 {
    2 * (room.database + room.journal) + file_bytes
}

/// What a backup holds.
#[derive(Clone, Debug)]
pub struct BackupContents {
    pub files: usize,
    /// Bytes of the archive.
    pub size: u64,
    /// What is wrong with files: those that are missing are not in it, and damaged ones are as they lie there.
    pub damage: Vec<FileDamage>,
}

/// Writes the archive into an empty file, also while a server uses the folder. The copy of the database needs room in `place` meanwhile;
/// `step` hears how many files of how many are in.
pub fn write(
    kept: &ReadOnlyStore,
    archive: &File,
    place: &Path,
    step: impl FnMut(usize, usize),
) -> Result<BackupContents, Error> {
    let work = tempfile::Builder::new().prefix(WORK).tempdir_in(place)?;
    let database = work.path().join(DATABASE);
    kept.copy_database(&database)?;
    // The files that the copy names, whatever is uploaded meanwhile.
    let copy = ReadOnlyStore::open(work.path(), kept.tables())?;
    let mut hashes = Vec::new();
    let mut damage = Vec::new();
    for (hash, names) in copy.named_files()? {
        let found = kept.look_at(&hash, &names);
        if found.as_ref().is_none_or(|found| found.is_readable) {
            hashes.push(hash);
        }
        damage.extend(found);
    }
    archive::pack(archive, &database, &hashes, |hash| kept.file(hash), step)?;
    Ok(BackupContents {
        files: hashes.len(),
        size: archive.metadata()?.len(),
        damage,
    })
}
