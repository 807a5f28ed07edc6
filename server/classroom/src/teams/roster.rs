//! A class list as schools export it: the bytes of a table become names and numbers. Pure and bounded, whatever the bytes are.
//!
//! Nothing is guessed silently: what a row would become, and what is wrong with it, is told row by row before anything is stored.

mod columns;
mod decode;
mod quotes;
mod shown;
mod unreadable;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use eqex_kernel::accounts::names::PersonName;
use eqex_kernel::accounts::rows::{PersonalInvitation, User};
use eqex_kernel::whole::RegisterNumber;

pub use columns::Dropped;
pub use decode::{Encoding, MAX_BYTES};
pub use unreadable::UnreadableRoster;

use columns::RosterColumns;
use shown::cut;

/// Rows of a list: more than any class has.
pub const MAX_ROWS: usize = 1000;
/// What a row needs before it can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    NoName,
    LongName,
    /// No whole number from 1 to 10,000.
    BadNumber,
    /// The row of this line has the same number.
    SameNumber(usize),
    /// They are in the class already.
    Member,
    /// They have an invitation already.
    Invited,
}

/// What is worth a look and stops nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowNote {
    /// The row of this line has the same name.
    SameName(usize),
    /// Somebody of the class, or invited to it, has this name and another number.
    NameOfMember,
    /// Somebody of the class, or invited to it, has this number.
    NumberTaken,
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// Where it begins in the file, from 1.
    pub line: usize,
    /// As it will be shown; cut where it is too long.
    pub name: String,
    /// As it was written, where it is no number.
    pub number: String,
    pub problem: Option<RowFault>,
    pub note: Option<RowNote>,
    person: Option<Invitee>,
}

/// Who is to be invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitee {
    pub name: PersonName,
    pub number: Option<RegisterNumber>,
}

impl RosterRow {
    /// Who is invited by this row; nobody where it has a problem.
    pub fn person(&self) -> Option<&Invitee> {
        self.person.as_ref().filter(|_| self.problem.is_none())
    }
}

/// A list that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    pub encoding: Encoding,
    pub rows: Vec<RosterRow>,
    /// Columns that hold something and are not taken.
    pub dropped: Vec<Dropped>,
}

impl Roster {
    pub fn people(&self) -> impl Iterator<Item = &Invitee> {
        self.rows.iter().filter_map(RosterRow::person)
    }

    /// The list as text that reads the same: a page sends it back to be imported.
    pub fn text(bytes: &[u8]) -> Result<String, UnreadableRoster> {
        decode::decode(bytes).map(|(text, _)| text)
    }

