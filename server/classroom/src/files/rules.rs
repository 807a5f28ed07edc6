//! Static files of subjects: pictures that exercises show.

use eqex_bank::access;
use eqex_bank::catalog::Catalog;
use eqex_bank::names::{FileName, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::FileRow;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::ADMIN_TEAM;
use eqex_kernel::environment::Environment;
use eqex_kernel::store::{Error, ReadTx, Store, WriteTx};

/// The names, sorted.
pub fn list(db: &ReadTx<'_>, caller: &Caller, name: &SubjectName) -> Result<Vec<String>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let files = bank::files(db, subject.id)?.into_iter();
    Ok(files.map(|(name, _)| name).collect())
}

/// A file that the caller may read: of a public subject, of one they manage, or shown by an exercise of their team's session.
pub fn find(
    db: &ReadTx<'_>,
    catalog: &Catalog,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
) -> Result<FileRow, Refusal> {
    let refusal = match access::visible_subject(db, caller, name) {
        Ok(subject) => {
            return bank::file(db, subject.id, file.as_str())?.ok_or(Refusal::Missing);
        }
        Err(refusal) => refusal,
    };
    let Some(user) = caller.user().filter(|user| user.team != ADMIN_TEAM) else {
        return Err(refusal);
    };
    let Some(subject) = bank::subject(db, name.as_str())? else {
        return Err(refusal);
    };
    for exercise in crate::sessions::store::session_exercises(db, user.team)? {
        if exercise.subject != name.as_str() {
            continue;
        }
        let Some(row) = bank::exercise(db, subject.id, &exercise.slug)? else {
            continue;
        };
        let exercise = catalog.compiled(db, row.revision)?;
        if exercise.images().iter().any(|image| image == file.as_str()) {
            return bank::file(db, subject.id, file.as_str())?.ok_or(refusal);
        }
    }
    Err(refusal)
}

/// Whether the caller may put a file here, before its bytes are read.
pub fn may_put(db: &ReadTx<'_>, caller: &Caller, name: &SubjectName) -> Result<(), Refusal> {
    access::managed_subject(db, caller, name).map(drop)
}

/// Names bytes that are kept. Those that had the name before stay until the next start, as an upload of the same bytes may be under way.
pub fn put(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
    row: &FileRow,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    bank::set_file(db, subject.id, file.as_str(), row, environment.now())?;
    Ok(())
}

/// Removes bytes that no row names.
pub fn sweep(store: &Store) -> Result<(), Error> {
    let reading = store.read()?;
    let db = reading.db()?;
    for sha256 in store.folder().stored_files()? {
        if !bank::is_file_named(&db, &sha256)? {
            store.folder().forget(&sha256)?;
        }
    }
    Ok(())
}
