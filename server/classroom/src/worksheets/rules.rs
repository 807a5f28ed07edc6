//! Worksheets on paper: a set of exercises in as many variants as there are students, each found again by the code that is printed on it.

pub mod making;
pub mod printed;

use crate::solving::rules as solving;
use crate::worksheets::rows::Worksheet;
use crate::worksheets::store::PrintedExercise;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{ReadTx, WriteTx};

/// Worksheets that a list shows.
const MOST_LISTED: i64 = 500;

/// Digits and letters that cannot be taken for each other.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE: usize = 5;

fn teacher(caller: &Caller) -> Result<Id, Refusal> {
    let user = caller.signed_in()?;
    match caller.teaches() {
        true => Ok(user.id),
        false => Err(Refusal::Forbidden),
    }
}

fn new_code(random: [u8; CODE]) -> String {
    let sign = |byte: u8| char::from(ALPHABET[usize::from(byte % 32)]);
    random.into_iter().map(sign).collect()
}

/// A code as someone reads it from paper, with the number of the sheet where there is one. Case, blanks, and letters that look like digits do not matter.
pub fn read_code(typed: &str) -> Option<(String, Option<i32>)> {
    let typed = typed.trim();
    if typed.len() > 40 {
        return None;
    }
    let (code, sheet) = match typed.split_once(['-', '–', '—']) {
        Some((code, sheet)) => (code, Some(sheet.trim().parse().ok()?)),
        None => (typed, None),
    };
    let sign = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    let code: String = code
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(sign)
        .collect();
    let good = code.len() == CODE && code.bytes().all(|byte| ALPHABET.contains(&byte));
    good.then_some((code, sheet))
}

/// The subject and the id of `subject/exercise`.
fn read_path(path: &str) -> Option<(SubjectName, ExerciseId)> {
    let (subject, id) = path.split_once('/')?;
    Some((SubjectName::parse(subject)?, ExerciseId::parse(id)?))
}

/// The caller's worksheets, and everybody's for root.
pub fn list(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<Worksheet>, Refusal> {
    let author = teacher(caller)?;
    let author = (!caller.is_admin()).then_some(author);
    Ok(crate::worksheets::store::worksheets(
        db,
        author,
        MOST_LISTED,
    )?)
}

/// A worksheet that the caller may see.
#[derive(Debug)]
pub struct VisibleWorksheet {
    pub worksheet: Worksheet,
    pub exercises: Vec<PrintedExercise>,
    /// Whether they may see whose the sheets are.
    pub names: bool,
}

/// A worksheet by its code: for its author, root and who looks after its class, and for other teachers where they may see each of its exercises now.
/// For everybody else there is none of this code.
pub fn find(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    code: &str,
) -> Result<VisibleWorksheet, Refusal> {
    teacher(caller)?;
    let worksheet = crate::worksheets::store::worksheet(db, code)?.ok_or(Refusal::Missing)?;
    let exercises = crate::worksheets::store::worksheet_exercises(db, worksheet.id)?;
    let names = owns(caller, &worksheet) || looks_after(db, caller, &worksheet)?;
    if !names {
        for exercise in &exercises {
            if !sees(db, bank, caller, &exercise.path)? {
                return Err(Refusal::Missing);
            }
        }
    }
    Ok(VisibleWorksheet {
        worksheet,
        exercises,
        names,
    })
}

fn looks_after(db: &ReadTx<'_>, caller: &Caller, worksheet: &Worksheet) -> Result<bool, Refusal> {
    let Some(team) = worksheet.team_id else {
        return Ok(false);
    };
    Ok(accounts::team(db, team)?.is_some_and(|team| caller.is_assignee_of(&team)))
}

fn sees(db: &ReadTx<'_>, bank: &Bank, caller: &Caller, path: &str) -> Result<bool, Refusal> {
    let Some((subject, id)) = read_path(path) else {
        return Ok(false);
    };
    match solving::find(db, bank, caller, &subject, &id) {
        Ok(_) => Ok(true),
        Err(Refusal::Missing | Refusal::Forbidden) => Ok(false),
        Err(refusal) => Err(refusal),
    }
}

/// Where a code leads that someone typed: to a worksheet that the caller may see, and to a sheet of it where one is named.
pub fn look_up(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    typed: &str,
) -> Result<Option<(String, Option<i32>)>, Refusal> {
    let Some((code, sheet)) = read_code(typed) else {
        return Ok(None);
    };
    let found = match find(db, bank, caller, &code) {
        Ok(seen) => seen.worksheet,
        Err(Refusal::Missing) => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let there = sheet.is_none_or(|sheet| (1..=found.count).contains(&sheet));
    Ok(there.then_some((code, sheet)))
}

/// Whether the caller may take it away.
pub fn owns(caller: &Caller, worksheet: &Worksheet) -> bool {
    caller.is_admin() || (caller.teaches() && worksheet.author == caller.id())
}

pub fn remove(db: &WriteTx<'_>, bank: &Bank, caller: &Caller, code: &str) -> Result<(), Refusal> {
    let worksheet = find(db, bank, caller, code)?.worksheet;
    if !owns(caller, &worksheet) {
        return Err(Refusal::Forbidden);
    }
    crate::worksheets::store::remove_worksheet(db, worksheet.id)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_they_are_typed() {
        let read = |typed| read_code(typed).map(|(code, sheet)| (code, sheet.unwrap_or(-1)));
        let is = |code: &str, sheet| Some((code.to_owned(), sheet));
        assert_eq!(read("K7QMP-12"), is("K7QMP", 12));
        assert_eq!(read(" k7qmp – 12 "), is("K7QMP", 12));
        assert_eq!(read("k7 qmp"), is("K7QMP", -1));
        assert_eq!(read("OoiIl-1"), is("00111", 1));
        for bad in [
            "",
            "K7QM",
            "K7QMPP",
            "K7QMU",
            "K7QMP-",
            "K7QMP-x",
            "ąK7QM",
            "K7QMP-1-2",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read(&"0".repeat(1000)), None);
    }

    #[test]
    fn drawn_codes_are_read_again() {
        for byte in 0..=255 {
            let code = new_code([byte, 1, 2, 3, 4]);
            assert_eq!(read_code(&code), Some((code.clone(), None)));
        }
    }
}
