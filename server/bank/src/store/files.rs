//! Files of subjects, and what was last imported of a folder. The bytes lie in the data folder, by hash.

use crate::rows::FileRow;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, NamedFiles, ReadTx, WriteTx};
use std::collections::BTreeMap;

pub fn file(db: &ReadTx<'_>, subject: Id, name: &str) -> Result<Option<FileRow>, Error> {
    db.row(
        "SELECT sha256, size FROM files WHERE subject_id = ?1 AND name = ?2",
        params![subject, name],
        |row| {
            Ok(FileRow {
                sha256: row.get(0)?,
                size: row.get(1)?,
            })
        },
    )
}

/// Names and hashes, by name.
pub fn files(db: &ReadTx<'_>, subject: Id) -> Result<Vec<(String, String)>, Error> {
    db.rows(
        "SELECT name, sha256 FROM files WHERE subject_id = ?1 ORDER BY name",
        [subject],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// What pictures of a subject show, by file name, where it is said.
pub fn alternative_texts(db: &ReadTx<'_>, subject: Id) -> Result<BTreeMap<String, String>, Error> {
    let texts = db.rows(
        "SELECT name, alternative_text FROM files WHERE subject_id = ?1 AND alternative_text <> ''",
        [subject],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(texts.into_iter().collect())
}

pub fn is_file_named(db: &ReadTx<'_>, sha256: &str) -> Result<bool, Error> {
    db.exists("SELECT 1 FROM files WHERE sha256 = ?1", [sha256])
}

/// The hashes of all files that rows name.
pub fn all_files(db: &ReadTx<'_>) -> Result<Vec<String>, Error> {
    db.rows(
        "SELECT DISTINCT sha256 FROM files ORDER BY sha256",
        (),
        |row| row.get(0),
    )
}

/// Adds what rows name for a hash, with subject and name.
pub fn add_named_files(db: &ReadTx<'_>, named: &mut NamedFiles) -> Result<(), Error> {
    let rows: Vec<(String, String, String)> = db.rows(
        "SELECT files.sha256, subjects.name, files.name FROM files JOIN subjects ON subjects.id = files.subject_id ORDER BY files.sha256, subjects.name, files.name",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    for (hash, subject, name) in rows {
        let used_as = format!("{name} of the subject {subject}");
        named.entry(hash).or_default().push(used_as);
    }
    Ok(())
}

/// Hashes of what was last imported, by path.
pub fn imports(db: &ReadTx<'_>, subject: Id) -> Result<Vec<(String, String)>, Error> {
    db.rows(
        "SELECT path, sha256 FROM imports WHERE subject_id = ?1 ORDER BY path",
        [subject],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub fn set_file(
    db: &WriteTx<'_>,
    subject: Id,
    name: &str,
    file: &FileRow,
    at: i64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO files (subject_id, name, sha256, size, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (subject_id, name) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, changed_at = excluded.changed_at",
        params![subject, name, file.sha256, file.size, at],
    )
    .map(drop)
}

/// Says what a picture shows; whether there is such a file.
pub fn set_alternative_text(
    db: &WriteTx<'_>,
    subject: Id,
    name: &str,
    text: &str,
) -> Result<bool, Error> {
    let changed = db.execute(
        "UPDATE files SET alternative_text = ?3 WHERE subject_id = ?1 AND name = ?2",
        params![subject, name, text],
    )?;
    Ok(changed > 0)
}

pub fn remove_file(db: &WriteTx<'_>, subject: Id, name: &str) -> Result<(), Error> {
    db.execute(
        "DELETE FROM files WHERE subject_id = ?1 AND name = ?2",
        params![subject, name],
    )
    .map(drop)
}

pub fn set_import(db: &WriteTx<'_>, subject: Id, path: &str, sha256: &str) -> Result<(), Error> {
    db.execute(
        "INSERT INTO imports (subject_id, path, sha256) VALUES (?1, ?2, ?3)
         ON CONFLICT (subject_id, path) DO UPDATE SET sha256 = excluded.sha256",
        params![subject, path, sha256],
    )
    .map(drop)
}

pub fn forget_import(db: &WriteTx<'_>, subject: Id, path: &str) -> Result<(), Error> {
    db.execute(
        "DELETE FROM imports WHERE subject_id = ?1 AND path = ?2",
        params![subject, path],
    )
    .map(drop)
}
