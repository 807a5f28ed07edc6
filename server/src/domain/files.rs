//! Static files of subjects: pictures that exercises show.

use super::Refusal;
use super::access::{self, Caller};
use crate::app::App;
use crate::model::rows::{ADMIN_TEAM, FileRow};
use crate::model::{FileName, SubjectName};
use crate::store::{Db, Error, Store, Writing};

/// The names, sorted.
pub fn list(db: &Db<'_>, caller: &Caller, name: &SubjectName) -> Result<Vec<String>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let files = db.files(subject.id)?.into_iter();
    Ok(files.map(|(name, _)| name).collect())
}

/// A file that the caller may read: of a public subject, of one they manage, or shown by an exercise of their team's session.
pub fn find(
    db: &Db<'_>,
    app: &App,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
) -> Result<FileRow, Refusal> {
    let refusal = match access::visible_subject(db, caller, name) {
        Ok(subject) => {
            return db.file(subject.id, file.as_str())?.ok_or(Refusal::Missing);
        }
        Err(refusal) => refusal,
    };
    let Some(user) = caller.user().filter(|user| user.team != ADMIN_TEAM) else {
        return Err(refusal);
    };
    let Some(subject) = db.subject(name.as_str())? else {
        return Err(refusal);
    };
    for exercise in db.session_exercises(user.team)? {
        if exercise.subject != name.as_str() {
            continue;
        }
        let Some(row) = db.exercise(subject.id, &exercise.slug)? else {
            continue;
        };
        let exercise = app.catalog.compiled(db, row.revision)?;
        if exercise.images().iter().any(|image| image == file.as_str()) {
            return db.file(subject.id, file.as_str())?.ok_or(refusal);
        }
    }
    Err(refusal)
}

/// Whether the caller may put a file here, before its bytes are read.
pub fn may_put(db: &Db<'_>, caller: &Caller, name: &SubjectName) -> Result<(), Refusal> {
    access::managed_subject(db, caller, name).map(drop)
}

/// Names bytes that are kept. Those that had the name before stay until the next start, as an upload of the same bytes may be under way.
pub fn put(
    db: &Writing<'_>,
    app: &App,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
    row: &FileRow,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    db.set_file(subject.id, file.as_str(), row, app.outside.now())?;
    Ok(())
}

/// Removes bytes that no row names.
pub fn sweep(store: &Store) -> Result<(), Error> {
    let reading = store.read()?;
    let db = reading.db()?;
    for sha256 in store.folder().stored_files()? {
        if !db.is_file_named(&sha256)? {
            store.folder().forget(&sha256)?;
        }
    }
    Ok(())
}
