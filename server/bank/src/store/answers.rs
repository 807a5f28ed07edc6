//! The log as statistics read it: the newest rows of an exercise, of a class or of a user.

use crate::rows::{LoggedAnswer, Standing};
use crate::store::submissions::read_submission;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row};

const ANSWER: &str = "SELECT s.id, s.user_id, s.exercise_id, s.revision_id, s.seed, s.answer, s.tolerance,
      coalesce(r.done, s.done), coalesce(r.info, s.info), s.class_session, s.practice, s.at, v.number, r.id IS NOT NULL
    FROM submissions s JOIN revisions v ON v.id = s.revision_id
    LEFT JOIN regrades r ON r.id = (SELECT max(g.id) FROM regrades g WHERE g.submission_id = s.id)";

fn read_answer(row: &Row<'_>) -> Result<LoggedAnswer, Error> {
    Ok(LoggedAnswer {
        id: row.get(0)?,
        submission: read_submission(row)?,
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

fn read_standing(row: &Row<'_>) -> Result<Standing, Error> {
    Ok(Standing {
        user: row.get(0)?,
        exercise: row.get(1)?,
        subject: row.get(2)?,
        slug: row.get(3)?,
        done: row.get(4)?,
    })
}

/// The newest answers to an exercise, in order; those of one team where `team` is given.
pub fn answers_to(
    db: &ReadTx<'_>,
    exercise: Id,
    team: Option<i32>,
    most: usize,
) -> Result<Vec<LoggedAnswer>, Error> {
    let rows = match team {
        None => db.rows(
            &format!("{ANSWER} WHERE s.exercise_id = ?1 ORDER BY s.id DESC LIMIT ?2"),
            params![exercise, limit(most)],
            read_answer,
        ),
        Some(team) => db.rows(
            &format!(
                "{ANSWER} WHERE s.exercise_id = ?1 AND s.user_id IN (SELECT u.id FROM users u WHERE u.group_id = ?2)
                 ORDER BY s.id DESC LIMIT ?3"
            ),
            params![exercise, team, limit(most)],
            read_answer,
        ),
    };
    rows.map(in_order)
}

/// The newest answers of a user, in order.
pub fn answers_of(db: &ReadTx<'_>, user: Id, most: usize) -> Result<Vec<LoggedAnswer>, Error> {
    let sql = format!("{ANSWER} WHERE s.user_id = ?1 ORDER BY s.id DESC LIMIT ?2");
    db.rows(&sql, params![user, limit(most)], read_answer)
        .map(in_order)
}

/// The newest answers of a user to an exercise, in order.
pub fn answers_of_to(
    db: &ReadTx<'_>,
    user: Id,
    exercise: Id,
    most: usize,
) -> Result<Vec<LoggedAnswer>, Error> {
    // The plus keeps to the index by user: nobody answers as often as a popular exercise is answered.
    let sql = format!(
        "{ANSWER} WHERE s.user_id = ?1 AND +s.exercise_id = ?2 ORDER BY s.id DESC LIMIT ?3"
    );
    db.rows(&sql, params![user, exercise, limit(most)], read_answer)
        .map(in_order)
}

/// Where the members of a team stand, by subject and exercise.
pub fn standings(db: &ReadTx<'_>, team: i32) -> Result<Vec<Standing>, Error> {
    db.rows(
        "SELECT u.id, e.id, s.name, e.slug, r.done
         FROM users u JOIN results r ON r.user_id = u.id
         JOIN exercises e ON e.id = r.exercise_id JOIN subjects s ON s.id = e.subject_id
         WHERE u.group_id = ?1 ORDER BY s.name, e.slug, u.id",
        [team],
        read_standing,
    )
}

/// Where one user stands.
pub fn standings_of(db: &ReadTx<'_>, user: Id) -> Result<Vec<Standing>, Error> {
    db.rows(
        "SELECT r.user_id, e.id, s.name, e.slug, r.done
         FROM results r JOIN exercises e ON e.id = r.exercise_id JOIN subjects s ON s.id = e.subject_id
         WHERE r.user_id = ?1 ORDER BY s.name, e.slug",
        [user],
        read_standing,
    )
}
