//! Files of subjects, and what was last imported of a folder. The bytes lie in the data folder, by hash.

use std::collections::BTreeMap;

use rusqlite::params;

use super::error::Error;
use super::sqlite::Db;
use super::writer::Writing;
use crate::model::rows::{FileRow, Id};

impl Db<'_> {
    pub fn file(&self, subject: Id, name: &str) -> Result<Option<FileRow>, Error> {
        self.row(
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
    pub fn files(&self, subject: Id) -> Result<Vec<(String, String)>, Error> {
        self.rows(
            "SELECT name, sha256 FROM files WHERE subject_id = ?1 ORDER BY name",
            [subject],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// What pictures of a subject show, by file name, where it is said.
    pub fn alternative_texts(&self, subject: Id) -> Result<BTreeMap<String, String>, Error> {
        let texts = self.rows(
            "SELECT name, alternative_text FROM files WHERE subject_id = ?1 AND alternative_text <> ''",
            [subject],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(texts.into_iter().collect())
    }

    pub fn is_file_named(&self, sha256: &str) -> Result<bool, Error> {
        self.exists("SELECT 1 FROM files WHERE sha256 = ?1", [sha256])
    }

    /// The hashes of all files that rows name.
    pub fn all_files(&self) -> Result<Vec<String>, Error> {
        self.rows(
            "SELECT DISTINCT sha256 FROM files ORDER BY sha256",
            [],
            |row| row.get(0),
        )
    }

    /// What rows name for a hash, with subject and name.
    pub(super) fn named_files(&self) -> Result<Vec<(String, String, String)>, Error> {
        self.rows(
            "SELECT files.sha256, subjects.name, files.name FROM files JOIN subjects ON subjects.id = files.subject_id ORDER BY files.sha256, subjects.name, files.name",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    }

    /// Hashes of what was last imported, by path.
    pub fn imports(&self, subject: Id) -> Result<Vec<(String, String)>, Error> {
        self.rows(
            "SELECT path, sha256 FROM imports WHERE subject_id = ?1 ORDER BY path",
            [subject],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}

impl Writing<'_> {
    pub fn set_file(&self, subject: Id, name: &str, file: &FileRow, at: i64) -> Result<(), Error> {
        self.execute(
            "INSERT INTO files (subject_id, name, sha256, size, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (subject_id, name) DO UPDATE SET sha256 = excluded.sha256, size = excluded.size, changed_at = excluded.changed_at",
            params![subject, name, file.sha256, file.size, at],
        )
        .map(drop)
    }

    /// Says what a picture shows; whether there is such a file.
    pub fn set_alternative_text(&self, subject: Id, name: &str, text: &str) -> Result<bool, Error> {
        let changed = self.execute(
            "UPDATE files SET alternative_text = ?3 WHERE subject_id = ?1 AND name = ?2",
            params![subject, name, text],
        )?;
        Ok(changed > 0)
    }

    pub fn remove_file(&self, subject: Id, name: &str) -> Result<(), Error> {
        self.execute(
            "DELETE FROM files WHERE subject_id = ?1 AND name = ?2",
            params![subject, name],
        )
        .map(drop)
    }

    pub fn set_import(&self, subject: Id, path: &str, sha256: &str) -> Result<(), Error> {
        self.execute(
            "INSERT INTO imports (subject_id, path, sha256) VALUES (?1, ?2, ?3)
             ON CONFLICT (subject_id, path) DO UPDATE SET sha256 = excluded.sha256",
            params![subject, path, sha256],
        )
        .map(drop)
    }

    pub fn forget_import(&self, subject: Id, path: &str) -> Result<(), Error> {
        self.execute(
            "DELETE FROM imports WHERE subject_id = ?1 AND path = ?2",
            params![subject, path],
        )
        .map(drop)
    }
}
