//! Saved reports: the session of a team as a table for spreadsheets.

use eqex_messages::Message;
use jiff::Timestamp;

use crate::cell_state::CellState;
use crate::sessions::rows::ReportRow;
use crate::sessions::rules as sessions;
use crate::sessions::rules::Status;
use crate::state::ClassroomSettings;
use crate::teams::rules::in_register_order;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Team;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::environment::Environment;
use eqex_kernel::refusal;
use eqex_kernel::refusal::taken;
use eqex_kernel::spreadsheet::{Cell, Table};
use eqex_kernel::store::{Error, ErrorKind, ReadTx, WriteTx};

/// Labels of the columns, by the setting.
const ENGLISH: [&str; 6] = [
    "No.",
    "Name",
    "Unattempted",
    "Incorrect",
    "Partial",
    "Correct",
];
const POLISH: [&str; 6] = ["No.", "Imię", "Niezrobione", "Źle", "Częściowo", "Dobrze"];

pub fn list(db: &ReadTx<'_>, caller: &Caller, team: i32) -> Result<Vec<String>, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    Ok(crate::reports::store::reports(db, team)?)
}

/// A saved report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedReport {
    pub filename: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// The saved reports of a team with their times, the oldest first.
pub fn saved(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: i32,
) -> Result<(Team, Vec<SavedReport>), Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let saved = |(filename, at)| SavedReport { filename, at };
    let reports = crate::reports::store::dated_reports(db, team.id)?
        .into_iter()
        .map(saved)
        .collect();
    Ok((team, reports))
}

/// The report as it stands, as a table.
pub fn standing(
    db: &ReadTx<'_>,
    settings: ClassroomSettings,
    caller: &Caller,
    team: i32,
) -> Result<Table, Refusal> {
    let status = sessions::status(db, caller, team)?;
    Ok(table(status, labels(settings)))
}

/// The labels of the columns, by the setting.
pub(crate) fn labels(settings: ClassroomSettings) -> &'static [&'static str; 6] {
    if settings.polish_reports {
        &POLISH
    } else {
        &ENGLISH
    }
}

/// What tables of results say of a subject: tried, and right.
pub(crate) fn shares(settings: ClassroomSettings) -> [&'static str; 2] {
    if settings.polish_reports {
        ["zrobione", "dobrze"]
    } else {
        ["tried", "right"]
    }
}

/// Saves the report as it stands and returns its name.
pub fn save(
    db: &WriteTx<'_>,
    settings: ClassroomSettings,
    environment: &Environment,
    caller: &Caller,
    team: i32,
) -> Result<String, Refusal> {
    let content = standing(db, settings, caller, team)?.csv();
    let stem = format!("report_{team}_{}", time(environment)?);
    let mut name = format!("{stem}.txt");
    for number in 2.. {
        match crate::reports::store::add_report(db, &name, team, &content, environment.now()) {
            Err(error) if error.kind == ErrorKind::Duplicate => {
                name = format!("{stem}-{number}.txt");
            }
            other => {
                other.map_err(taken(Message::new("report-taken")))?;
                break;
            }
        }
    }
    Ok(name)
}

