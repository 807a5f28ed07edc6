//! Sessions of teams, what their students did in them, and saved reports.

use std::collections::HashMap;

use rusqlite::{Row, params};

use super::error::Error;
use super::sqlite::Db;
use super::writer::{Change, Writing};
use crate::model::rows::{ClassSession, Id, ReportRow, SessionExercise};

fn session(row: &Row<'_>) -> rusqlite::Result<ClassSession> {
    Ok(ClassSession {
        id: row.get(0)?,
        team: row.get(1)?,
        finished: row.get(2)?,
        seed_offset: row.get(3)?,
    })
}

impl Db<'_> {
    pub fn session(&self, team: i32) -> Result<Option<ClassSession>, Error> {
        self.row(
            "SELECT id, group_id, finished, seed_offset FROM class_sessions WHERE group_id = ?1",
            [team],
            session,
        )
    }

    /// The team's session, if the exercise is in it.
    pub fn session_with(&self, team: i32, exercise: Id) -> Result<Option<ClassSession>, Error> {
        self.row(
            "SELECT s.id, s.group_id, s.finished, s.seed_offset
             FROM class_session_exercises x JOIN class_sessions s ON s.group_id = x.group_id
             WHERE x.group_id = ?1 AND x.exercise_id = ?2",
            params![team, exercise],
            session,
        )
    }

    /// The session of the user's team, if the exercise is in it, and the seed that it keeps for the user, if it is not their own.
    pub fn session_of(
        &self,
        user: Id,
        team: i32,
        exercise: Id,
    ) -> Result<Option<(ClassSession, Option<i32>)>, Error> {
        self.row(
            "SELECT s.id, s.group_id, s.finished, s.seed_offset, k.seed
             FROM class_session_exercises x JOIN class_sessions s ON s.group_id = x.group_id
             LEFT JOIN class_session_seeds k ON k.group_id = x.group_id AND k.exercise_id = x.exercise_id AND k.user_id = ?3
             WHERE x.group_id = ?1 AND x.exercise_id = ?2",
            params![team, exercise, user],
            |row| Ok((session(row)?, row.get(4)?)),
        )
    }

    /// In the order of the session, removed ones too.
    pub fn session_exercises(&self, team: i32) -> Result<Vec<SessionExercise>, Error> {
        self.rows(
            "SELECT x.exercise_id, s.name, e.slug
             FROM class_session_exercises x
             JOIN exercises e ON e.id = x.exercise_id JOIN subjects s ON s.id = e.subject_id
             WHERE x.group_id = ?1 ORDER BY x.position",
            [team],
            |row| {
                Ok(SessionExercise {
                    id: row.get(0)?,
                    subject: row.get(1)?,
                    slug: row.get(2)?,
                })
            },
        )
    }

    /// The students of the report in order of appearance, with a cell for each of `exercises`.
    pub fn report(
        &self,
        team: i32,
        exercises: &[SessionExercise],
    ) -> Result<Vec<ReportRow>, Error> {
        let columns: HashMap<Id, usize> = exercises
            .iter()
            .enumerate()
            .map(|(index, exercise)| (exercise.id, index))
            .collect();
        let mut rows = self.rows(
            "SELECT u.id, u.public_id, u.name, u.number
             FROM class_participants p JOIN users u ON u.id = p.user_id
             WHERE p.group_id = ?1 ORDER BY p.position",
            [team],
            |row| {
                Ok(ReportRow {
                    user: row.get(0)?,
                    public_id: row.get(1)?,
                    name: row.get(2)?,
                    number: row.get(3)?,
                    cells: vec![None; exercises.len()],
                })
            },
        )?;
        let lines: HashMap<Id, usize> = rows
            .iter()
            .enumerate()
            .map(|(index, row)| (row.user, index))
            .collect();
        let cells: Vec<(Id, Id, f64)> = self.rows(
            "SELECT user_id, exercise_id, done FROM class_results WHERE group_id = ?1",
            [team],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        for (user, exercise, done) in cells {
            if let (Some(line), Some(column)) = (lines.get(&user), columns.get(&exercise)) {
                rows[*line].cells[*column] = Some(done);
            }
        }
        Ok(rows)
    }

    /// The student's own cells.
    pub fn session_results(&self, team: i32, user: Id) -> Result<HashMap<Id, f64>, Error> {
        let rows = self.rows(
            "SELECT exercise_id, done FROM class_results WHERE group_id = ?1 AND user_id = ?2",
            params![team, user],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(rows.into_iter().collect())
    }

    pub fn participates(&self, team: i32, user: Id) -> Result<bool, Error> {
        self.exists(
            "SELECT 1 FROM class_participants WHERE group_id = ?1 AND user_id = ?2",
            params![team, user],
        )
    }

    /// The oldest first.
    pub fn reports(&self, team: i32) -> Result<Vec<String>, Error> {
        self.rows(
            "SELECT filename FROM reports WHERE group_id = ?1 ORDER BY id",
            [team],
            |row| row.get(0),
        )
    }

    /// The team and content of a saved report.
    pub fn saved_report(&self, filename: &str) -> Result<Option<(i32, String)>, Error> {
        self.row(
            "SELECT group_id, content FROM reports WHERE filename = ?1",
            [filename],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}

impl Writing<'_> {
    /// A new, empty session in the place of the team's old one.
    pub fn start_session(&self, team: i32, seed_offset: i32, at: i64) -> Result<(), Error> {
        let id = self.next("class session")?;
        self.execute("DELETE FROM class_sessions WHERE group_id = ?1", [team])?;
        self.execute(
            "INSERT INTO class_sessions (group_id, id, finished, seed_offset, started_at) VALUES (?1, ?2, FALSE, ?3, ?4)",
            params![team, id, seed_offset, at],
        )?;
        self.changed(Change::Session(team));
        Ok(())
    }

    pub fn end_session(&self, team: i32) -> Result<(), Error> {
        self.execute(
            "UPDATE class_sessions SET finished = TRUE WHERE group_id = ?1",
            [team],
        )?;
        self.changed(Change::Session(team));
        Ok(())
    }

    /// A duplicate where the session has it.
    pub fn add_session_exercise(&self, team: i32, exercise: Id) -> Result<(), Error> {
        self.execute(
            "INSERT INTO class_session_exercises (group_id, exercise_id, position)
             SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM class_session_exercises WHERE group_id = ?1",
            params![team, exercise],
        )?;
        self.changed(Change::Session(team));
        Ok(())
    }

    /// Keeps the seed that a user works with in the session, where it is not their own.
    pub fn keep_session_seed(
        &self,
        team: i32,
        exercise: Id,
        user: Id,
        seed: i32,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO class_session_seeds (group_id, exercise_id, user_id, seed) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (group_id, exercise_id, user_id) DO UPDATE SET seed = excluded.seed",
            params![team, exercise, user, seed],
        )
        .map(drop)
    }

    /// Takes the exercise out with its column; tells whether it was there.
    pub fn remove_session_exercise(&self, team: i32, exercise: Id) -> Result<bool, Error> {
        let removed = self.execute(
            "DELETE FROM class_session_exercises WHERE group_id = ?1 AND exercise_id = ?2",
            params![team, exercise],
        )?;
        self.changed(Change::Session(team));
        Ok(removed > 0)
    }

    /// Enters the student in the report, once.
    pub fn join_session(&self, team: i32, user: Id) -> Result<(), Error> {
        if self.participates(team, user)? {
            return Ok(());
        }
        self.execute(
            "INSERT INTO class_participants (group_id, user_id, position)
             SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM class_participants WHERE group_id = ?1",
            params![team, user],
        )?;
        self.changed(Change::Session(team));
        Ok(())
    }

    pub fn set_session_result(
        &self,
        team: i32,
        user: Id,
        exercise: Id,
        done: f64,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO class_results (group_id, user_id, exercise_id, done) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (group_id, user_id, exercise_id) DO UPDATE SET done = excluded.done",
            params![team, user, exercise, done],
        )?;
        self.changed(Change::Session(team));
        Ok(())
    }

    /// A duplicate where the name is taken.
    pub fn add_report(
        &self,
        filename: &str,
        team: i32,
        content: &str,
        at: i64,
    ) -> Result<(), Error> {
        let id = self.next("report")?;
        self.execute(
            "INSERT INTO reports (id, filename, group_id, content, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, filename, team, content, at],
        )
        .map(drop)
    }

    pub fn delete_report(&self, filename: &str) -> Result<(), Error> {
        self.execute("DELETE FROM reports WHERE filename = ?1", [filename])
            .map(drop)
    }
}
