//! How an exercise was answered: its figures and the most frequent wrong answers.

use std::collections::HashMap;
use std::sync::Arc;

use eqex::{Exercise, TypedNotation};

use crate::results::rules::MOST;
use crate::results::rules::given::AnswerEntry;
use crate::results::rules::statistics;
use crate::results::rules::statistics::{AnswerStatistics, CountedAnswer};
use crate::results::rules::wrong;
use crate::results::rules::wrong::{Group, WrongAnswer};
use eqex_bank::access;
use eqex_bank::access::BankCaller as _;
use eqex_bank::answer::Answer;
use eqex_bank::catalog::{Catalog, CatalogEntry};
use eqex_bank::compute_budget::ComputeBudget;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::{LoggedAnswer, Subject};
use eqex_bank::state::Bank;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{Id, Team, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::ReadTx;

/// Groups of wrong answers that are told for one unknown.
const GROUPS: usize = 8;

/// How an exercise was answered.
#[derive(Debug)]
pub struct OfExercise {
    pub place: Arc<CatalogEntry>,
    /// The class whose answers these are; none: everybody's.
    pub team: Option<Team>,
    pub figures: AnswerStatistics,
    /// For each unknown the most frequent wrong answers, and how many are in none of these groups.
    pub wrong: Vec<(Vec<Group>, usize)>,
    /// Answers to a revision that asked for other things.
    pub earlier: usize,
    /// Whether there are more answers than were read.
    pub cut: bool,
    /// Whether only the newest of the wrong answers were looked at, because more would have taken too long.
    pub wrong_cut: bool,
    /// Whether the caller may see right answers.
    pub correct: bool,
    /// The members of the class, who are named where the caller looks after them.
    pub people: HashMap<Id, User>,
}

/// Whether the results of a class in an exercise are told to the assignee of the class, whom `caller` is: where anybody may open it, where they
/// manage it, and where it is in the class's session.
pub(crate) fn tells(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: &Team,
    subject: &Subject,
    exercise: Id,
    listed: bool,
) -> Result<bool, Refusal> {
    let known = subject.opens(listed) || caller.manages(subject);
    Ok(known || crate::class_session::store::session_with(db, team.id, exercise)?.is_some())
}

/// For those who manage the subject; and of their class for those who look after it.
pub fn of_exercise(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    subject: &SubjectName,
    id: &ExerciseId,
    team: Option<i32>,
) -> Result<OfExercise, Refusal> {
    let team = match team {
        Some(team) => Some(eqex_kernel::accounts::access::assigned_team(
            db, caller, team,
        )?),
        None => {
            access::managed_subject(db, caller, subject)?;
            None
        }
    };
    let place = access::exercise(db, bank, caller, subject, id)?;
    let correct = caller.manages(&place.subject);
    if let Some(team) = &team
        && !tells(
            db,
            caller,
            team,
            &place.subject,
            place.row.id,
            place.row.listed,
        )?
    {
        return Err(Refusal::Forbidden);
    }
    let mut rows = bank::answers_to(
        db,
        place.row.id,
        team.as_ref().map(|team| team.id),
        MOST + 1,
    )?;
    let cut = rows.len() > MOST;
    if cut {
        // The oldest of them tells that there are more.
        rows.remove(0);
    }
    let mut judged = AnsweredRevisions::new(&bank.catalog, &place);
    let mut wrong = vec![Vec::new(); place.exercise.unknowns().len()];
    let same: Vec<bool> = rows
        .iter()
        .map(|row| judged.exercise(db, row.submission.revision).is_some())
        .collect();
    let mut budget = ComputeBudget::full();
    let mut wrong_cut = false;
    for row in rows.iter().rev() {
        let known = judged.exercise(db, row.submission.revision);
        if let Some(exercise) = known.filter(|_| row.submission.practice.is_none())
            && !collect(&exercise, row, bank.notation(), &mut budget, &mut wrong)
        {
            wrong_cut = true;
            break;
        }
    }
    // As they were given, which is the order of the examples.
    wrong.iter_mut().for_each(|wrong| wrong.reverse());
    let seen: Vec<CountedAnswer<'_>> = rows
        .iter()
        .zip(&same)
        .map(|(row, same)| CountedAnswer {
            user: row.submission.user,
            at: row.submission.at,
            done: row.submission.done,
            info: same.then_some(row.submission.info.as_str()),
            practice: row.submission.practice.is_some(),
        })
        .collect();
    let people = match &team {
        Some(team) => by_id(accounts::members(db, team.id)?),
        None => HashMap::new(),
    };
    Ok(OfExercise {
        figures: statistics::figures(&seen, place.exercise.unknowns().len()),
        wrong: wrong
            .iter()
            .map(|wrong| wrong::groups(wrong, GROUPS))
            .collect(),
        earlier: same.iter().filter(|same| !**same).count(),
        place,
        team,
        cut,
        wrong_cut,
        correct,
        people,
    })
}

fn by_id(users: Vec<User>) -> HashMap<Id, User> {
    users.into_iter().map(|user| (user.id, user)).collect()
}

/// The revisions that were answered, as far as they ask for what the exercise asks for now.
struct AnsweredRevisions<'a> {
    catalog: &'a Catalog,
    now: &'a CatalogEntry,
    revisions: HashMap<Id, Option<Arc<Exercise>>>,
}

impl<'a> AnsweredRevisions<'a> {
    fn new(catalog: &'a Catalog, now: &'a CatalogEntry) -> AnsweredRevisions<'a> {
        AnsweredRevisions {
            catalog,
            now,
            revisions: HashMap::new(),
        }
    }

    fn exercise(&mut self, db: &ReadTx<'_>, revision: Id) -> Option<Arc<Exercise>> {
        let (catalog, now) = (self.catalog, self.now);
        let found = self.revisions.entry(revision).or_insert_with(|| {
            let exercise = catalog.compiled(db, revision).ok()?;
            let asked = |exercise: &Exercise| -> Vec<(String, String)> {
                let unknowns = exercise.unknowns().iter();
                unknowns
                    .map(|unknown| (unknown.name.clone(), unknown.unit.clone()))
                    .collect()
            };
            (asked(&exercise) == asked(&now.exercise)).then_some(exercise)
        });
        found.clone()
    }
}

/// Takes what is wrong in an answer; false where its variant cannot be afforded.
fn collect(
    exercise: &Exercise,
    row: &LoggedAnswer,
    setting: TypedNotation,
    budget: &mut ComputeBudget,
    wrong: &mut [Vec<WrongAnswer>],
) -> bool {
    let submission = &row.submission;
    if !submission.info.contains('0') {
        return true;
    }
    let Some(answer) = Answer::from_json(&submission.answer, setting) else {
        return true;
    };
    let Some(variant) = budget.variant(exercise, submission.seed) else {
        return false;
    };
    let Ok(variant) = variant else {
        return true;
    };
    let right = variant.correct();
    let given = AnswerEntry::all(&answer, right.len());
    for (index, (given, mark)) in given.into_iter().zip(submission.info.bytes()).enumerate() {
        let Some(given) = given.filter(|_| mark == b'0') else {
            continue;
        };
        if let Some(relation) = wrong::relation(exercise, variant.values(), index, &given)
            && let Some(found) = wrong.get_mut(index)
        {
            found.push(WrongAnswer {
                user: submission.user,
                relation,
                given,
                right: right[index],
            });
        }
    }
    true
}
