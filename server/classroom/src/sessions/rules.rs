//! The one session of each team: what its students are to do now, and how far they are.

mod addition;

use crate::class_session::rows::ClassSession;
use crate::sessions::rows::{ReportRow, SessionExercise};
use eqex_bank::access;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::ListedExercise;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{Role, User};
use eqex_kernel::environment::Environment;
use eqex_kernel::store::{Error, ReadTx, WriteTx};

pub use addition::{Addition, add, prepare};

/// A random number that is not 0, so that the session's variants are not the ones of practice.
pub fn offset(environment: &Environment) -> i32 {
    loop {
        match environment.random_i32() {
            0 => {}
            offset => return offset,
        }
    }
}

/// A new, empty session.
pub fn start(db: &WriteTx<'_>, environment: &Environment, team: i32) -> Result<(), Refusal> {
    crate::sessions::store::start_session(db, team, offset(environment), environment.now())?;
    Ok(())
}

/// A new, empty session of this offset, in the place of the one that is there.
pub fn start_anew(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    team: i32,
    offset: i32,
) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    crate::sessions::store::start_session(db, team, offset, environment.now())?;
    Ok(())
}

fn current(db: &ReadTx<'_>, team: i32) -> Result<ClassSession, Refusal> {
    let session = crate::sessions::store::session(db, team)?;
    session.ok_or_else(|| Error::other(format!("team {team} has no session")).into())
}

pub fn reset(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    team: i32,
) -> Result<(), Refusal> {
    start_anew(db, environment, caller, team, offset(environment))
}

pub fn end(db: &WriteTx<'_>, caller: &Caller, team: i32) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    crate::sessions::store::end_session(db, team)?;
    Ok(())
}

/// Takes an exercise out with its column, also when the exercise itself is gone or the session finished.
pub fn delete(
    db: &WriteTx<'_>,
    caller: &Caller,
    team: i32,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    if let Some(exercise) = bank::exercise_ever(db, subject.as_str(), id.as_str())?
        && crate::sessions::store::remove_session_exercise(db, team, exercise)?
    {
        return Ok(());
    }
    let subject = access::visible_subject(db, caller, subject)?;
    bank::exercise(db, subject.id, id.as_str())?
        .map(drop)
        .ok_or(Refusal::Missing)
}

/// An exercise of the student's session.
#[derive(Debug)]
pub struct OwnSessionExercise {
    pub subject: String,
    pub exercise: ListedExercise,
    /// The student's cell of the report.
    pub done: Option<f64>,
}

/// The student whose session it is.
pub fn student(caller: &Caller) -> Result<&User, Refusal> {
    let user = caller.signed_in()?;
    match Role::of_team(user.team) {
        Role::Student => Ok(user),
        Role::Teacher => Err(Refusal::Forbidden),
        // Root has no team, and so no session.
        Role::Admin => Err(Refusal::Missing),
    }
}

/// Whether the student is in the report already, so that looking at the list changes nothing.
pub fn is_listed(db: &ReadTx<'_>, caller: &Caller) -> Result<bool, Refusal> {
    let user = student(caller)?;
    Ok(crate::class_session::store::participates(
        db, user.team, user.id,
    )?)
}

/// Whether answers are taken no more.
pub fn is_finished(db: &ReadTx<'_>, caller: &Caller) -> Result<bool, Refusal> {
    let user = student(caller)?;
    is_finished_for(db, user.team)
}

/// Whether answers are taken no more from this team, for whoever may know it.
pub fn is_finished_for(db: &ReadTx<'_>, team: i32) -> Result<bool, Refusal> {
    Ok(current(db, team)?.finished)
}

/// Enters the student in the report.
pub fn join(db: &WriteTx<'_>, caller: &Caller) -> Result<(), Refusal> {
    let user = student(caller)?;
    crate::class_session::store::join_session(db, user.team, user.id)?;
    Ok(())
}

/// What the student is to do. Exercises that do not exist any more are left out.
pub fn list(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<OwnSessionExercise>, Refusal> {
    let user = student(caller)?;
    let done = crate::sessions::store::session_results(db, user.team, user.id)?;
    let mut tasks = Vec::new();
    for exercise in crate::sessions::store::session_exercises(db, user.team)? {
        if let Some(listed) = bank::listed_exercise(db, exercise.id)? {
            tasks.push(OwnSessionExercise {
                subject: exercise.subject,
                done: done.get(&exercise.id).copied(),
                exercise: listed,
            });
        }
    }
    Ok(tasks)
}

/// The report as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    pub finished: bool,
    pub exercises: Vec<SessionExercise>,
    pub rows: Vec<ReportRow>,
}

impl Status {
    /// Whether there is a session that a new one would end.
    pub fn runs(&self) -> bool {
        !self.finished && !self.exercises.is_empty()
    }
}

pub fn status(db: &ReadTx<'_>, caller: &Caller, team: i32) -> Result<Status, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    status_of(db, team)
}

/// The report of a team, for whoever may see it.
pub fn status_of(db: &ReadTx<'_>, team: i32) -> Result<Status, Refusal> {
    let exercises = crate::sessions::store::session_exercises(db, team)?;
    Ok(Status {
        finished: current(db, team)?.finished,
        rows: crate::sessions::store::report(db, team, &exercises)?,
        exercises,
    })
}
