//! The data folder: a lock, the database, and uploaded files by the hash of their bytes.

use std::fs::{self, File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::store::error::{Error, ErrorKind};
use crate::store::names::LOCK;
#[cfg(unix)]
use crate::store::owner::{hand_over, make_folder};
use crate::store::places::{database, files, named_file, stored_files};
use crate::store::room::DiskSpace;
use crate::store::sweep::sweep;
use crate::store::{archive, trouble};

/// A data folder that is ours as long as this value lives.
#[derive(Debug)]
pub struct DataFolder {
    path: PathBuf,
    _lock: File,
}

/// The bytes of an upload as they come, hashed on the way.
#[derive(Debug)]
pub struct NewFile {
    file: NamedTempFile,
    hash: Sha256,
    size: u64,
    name: Option<String>,
}

/// Bytes that are written where it is asked whether files can be.
const PROBE: usize = 16 * 1024;

/// The file whose lock a process holds that uses a folder: opened, and not locked yet.
pub fn lock_file(folder: &Path) -> std::io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))
}

/// Makes that file where it is not there yet, for whom the folder belongs to.
#[cfg(unix)]
fn make_lock(folder: &Path) -> std::io::Result<()> {
    let made = File::options()
        .create_new(true)
        .write(true)
        .open(folder.join(LOCK));
    match made {
        Ok(new) => hand_over(&new, folder),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

impl DataFolder {
    pub(super) fn take(path: &Path) -> Result<DataFolder, Error> {
        let told = |error: std::io::Error| trouble::explain(path, error.into());
        fs::create_dir_all(path).map_err(told)?;
        #[cfg(unix)]
        make_folder(&files(path), path).map_err(told)?;
        #[cfg(not(unix))]
        fs::create_dir_all(files(path)).map_err(told)?;
        #[cfg(unix)]
        make_lock(path).map_err(told)?;
        let lock = lock_file(path).map_err(told)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(
                    ErrorKind::Taken,
                    format!(
                        "another process uses the data folder {}: a server most likely",
                        path.display()
                    ),
                ));
            }
            Err(TryLockError::Error(error)) => return Err(told(error)),
        }
        let folder = DataFolder {
            path: path.to_owned(),
            _lock: lock,
        };
        sweep(path).map_err(told)?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn database(&self) -> PathBuf {
        database(&self.path)
    }

    /// Where the file lies that a row names.
    pub fn file(&self, named: &str) -> Result<PathBuf, Error> {
        named_file(&self.path, named)
    }

    /// Whether the bytes of a new file find room.
    pub fn takes_files(&self) -> Result<(), Error> {
        let mut file = NamedTempFile::new_in(files(&self.path))?;
        file.write_all(&[1; PROBE])?;
        Ok(())
    }

    /// What the folder takes of its disk, and what is left.
    pub fn room(&self) -> Result<DiskSpace, Error> {
        DiskSpace::of(&self.path)
    }

    pub fn new_file(&self) -> Result<NewFile, Error> {
        Ok(NewFile {
            file: NamedTempFile::new_in(files(&self.path))?,
            hash: Sha256::new(),
            size: 0,
            name: None,
        })
    }

    /// Makes the bytes durable under their hash. A row names them afterwards; without one they are only waste.
    pub fn keep(&self, new: NewFile) -> Result<(String, u64), Error> {
        let sha256 = hex::encode(new.hash.finalize());
        let place = self.file(&sha256)?;
        // A damaged one gives way: to upload a file again mends it.
        if !archive::sha256(&place).is_ok_and(|found| found == sha256) {
            #[cfg(unix)]
            hand_over(new.file.as_file(), &self.path)?;
            new.file.as_file().sync_all()?;
            new.file
                .persist(&place)
                .map_err(|error| Error::from(error.error))?;
            // The name must be as durable as the bytes.
            File::open(files(&self.path))?.sync_all()?;
        }
        Ok((sha256, new.size))
    }

    /// Takes in a file of the disk.
    pub fn keep_copy(&self, path: &Path) -> Result<(String, u64), Error> {
        self.keep_all(&mut File::open(path)?)
    }

    /// Takes in all that a reader gives.
    pub fn keep_all(&self, from: &mut dyn Read) -> Result<(String, u64), Error> {
        let mut new = self.new_file()?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match from.read(&mut buffer)? {
                0 => return self.keep(new),
                count => new.write(&buffer[..count])?,
            }
        }
    }

    /// Takes in bytes that are at hand.
    pub fn keep_bytes(&self, bytes: &[u8]) -> Result<(String, u64), Error> {
        let mut new = self.new_file()?;
        new.write(bytes)?;
        self.keep(new)
    }

    /// The hashes of all files that lie here.
    pub fn stored_files(&self) -> Result<Vec<String>, Error> {
        stored_files(&self.path)
    }

    /// Removes the bytes that no row names any more.
    pub fn forget(&self, sha256: &str) -> Result<(), Error> {
        match fs::remove_file(files(&self.path).join(sha256)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

impl NewFile {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of what was written until now.
    pub fn sha256(&self) -> String {
        hex::encode(self.hash.clone().finalize())
    }

    /// What its sender calls it.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    pub fn set_name(&mut self, name: Option<&str>) {
        self.name = name.map(str::to_owned);
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The bytes from their beginning.
    pub fn reopen(&self) -> Result<File, Error> {
        Ok(self.file.reopen()?)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hash.update(&bytes[..count]);
        self.size += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}
