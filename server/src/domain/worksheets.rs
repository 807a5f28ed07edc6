//! Worksheets on paper: a set of exercises in as many variants as there are students, each found again by the code that is printed on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use eqex::Exercise;

use super::access::{self, Caller};
use super::problems::fnv1a;
use super::{Refusal, problems};
use crate::app::App;
use crate::model::rows::{Id, Worksheet};
use crate::model::{ExerciseId, SubjectName};
use crate::store::{Db, Error, Kind, NewWorksheet, Writing};

pub const MOST_SHEETS: i32 = 200;
pub const MOST_EXERCISES: usize = 50;
/// Sheets times exercises.
pub const MOST_VARIANTS: usize = 4000;
/// Characters of a title.
pub const MOST_TITLE: usize = 120;
/// Lines' worth of room to write.
pub const MOST_SPACE: i32 = 20;
/// Worksheets that a list shows.
const MOST_LISTED: i64 = 500;
/// Seeds without an answer that are passed over.
const MOST_SKIPPED: i32 = 200;
/// How often a code that is taken is drawn again.
const TRIES: usize = 20;

/// Digits and letters that cannot be taken for each other.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE: usize = 5;

/// What is to be printed.
#[derive(Debug)]
pub struct Wanted {
    pub title: String,
    pub exercises: Vec<(SubjectName, ExerciseId)>,
    /// One for each member of a class, or so many for nobody in particular.
    pub team: Option<i32>,
    pub count: i32,
    pub lang: String,
    pub space: i32,
    pub hints: bool,
}

/// Why nothing is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    Title,
    NoExercises,
    TooManyExercises,
    Count,
    TooManyVariants,
    EmptyClass,
    /// One of the exercises is not there, or not for the caller.
    Exercise,
}

/// What is to be kept.
#[derive(Debug)]
pub struct Plan {
    title: String,
    count: i32,
    students: Vec<Id>,
    /// Revision and path of each.
    exercises: Vec<(Id, String)>,
}

