//! The log of accepted answers, the results they came to, and repeated requests.

use crate::rows::{LastAnswer, Submission};
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row, WriteTx};
use std::collections::HashMap;

/// A row of the log, with its number.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    pub id: Id,
    pub submission: Submission,
}

/// A row whose columns behind the first are those of a submission, in the order of its table.
pub(super) fn read_submission(row: &Row<'_>) -> Result<Submission, Error> {
    Ok(Submission {
        user: row.get(1)?,
        exercise: row.get(2)?,
        revision: row.get(3)?,
        seed: row.get(4)?,
        answer: row.get(5)?,
        tolerance: row.get(6)?,
        done: row.get(7)?,
        info: row.get(8)?,
        class_session: row.get(9)?,
        practice: row.get(10)?,
        at: row.get(11)?,
    })
}

pub fn result(db: &ReadTx<'_>, user: Id, exercise: Id) -> Result<Option<f64>, Error> {
    db.row(
        "SELECT done FROM results WHERE user_id = ?1 AND exercise_id = ?2",
        [user, exercise],
        |row| row.get(0),
    )
}

/// All results of a user, by exercise.
pub fn results(db: &ReadTx<'_>, user: Id) -> Result<HashMap<Id, f64>, Error> {
    let rows = db.rows(
        "SELECT exercise_id, done FROM results WHERE user_id = ?1",
        [user],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// The user's last answer to an exercise, of practice variant `practice` or of none: what was typed, the variant, and what of it counts as right.
pub fn last_answer(
    db: &ReadTx<'_>,
    user: Id,
    exercise: Id,
    practice: Option<i32>,
) -> Result<Option<LastAnswer>, Error> {
    db.row(
        "SELECT s.answer, s.revision_id, s.seed, coalesce(
           (SELECT r.info FROM regrades r WHERE r.submission_id = s.id ORDER BY r.id DESC LIMIT 1), s.info)
         FROM submissions s
         WHERE s.user_id = ?1 AND s.exercise_id = ?2 AND s.practice IS NOT DISTINCT FROM ?3 ORDER BY s.id DESC LIMIT 1",
        params![user, exercise, practice],
        |row| {
            Ok(LastAnswer {
                answer: row.get(0)?,
                revision: row.get(1)?,
                seed: row.get(2)?,
                info: row.get(3)?,
            })
        },
    )
}

/// Subject and exercise of the user's last answer that was no practice.
pub fn last_answered(db: &ReadTx<'_>, user: Id) -> Result<Option<(String, String)>, Error> {
    db.row(
        "SELECT s.name, e.slug FROM submissions l JOIN exercises e ON e.id = l.exercise_id JOIN subjects s ON s.id = e.subject_id
         WHERE l.user_id = ?1 AND l.practice IS NULL ORDER BY l.id DESC LIMIT 1",
        [user],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Rows of the log behind `after`, in order, at most so many; of one exercise or of all.
pub fn submissions(
    db: &ReadTx<'_>,
    after: Id,
    exercise: Option<Id>,
    most: usize,
) -> Result<Vec<Logged>, Error> {
    db.rows(
        "SELECT id, user_id, exercise_id, revision_id, seed, answer, tolerance, done, info, class_session, practice, at
         FROM submissions WHERE id > ?1 AND (?2 IS NULL OR exercise_id = ?2) ORDER BY id LIMIT ?3",
        params![after, exercise, i64::try_from(most).unwrap_or(i64::MAX)],
        |row| {
            Ok(Logged {
                id: row.get(0)?,
                submission: read_submission(row)?,
            })
        },
    )
}

/// What judging rows of the log behind `after` up to `to` again came to last: result and marks by row.
pub fn regraded(db: &ReadTx<'_>, after: Id, to: Id) -> Result<HashMap<Id, (f64, String)>, Error> {
    let rows = db.rows(
        "SELECT submission_id, done, info FROM regrades WHERE submission_id > ?1 AND submission_id <= ?2 ORDER BY id",
        [after, to],
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
    )?;
    // The later one of two takes the place of the earlier.
    Ok(rows.into_iter().collect())
}

pub fn count_submissions(db: &ReadTx<'_>) -> Result<i64, Error> {
    let count = db.row("SELECT count(*) FROM submissions", (), |row| row.get(0))?;
    Ok(count.unwrap_or(0))
}

/// The number of the last row.
pub fn last_submission(db: &ReadTx<'_>) -> Result<Id, Error> {
    let last = db.row("SELECT coalesce(max(id), 0) FROM submissions", (), |row| {
        row.get(0)
    })?;
    Ok(last.unwrap_or(0))
}

/// The first answer to a request of this user with this key, if it was since `since`.
pub fn first_answer(
    db: &ReadTx<'_>,
    user: Id,
    key: &str,
    since: i64,
) -> Result<Option<String>, Error> {
    db.row(
        "SELECT response FROM idempotency WHERE user_id = ?1 AND key = ?2 AND at >= ?3",
        params![user, key, since],
        |row| row.get(0),
    )
}

pub fn add_submission(db: &WriteTx<'_>, submission: &Submission) -> Result<Id, Error> {
    let id = db.row(
        "INSERT INTO submissions (id, user_id, exercise_id, revision_id, seed, answer, tolerance, done, info, class_session, practice, at)
         SELECT coalesce(max(id), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM submissions RETURNING id",
        params![
            submission.user,
            submission.exercise,
            submission.revision,
            submission.seed,
            submission.answer,
            submission.tolerance,
            submission.done,
            submission.info,
            submission.class_session,
            submission.practice,
            submission.at
        ],
        |row| row.get(0),
    )?;
    id.ok_or_else(|| Error::other("the log gave no number"))
}

pub fn set_result(db: &WriteTx<'_>, user: Id, exercise: Id, done: f64) -> Result<(), Error> {
    db.execute(
        "INSERT INTO results (user_id, exercise_id, done) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id, exercise_id) DO UPDATE SET done = excluded.done",
        params![user, exercise, done],
    )
    .map(drop)
}

/// Keeps the answer to a request that may come again, and drops those from before `since`.
pub fn keep_answer(
    db: &WriteTx<'_>,
    user: Id,
    key: &str,
    response: &str,
    at: i64,
    since: i64,
) -> Result<(), Error> {
    db.execute(
        "DELETE FROM idempotency WHERE user_id = ?1 AND at < ?2",
        params![user, since],
    )?;
    db.execute(
        "INSERT INTO idempotency (user_id, key, response, at) VALUES (?1, ?2, ?3, ?4)",
        params![user, key, response, at],
    )
    .map(drop)
}

/// Appends what judging an answer again came to.
pub fn log_regrade(
    db: &WriteTx<'_>,
    submission: Id,
    revision: Id,
    done: f64,
    info: &str,
    at: i64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO regrades (id, submission_id, revision_id, done, info, at)
         SELECT coalesce(max(id), 0) + 1, ?1, ?2, ?3, ?4, ?5 FROM regrades",
        params![submission, revision, done, info, at],
    )
    .map(drop)
}

/// A new result for one that is there; nothing where its user is gone.
pub fn change_result(db: &WriteTx<'_>, user: Id, exercise: Id, done: f64) -> Result<(), Error> {
    db.execute(
        "UPDATE results SET done = ?3 WHERE user_id = ?1 AND exercise_id = ?2",
        params![user, exercise, done],
    )
    .map(drop)
}
