//! Connections: how one is opened for writing and for reading, and what is done with a whole database.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::hooks::Wal;
use rusqlite::{Connection, OpenFlags};

use crate::store::error::Error;

/// Statements that a connection keeps prepared: more than there are.
const STATEMENTS: usize = 256;

/// How long another process, a backup say, may hold a lock.
const BUSY: Duration = Duration::from_secs(10);

/// What connections of both kinds need.
fn prepare(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Otherwise a kept statement is compiled again with every new value that is bound to it, in case another plan suits that value better.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

pub(in crate::store) fn open_for_writing(path: &Path) -> Result<Connection, Error> {
    let connection = Connection::open(path)?;
    prepare(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // The journal of a long transaction does not keep its largest size for ever.
    connection.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    connection.pragma_update(None, "cache_size", -16 * 1024)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connection)
}

pub(super) fn open_for_reading(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    connection.pragma_update(None, "cache_size", -2 * 1024)?;
    Ok(connection)
}

/// Moves all of the journal into the database. Nobody else may use it.
pub(in crate::store) fn settle(connection: &Connection) -> Result<(), Error> {
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    match busy {
        0 => Ok(()),
        _ => Err(Error::other(
            "another program reads the database just now, so that its journal cannot be moved into it: end it and start again",
        )),
    }
}

/// Copies a database that may be in use: pages as of one moment.
pub(in crate::store) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let source = open_for_reading(from)?;
    let mut target = Connection::open(to)?;
    Backup::new(&source, &mut target)?.run_to_completion(1000, Duration::ZERO, None)?;
    // One file, without a journal beside it.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// Tells of the pages in the journal after each commit, and leaves the moving of it into the database to the writer: SQLite's
/// automatic checkpoints keep answers waiting, and swallow what goes wrong.
pub(in crate::store) fn on_growth_of_journal(
    connection: &mut Connection,
    grown: impl Fn(u64) + Send + 'static,
) -> Result<(), Error> {
    connection.wal_hook(Some(move |_: &mut Wal, count: std::ffi::c_int| {
        grown(u64::try_from(count).unwrap_or(0));
        Ok(())
    }))?;
    Ok(())
}