/// Looks at what is wanted; changes nothing.
pub fn plan(
    db: &Db<'_>,
    app: &App,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Result<Plan, Problem>, Refusal> {
    teacher(caller)?;
    let title = wanted.title.trim();
    if title.is_empty() || title.chars().count() > MOST_TITLE || title.chars().any(char::is_control)
    {
        return Ok(Err(Problem::Title));
    }
    let students: Vec<Id> = match wanted.team {
        Some(team) => {
            access::assigned_team(db, caller, team)?;
            let mut members = db.members(team)?;
            members.sort_by_key(|member| (member.number.is_none(), member.number));
            members.into_iter().map(|member| member.id).collect()
        }
        None => Vec::new(),
    };
    let count = match wanted.team {
        Some(_) if students.is_empty() => return Ok(Err(Problem::EmptyClass)),
        Some(_) => i32::try_from(students.len()).unwrap_or(i32::MAX),
        None => wanted.count,
    };
    if !(1..=MOST_SHEETS).contains(&count) {
        return Ok(Err(Problem::Count));
    }
    if wanted.exercises.is_empty() {
        return Ok(Err(Problem::NoExercises));
    }
    if wanted.exercises.len() > MOST_EXERCISES {
        return Ok(Err(Problem::TooManyExercises));
    }
    if wanted.exercises.len() * usize::try_from(count).unwrap_or(usize::MAX) > MOST_VARIANTS {
        return Ok(Err(Problem::TooManyVariants));
    }
    let mut exercises: Vec<(Id, String)> = Vec::new();
    for (subject, id) in &wanted.exercises {
        let problem = match problems::find(db, app, caller, subject, id) {
            Ok(problem) => problem,
            Err(Refusal::Missing | Refusal::Forbidden) => return Ok(Err(Problem::Exercise)),
            Err(refusal) => return Err(refusal),
        };
        let place = &problem.place;
        if !exercises.iter().any(|(_, path)| *path == place.path) {
            exercises.push((place.row.revision, place.path.clone()));
        }
    }
    Ok(Ok(Plan {
        title: title.to_owned(),
        count,
        students,
        exercises,
    }))
}

/// Keeps a worksheet, and tells its code.
pub fn create(
    db: &Writing<'_>,
    app: &App,
    caller: &Caller,
    wanted: &Wanted,
) -> Result<Result<String, Problem>, Refusal> {
    let author = teacher(caller)?;
    let plan = match plan(db, app, caller, wanted)? {
        Ok(plan) => plan,
        Err(problem) => return Ok(Err(problem)),
    };
    let seed = app.outside.random_i32();
    for _ in 0..TRIES {
        let code = new_code(app.outside.random());
        let added = db.add_worksheet(&NewWorksheet {
            code: &code,
            title: &plan.title,
            author,
            team: wanted.team,
            seed,
            count: plan.count,
            lang: &wanted.lang,
            space: wanted.space.clamp(0, MOST_SPACE),
            hints: wanted.hints,
            at: app.outside.now(),
            exercises: &plan.exercises,
            students: &plan.students,
        });
        match added {
            Ok(_) => return Ok(Ok(code)),
            Err(error) if error.kind == Kind::Duplicate => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::other("no code for a worksheet was free").into())
}

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

/// The caller's worksheets, and everybody's for root.
pub fn list(db: &Db<'_>, caller: &Caller) -> Result<Vec<Worksheet>, Refusal> {
    let author = teacher(caller)?;
    let author = (!caller.is_admin()).then_some(author);
    Ok(db.worksheets(author, MOST_LISTED)?)
}

/// A worksheet by its code, for any teacher.
pub fn find(db: &Db<'_>, caller: &Caller, code: &str) -> Result<Worksheet, Refusal> {
    teacher(caller)?;
    db.worksheet(code)?.ok_or(Refusal::Missing)
}

/// Whether the caller may take it away.
pub fn owns(caller: &Caller, worksheet: &Worksheet) -> bool {
    caller.is_admin() || (caller.teaches() && worksheet.author == caller.id())
}

pub fn remove(db: &Writing<'_>, caller: &Caller, code: &str) -> Result<(), Refusal> {
    let worksheet = find(db, caller, code)?;
    if !owns(caller, &worksheet) {
        return Err(Refusal::Forbidden);
    }
    db.remove_worksheet(worksheet.id)?;
    Ok(())
}

/// A worksheet with what is printed on it.
#[derive(Debug)]
pub struct Printed {
    pub worksheet: Worksheet,
    /// The exercises in order, with the subjects that their pictures are of.
    pub exercises: Vec<(Arc<Exercise>, String)>,
    pub sheets: Vec<Sheet>,
}

/// The paper of one student.
#[derive(Debug)]
pub struct Sheet {
    pub number: i32,
    pub student: Option<String>,
    /// The seed of each exercise; none where no seed near has an answer.
    pub seeds: Vec<Option<i32>>,
}

impl Sheet {
    /// What is printed on it, and found again by.
    pub fn code(&self, worksheet: &Worksheet) -> String {
        format!("{}-{}", worksheet.code, self.number)
    }
}

/// All sheets, or the one of a number.
pub fn print(
    db: &Db<'_>,
    app: &App,
    worksheet: Worksheet,
    only: Option<i32>,
) -> Result<Printed, Refusal> {
    let mut exercises = Vec::new();
    let mut paths = Vec::new();
    for (revision, path) in db.worksheet_exercises(worksheet.id)? {
        let subject = path.split('/').next().unwrap_or("").to_owned();
        exercises.push((app.catalog.compiled(db, revision)?, subject));
        paths.push(path);
    }
    let mut students: BTreeMap<i32, String> =
        db.worksheet_students(worksheet.id)?.into_iter().collect();
    let numbers = match only {
        Some(number) if (1..=worksheet.count).contains(&number) => number..=number,
        Some(_) => return Err(Refusal::Missing),
        None => 1..=worksheet.count,
    };
    let sheet = |number: i32| Sheet {
        number,
        student: students.remove(&number),
        seeds: exercises
            .iter()
            .zip(&paths)
            .map(|((exercise, _), path)| seed(exercise, worksheet.seed, path, number))
            .collect(),
    };
    let sheets = numbers.map(sheet).collect();
    Ok(Printed {
        worksheet,
        exercises,
        sheets,
    })
}

/// The seed of an exercise on a sheet: another one for each of both, the next that has an answer.
fn seed(exercise: &Exercise, worksheet: i32, path: &str, sheet: i32) -> Option<i32> {
    let first = worksheet.wrapping_add(fnv1a(format!("{path}/sheet/{sheet}").bytes()));
    (0..=MOST_SKIPPED)
        .map(|skipped| first.wrapping_add(skipped))
        .find(|seed| exercise.variant(*seed).is_ok())
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

    #[test]
    fn seeds_differ_and_skip() {
        let parse = |text: &str| {
            let parsed = Exercise::parse(text.as_bytes(), &eqex::Defaults::default());
            parsed.expect("it is an exercise")
        };
        let plain = parse("---\ntype: EqEx\nname: A\n---\na=[1;9]m x=?m\n---\nx=2*a\n");
        let seeds: std::collections::BTreeSet<Option<i32>> = (1..=200)
            .flat_map(|sheet| ["s/a", "s/b"].map(|path| seed(&plain, 7, path, sheet)))
            .collect();
        assert_eq!(seeds.len(), 400);
        // No answer where a is 5.
        let rare = parse("---\ntype: EqEx\nname: A\n---\na=[4;5;1] x=?\n---\nx=a/(5-a)\n");
        for sheet in 1..=50 {
            let seed = seed(&rare, 7, "s/a", sheet).expect("there is one");
            assert!(rare.variant(seed).is_ok());
        }
    }
}
