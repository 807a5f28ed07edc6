//! The driver: connections, migrations, and the few ways to run a statement.

use std::cell::Cell;
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Params, Row};

use super::error::{Error, Kind};
use super::schema;

/// Migrations only grow: each runs once, in this order.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/001.sql"),
    include_str!("migrations/002.sql"),
    include_str!("migrations/003.sql"),
    include_str!("migrations/004.sql"),
];

/// Statements that a connection keeps prepared: more than there are.
const STATEMENTS: usize = 256;

/// What reads: a connection within a transaction.
pub struct Db<'c> {
    connection: &'c Connection,
    /// What kind of trouble a statement last had: the writer asks where SQLite ended the transaction.
    trouble: Cell<Option<Kind>>,
    /// False until the first statement of a read transaction has begun it: many requests turn out to need none.
    begun: Option<&'c Cell<bool>>,
}

impl fmt::Debug for Db<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Db")
    }
}

impl<'c> Db<'c> {
    pub(super) fn new(connection: &'c Connection) -> Db<'c> {
        Db {
            connection,
            trouble: Cell::new(None),
            begun: None,
        }
    }

    pub(super) fn connection(&self) -> &'c Connection {
        self.connection
    }

    pub(super) fn trouble(&self) -> Option<Kind> {
        self.trouble.get()
    }

    /// Runs a statement within the transaction, and notes what kind of trouble it has.
    fn told<T>(&self, run: impl FnOnce() -> rusqlite::Result<T>) -> Result<T, Error> {
        let begin = || match self.begun {
            Some(begun) if !begun.get() => {
                self.connection.prepare_cached("BEGIN")?.execute([])?;
                begun.set(true);
                Ok(())
            }
            _ => Ok(()),
        };
        begin().and_then(|()| run()).map_err(|error| {
            let error = Error::from(error);
            self.trouble.set(Some(error.kind));
            error
        })
    }

    /// The one row of a query, where there is one.
    pub(super) fn row<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Error> {
        self.told(|| {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_row(params, map).optional()
        })
    }

    pub(super) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        map: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        self.told(|| {
            let mut statement = self.connection.prepare_cached(sql)?;
            statement.query_map(params, map)?.collect()
        })
    }

    /// Whether a query has a row.
    pub(super) fn exists(&self, sql: &str, params: impl Params) -> Result<bool, Error> {
        self.told(|| self.connection.prepare_cached(sql)?.exists(params))
    }

    pub(super) fn execute(&self, sql: &str, params: impl Params) -> Result<usize, Error> {
        self.told(|| self.connection.prepare_cached(sql)?.execute(params))
    }

    /// Whether the database can be read at all.
    pub fn answers(&self) -> Result<(), Error> {
        self.row("SELECT count(*) FROM instance", [], |_| Ok(()))
            .map(drop)
    }
}

/// Kept read-only connections: as many as are in use at once.
pub(super) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl fmt::Debug for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Readers")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Readers {
    pub(super) fn new(path: PathBuf) -> Readers {
        Readers {
            path,
            idle: Mutex::default(),
        }
    }

    pub(super) fn begin(self: &Arc<Self>) -> Result<Reading, Error> {
        let idle = self.lock().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open_for_reading(&self.path)?,
        };
        Ok(Reading {
            readers: self.clone(),
            connection: Some(connection),
            begun: Cell::new(false),
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // The list is whole at any moment, whoever panicked.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A read transaction on a kept connection. It begins with the first statement.
#[derive(Debug)]
pub struct Reading {
    readers: Arc<Readers>,
    connection: Option<Connection>,
    begun: Cell<bool>,
}

impl Reading {
    pub fn db(&self) -> Result<Db<'_>, Error> {
        match &self.connection {
            Some(connection) => Ok(Db {
                begun: Some(&self.begun),
                ..Db::new(connection)
            }),
            None => Err(Error::other("the read transaction is over")),
        }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let end = || connection.prepare_cached("COMMIT")?.execute([]);
            // A connection that cannot end its transaction is not kept.
            if !self.begun.get() || end().is_ok() {
                self.readers.lock().push(connection);
            }
        }
    }
}

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

pub(super) fn open_for_writing(path: &Path) -> Result<Connection, Error> {
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

fn open_for_reading(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    connection.pragma_update(None, "cache_size", -2 * 1024)?;
    Ok(connection)
}

/// How many migrations a database has seen.
pub(super) fn version(connection: &Connection) -> Result<usize, Error> {
    let done: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    Ok(usize::try_from(done).unwrap_or(usize::MAX))
}

/// The same of a database that nobody uses, by its header; nothing where there is a journal, which may know better.
pub(super) fn version_at_rest(path: &Path) -> Option<usize> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-wal");
    let has_journal = Path::new(&journal)
        .metadata()
        .is_ok_and(|found| found.len() > 0);
    // What is no database is told when it is opened.
    let file = File::open(path).ok().filter(|_| !has_journal)?;
    version_in_header(file)
}

/// The same by the first bytes of a database without a journal.
pub(super) fn version_in_header(mut database: impl Read) -> Option<usize> {
    const VERSION: usize = 60;
    let mut header = [0; VERSION + 4];
    database.read_exact(&mut header).ok()?;
    let mut word = [0; 4];
    word.copy_from_slice(&header[VERSION..]);
    usize::try_from(u32::from_be_bytes(word)).ok()
}

/// The version of the tables, which is one that this program knows.
pub(super) fn known_version(path: &Path) -> Result<usize, Error> {
    let version = version(&open_for_reading(path)?)?;
    match version > MIGRATIONS.len() {
        true => Err(newer(version, MIGRATIONS.len())),
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
pub(super) fn migrate(connection: &Connection, migrations: &[&str]) -> Result<(), Error> {
    let done = version(connection)?;
    if done > migrations.len() {
        return Err(newer(done, migrations.len()));
    }
    if done == migrations.len() {
        return Ok(());
    }
    let run = || {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for migration in &migrations[done..] {
            connection.execute_batch(migration)?;
        }
        connection.execute_batch(&format!(
            "PRAGMA user_version = {}; COMMIT;",
            migrations.len()
        ))
    };
    run().map_err(|error: rusqlite::Error| {
        // What was done is undone; the connection may be used for other things.
        if !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        error.into()
    })
}

/// Moves all of the journal into the database. Nobody else may use it.
pub(super) fn settle(connection: &Connection) -> Result<(), Error> {
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
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    let source = open_for_reading(from)?;
    let mut target = Connection::open(to)?;
    Backup::new(&source, &mut target)?.run_to_completion(1000, Duration::ZERO, None)?;
    // One file, without a journal beside it.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// What SQLite finds wrong.
pub(super) fn check(path: &Path) -> Result<Vec<String>, Error> {
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
    let known = version(&connection)?.min(MIGRATIONS.len());
    found.extend(schema::differences(&connection, &MIGRATIONS[..known])?);
    Ok(found)
}
