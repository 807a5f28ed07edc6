//! The version of the tables of a database, and how it is raised.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use crate::store::error::Error;
use crate::store::migrations::Migrations;
use crate::store::sqlite::connection::open_for_reading;
use crate::store::sqlite::schema;

/// How many migrations a database has seen.
pub(in crate::store) fn version(connection: &Connection) -> Result<usize, Error> {
    let done: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(done).unwrap_or(usize::MAX))
}

/// How many migrations a database has seen that nobody uses, by its header; nothing where there is a journal, which may know better.
pub(in crate::store) fn version_at_rest(path: &Path) -> Option<usize> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    let has_journal = Path::new(&journal)
        .metadata()
        .is_ok_and(|found| found.len() > 0);
    // What is no database is told when it is opened.
    let file = File::open(path).ok().filter(|_| !has_journal)?;
    version_in_header(file)
}

/// How many migrations a database has seen, by the first bytes of one without a journal.
pub(in crate::store) fn version_in_header(mut database: impl Read) -> Option<usize> {
    const VERSION: usize = 60;
    let mut header = [0; VERSION + 4];
    database.read_exact(&mut header).ok()?;
    let mut word = [0; 4];
    word.copy_from_slice(&header[VERSION..]);
    usize::try_from(u32::from_be_bytes(word)).ok()
}

/// The version of the tables, which is one that this program knows.
pub(in crate::store) fn known_version(
    path: &Path,
    migrations: &Migrations,
) -> Result<usize, Error> {
    let version = version(&open_for_reading(path)?)?;
    match version > migrations.version() {
        true => Err(newer(version, migrations.version())),
        false => Ok(version),
    }
}

fn newer(done: usize, known: usize) -> Error {
    Error::other(format!(
        "the database was made by a newer eqex (version {done} of its tables, this one knows {known}): update eqex, or restore an older backup"
    ))
}

/// Runs the migrations that this database has not seen, in one transaction: where one breaks off, the tables are what they were, and
/// so is the backup that was made of them right.
pub(in crate::store) fn migrate(
    connection: &Connection,
    migrations: &Migrations,
) -> Result<(), Error> {
    let (done, known) = (version(connection)?, migrations.version());
    if done > known {
        return Err(newer(done, known));
    }
    if done == known {
        return Ok(());
    }
    let run = || {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for migration in migrations.steps(done, known) {
            connection.execute_batch(migration)?;
        }
        connection.execute_batch(&format!("PRAGMA user_version = {known}; COMMIT;"))
    };
    run().map_err(|error: rusqlite::Error| {
        // What was done is undone; the connection may be used for other things.
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        error.into()
    })
}

/// What SQLite finds wrong.
pub(in crate::store) fn check(path: &Path, migrations: &Migrations) -> Result<Vec<String>, Error> {
    let connection = open_for_reading(path)?;
    let mut found: Vec<String> = Vec::new();
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        found.push(line?);
    }
    found.retain(|line| line != "ok");
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    for table in statement.query_map([], |row| row.get::<_, String>(0))? {
        found.push(format!(
            "a row of {} refers to one that is not there",
            table?
        ));
    }
    let steps = migrations.steps(0, version(&connection)?);
    found.extend(schema::differences(&connection, steps)?);
    Ok(found)
}
