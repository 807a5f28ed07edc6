//! Kept read-only connections, and the snapshots that are read through them.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use crate::store::error::Error;
use crate::store::sqlite::connection::open_for_reading;
use crate::store::sqlite::transaction::{BegunRead, ReadTx};
use crate::store::topics::Topics;

/// Kept read-only connections: as many as are in use at once.
pub(in crate::store) struct Readers {
    path: PathBuf,
    topics: Arc<Topics>,
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
    pub(in crate::store) fn new(path: PathBuf, topics: Arc<Topics>) -> Readers {
        Readers {
            path,
            topics,
            idle: Mutex::default(),
        }
    }

    pub(in crate::store) fn begin(self: &Arc<Self>) -> Result<Snapshot, Error> {
        let idle = self.lock().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open_for_reading(&self.path)?,
        };
        Ok(Snapshot {
            readers: self.clone(),
            connection: Some(connection),
            begun: BegunRead::not_yet(self.topics.clone()),
        })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // The list is whole at any moment, whoever panicked.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A read transaction on a kept connection. It begins with the first statement.
#[derive(Debug)]
pub struct Snapshot {
    readers: Arc<Readers>,
    connection: Option<Connection>,
    begun: BegunRead,
}

impl Snapshot {
    pub fn db(&self) -> Result<ReadTx<'_>, Error> {
        match &self.connection {
            Some(connection) => Ok(ReadTx::lazily(connection, &self.begun)),
            None => Err(Error::other("the read transaction is over")),
        }
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            let end = || connection.prepare_cached("COMMIT")?.execute([]);
            // A connection that cannot end its transaction is not kept.
            if !self.begun.is_so() || end().is_ok() {
                self.readers.lock().push(connection);
            }
        }
    }
}
