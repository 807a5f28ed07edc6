//! Saved reports: the session of a team as a table for spreadsheets.

use jiff::Timestamp;

use super::access::{self, Caller};
use super::sessions::{self, Status};
use super::{Refusal, taken};
use crate::app::{App, Outside};
use crate::model::rows::ReportRow;
use crate::store::{Db, Error, Kind, Writing};

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

pub fn list(db: &Db<'_>, caller: &Caller, team: i32) -> Result<Vec<String>, Refusal> {
    access::assigned_team(db, caller, team)?;
    Ok(db.reports(team)?)
}

/// Saves the report as it stands and returns its name.
pub fn save(db: &Writing<'_>, app: &App, caller: &Caller, team: i32) -> Result<String, Refusal> {
    let status = sessions::status(db, caller, team)?;
    let labels = if app.settings.polish_reports {
        POLISH
    } else {
        ENGLISH
    };
    let content = csv(status, &labels);
    let stem = format!("report_{team}_{}", time(&app.outside)?);
    let mut name = format!("{stem}.txt");
    for number in 2.. {
        match db.add_report(&name, team, &content, app.outside.now()) {
            Err(error) if error.kind == Kind::Duplicate => name = format!("{stem}-{number}.txt"),
            other => {
                other.map_err(taken("there is a report of this name"))?;
                break;
            }
        }
    }
    Ok(name)
}

/// `2026-03-04T10:15:30+01:00`, in the server's zone.
fn time(outside: &Outside) -> Result<String, Refusal> {
    let now = Timestamp::from_millisecond(outside.now())
        .map_err(|error| Error::other(format!("the clock: {error}")))?;
    let local = now.to_zoned_datetime(outside.zone.clone());
    Ok(local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

fn csv(mut status: Status, labels: &[&str; 6]) -> String {
    status.rows.sort_by(|a, b| {
        let number = |row: &ReportRow| (row.number.is_none(), row.number);
        number(a).cmp(&number(b)).then_with(|| a.name.cmp(&b.name))
    });
    let mut lines = Vec::with_capacity(status.rows.len() + 1);
    let mut head = vec![labels[0].to_owned(), labels[1].to_owned()];
    for exercise in &status.exercises {
        head.push(format!("{}/{}", exercise.subject, exercise.slug));
    }
    head.extend(labels[2..].iter().map(ToString::to_string));
    lines.push(head);
    for row in &status.rows {
        let count = |part: fn(&Option<f64>) -> bool| {
            row.cells
                .iter()
                .filter(|cell| part(cell))
                .count()
                .to_string()
        };
        let mut line = vec![
            row.number
                .map_or_else(String::new, |number| number.to_string()),
            row.name.clone(),
        ];
        for cell in &row.cells {
            line.push(cell.map_or_else(String::new, |done| done.to_string()));
        }
        line.push(count(|cell| sessions::sign(*cell) == "☐"));
        line.push(count(|cell| sessions::sign(*cell) == "☒"));
        line.push(count(|cell| sessions::sign(*cell) == "⚀"));
        line.push(count(|cell| sessions::sign(*cell) == "☑"));
        lines.push(line);
    }
    let mut out = String::new();
    for line in lines {
        let cells: Vec<String> = line.iter().map(|cell| quote(cell)).collect();
        out.push_str(&cells.join(","));
        out.push('\n');
    }
    out
}

/// A cell that spreadsheets neither cut nor run.
fn quote(cell: &str) -> String {
    let armed = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if armed.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", armed.replace('"', "\"\""))
    } else {
        armed
    }
}

/// The content of a saved report of a team that the caller looks after. Whatever else a name may be, it is forbidden.
pub fn content(db: &Db<'_>, caller: &Caller, filename: &str) -> Result<String, Refusal> {
    let (team, content) = db.saved_report(filename)?.ok_or(Refusal::Forbidden)?;
    match access::assigned_team(db, caller, team) {
        Ok(_) => Ok(content),
        Err(Refusal::Missing) => Err(Refusal::Forbidden),
        Err(other) => Err(other),
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

pub fn delete(db: &Writing<'_>, caller: &Caller, filename: &str) -> Result<(), Refusal> {
    let team = team_of(filename).ok_or(Refusal::Missing)?;
    let Some(team) = db.team(team)? else {
        // Of a team that is gone nothing is told.
        return Err(caller.missing(false));
    };
    if !caller.is_assignee_of(&team) {
        return Err(Refusal::Forbidden);
    }
    match db.saved_report(filename)? {
        Some((of, _)) if of == team.id => Ok(db.delete_report(filename)?),
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

    #[test]
    fn cells() {
        assert_eq!(quote("=1+1"), "'=1+1");
        assert_eq!(quote("a,b"), "\"a,b\"");
        assert_eq!(quote("-\"x\""), "\"'-\"\"x\"\"\"");
    }
}
