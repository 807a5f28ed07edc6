//! What one student did: week by week, and last.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use eqex::View;

use crate::results::rules::weeks;
use crate::results::rules::weeks::{Moment, Week};
use crate::results::rules::{ExerciseName, MOST, ResultCell, member, named};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::LoggedAnswer;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::rows::{Id, Team, User};
use eqex_kernel::environment::Environment;
use eqex_kernel::store::ReadTx;

/// Weeks of progress.
const WEEKS: usize = 26;
/// Exercises that a student worked on last.
const LAST: usize = 20;

/// What a student did last with an exercise.
#[derive(Debug)]
pub struct Recent {
    pub exercise: ExerciseName,
    pub at: i64,
    pub done: f64,
    /// Answers to it among those that were read.
    pub answers: usize,
    pub practice: bool,
}

/// Results of one student.
#[derive(Debug)]
pub struct OfStudent {
    pub user: User,
    /// The class, where its assignee looks.
    pub team: Option<Team>,
    pub weeks: Vec<Week>,
    pub recent: Vec<Recent>,
    /// Where they stand in each subject.
    pub subjects: Vec<(String, ResultCell)>,
    pub cut: bool,
}

/// A student's results, for the assignee of their class.
pub fn of_student(
    db: &ReadTx<'_>,
    environment: &Environment,
    caller: &Caller,
    team: i32,
    user: &UserId,
    view: &View,
) -> Result<OfStudent, Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let user = member(db, &team, user)?;
    student(db, environment, caller, user, Some(team), view)
}

/// The caller's own results.
pub fn own(
    db: &ReadTx<'_>,
    environment: &Environment,
    caller: &Caller,
    view: &View,
) -> Result<OfStudent, Refusal> {
    let user = caller.signed_in()?.clone();
    student(db, environment, caller, user, None, view)
}

fn student(
    db: &ReadTx<'_>,
    environment: &Environment,
    caller: &Caller,
    user: User,
    team: Option<Team>,
    view: &View,
) -> Result<OfStudent, Refusal> {
    let mut rows = bank::answers_of(db, user.id, MOST + 1)?;
    let cut = rows.len() > MOST;
    if cut {
        rows.remove(0);
    }
    let moments: Vec<Moment> = rows
        .iter()
        .map(|row| Moment {
            at: row.submission.at,
            done: row.submission.done,
            practice: row.submission.practice.is_some(),
        })
        .collect();
    let mut subjects: BTreeMap<String, ResultCell> = BTreeMap::new();
    for standing in bank::standings_of(db, user.id)? {
        subjects
            .entry(standing.subject)
            .or_default()
            .add(standing.done);
    }
    Ok(OfStudent {
        weeks: weeks::weeks(&moments, &environment.zone, environment.now(), WEEKS),
        recent: recent(db, caller, &rows, view)?,
        subjects: subjects.into_iter().collect(),
        user,
        team,
        cut,
    })
}

fn recent(
    db: &ReadTx<'_>,
    caller: &Caller,
    rows: &[LoggedAnswer],
    view: &View,
) -> Result<Vec<Recent>, Refusal> {
    let mut told = BTreeSet::new();
    let mut recent = Vec::new();
    let mut counts: HashMap<(Id, bool), usize> = HashMap::new();
    for row in rows {
        let key = (row.submission.exercise, row.submission.practice.is_some());
        *counts.entry(key).or_default() += 1;
    }
    for row in rows.iter().rev() {
        let submission = &row.submission;
        let key = (submission.exercise, submission.practice.is_some());
        if recent.len() == LAST {
            break;
        }
        if !told.insert(key) {
            continue;
        }
        if let Some(exercise) = named(db, caller, submission.exercise, view)? {
            recent.push(Recent {
                exercise,
                at: submission.at,
                done: submission.done,
                answers: counts.get(&key).copied().unwrap_or(0),
                practice: key.1,
            });
        }
    }
    Ok(recent)
}
