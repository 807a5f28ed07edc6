//! Sessions of teams, what their students did in them, and saved reports.

use crate::class_session::rows::ClassSession;
use crate::class_session::store::read_session;
use crate::class_session::topics::TopicOfSession;
use crate::sessions::rows::{ReportRow, SessionExercise};
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, WriteTx};
use std::collections::HashMap;

/// Changes a cell of a report, if the session is still that one.
pub fn change_session_result(
    db: &WriteTx<'_>,
    session: Id,
    user: Id,
    exercise: Id,
    done: f64,
) -> Result<bool, Error> {
    let changed = db.execute(
        "UPDATE class_results SET done = ?4 WHERE user_id = ?2 AND exercise_id = ?3
         AND group_id IN (SELECT group_id FROM class_sessions WHERE id = ?1)",
        params![session, user, exercise, done],
    )?;
    Ok(changed > 0)
}

pub fn session(db: &ReadTx<'_>, team: i32) -> Result<Option<ClassSession>, Error> {
    db.row(
        "SELECT id, group_id, finished, seed_offset FROM class_sessions WHERE group_id = ?1",
        [team],
        read_session,
    )
}

/// In the order of the session, removed ones too.
pub fn session_exercises(db: &ReadTx<'_>, team: i32) -> Result<Vec<SessionExercise>, Error> {
    db.rows(
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
    db: &ReadTx<'_>,
    team: i32,
    exercises: &[SessionExercise],
) -> Result<Vec<ReportRow>, Error> {
    let columns: HashMap<Id, usize> = exercises
        .iter()
        .enumerate()
        .map(|(index, exercise)| (exercise.id, index))
        .collect();
    let mut rows = db.rows(
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
    let cells: Vec<(Id, Id, f64)> = db.rows(
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
pub fn session_results(db: &ReadTx<'_>, team: i32, user: Id) -> Result<HashMap<Id, f64>, Error> {
    let rows = db.rows(
        "SELECT exercise_id, done FROM class_results WHERE group_id = ?1 AND user_id = ?2",
        params![team, user],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// A new, empty session in the place of the team's old one.
pub fn start_session(db: &WriteTx<'_>, team: i32, seed_offset: i32, at: i64) -> Result<(), Error> {
    let id = db.next("class session")?;
    db.execute("DELETE FROM class_sessions WHERE group_id = ?1", [team])?;
    db.execute(
        "INSERT INTO class_sessions (group_id, id, finished, seed_offset, started_at) VALUES (?1, ?2, FALSE, ?3, ?4)",
        params![team, id, seed_offset, at],
    )?;
    db.changed(TopicOfSession(team));
    Ok(())
}

pub fn end_session(db: &WriteTx<'_>, team: i32) -> Result<(), Error> {
    db.execute(
        "UPDATE class_sessions SET finished = TRUE WHERE group_id = ?1",
        [team],
    )?;
    db.changed(TopicOfSession(team));
    Ok(())
}

/// A duplicate where the session has it.
pub fn add_session_exercise(db: &WriteTx<'_>, team: i32, exercise: Id) -> Result<(), Error> {
    db.execute(
        "INSERT INTO class_session_exercises (group_id, exercise_id, position)
         SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM class_session_exercises WHERE group_id = ?1",
        params![team, exercise],
    )?;
    db.changed(TopicOfSession(team));
    Ok(())
}

/// Takes the exercise out with its column; tells whether it was there.
pub fn remove_session_exercise(db: &WriteTx<'_>, team: i32, exercise: Id) -> Result<bool, Error> {
    let removed = db.execute(
        "DELETE FROM class_session_exercises WHERE group_id = ?1 AND exercise_id = ?2",
        params![team, exercise],
    )?;
    db.changed(TopicOfSession(team));
    Ok(removed > 0)
}
