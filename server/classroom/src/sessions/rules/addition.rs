//! An exercise on its way into a session: looked at before anything is written, so that the writer computes nothing.

use eqex_messages::Message;

use crate::sessions::rules::current;
use crate::solving::rules::own_seed;
use eqex_bank::access;
use eqex_bank::access::BankCaller as _;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::refusal::taken;
use eqex_kernel::store::{ReadTx, WriteTx};

/// What was found out about an exercise before it is added.
#[derive(Clone, Debug)]
pub struct Addition {
    subject: SubjectName,
    id: ExerciseId,
    /// None where the caller may not add it, which is told when it is added.
    found: Option<CheckedExercise>,
}

#[derive(Clone, Debug)]
struct CheckedExercise {
    revision: Id,
    /// Too many of its variants have no values.
    fails: Option<Message>,
    /// The offset of the session that the seeds below are for.
    offset: i32,
    /// Members whose own seed has no values, with the next one that has.
    moved: Vec<(Id, i32)>,
}

/// Looks at an exercise that is to be added. `offset` is that of a session that is to be begun with it; none for the one that is there.
pub fn prepare(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    team: i32,
    subject: &SubjectName,
    id: &ExerciseId,
    offset: Option<i32>,
) -> Result<Addition, Refusal> {
    let found = match look(db, bank, caller, team, subject, id, offset) {
        Ok(found) => Some(found),
        Err(Refusal::Store(error)) => return Err(Refusal::Store(error)),
        Err(_) => None,
    };
    Ok(Addition {
        subject: subject.clone(),
        id: id.clone(),
        found,
    })
}

fn look(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    team: i32,
    subject: &SubjectName,
    id: &ExerciseId,
    offset: Option<i32>,
) -> Result<CheckedExercise, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let place = access::exercise(db, bank, caller, subject, id)?;
    if !place.is_open() && !caller.manages(&place.subject) {
        return Err(Refusal::Forbidden);
    }
    let (revision, exercise) = (place.row.revision, &*place.exercise);
    let sample = bank.seeds.sample(revision, exercise);
    let fails = sample.first.as_ref().filter(|_| sample.fails_often());
    let offset = match offset {
        Some(offset) => offset,
        None => current(db, team)?.seed_offset,
    };
    let mut moved = Vec::new();
    // Where the sample has values throughout, few members have none, but these few must have some too.
    if fails.is_none() {
        for member in accounts::members(db, team)? {
            let own = own_seed(&member, &place.path, offset);
            let next = bank.seeds.with_values(revision, exercise, own);
            if let Some(next) = next.filter(|next| *next != own) {
                moved.push((member.id, next));
            }
        }
    }
    Ok(CheckedExercise {
        revision,
        fails: fails.map(|(seed, reason)| {
            Message::new("session-few-values")
                .with("path", place.path.as_str())
                .with("count", sample.failing)
                .with("seeds", sample.tried)
                .with("seed", *seed)
                .with("reason", reason.message.clone())
        }),
        offset,
        moved,
    })
}

/// Besides being assignee of the team, the caller must manage the subject, or everybody may see the exercise.
pub fn add(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    team: i32,
    addition: &Addition,
) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let place = access::exercise(db, bank, caller, &addition.subject, &addition.id)?;
    if !place.is_open() && !caller.manages(&place.subject) {
        return Err(Refusal::Forbidden);
    }
    let session = current(db, team)?;
    if session.finished {
        return Err(Refusal::Conflict(Message::new("session-finished-reset")));
    }
    let exercise = place.row.id;
    let found = addition
        .found
        .as_ref()
        .filter(|found| found.revision == place.row.revision)
        .ok_or_else(|| Refusal::Conflict(Message::new("exercise-saved-meanwhile")))?;
    if crate::class_session::store::session_with(db, team, exercise)?.is_none()
        && let Some(reason) = &found.fails
    {
        return Err(Refusal::Conflict(reason.clone()));
    }
    crate::sessions::store::add_session_exercise(db, team, exercise)
        .map_err(taken(Message::new("session-has-exercise")))?;
    // Of a session that was begun anew meanwhile the seeds are others; whoever needs one is given it when they answer.
    if session.seed_offset == found.offset {
        for (user, seed) in &found.moved {
            if accounts::user(db, *user)?.is_some_and(|user| user.team == team) {
                crate::class_session::store::keep_session_seed(db, team, exercise, *user, *seed)?;
            }
        }
    }
    Ok(())
}