/// `2026-03-04T10:15:30+01:00`, in the server's zone.
fn time(environment: &Environment) -> Result<String, Refusal> {
    let now = Timestamp::from_millisecond(environment.now())
        .map_err(|error| Error::other(format!("the clock: {error}")))?;
    let local = now.to_zoned_datetime(environment.zone.clone());
    Ok(local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The report as a table, its students in the order of the register.
fn table(mut status: Status, labels: &[&str; 6]) -> Table {
    in_register_order(&mut status.rows, |row| (row.number, &row.name));
    let mut head = vec![labels[0].to_owned(), labels[1].to_owned()];
    for exercise in &status.exercises {
        head.push(format!("{}/{}", exercise.subject, exercise.slug));
    }
    head.extend(labels[2..].iter().map(ToString::to_string));
    let line = |row: &ReportRow| {
        let mut line = vec![Cell::number(row.number), Cell::Text(row.name.clone())];
        line.extend(row.cells.iter().copied().map(Cell::number));
        let states: Vec<CellState> = row.cells.iter().copied().map(CellState::of).collect();
        line.extend(
            CellState::ALL
                .map(|state| Cell::count(states.iter().filter(|found| **found == state).count())),
        );
        line
    };
    Table {
        rows: status.rows.iter().map(line).collect(),
        head,
    }
}

/// The column of a report that holds texts.
const NAME: usize = 1;

/// A saved report as a table again.
pub fn saved_table(db: &ReadTx<'_>, caller: &Caller, filename: &str) -> Result<Table, Refusal> {
    let content = content(db, caller, filename)?;
    Table::of_csv(&content, &[NAME])
        .ok_or_else(|| Error::other(format!("the report {filename} is no table")).into())
}

/// The content of a saved report of a team that the caller looks after. Whatever else a name may be, it is forbidden.
pub fn content(db: &ReadTx<'_>, caller: &Caller, filename: &str) -> Result<String, Refusal> {
    let (team, content) =
        crate::reports::store::saved_report(db, filename)?.ok_or(Refusal::Forbidden)?;
    match eqex_kernel::accounts::access::assigned_team(db, caller, team) {
        Ok(_) => Ok(content),
        Err(refusal::Refusal::Missing) => Err(Refusal::Forbidden),
        Err(other) => Err(other.into()),
    }
}

/// The team in a report's name, where the name has the form of one.
fn team_of(filename: &str) -> Option<i32> {
    let (team, time) = filename
        .strip_prefix("report_")?
        .strip_suffix(".txt")?
        .split_once('_')?;
    let digits = !team.is_empty() && team.bytes().all(|byte| byte.is_ascii_digit());
    let (time, tail) = time.split_at_checked("2000-01-01T00:00:00+00:00".len())?;
    let form = "dddd-dd-ddTdd:dd:ddsdd:dd";
    let timely = time
        .bytes()
        .zip(form.bytes())
        .all(|(byte, form)| match form {
            b'd' => byte.is_ascii_digit(),
            b's' => matches!(byte, b'+' | b'-'),
            other => byte == other,
        });
    let counted = tail.is_empty()
        || tail.strip_prefix('-').is_some_and(|count| {
            !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
        });
    (digits && timely && counted).then(|| team.parse().ok())?
}

pub fn delete(db: &WriteTx<'_>, caller: &Caller, filename: &str) -> Result<(), Refusal> {
    let team = team_of(filename).ok_or(Refusal::Missing)?;
    let Some(team) = accounts::team(db, team)? else {
        // Of a team that is gone nothing is told.
        return Err(caller.missing(false).into());
    };
    if !caller.is_assignee_of(&team) {
        return Err(Refusal::Forbidden);
    }
    match crate::reports::store::saved_report(db, filename)? {
        Some((of, _)) if of == team.id => Ok(crate::reports::store::delete_report(db, filename)?),
        _ => Err(Refusal::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_reports() {
        assert_eq!(team_of("report_2_2026-03-04T10:15:30+01:00.txt"), Some(2));
        assert_eq!(
            team_of("report_2_2026-03-04T10:15:30-01:00-12.txt"),
            Some(2)
        );
        for bad in [
            "nonsense.txt",
            "report_2_2026-03-04T10:15:30+01:00",
            "report_x_2026-03-04T10:15:30+01:00.txt",
            "report__2026-03-04T10:15:30+01:00.txt",
            "report_2_2026-03-04T10:15:30+01:00-.txt",
            "report_2_2026-03-04 10:15:30+01:00.txt",
            "report_2_ż.txt",
        ] {
            assert_eq!(team_of(bad), None, "{bad}");
        }
    }
}
