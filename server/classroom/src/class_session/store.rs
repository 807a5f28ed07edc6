//! Whose session an exercise is in, the seeds that it keeps, and the cells of its report.

use crate::class_session::rows::ClassSession;
use crate::class_session::topics::TopicOfSession;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row, WriteTx};

/// Reads `id, group_id, finished, seed_offset`.
pub(crate) fn read_session(row: &Row<'_>) -> Result<ClassSession, Error> {
    Ok(ClassSession {
        id: row.get(0)?,
        team: row.get(1)?,
        finished: row.get(2)?,
        seed_offset: row.get(3)?,
    })
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

pub fn participates(db: &ReadTx<'_>, team: i32, user: Id) -> Result<bool, Error> {
    db.exists(
        "SELECT 1 FROM class_participants WHERE group_id = ?1 AND user_id = ?2",
        params![team, user],
    )
}

/// The user's cell of the report for an exercise.
pub fn session_result(
    db: &ReadTx<'_>,
    team: i32,
    user: Id,
    exercise: Id,
) -> Result<Option<f64>, Error> {
    db.row(
        "SELECT done FROM class_results WHERE group_id = ?1 AND user_id = ?2 AND exercise_id = ?3",
        params![team, user, exercise],
        |row| row.get(0),
    )
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
