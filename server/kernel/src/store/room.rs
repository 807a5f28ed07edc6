//! What a data folder takes of its disk, and what is left there.

#[cfg(unix)]
use std::io;
use std::path::Path;

use crate::store::error::Error;
use crate::store::names::{DATABASE, JOURNAL};

/// Bytes of the disk, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiskSpace {
    pub database: u64,
    pub journal: u64,
    pub free: Option<u64>,
}

impl DiskSpace {
    pub(super) fn of(data: &Path) -> Result<DiskSpace, Error> {
        let size = |name: &str| {
            let path = data.join(name);
            path.metadata().map_or(0, |data| data.len())
        };
        Ok(DiskSpace {
            database: size(DATABASE),
            journal: size(JOURNAL),
            free: free(data)?,
        })
    }
}

/// Bytes that are free on the disk of a folder, where that is known.
#[cfg(unix)]
pub fn free(path: &Path) -> Result<Option<u64>, Error> {
    let disk = rustix::fs::statvfs(path).map_err(io::Error::from)?;
    Ok(Some(disk.f_bavail.saturating_mul(disk.f_frsize)))
}

/// Nothing: here it is not known.
#[cfg(not(unix))]
pub fn free(_: &Path) -> Result<Option<u64>, Error> {
    Ok(None)
}