    /// The rows without a problem as a list that reads the same: what is confirmed.
    pub fn kept(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(["number", "name"]);
        for person in self.people() {
            let number = person.number.map_or(String::new(), |one| one.0.to_string());
            let _ = writer.write_record([&number, person.name.as_str()]);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    pub fn read(bytes: &[u8]) -> Result<Roster, UnreadableRoster> {
        let (text, encoding) = decode::decode(bytes)?;
        let records = records(&text)?;
        let Some((_, first)) = records.first() else {
            return Err(UnreadableRoster::Empty);
        };
        let (columns, header) = RosterColumns::find(first, &records)?;
        let mut rows: Vec<RosterRow> = records
            .iter()
            .skip(usize::from(header))
            .map(|(line, record)| {
                let (name, number) = (columns.name(record), columns.number(record));
                match columns.are_guessed() && name.is_empty() && !columns::is_number(&number) {
                    // The only cell of a row that has no number.
                    true => row(*line, number, String::new()),
                    false => row(*line, name, number),
                }
            })
            .collect();
        if columns.are_guessed() {
            rows.iter_mut().for_each(split_number);
        }
        if rows.is_empty() {
            return Err(UnreadableRoster::Empty);
        }
        if rows.len() > MAX_ROWS {
            return Err(UnreadableRoster::TooManyRows);
        }
        compare_with_each_other(&mut rows);
        Ok(Roster {
            encoding,
            rows,
            dropped: columns.dropped,
        })
    }

    /// What a class that has members and invitations already makes of it.
    pub fn compare(&mut self, members: &[User], invited: &[PersonalInvitation]) {
        let members: Vec<(String, Option<i32>)> = members
            .iter()
            .map(|user| (folded(&user.name), user.number))
            .collect();
        let invited: Vec<(String, Option<i32>)> = invited
            .iter()
            .map(|one| (folded(&one.name), one.number))
            .collect();
        let names = by_name(&members);
        let codes = by_name(&invited);
        let taken: HashMap<i32, ()> = members
            .iter()
            .chain(&invited)
            .filter_map(|(_, number)| Some(((*number)?, ())))
            .collect();
        for row in &mut self.rows {
            let Some(person) = &row.person else { continue };
            let name = folded(person.name.as_str());
            let number = person.number.map(|number| number.0);
            let same = |known: &HashMap<&str, Vec<Option<i32>>>| {
                known.get(name.as_str()).map(|numbers| {
                    let fits =
                        |one: &Option<i32>| one.is_none() || number.is_none() || *one == number;
                    numbers.iter().any(fits)
                })
            };
            match (same(&names), same(&codes)) {
                (Some(true), _) => row.problem = row.problem.or(Some(RowFault::Member)),
                (_, Some(true)) => row.problem = row.problem.or(Some(RowFault::Invited)),
                (Some(false), _) | (_, Some(false)) => row.note = Some(RowNote::NameOfMember),
                _ if number.is_some_and(|number| taken.contains_key(&number)) => {
                    row.note = row.note.or(Some(RowNote::NumberTaken));
                }
                _ => {}
            }
        }
    }
}

fn by_name(people: &[(String, Option<i32>)]) -> HashMap<&str, Vec<Option<i32>>> {
    let mut found: HashMap<&str, Vec<Option<i32>>> = HashMap::new();
    for (name, number) in people {
        found.entry(name).or_default().push(*number);
    }
    found
}

/// Names that differ in capitals alone are the same.
fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Records that are not empty, each with its line.
fn records(text: &str) -> Result<Vec<(usize, StringRecord)>, UnreadableRoster> {
    let (text, skipped, delimiter) = columns::delimiter(text);
    quotes::check(text, delimiter).map_err(|told| match told {
        UnreadableRoster::OpenQuote(line) => UnreadableRoster::OpenQuote(line + skipped),
        UnreadableRoster::LooseQuote(line) => UnreadableRoster::LooseQuote(line + skipped),
        other => other,
    })?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    let mut record = StringRecord::new();
    let (mut line, mut counted) = (1 + skipped, 0);
    // The text was decoded before, so that no record fails; one that did would end the list.
    while reader.read_record(&mut record).unwrap_or(false) {
        let begins = record.position().map_or(counted, |position| {
            usize::try_from(position.byte()).unwrap_or(usize::MAX)
        });
        // Empty lines are passed over within the reading of what comes behind them.
        let rest = text.get(begins..).unwrap_or("");
        let begins = begins + (rest.len() - rest.trim_start_matches('\n').len());
        line += text
            .get(counted..begins)
            .map_or(0, |passed| passed.matches('\n').count());
        counted = begins.max(counted);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        // One more for the header.
        if records.len() > MAX_ROWS {
            return Err(UnreadableRoster::TooManyRows);
        }
        records.push((line, record.clone()));
    }
    Ok(records)
}

fn row(line: usize, name: String, number: String) -> RosterRow {
    let digits = number.trim_end_matches(['.', ')']);
    let read = digits.parse().ok().and_then(RegisterNumber::new);
    let wrong_number = (!number.is_empty() && read.is_none()).then_some(RowFault::BadNumber);
    let (checked, wrong_name) = match PersonName::parse(&name) {
        Some(name) => (Some(name), None),
        None if name.is_empty() => (None, Some(RowFault::NoName)),
        None => (None, Some(RowFault::LongName)),
    };
    RosterRow {
        line,
        name: cut(&name),
        number: read.map_or_else(|| cut(&number), |number| number.0.to_string()),
        problem: wrong_name.or(wrong_number),
        note: None,
        person: checked.map(|name| Invitee { name, number: read }),
    }
}

/// `3. Ada Nowak`, or `3;Ada Nowak` among rows of another form: a number and a name.
fn split_number(old: &mut RosterRow) {
    if !old.number.is_empty() {
        return;
    }
    let digits = old.name.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = old.name.split_at(digits);
    let name = rest.trim_start_matches(['.', ')', ' ', ';', ',', '\t']);
    if digits > 0 && name.len() < rest.len() {
        *old = row(old.line, name.to_owned(), number.to_owned());
    }
}

fn compare_with_each_other(rows: &mut [RosterRow]) {
    let mut numbers: HashMap<i32, usize> = HashMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let Some(person) = &row.person else { continue };
        if let Some(number) = person.number
            && let Some(line) = numbers.insert(number.0, row.line)
        {
            numbers.insert(number.0, line);
            row.problem = row.problem.or(Some(RowFault::SameNumber(line)));
        }
        let line = *names
            .entry(folded(person.name.as_str()))
            .or_insert(row.line);
        if line != row.line {
            row.note = Some(RowNote::SameName(line));
        }
    }
}

#[cfg(test)]
mod tests;
