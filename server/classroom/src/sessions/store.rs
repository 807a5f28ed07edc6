//! Sessions of teams, what their students did in them, and saved reports.

use crate::sessions::rows::{ClassSession, ReportRow, SessionExercise};
use crate::sessions::topics::TopicOfSession;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row, WriteTx};
use std::collections::HashMap;

fn read_session(row: &Row<'_>) -> Result<ClassSession, Error> {
    Ok(ClassSession {
        id: row.get(0)?,
        team: row.get(1)?,
        finished: row.get(2)?,
        seed_offset: row.get(3)?,
    })
}

/// The same for a cell of a report, if the session is still that one.
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

/// The team's session, if the exercise is in it.
pub fn session_with(
    db: &ReadTx<'_>,
    team: i32,
    exercise: Id,
) -> Result<Option<ClassSession>, Error> {
    db.row(
        "SELECT s.id, s.group_id, s.finished, s.seed_offset
         FROM class_session_exercises x JOIN class_sessions s ON s.group_id = x.group_id
         WHERE x.group_id = ?1 AND x.exercise_id = ?2",
        params![team, exercise],
        read_session,
    )
}

/// The session of the user's team, if the exercise is in it, and the seed that it keeps for the user, if it is not their own.
pub fn session_of(
    db: &ReadTx<'_>,
    user: Id,
    team: i32,
    exercise: Id,
) -> Result<Option<(ClassSession, Option<i32>)>, Error> {
    db.row(
        "SELECT s.id, s.group_id, s.finished, s.seed_offset, k.seed
         FROM class_session_exercises x JOIN class_sessions s ON s.group_id = x.group_id
         LEFT JOIN class_session_seeds k ON k.group_id = x.group_id AND k.exercise_id = x.exercise_id AND k.user_id = ?3
         WHERE x.group_id = ?1 AND x.exercise_id = ?2",
        params![team, exercise, user],
        |row| Ok((read_session(row)?, row.get(4)?)),
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

pub fn participates(db: &ReadTx<'_>, team: i32, user: Id) -> Result<bool, Error> {
    db.exists(
        "SELECT 1 FROM class_participants WHERE group_id = ?1 AND user_id = ?2",
        params![team, user],
    )
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

/// Keeps the seed that a user works with in the session, where it is not their own.
pub fn keep_session_seed(
    db: &WriteTx<'_>,
    team: i32,
    exercise: Id,
    user: Id,
    seed: i32,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO class_session_seeds (group_id, exercise_id, user_id, seed) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (group_id, exercise_id, user_id) DO UPDATE SET seed = excluded.seed",
        params![team, exercise, user, seed],
    )
    .map(drop)
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

/// Enters the student in the report, once.
pub fn join_session(db: &WriteTx<'_>, team: i32, user: Id) -> Result<(), Error> {
    if participates(db, team, user)? {
        return Ok(());
    }
    db.execute(
        "INSERT INTO class_participants (group_id, user_id, position)
         SELECT ?1, ?2, coalesce(max(position), 0) + 1 FROM class_participants WHERE group_id = ?1",
        params![team, user],
    )?;
    db.changed(TopicOfSession(team));
    Ok(())
}

pub fn set_session_result(
    db: &WriteTx<'_>,
    team: i32,
    user: Id,
    exercise: Id,
    done: f64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO class_results (group_id, user_id, exercise_id, done) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (group_id, user_id, exercise_id) DO UPDATE SET done = excluded.done",
        params![team, user, exercise, done],
    )?;
    db.changed(TopicOfSession(team));
    Ok(())
}
