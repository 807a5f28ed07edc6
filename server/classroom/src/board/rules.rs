//! The live session as its teacher sees it: the class against the exercises.

pub mod answers;
pub mod choice;

use std::collections::HashMap;

use eqex::View;

use crate::results::rules::statistics::Split;
use crate::sessions::rows::ReportRow;
use crate::sessions::rules as sessions;
use crate::solving::rules as solving;
use crate::teams::rules::in_register_order;
use eqex_bank::hierarchy::card;
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{Id, Role, Team};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::ReadTx;

/// An exercise of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardColumn {
    pub subject: String,
    pub id: String,
    pub title: String,
    /// Whether its page opens for the caller: not where it was removed meanwhile.
    pub opens: bool,
}

/// A student of the class.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardRow {
    pub public_id: String,
    pub name: String,
    pub number: Option<i32>,
    /// Whether they have opened the session.
    pub came: bool,
    /// One per exercise.
    pub cells: Vec<Option<f64>>,
}

#[derive(Debug)]
pub struct Board {
    pub team: Team,
    pub finished: bool,
    pub columns: Vec<BoardColumn>,
    /// All students of the class in the order of the register.
    pub lines: Vec<BoardRow>,
}

impl Board {
    /// What the answers to an exercise came to.
    pub fn split(&self, column: usize) -> Split {
        let cells = self
            .lines
            .iter()
            .filter_map(|line| *line.cells.get(column)?);
        Split::of(cells)
    }

    pub fn came(&self) -> usize {
        self.lines.iter().filter(|line| line.came).count()
    }
}

/// The session of a team, for its assignee.
pub fn board(db: &ReadTx<'_>, caller: &Caller, team: i32, view: &View) -> Result<Board, Refusal> {
    let status = sessions::status(db, caller, team)?;
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let mut columns = Vec::with_capacity(status.exercises.len());
    for exercise in status.exercises {
        let listed = bank::listed_exercise(db, exercise.id)?;
        let title = listed.as_ref().and_then(|found| card(&found.cards, view));
        let opens = match bank::subject(db, &exercise.subject)?.zip(listed.as_ref()) {
            Some((subject, listed)) => solving::opens(db, caller, &subject, listed)?,
            None => false,
        };
        columns.push(BoardColumn {
            title: title.map_or_else(|| exercise.slug.clone(), |card| card.name.clone()),
            opens,
            subject: exercise.subject,
            id: exercise.slug,
        });
    }
    let mut cells: HashMap<Id, ReportRow> =
        status.rows.into_iter().map(|row| (row.user, row)).collect();
    let mut members = accounts::members(db, team.id)?;
    members.retain(|user| Role::of_team(user.team) == Role::Student);
    in_register_order(&mut members, |user| (user.number, &user.name));
    let line = |user: eqex_kernel::accounts::rows::User| {
        let row = cells.remove(&user.id);
        BoardRow {
            public_id: user.public_id,
            name: user.name,
            number: user.number,
            came: row.is_some(),
            cells: row.map_or_else(|| vec![None; columns.len()], |row| row.cells),
        }
    };
    Ok(Board {
        finished: status.finished,
        lines: members.into_iter().map(line).collect(),
        team,
        columns,
    })
}
