//! Subjects: who manages them, and their tables of contents.

use rusqlite::params;

use super::error::Error;
use super::sqlite::Db;
use super::writer::{Change, Writing};
use crate::model::Tree;
use crate::model::rows::{Id, Managers, Person, Subject};

impl Db<'_> {
    pub fn subject(&self, name: &str) -> Result<Option<Subject>, Error> {
        let found = self.row(
            "SELECT id, open FROM subjects WHERE name = ?1",
            [name],
            |row| Ok((row.get::<_, Id>(0)?, row.get::<_, bool>(1)?)),
        )?;
        let Some((id, open)) = found else {
            return Ok(None);
        };
        Ok(Some(Subject {
            id,
            name: name.to_owned(),
            managers: self.managers(id, open)?,
        }))
    }

    fn managers(&self, subject: Id, open: bool) -> Result<Managers, Error> {
        if open {
            return Ok(Managers::Teachers);
        }
        let users = self.rows(
            "SELECT user_id FROM subject_assignees WHERE subject_id = ?1 ORDER BY user_id",
            [subject],
            |row| row.get(0),
        )?;
        Ok(Managers::Users(users))
    }

    /// All subjects by name.
    pub fn subjects(&self) -> Result<Vec<Subject>, Error> {
        let found = self.rows(
            "SELECT id, name, open FROM subjects ORDER BY name",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        found
            .into_iter()
            .map(|(id, name, open)| {
                Ok(Subject {
                    id,
                    name,
                    managers: self.managers(id, open)?,
                })
            })
            .collect()
    }

    pub fn assignees(&self, subject: Id) -> Result<Vec<Person>, Error> {
        self.rows(
            "SELECT u.id, u.public_id, u.name FROM subject_assignees a JOIN users u ON u.id = a.user_id
             WHERE a.subject_id = ?1 ORDER BY u.id",
            [subject],
            |row| {
                Ok(Person {
                    id: row.get(0)?,
                    public_id: row.get(1)?,
                    name: row.get(2)?,
                })
            },
        )
    }

    /// The table of contents, as it was stored.
    pub fn hierarchy(&self, subject: Id) -> Result<Tree, Error> {
        let found: Option<String> = self.row(
            "SELECT hierarchy FROM subjects WHERE id = ?1",
            [subject],
            |row| row.get(0),
        )?;
        let text = found.unwrap_or_else(|| "[]".to_owned());
        serde_json::from_str(&text).map_err(|error| Error::other(format!("a hierarchy: {error}")))
    }
}

impl Writing<'_> {
    /// A duplicate where the name is taken.
    pub fn add_subject(&self, name: &str, open: bool, at: i64) -> Result<Id, Error> {
        let id = self.next("subject")?;
        self.execute(
            "INSERT INTO subjects (id, name, open, hierarchy, created_at) VALUES (?1, ?2, ?3, '[]', ?4)",
            params![id, name, open, at],
        )?;
        self.changed(Change::Material);
        Ok(id)
    }

    pub fn set_managers(&self, subject: Id, managers: &Managers) -> Result<(), Error> {
        self.execute(
            "UPDATE subjects SET open = ?2 WHERE id = ?1",
            params![subject, *managers == Managers::Teachers],
        )?;
        self.execute(
            "DELETE FROM subject_assignees WHERE subject_id = ?1",
            [subject],
        )?;
        if let Managers::Users(users) = managers {
            for user in users {
                self.execute(
                    "INSERT INTO subject_assignees (subject_id, user_id) VALUES (?1, ?2)",
                    [subject, *user],
                )?;
            }
        }
        self.changed(Change::Material);
        Ok(())
    }

    /// Stores the tree and which exercises it lists.
    pub fn set_hierarchy(&self, subject: Id, tree: &Tree, listed: &[Id]) -> Result<(), Error> {
        let tree = serde_json::to_string(tree)
            .map_err(|error| Error::other(format!("a hierarchy: {error}")))?;
        self.execute(
            "UPDATE subjects SET hierarchy = ?2 WHERE id = ?1",
            params![subject, tree],
        )?;
        self.execute(
            "UPDATE exercises SET listed = FALSE WHERE subject_id = ?1 AND listed",
            [subject],
        )?;
        for id in listed {
            self.execute("UPDATE exercises SET listed = TRUE WHERE id = ?1", [id])?;
        }
        self.changed(Change::Material);
        Ok(())
    }
}
