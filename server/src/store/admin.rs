//! What the administrator sees of the whole instance.

use std::collections::HashMap;

use rusqlite::params;

use super::error::Error;
use super::sqlite::Db;
use super::writer::Writing;
use crate::model::rows::Id;

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub users: i64,
    pub teams: i64,
    pub subjects: i64,
    pub exercises: i64,
    pub revisions: i64,
    pub answers: i64,
    pub files: i64,
    /// Bytes of the files, each content once.
    pub file_bytes: i64,
    /// Sign-ins and keys that still hold.
    pub sign_ins: i64,
}

/// A sign-in, a key of a script, or an open password link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// By which it is named; the token itself is nowhere.
    pub hash: Vec<u8>,
    /// `login`, `key` or `reset`.
    pub kind: String,
    pub label: String,
    pub created_at: i64,
    pub expires_at: i64,
}

impl Db<'_> {
    pub fn counts(&self, now: i64) -> Result<Counts, Error> {
        let counts = self.row(
            "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM groups WHERE id > 0), (SELECT count(*) FROM subjects),
                    (SELECT count(*) FROM exercises WHERE revision_id IS NOT NULL), (SELECT count(*) FROM revisions),
                    (SELECT count(*) FROM submissions), (SELECT count(*) FROM files),
                    (SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT sha256, size FROM files) AS contents),
                    (SELECT count(*) FROM auth_tokens WHERE kind <> 'reset' AND expires_at > ?1)",
            [now],
            |row| {
                Ok(Counts {
                    users: row.get(0)?,
                    teams: row.get(1)?,
                    subjects: row.get(2)?,
                    exercises: row.get(3)?,
                    revisions: row.get(4)?,
                    answers: row.get(5)?,
                    files: row.get(6)?,
                    file_bytes: row.get(7)?,
                    sign_ins: row.get(8)?,
                })
            },
        )?;
        Ok(counts.unwrap_or_default())
    }

    /// Members of every team.
    pub fn member_counts(&self) -> Result<HashMap<i32, usize>, Error> {
        let rows = self.rows(
            "SELECT group_id, count(*) FROM users GROUP BY group_id",
            [],
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)),
        )?;
        Ok(rows
            .into_iter()
            .map(|(team, count)| (team, size(count)))
            .collect())
    }

    /// Exercises of every subject.
    pub fn exercise_counts(&self) -> Result<HashMap<Id, usize>, Error> {
        let rows = self.rows(
            "SELECT subject_id, count(*) FROM exercises WHERE revision_id IS NOT NULL GROUP BY subject_id",
            [],
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)),
        )?;
        Ok(rows
            .into_iter()
            .map(|(subject, count)| (subject, size(count)))
            .collect())
    }

    /// What a user can come in with, the newest first.
    pub fn sign_ins(&self, user: Id, now: i64) -> Result<Vec<SignIn>, Error> {
        self.rows(
            "SELECT hash, kind, label, created_at, expires_at FROM auth_tokens
             WHERE user_id = ?1 AND expires_at > ?2 ORDER BY created_at DESC, hash",
            params![user, now],
            |row| {
                Ok(SignIn {
                    hash: row.get(0)?,
                    kind: row.get(1)?,
                    label: row.get(2)?,
                    created_at: row.get(3)?,
                    expires_at: row.get(4)?,
                })
            },
        )
    }
}

fn size(count: i64) -> usize {
    usize::try_from(count).unwrap_or(0)
}

impl Writing<'_> {
    /// Revokes one sign-in of a user, where it is theirs.
    pub fn revoke_of(&self, user: Id, hash: &[u8]) -> Result<(), Error> {
        self.execute(
            "DELETE FROM auth_tokens WHERE user_id = ?1 AND hash = ?2",
            params![user, hash],
        )
        .map(drop)
    }
}
