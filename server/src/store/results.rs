//! The log as statistics read it: the newest rows of an exercise, of a class or of a user.

use rusqlite::{Row, params};

use super::error::Error;
use super::log::submission;
use super::sqlite::Db;
use crate::model::rows::{Id, LoggedAnswer, Standing};

const ANSWER: &str = "SELECT s.id, s.user_id, s.exercise_id, s.revision_id, s.seed, s.answer, s.tolerance,
      coalesce(r.done, s.done), coalesce(r.info, s.info), s.class_session, s.practice, s.at, v.number, r.id IS NOT NULL
    FROM submissions s JOIN revisions v ON v.id = s.revision_id
    LEFT JOIN regrades r ON r.id = (SELECT max(g.id) FROM regrades g WHERE g.submission_id = s.id)";

fn answer(row: &Row<'_>) -> rusqlite::Result<LoggedAnswer> {
    Ok(LoggedAnswer {
        id: row.get(0)?,
        submission: submission(row)?,
        revision_number: row.get(12)?,
        regraded: row.get(13)?,
    })
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}

/// The newest were read first; what follows goes by time.
fn in_order(mut rows: Vec<LoggedAnswer>) -> Vec<LoggedAnswer> {
    rows.reverse();
    rows
}

impl Db<'_> {
    /// The newest answers to an exercise, in order; those of one team where `team` is given.
    pub fn answers_to(
        &self,
        exercise: Id,
        team: Option<i32>,
        most: usize,
    ) -> Result<Vec<LoggedAnswer>, Error> {
        let rows = match team {
            None => self.rows(
                &format!("{ANSWER} WHERE s.exercise_id = ?1 ORDER BY s.id DESC LIMIT ?2"),
                params![exercise, limit(most)],
                answer,
            ),
            Some(team) => self.rows(
                &format!(
                    "{ANSWER} WHERE s.exercise_id = ?1 AND s.user_id IN (SELECT u.id FROM users u WHERE u.group_id = ?2)
                     ORDER BY s.id DESC LIMIT ?3"
                ),
                params![exercise, team, limit(most)],
                answer,
            ),
        };
        rows.map(in_order)
    }

    /// The newest answers of a user, in order.
    pub fn answers_of(&self, user: Id, most: usize) -> Result<Vec<LoggedAnswer>, Error> {
        let sql = format!("{ANSWER} WHERE s.user_id = ?1 ORDER BY s.id DESC LIMIT ?2");
        self.rows(&sql, params![user, limit(most)], answer)
            .map(in_order)
    }

    /// The newest answers of a user to an exercise, in order.
    pub fn answers_of_to(
        &self,
        user: Id,
        exercise: Id,
        most: usize,
    ) -> Result<Vec<LoggedAnswer>, Error> {
        // The plus keeps to the index by user: nobody answers as often as a popular exercise is answered.
        let sql = format!(
            "{ANSWER} WHERE s.user_id = ?1 AND +s.exercise_id = ?2 ORDER BY s.id DESC LIMIT ?3"
        );
        self.rows(&sql, params![user, exercise, limit(most)], answer)
            .map(in_order)
    }

    /// Where the members of a team stand, by subject and exercise.
    pub fn standings(&self, team: i32) -> Result<Vec<Standing>, Error> {
        self.rows(
            "SELECT u.id, e.id, s.name, e.slug, r.done
             FROM users u JOIN results r ON r.user_id = u.id
             JOIN exercises e ON e.id = r.exercise_id JOIN subjects s ON s.id = e.subject_id
             WHERE u.group_id = ?1 ORDER BY s.name, e.slug, u.id",
            [team],
            standing,
        )
    }

    /// Where one user stands.
    pub fn standings_of(&self, user: Id) -> Result<Vec<Standing>, Error> {
        self.rows(
            "SELECT r.user_id, e.id, s.name, e.slug, r.done
             FROM results r JOIN exercises e ON e.id = r.exercise_id JOIN subjects s ON s.id = e.subject_id
             WHERE r.user_id = ?1 ORDER BY s.name, e.slug",
            [user],
            standing,
        )
    }

    /// Names and times of a team's saved reports, the oldest first.
    pub fn dated_reports(&self, team: i32) -> Result<Vec<(String, i64)>, Error> {
        self.rows(
            "SELECT filename, created_at FROM reports WHERE group_id = ?1 ORDER BY id",
            [team],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Which revision of its exercise it is: 1, 2, …
    pub fn revision_number(&self, revision: Id) -> Result<Option<i64>, Error> {
        self.row(
            "SELECT number FROM revisions WHERE id = ?1",
            [revision],
            |row| row.get(0),
        )
    }

    /// Subject and id of an exercise, also of one that was removed.
    pub fn exercise_path(&self, exercise: Id) -> Result<Option<(String, String)>, Error> {
        self.row(
            "SELECT s.name, e.slug FROM exercises e JOIN subjects s ON s.id = e.subject_id WHERE e.id = ?1",
            [exercise],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}

fn standing(row: &Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing {
        user: row.get(0)?,
        exercise: row.get(1)?,
        subject: row.get(2)?,
        slug: row.get(3)?,
        done: row.get(4)?,
    })
}
