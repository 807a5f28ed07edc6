//! Where the members of a class stand, by subjects or by the exercises of one.

use std::collections::{BTreeMap, HashMap};

use eqex::View;

use crate::reports::rules as reports;
use crate::results::rules::{ResultCell, named};
use crate::state::ClassroomSettings;
use crate::teams::rules::in_register_order;
use eqex_bank::names::SubjectName;
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::Standing;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{Id, Team, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::spreadsheet;
use eqex_kernel::spreadsheet::Table;
use eqex_kernel::store::ReadTx;

/// A subject, or an exercise of the chosen one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultsColumn {
    /// The name of the subject, or the id of the exercise.
    pub key: String,
    pub title: String,
    /// Whether there is a page of its results for the caller: not of an exercise that was removed, or that is not theirs to see.
    pub opens: bool,
}

/// Results of a class: its members by subjects, or by the exercises of one.
#[derive(Debug)]
pub struct OfClass {
    pub team: Team,
    pub subject: Option<SubjectName>,
    pub columns: Vec<ResultsColumn>,
    pub lines: Vec<ResultsRow>,
}

impl OfClass {
    /// The same for a spreadsheet: of a subject how many were tried and how many of these are right, of an exercise the result.
    pub fn table(&self, settings: ClassroomSettings) -> Table {
        let [number, name, ..] = reports::labels(settings);
        let mut head = vec![(*number).to_owned(), (*name).to_owned()];
        for column in &self.columns {
            match self.subject {
                Some(_) => head.push(column.key.clone()),
                None => {
                    let [tried, right] = reports::shares(settings);
                    head.push(format!("{}: {tried}", column.key));
                    head.push(format!("{}: {right}", column.key));
                }
            }
        }
        let row = |line: &ResultsRow| {
            let user = &line.user;
            let mut row = vec![
                spreadsheet::Cell::number(user.number),
                spreadsheet::Cell::Text(user.name.clone()),
            ];
            for cell in &line.cells {
                if self.subject.is_none() {
                    row.push(spreadsheet::Cell::count(cell.tried));
                    row.push(spreadsheet::Cell::count(cell.right));
                } else {
                    row.push(spreadsheet::Cell::number(cell.share()));
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
pub struct ResultsRow {
    pub user: User,
    /// One per column.
    pub cells: Vec<ResultCell>,
}

pub fn of_class(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: i32,
    subject: Option<SubjectName>,
    view: &View,
) -> Result<OfClass, Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let mut standings = bank::standings(db, team.id)?;
    if let Some(subject) = &subject {
        standings.retain(|standing| standing.subject == subject.as_str());
    }
    let key = |standing: &Standing| match subject {
        None => standing.subject.clone(),
        Some(_) => standing.slug.clone(),
    };
    let chosen = match &subject {
        Some(subject) => bank::subject(db, subject.as_str())?,
        None => None,
    };
    let mut columns: BTreeMap<String, ResultsColumn> = BTreeMap::new();
    for standing in &standings {
        let name = key(standing);
        if columns.contains_key(&name) {
            continue;
        }
        let mut column = ResultsColumn {
            key: name.clone(),
            title: name.clone(),
            opens: true,
        };
        if subject.is_some()
            && let Some(exercise) = named(db, caller, standing.exercise, view)?
        {
            column.opens = match chosen
                .as_ref()
                .zip(bank::listed_exercise(db, standing.exercise)?)
            {
                Some((subject, exercise)) => {
                    let listed = exercise.listed;
                    crate::results::rules::exercise::tells(
                        db,
                        caller,
                        &team,
                        subject,
                        exercise.id,
                        listed,
                    )?
                }
                None => false,
            };
            column.title = exercise.title;
        }
        columns.insert(name, column);
    }
    let places: HashMap<&str, usize> = columns.keys().map(String::as_str).zip(0..).collect();
    let mut members = accounts::members(db, team.id)?;
    in_register_order(&mut members, |user| (user.number, &user.name));
    let mut lines: Vec<ResultsRow> = members
        .into_iter()
        .map(|user| ResultsRow {
            user,
            cells: vec![ResultCell::default(); columns.len()],
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
