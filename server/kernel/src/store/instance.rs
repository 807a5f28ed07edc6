//! What holds for the instance as a whole.

use crate::store::{Error, ReadTx, WriteTx};

pub fn instance(db: &ReadTx<'_>, name: &str) -> Result<Option<String>, Error> {
    db.row(
        "SELECT value FROM instance WHERE name = ?1",
        [name],
        |row| row.get(0),
    )
}

pub fn set_instance(db: &WriteTx<'_>, name: &str, value: &str) -> Result<(), Error> {
    db.execute(
        "INSERT INTO instance (name, value) VALUES (?1, ?2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, value],
    )
    .map(drop)
}
