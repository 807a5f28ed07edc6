//! What holds for the instance as a whole.

use super::error::Error;
use super::sqlite::Db;
use super::writer::Writing;

impl Db<'_> {
    pub fn instance(&self, name: &str) -> Result<Option<String>, Error> {
        self.row(
            "SELECT value FROM instance WHERE name = ?1",
            [name],
            |row| row.get(0),
        )
    }
}

impl Writing<'_> {
    pub fn set_instance(&self, name: &str, value: &str) -> Result<(), Error> {
        self.execute(
            "INSERT INTO instance (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, value],
        )
        .map(drop)
    }
}
