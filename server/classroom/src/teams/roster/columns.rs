//! Which column of a list holds what.

use csv::StringRecord;

use crate::teams::roster::shown::cut;
use crate::teams::roster::unreadable::UnreadableRoster;

/// Headers of columns, without capitals and points.
const NAME: [&str; 16] = [
    "name",
    "full name",
    "student",
    "student name",
    "pupil",
    "uczeń",
    "uczen",
    "uczennica/uczeń",
    "imię i nazwisko",
    "imie i nazwisko",
    "nazwisko i imię",
    "nazwisko i imie",
    "nazwisko imię",
    "imię nazwisko",
    "nazwisko i imiona",
    "imiona i nazwisko",
];
const FIRST: [&str; 8] = [
    "first name",
    "first",
    "forename",
    "given name",
    "firstname",
    "imię",
    "imie",
    "imiona",
];
const LAST: [&str; 6] = [
    "last name",
    "last",
    "surname",
    "family name",
    "lastname",
    "nazwisko",
];
const NUMBER: [&str; 14] = [
    "number",
    "no",
    "nr",
    "lp",
    "l p",
    "lp nr",
    "numer",
    "#",
    "roll number",
    "register number",
    "nr w dzienniku",
    "numer w dzienniku",
    "nr dz",
    "numer ucznia",
];

/// What a list of one column of which nothing is said may begin with.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];
/// Columns of a list without a header, used ones.
const MOST: usize = 16;
/// Lines that are looked at for the delimiter.
const LOOKED_AT: usize = 50;

/// The text behind a line `sep=;`, which Excel writes and reads; how many lines that were; and what stands between cells.
pub(crate) fn delimiter(text: &str) -> (&str, usize, u8) {
    if let Some((first, rest)) = text.split_once('\n')
        && let Some(&[byte]) = first.trim().strip_prefix("sep=").map(str::as_bytes)
        && DELIMITERS.contains(&byte)
    {
        return (rest, 1, byte);
    }
    let mut found = [0_usize; 3];
    let mut quoted = false;
    for line in text.lines().take(LOOKED_AT) {
        let mut here = [false; 3];
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            if let Some(which) = DELIMITERS.iter().position(|one| !quoted && *one == byte) {
                here[which] = true;
            }
        }
        for (count, here) in found.iter_mut().zip(here) {
            *count += usize::from(here);
        }
    }
    let most = found.into_iter().max().unwrap_or(0);
    let best = found.iter().position(|count| *count == most).unwrap_or(0);
    (text, 0, DELIMITERS[best])
}

/// Where names and numbers stand.
#[derive(Debug)]
pub(crate) struct RosterColumns {
    /// In the order in which their cells make a name.
    names: Vec<usize>,
    number: Option<usize>,
    /// No header told them, or one of a single word: in the cells numbers may stand before names.
    guessed: bool,
    /// Those that hold something and are neither.
    pub(crate) dropped: Vec<Dropped>,
}

/// A column that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// From 1.
    pub number: usize,
    /// What stands above it; empty where nothing does.
    pub header: String,
}

impl RosterColumns {
    /// What the header tells, or else the cells; and whether there is a header.
    pub(crate) fn find(
        first: &StringRecord,
        records: &[(usize, StringRecord)],
    ) -> Result<(RosterColumns, bool), UnreadableRoster> {
        let behind = records.get(1..).unwrap_or_default();
        if let Some(mut columns) = of_header(first)? {
            let words = first.iter().filter(|cell| !cell.trim().is_empty());
            // One word above several columns tells which of them it is as little as none.
            if words.count() == 1 && used(behind).len() > 1 {
                return Ok((RosterColumns::of_cells(behind)?, true));
            }
            columns.drop_others(first, behind);
            return Ok((columns, true));
        }
        Ok((RosterColumns::of_cells(records)?, false))
    }

