//! Results out of the log: of an exercise, of a class, of one student. What is counted is bounded, and told where it was cut.

pub mod exercise;
pub mod weeks;
pub mod wrong;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use eqex::{Exercise, View};

use self::exercise::{Figures, Seen};
use self::weeks::{Moment, Week};
use self::wrong::{Given, Group, Wrong};
use super::access::{self, Caller};
use super::hierarchy::card;
use super::purse::Purse;
use super::teams::in_register_order;
use super::{Refusal, reports};
use crate::app::App;
use crate::catalog::{Found, Place};
use crate::model::rows::{Id, LoggedAnswer, Standing, Team, User};
use crate::model::{Answer, ExerciseId, SubjectName, UserId};
use crate::store::Db;
use crate::table::{self, Table};

/// Rows of the log that one page reads at most.
pub const MOST: usize = 20_000;
/// Groups of wrong answers that are told for one unknown.
const GROUPS: usize = 8;
/// Weeks of progress.
const WEEKS: usize = 26;
/// Exercises that a student worked on last.
const LAST: usize = 20;

/// How an exercise was answered.
#[derive(Debug)]
pub struct OfExercise {
    pub place: Arc<Place>,
    /// The class whose answers these are; none: everybody's.
    pub team: Option<Team>,
    pub figures: Figures,
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

/// For those who manage the subject; and of their class for those who look after it.
pub fn of_exercise(
    db: &Db<'_>,
    app: &App,
    caller: &Caller,
    subject: &SubjectName,
    id: &ExerciseId,
    team: Option<i32>,
) -> Result<OfExercise, Refusal> {
    let team = match team {
        Some(team) => Some(access::assigned_team(db, caller, team)?),
        None => {
            access::managed_subject(db, caller, subject)?;
            None
        }
    };
    let place = match app.catalog.find(&app.store, db, subject, id)? {
        Found::Here(place) => place,
        Found::NoExercise(known) => {
            return Err(caller.missing(!subject.is_private() || caller.manages(&known)));
        }
        Found::NoSubject => return Err(caller.missing(!subject.is_private())),
    };
    let correct = caller.manages(&place.subject);
    if let Some(team) = &team {
        let open = !subject.is_private() && place.row.listed;
        if !open && !correct && db.session_with(team.id, place.row.id)?.is_none() {
            return Err(Refusal::Forbidden);
        }
    }
    let mut rows = db.answers_to(place.row.id, team.as_ref().map(|team| team.id), MOST + 1)?;
    let cut = rows.len() > MOST;
    if cut {
        // The oldest of them tells that there are more.
        rows.remove(0);
    }
    let mut judged = Judged::new(app, &place);
    let mut wrong = vec![Vec::new(); place.exercise.unknowns().len()];
    let same: Vec<bool> = rows
        .iter()
        .map(|row| judged.exercise(db, row.submission.revision).is_some())
        .collect();
    let mut purse = Purse::full();
    let mut wrong_cut = false;
    for row in rows.iter().rev() {
        let known = judged.exercise(db, row.submission.revision);
        if let Some(exercise) = known.filter(|_| row.submission.practice.is_none())
            && !collect(&exercise, row, &mut purse, &mut wrong)
        {
            wrong_cut = true;
            break;
        }
    }
    // As they were given, which is the order of the examples.
    wrong.iter_mut().for_each(|wrong| wrong.reverse());
    let seen: Vec<Seen<'_>> = rows
        .iter()
        .zip(&same)
        .map(|(row, same)| Seen {
            user: row.submission.user,
            at: row.submission.at,
            done: row.submission.done,
            info: same.then_some(row.submission.info.as_str()),
            practice: row.submission.practice.is_some(),
        })
        .collect();
    let people = match &team {
        Some(team) => by_id(db.members(team.id)?),
        None => HashMap::new(),
    };
    Ok(OfExercise {
        figures: exercise::figures(&seen, place.exercise.unknowns().len()),
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
struct Judged<'a> {
    app: &'a App,
    now: &'a Place,
    revisions: HashMap<Id, Option<Arc<Exercise>>>,
}

impl<'a> Judged<'a> {
    fn new(app: &'a App, now: &'a Place) -> Judged<'a> {
        Judged {
            app,
            now,
            revisions: HashMap::new(),
        }
    }

    fn exercise(&mut self, db: &Db<'_>, revision: Id) -> Option<Arc<Exercise>> {
        let (app, now) = (self.app, self.now);
        let found = self.revisions.entry(revision).or_insert_with(|| {
            let exercise = app.catalog.compiled(db, revision).ok()?;
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
    purse: &mut Purse,
    wrong: &mut [Vec<Wrong>],
) -> bool {
    let submission = &row.submission;
    if !submission.info.contains('0') {
        return true;
    }
    let Some(answer) = Answer::from_json(&submission.answer) else {
        return true;
    };
    let Some(variant) = purse.variant(exercise, submission.seed) else {
        return false;
    };
    let Ok(variant) = variant else {
        return true;
    };
    let right = variant.correct();
    let given = Given::all(&answer, right.len());
    for (index, (given, mark)) in given.into_iter().zip(submission.info.bytes()).enumerate() {
        let Some(given) = given.filter(|_| mark == b'0') else {
            continue;
        };
        if let Some(relation) = wrong::relation(exercise, &right, index, &given)
            && let Some(found) = wrong.get_mut(index)
        {
            found.push(Wrong {
                user: submission.user,
                relation,
                given,
                right: right[index],
            });
        }
    }
    true
}

/// Where a student stands with what a column tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    pub tried: usize,
    pub right: usize,
    /// The results of the tried ones together.
    pub done: f64,
}

impl Cell {
    fn add(&mut self, done: f64) {
        self.tried += 1;
        self.right += usize::from(done >= 1.0);
        self.done += done;
    }

    /// The mean result of what was tried.
    pub fn share(&self) -> Option<f64> {
        #[allow(clippy::cast_precision_loss, reason = "a few thousand at most")]
        (self.tried > 0).then(|| self.done / self.tried as f64)
    }
}

/// A subject, or an exercise of the chosen one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name of the subject, or the id of the exercise.
    pub key: String,
    pub title: String,
    /// False for an exercise that was removed.
    pub here: bool,
}

/// Results of a class: its members by subjects, or by the exercises of one.
#[derive(Debug)]
pub struct OfClass {
    pub team: Team,
    pub subject: Option<SubjectName>,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
}

impl OfClass {
    /// The same for a spreadsheet: of a subject how many were tried and how many of these are right, of an exercise the result.
    pub fn table(&self, app: &App) -> Table {
        let [number, name, ..] = reports::labels(app);
        let mut head = vec![(*number).to_owned(), (*name).to_owned()];
        for column in &self.columns {
            match self.subject {
                Some(_) => head.push(column.key.clone()),
                None => {
                    let [tried, right] = reports::shares(app);
                    head.push(format!("{}: {tried}", column.key));
                    head.push(format!("{}: {right}", column.key));
                }
            }
        }
        let row = |line: &Line| {
            let user = &line.user;
            let mut row = vec![
                table::Cell::number(user.number),
                table::Cell::Text(user.name.clone()),
            ];
            for cell in &line.cells {
                if self.subject.is_none() {
                    row.push(table::Cell::count(cell.tried));
                    row.push(table::Cell::count(cell.right));
                } else {
                    row.push(table::Cell::number(cell.share()));
                }
            }
            row
        };
        Table {
            rows: self.lines.iter().map(row).collect(),
            head,
        }
    }
}

#[derive(Debug)]
pub struct Line {
    pub user: User,
    /// One per column.
    pub cells: Vec<Cell>,
}

pub fn of_class(
    db: &Db<'_>,
    caller: &Caller,
    team: i32,
    subject: Option<SubjectName>,
    view: &View,
) -> Result<OfClass, Refusal> {
    let team = access::assigned_team(db, caller, team)?;
    let mut standings = db.standings(team.id)?;
    if let Some(subject) = &subject {
        standings.retain(|standing| standing.subject == subject.as_str());
    }
    let key = |standing: &Standing| match subject {
        None => standing.subject.clone(),
        Some(_) => standing.slug.clone(),
    };
    let mut columns: BTreeMap<String, Column> = BTreeMap::new();
    for standing in &standings {
        let name = key(standing);
        if columns.contains_key(&name) {
            continue;
        }
        let mut column = Column {
            key: name.clone(),
            title: name.clone(),
            here: true,
        };
        if subject.is_some() {
            let listed = db.listed_exercise(standing.exercise)?;
            column.here = listed.is_some();
            if let Some(card) = listed.as_ref().and_then(|found| card(&found.cards, view)) {
                column.title.clone_from(&card.name);
            }
        }
        columns.insert(name, column);
    }
    let places: HashMap<&str, usize> = columns.keys().map(String::as_str).zip(0..).collect();
    let mut members = db.members(team.id)?;
    in_register_order(&mut members, |user| (user.number, &user.name));
    let mut lines: Vec<Line> = members
        .into_iter()
        .map(|user| Line {
            user,
            cells: vec![Cell::default(); columns.len()],
        })
        .collect();
    let users: HashMap<Id, usize> = lines.iter().map(|line| line.user.id).zip(0..).collect();
    for standing in &standings {
        if let (Some(line), Some(place)) = (
            users.get(&standing.user),
            places.get(key(standing).as_str()),
        ) {
            lines[*line].cells[*place].add(standing.done);
        }
    }
    drop(places);
    Ok(OfClass {
        team,
        subject,
        columns: columns.into_values().collect(),
        lines,
    })
}

/// What a student did last with an exercise.
#[derive(Debug)]
pub struct Recent {
    pub exercise: Named,
    pub at: i64,
    pub done: f64,
    /// Answers to it among those that were read.
    pub answers: usize,
    pub practice: bool,
}

/// An exercise by its names.
#[derive(Clone, Debug)]
pub struct Named {
    pub subject: String,
    pub id: String,
    pub title: String,
    /// False where it was removed.
    pub here: bool,
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
    pub subjects: Vec<(String, Cell)>,
    pub cut: bool,
}

/// A student's results, for the assignee of their class.
pub fn of_student(
    db: &Db<'_>,
    app: &App,
    caller: &Caller,
    team: i32,
    user: &UserId,
    view: &View,
) -> Result<OfStudent, Refusal> {
    let team = access::assigned_team(db, caller, team)?;
    let user = member(db, &team, user)?;
    student(db, app, user, Some(team), view)
}

/// A member of a class that the caller looks after.
pub fn member(db: &Db<'_>, team: &Team, user: &UserId) -> Result<User, Refusal> {
    db.user_by_public_id(user.as_str())?
        .filter(|user| user.team == team.id)
        .ok_or(Refusal::Missing)
}

/// The caller's own results.
pub fn own(db: &Db<'_>, app: &App, caller: &Caller, view: &View) -> Result<OfStudent, Refusal> {
    let user = caller.signed_in()?.clone();
    student(db, app, user, None, view)
}

fn student(
    db: &Db<'_>,
    app: &App,
    user: User,
    team: Option<Team>,
    view: &View,
) -> Result<OfStudent, Refusal> {
    let mut rows = db.answers_of(user.id, MOST + 1)?;
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
    let mut subjects: BTreeMap<String, Cell> = BTreeMap::new();
    for standing in db.standings_of(user.id)? {
        subjects
            .entry(standing.subject)
            .or_default()
            .add(standing.done);
    }
    let outside = &app.outside;
    Ok(OfStudent {
        weeks: weeks::weeks(&moments, &outside.zone, outside.now(), WEEKS),
        recent: recent(db, &rows, view)?,
        subjects: subjects.into_iter().collect(),
        user,
        team,
        cut,
    })
}

fn recent(db: &Db<'_>, rows: &[LoggedAnswer], view: &View) -> Result<Vec<Recent>, Refusal> {
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
        if let Some(exercise) = named(db, submission.exercise, view)? {
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

/// What an exercise is called, also one that was removed.
pub fn named(db: &Db<'_>, exercise: Id, view: &View) -> Result<Option<Named>, Refusal> {
    let Some((subject, id)) = db.exercise_path(exercise)? else {
        return Ok(None);
    };
    let listed = db.listed_exercise(exercise)?;
    let title = listed.as_ref().and_then(|found| card(&found.cards, view));
    Ok(Some(Named {
        title: title.map_or_else(|| id.clone(), |card| card.name.clone()),
        here: listed.is_some(),
        subject,
        id,
    }))
}
