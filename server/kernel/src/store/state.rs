//! What a data folder is: new, or one that holds a school, or one whose school has gone. A folder that was ever used is never
//! taken for a new one: the loss would only be seen once everybody has signed in anew.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::store::error::Error;
use crate::store::names::{
    BACKUPS, BEGUN, DATABASE, FILES, JOURNAL, JOURNAL_INDEX, LOCK, RESTORING,
};
use crate::store::trouble;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FolderState {
    /// Nothing of ours is in it.
    New,
    /// The first start did not come to its end, however far it came: tables may be there, and root even.
    Begun,
    School,
}

/// Where a restore into `data` unpacks.
pub fn restoring(data: &Path) -> PathBuf {
    match (data.exists(), data.file_name()) {
        (false, Some(name)) => {
            let mut beside = std::ffi::OsString::from(".");
            beside.push(name);
            beside.push(RESTORING);
            data.with_file_name(beside)
        }
        _ => data.join(RESTORING),
    }
}

/// Looks at a folder, and refuses one that was used and has no database any more.
pub(super) fn of(data: &Path) -> Result<FolderState, Error> {
    let database = data.join(DATABASE);
    let broke_off = || {
        Error::other(format!(
            "a restore into the data folder {} did not come to its end: run `eqex restore FILE --data {}` again",
            data.display(),
            data.display()
        ))
    };
    match fs::read_dir(data) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match restoring(data).exists() {
                true => Err(broke_off()),
                false => Ok(FolderState::New),
            };
        }
        Err(error) => return Err(trouble::explain(data, error.into())),
    }
    let has_database = database.metadata().is_ok_and(|found| found.len() > 0);
    if !has_database && data.join(RESTORING).exists() {
        return Err(broke_off());
    }
    // Before the database is asked for: it has its tables long before it has a school.
    if data.join(BEGUN).exists() {
        return Ok(FolderState::Begun);
    }
    if has_database {
        return Ok(FolderState::School);
    }
    let missing = match database.exists() {
        true => "its database eqex.db is empty",
        false => "it has no database eqex.db",
    };
    let mut traces: Vec<&str> = vec![FILES, LOCK, JOURNAL, JOURNAL_INDEX, BACKUPS];
    traces.retain(|name| data.join(name).exists());
    if traces.is_empty() && !database.exists() {
        return Ok(FolderState::New);
    }
    Err(gone(data, missing, &traces))
}

/// The folder of a school that is not there any more.
pub(super) fn gone(data: &Path, missing: &str, traces: &[&str]) -> Error {
    let used = match traces {
        [] => "has been used".to_owned(),
        traces => format!("has been used ({} in it)", traces.join(", ")),
    };
    Error::other(format!(
        "the data folder {} {used}, and {missing}: no new school is begun there. Restore a backup into a new folder (`eqex restore FILE --data NEW`), or name another folder for a new school",
        data.display()
    ))
}

/// The folder of a school that is only begun, for those who want to read one.
pub(super) fn unfinished(data: &Path) -> Error {
    Error::other(format!(
        "the first start in the data folder {} did not come to its end: start the server there once more (`eqex serve --data {}`), which goes on with it",
        data.display(),
        data.display()
    ))
}

/// Notes that a school is begun here.
pub(super) fn begin(data: &Path) -> std::io::Result<()> {
    fs::create_dir_all(data)?;
    let mark = data.join(BEGUN);
    if !mark.exists() {
        File::create(mark)?.sync_all()?;
        sync(data)?;
    }
    Ok(())
}

/// Notes that it is durable.
pub(super) fn begun(data: &Path) -> std::io::Result<()> {
    match fs::remove_file(data.join(BEGUN)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => sync(data),
    }
}

/// Makes the names in a folder durable.
pub fn sync(folder: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_used_folder_is_no_new_one() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        assert_eq!(of(&data).expect("not there"), FolderState::New);
        fs::create_dir(&data).expect("a folder");
        fs::write(data.join("other"), "x").expect("a file");
        assert_eq!(of(&data).expect("nothing of ours"), FolderState::New);
        for name in [
            "files",
            "lock",
            "eqex.db-wal",
            "eqex.db-shm",
            "backups",
            "eqex.db",
        ] {
            fs::write(data.join(name), "").expect("a file");
            let told = of(&data).expect_err("it was used").message;
            assert!(
                told.contains(&data.display().to_string()) && told.contains("eqex restore"),
                "{told}"
            );
            // The first start had not come to its end.
            begin(&data).expect("a mark");
            assert_eq!(of(&data).expect("it goes on"), FolderState::Begun);
            begun(&data).expect("no mark");
            fs::remove_file(data.join(name)).expect("it is there");
        }
        fs::create_dir(data.join(RESTORING)).expect("a folder");
        assert!(
            of(&data)
                .expect_err("it broke off")
                .message
                .contains("did not come to its end")
        );
        // The database is placed last: with it, all is.
        fs::write(data.join("eqex.db"), "x").expect("a file");
        assert_eq!(of(&data).expect("a database"), FolderState::School);
        // A database alone is no school as long as the first start has not said so.
        begin(&data).expect("a mark");
        assert_eq!(of(&data).expect("it goes on"), FolderState::Begun);
    }

    #[test]
    fn a_restore_that_broke_off_beside_is_seen() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        fs::create_dir(restoring(&data)).expect("a folder");
        assert!(of(&data).is_err());
    }
}