    /// What the cells tell.
    fn of_cells(records: &[(usize, StringRecord)]) -> Result<RosterColumns, UnreadableRoster> {
        let used = used(records);
        if used.len() > MOST {
            return Err(UnreadableRoster::NoHeader);
        }
        let number = used
            .iter()
            .copied()
            .find(|column| holds_numbers(records, *column));
        let names: Vec<usize> = used
            .iter()
            .copied()
            .filter(|column| Some(*column) != number)
            .collect();
        // A first and a last name; with more columns nobody can tell.
        if !(1..=2).contains(&names.len()) {
            return Err(match names.len() {
                0 => UnreadableRoster::NoNames,
                _ => UnreadableRoster::NoHeader,
            });
        }
        Ok(RosterColumns {
            names,
            number,
            guessed: true,
            dropped: Vec::new(),
        })
    }

    /// Notes what else holds something.
    fn drop_others(&mut self, first: &StringRecord, behind: &[(usize, StringRecord)]) {
        let others = used(behind)
            .into_iter()
            .filter(|column| !self.names.contains(column) && self.number != Some(*column));
        let dropped = others.map(|column| Dropped {
            number: column + 1,
            header: cut(&tidy(first.get(column).unwrap_or(""))),
        });
        self.dropped = dropped.collect();
    }

    pub(crate) fn name(&self, record: &StringRecord) -> String {
        let cells: Vec<String> = self
            .names
            .iter()
            .map(|column| tidy(record.get(*column).unwrap_or("")))
            .filter(|cell| !cell.is_empty())
            .collect();
        cells.join(" ")
    }

    pub(crate) fn number(&self, record: &StringRecord) -> String {
        tidy(
            self.number
                .and_then(|column| record.get(column))
                .unwrap_or(""),
        )
    }

    pub(crate) fn are_guessed(&self) -> bool {
        self.guessed
    }
}

fn of_header(first: &StringRecord) -> Result<Option<RosterColumns>, UnreadableRoster> {
    let cells: Vec<String> = first.iter().map(heading).collect();
    let find = |words: &[&str]| cells.iter().position(|cell| words.contains(&cell.as_str()));
    let number = find(&NUMBER);
    let names = match (find(&NAME), find(&FIRST), find(&LAST)) {
        // `name` beside `surname` is the first one.
        (Some(name), None, Some(last)) => vec![name, last],
        (_, Some(first), Some(last)) => vec![first, last],
        (Some(name), _, _) | (None, Some(name), None) | (None, None, Some(name)) => vec![name],
        (None, None, None) if number.is_some() => return Err(UnreadableRoster::NoNames),
        (None, None, None) => return Ok(None),
    };
    Ok(Some(RosterColumns {
        guessed: first.len() == 1,
        names,
        number,
        dropped: Vec::new(),
    }))
}

/// A header's cell without capitals, points and needless spaces.
fn heading(cell: &str) -> String {
    tidy(&cell.to_lowercase().replace(['.', ':', '_'], " "))
}

/// Columns in which some cell has something.
fn used(records: &[(usize, StringRecord)]) -> Vec<usize> {
    let most = records
        .iter()
        .map(|(_, record)| record.len())
        .max()
        .unwrap_or(0);
    let mut used = vec![false; most];
    for (_, record) in records {
        for (cell, used) in record.iter().zip(&mut used) {
            *used |= !cell.trim().is_empty();
        }
    }
    (0..most).filter(|column| used[*column]).collect()
}

/// Whether most cells are whole numbers: a single slip in a column makes no names of it.
fn holds_numbers(records: &[(usize, StringRecord)], column: usize) -> bool {
    let cells = records
        .iter()
        .filter_map(|(_, record)| record.get(column))
        .map(str::trim);
    let (mut numbers, mut others) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        match is_number(cell) {
            true => numbers += 1,
            false => others += 1,
        }
    }
    numbers > others
}

/// Whether a cell is a whole number, as `3`, `3.` or `3)`.
pub(crate) fn is_number(cell: &str) -> bool {
    let digits = cell.trim_end_matches(['.', ')']);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// One space where any white space was.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
