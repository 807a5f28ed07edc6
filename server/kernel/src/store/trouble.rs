//! Why a data folder cannot be used, in words of an operator: the path, what is wrong with it, and what to do.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::store::error::{Error, ErrorKind, ErrorOrigin};
use crate::store::names::{DATABASE, FILES, JOURNAL, JOURNAL_INDEX, LOCK};
use crate::store::room;

/// Bytes of free disk below which whatever fails is put down to that: the journal and its index need more to be made.
const TOO_LITTLE: u64 = 64 * 1024;

/// The error with the folder's path and a remedy, where it is the disk's, or the rights are not enough. Others stay what they are.
pub fn explain(data: &Path, error: Error) -> Error {
    let path = data.display();
    if error.origin == ErrorOrigin::Ours {
        return error;
    }
    let because = error.message.trim_end_matches('.').to_owned();
    if let Some(reason) = refused(data) {
        return Error::new(error.kind, format!("{reason} ({because})"));
    }
    if error.origin == ErrorOrigin::Damage {
        return Error::new(
            error.kind,
            format!(
                "the database eqex.db of the data folder {path} is damaged ({because}): keep the folder as it is, and restore a backup into a new one (`eqex restore FILE --data NEW`)"
            ),
        );
    }
    let free = room::free(data).ok().flatten();
    if error.kind == ErrorKind::Full || free.is_some_and(|free| free < TOO_LITTLE) {
        let free = free.map_or_else(String::new, |free| format!(": {free} bytes are free"));
        return Error::new(
            ErrorKind::Full,
            format!(
                "the disk of the data folder {path} is full{free}. Nothing is lost: make room there and start again"
            ),
        );
    }
    Error::new(error.kind, format!("the data folder {path}: {because}"))
}

/// Why this user may not read or write here.
fn refused(data: &Path) -> Option<String> {
    let shown = data.display();
    let (database, files) = (data.join(DATABASE), data.join(FILES));
    for path in [data, &database, &files] {
        if let Some(reason) = closed(data, path) {
            return Some(reason);
        }
        if File::open(path).is_err_and(|error| error.kind() == io::ErrorKind::NotADirectory) {
            return Some(format!("{shown} is no folder: name the data folder"));
        }
    }
    match may_write(data) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::ReadOnlyFilesystem => {
            return Some(format!(
                "the data folder {shown} lies on a disk that is read-only, and even reading a database makes files beside it: mount it for writing, or copy the folder to where it can be written"
            ));
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            return Some(format!(
                "the data folder {shown} may not be written by this user, and even reading a database makes files beside it{}",
                remedy(data)
            ));
        }
        Err(_) => {}
    }
    let other = [DATABASE, JOURNAL, JOURNAL_INDEX, LOCK, FILES];
    let other = other.iter().map(|name| data.join(name));
    let mut other = other.filter(|path| path.exists());
    let unwritable = other.find(|path| {
        may_write(path).is_err_and(|error| {
            matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem
            )
        })
    });
    unwritable.map(|path| {
        format!(
            "{} may not be written by this user{}",
            path.display(),
            remedy(data)
        )
    })
}

/// Why a file in the data folder cannot be opened, where this user may not.
pub(super) fn closed(data: &Path, path: &Path) -> Option<String> {
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Some(format!(
            "{} may not be read by this user{}",
            path.display(),
            remedy(data)
        )),
        _ => None,
    }
}

#[cfg(unix)]
fn may_write(path: &Path) -> std::io::Result<()> {
    Ok(rustix::fs::access(path, rustix::fs::Access::WRITE_OK)?)
}

#[cfg(not(unix))]
fn may_write(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// As whom it would work.
#[cfg(unix)]
fn remedy(data: &Path) -> String {
    use std::os::unix::fs::MetadataExt;
    match data.metadata() {
        Ok(found) => format!(
            ": run the command as the user that the folder belongs to (`sudo -u '#{}' eqex …`), or as root",
            found.uid()
        ),
        Err(_) => ": run the command as the user that the server runs as, or as root".to_owned(),
    }
}

#[cfg(not(unix))]
fn remedy(_: &Path) -> String {
    ": run the command as the user that the server runs as".to_owned()
}
