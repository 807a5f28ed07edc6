//! The engine that keeps the rows: SQLite, named here and below and nowhere else.

mod checkpoint;
mod columns;
mod connection;
mod error;
pub(super) mod journal;
mod readers;
mod schema;
mod transaction;
pub(super) mod upgrade;
mod versions;

pub(super) use checkpoint::Journal;
pub(super) use columns::column;
pub(super) use connection::{copy, on_growth_of_journal, open_for_writing};
pub(super) use readers::Readers;
pub use readers::Snapshot;
pub use transaction::ReadTx;
pub(super) use versions::{check, known_version, version};

/// A connection to a database.
pub(super) type Connection = rusqlite::Connection;
/// A row as SQLite gives it.
pub(super) type Row<'r> = rusqlite::Row<'r>;
