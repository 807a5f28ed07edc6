//! What reads: a connection within a transaction, and the few ways to run a statement.

use std::cell::Cell;
use std::fmt;
use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement};

use crate::store::error::{Error, ErrorKind};
use crate::store::parameter::{Parameter, Parameters};
use crate::store::row::Row;
use crate::store::topics::Topics;

/// Whether a read transaction has begun, and what it holds.
#[derive(Debug)]
pub(super) struct BegunRead {
    topics: Arc<Topics>,
    /// The number of the last commit before it began.
    seen: Cell<Option<u64>>,
}

impl BegunRead {
    pub(super) fn not_yet(topics: Arc<Topics>) -> BegunRead {
        BegunRead {
            topics,
            seen: Cell::new(None),
        }
    }

    pub(super) fn is_so(&self) -> bool {
        self.seen.get().is_some()
    }
}

/// What reads: a connection within a transaction.
pub struct ReadTx<'c> {
    connection: &'c Connection,
    /// What kind of trouble a statement last had: the writer asks where SQLite ended the transaction.
    trouble: Cell<Option<ErrorKind>>,
    /// Whether the first statement of a read transaction has begun it: many requests turn out to need none. None for the writer.
    begun: Option<&'c BegunRead>,
}

impl fmt::Debug for ReadTx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReadTx")
    }
}

impl<'c> ReadTx<'c> {
    pub(in crate::store) fn new(connection: &'c Connection) -> ReadTx<'c> {
        ReadTx {
            connection,
            trouble: Cell::new(None),
            begun: None,
        }
    }

    /// A transaction that begins with its first statement, and says so.
    pub(super) fn lazily(connection: &'c Connection, begun: &'c BegunRead) -> ReadTx<'c> {
        ReadTx {
            begun: Some(begun),
            ..ReadTx::new(connection)
        }
    }

    pub(in crate::store) fn trouble(&self) -> Option<ErrorKind> {
        self.trouble.get()
    }

    fn begin(&self) -> rusqlite::Result<()> {
        match self.begun {
            Some(begun) if !begun.is_so() => {
                let seen = begun.topics.seen();
                // What it sees is decided by what it reads first, and no sooner.
                let mut statement = self.connection.prepare_cached("BEGIN")?;
                statement.execute([])?;
                begun.seen.set(Some(seen));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The number of the last commit that what is read here holds for certain; none where the writer reads, among what is not durable yet.
    pub fn seen(&self) -> Option<u64> {
        let begun = self.begun?;
        Some(begun.seen.get().unwrap_or_else(|| begun.topics.seen()))
    }

    /// Runs a statement within the transaction, and notes what kind of trouble it has.
    fn told<T>(&self, run: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        self.begin()
            .map_err(Error::from)
            .and_then(|()| run())
            .inspect_err(|error| {
                self.trouble.set(Some(error.kind));
            })
    }

    /// The one row of a query, where there is one.
    pub fn row<T>(
        &self,
        sql: &str,
        parameters: impl Parameters,
        map: impl FnOnce(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.told(|| {
            let mut statement = self.connection.prepare_cached(sql)?;
            bind(&mut statement, &parameters)?;
            let mut rows = statement.raw_query();
            match rows.next()? {
                Some(row) => map(&Row::new(row)).map(Some),
                None => Ok(None),
            }
        })
    }

    /// All rows of a query.
    pub fn rows<T>(
        &self,
        sql: &str,
        parameters: impl Parameters,
        mut map: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.told(|| {
            let mut statement = self.connection.prepare_cached(sql)?;
            bind(&mut statement, &parameters)?;
            let mut rows = statement.raw_query();
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(map(&Row::new(row))?);
            }
            Ok(found)
        })
    }

    /// Whether a query has a row.
    pub fn exists(&self, sql: &str, parameters: impl Parameters) -> Result<bool, Error> {
        self.row(sql, parameters, |_| Ok(()))
            .map(|found| found.is_some())
    }

    /// Runs a statement that changes rows; tells how many. A read transaction refuses it.
    pub(in crate::store) fn execute(
        &self,
        sql: &str,
        parameters: impl Parameters,
    ) -> Result<usize, Error> {
        self.told(|| {
            let mut statement = self.connection.prepare_cached(sql)?;
            bind(&mut statement, &parameters)?;
            Ok(statement.raw_execute()?)
        })
    }

    /// Whether SQLite has ended the transaction by itself, or none was begun.
    pub(in crate::store) fn is_over(&self) -> bool {
        self.connection.is_autocommit()
    }

    /// Whether the database can be read at all.
    pub fn answers(&self) -> Result<(), Error> {
        self.row("SELECT count(*) FROM instance", (), |_| Ok(()))
            .map(drop)
    }
}

/// Gives a statement its parameters, all of them.
fn bind(statement: &mut Statement<'_>, parameters: &impl Parameters) -> rusqlite::Result<()> {
    let mut count = 0;
    let mut bound = Ok(());
    parameters.for_each(&mut |parameter| {
        count += 1;
        if bound.is_ok() {
            bound = statement.raw_bind_parameter(count, value(parameter));
        }
    });
    bound?;
    match statement.parameter_count() {
        wanted if wanted == count => Ok(()),
        wanted => Err(rusqlite::Error::InvalidParameterCount(count, wanted)),
    }
}

fn value(parameter: Parameter<'_>) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(match parameter {
        Parameter::Null => ValueRef::Null,
        Parameter::Boolean(flag) => ValueRef::Integer(flag.into()),
        Parameter::Integer(number) => ValueRef::Integer(number),
        Parameter::Double(number) => ValueRef::Real(number),
        Parameter::Text(text) => ValueRef::Text(text.as_bytes()),
        Parameter::Blob(bytes) => ValueRef::Blob(bytes),
    })
}
