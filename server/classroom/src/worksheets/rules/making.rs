//! How a worksheet is made: what is wanted is looked at and its numbers are settled, then it is kept.

use eqex::Exercise;

use crate::solving::rules as solving;
use crate::solving::rules::fnv1a;
use crate::teams::rules::in_register_order;
use crate::worksheets::rules::{new_code, read_path, teacher};
use crate::worksheets::store::{NewWorksheet, PrintedExercise};
use eqex_bank::compute_budget::ComputeBudget;
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{ADMIN_TEAM, Id, TEACHERS, Team};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{Error, ErrorKind, ReadTx, WriteTx};

pub const MOST_SHEETS: i32 = 200;
pub const MOST_EXERCISES: usize = 50;
/// Sheets times exercises.
pub const MOST_VARIANTS: usize = 4000;
/// Characters of a title.
pub const MOST_TITLE: usize = 120;
/// Lines' worth of room to write.
const MOST_SPACE: i32 = 20;
/// Seeds without an answer that are passed over.
const MOST_SKIPPED: i32 = 200;
/// How often a code that is taken is drawn again.
const TRIES: usize = 20;

/// A class that sheets can be made for.
#[derive(Debug)]
pub struct Class {
    pub id: i32,
    pub name: String,
    pub members: usize,
}

/// The classes that the caller can make sheets for: those they look after.
pub fn classes(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<Class>, Refusal> {
    let mut classes = Vec::new();
    for team in accounts::teams(db)? {
        if is_class(&team) && caller.is_assignee_of(&team) {
            classes.push(Class {
                id: team.id,
                members: accounts::members(db, team.id)?.len(),
                name: team.name,
            });
        }
    }
    Ok(classes)
}

fn is_class(team: &Team) -> bool {
    team.id != TEACHERS && team.id != ADMIN_TEAM
}

/// What is to be printed.
#[derive(Debug)]
pub struct WorksheetRequest {
    pub title: String,
    /// `subject/exercise`, in order.
    pub exercises: Vec<String>,
    /// One for each member of a class, or so many for nobody in particular.
    pub team: Option<i32>,
    pub count: i32,
    pub lang: String,
    pub space: i32,
    pub hints: bool,
}

/// Why nothing is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorksheetRefusal {
    Title,
    NoExercises,
    TooManyExercises,
    Count,
    TooManyVariants,
    EmptyClass,
    /// One of the exercises is not there, or not for the caller.
    Exercise,
    /// The exercise of this name has too few variants.
    FewVariants(String),
    /// So much has been computed that the variants of this exercise cannot be afforded.
    TooSlow(String),
}

/// What is to be kept.
#[derive(Debug, PartialEq, Eq)]
struct WorksheetPlan {
    title: String,
    count: i32,
    students: Vec<Id>,
    /// Revision and path of each.
    exercises: Vec<(Id, String)>,
}

/// A worksheet whose numbers are settled.
#[derive(Debug)]
pub struct PreparedWorksheet {
    plan: WorksheetPlan,
    exercises: Vec<PrintedExercise>,
}

/// Looks at what is wanted; changes nothing.
fn plan(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    request: &WorksheetRequest,
) -> Result<Result<WorksheetPlan, WorksheetRefusal>, Refusal> {
    teacher(caller)?;
    let title = request.title.trim();
    if title.is_empty() || title.chars().count() > MOST_TITLE || title.chars().any(char::is_control)
    {
        return Ok(Err(WorksheetRefusal::Title));
    }
    let students: Vec<Id> = match request.team {
        Some(team) => {
            let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
            if !is_class(&team) {
                return Err(Refusal::Missing);
            }
            let mut members = accounts::members(db, team.id)?;
            in_register_order(&mut members, |member| (member.number, &member.name));
            members.into_iter().map(|member| member.id).collect()
        }
        None => Vec::new(),
    };
    let count = match request.team {
        Some(_) if students.is_empty() => return Ok(Err(WorksheetRefusal::EmptyClass)),
        Some(_) => i32::try_from(students.len()).unwrap_or(i32::MAX),
        None => request.count,
    };
    if !(1..=MOST_SHEETS).contains(&count) {
        return Ok(Err(WorksheetRefusal::Count));
    }
    if request.exercises.is_empty() {
        return Ok(Err(WorksheetRefusal::NoExercises));
    }
    if request.exercises.len() > MOST_EXERCISES {
        return Ok(Err(WorksheetRefusal::TooManyExercises));
    }
    if request.exercises.len() * usize::try_from(count).unwrap_or(usize::MAX) > MOST_VARIANTS {
        return Ok(Err(WorksheetRefusal::TooManyVariants));
    }
    let mut exercises: Vec<(Id, String)> = Vec::new();
    for path in &request.exercises {
        let Some((subject, id)) = read_path(path) else {
            return Ok(Err(WorksheetRefusal::Exercise));
        };
        let problem = match solving::find(db, bank, caller, &subject, &id) {
            Ok(problem) => problem,
            Err(Refusal::Missing | Refusal::Forbidden) => {
                return Ok(Err(WorksheetRefusal::Exercise));
            }
            Err(refusal) => return Err(refusal),
        };
        let place = &problem.place;
        if !exercises.iter().any(|(_, path)| *path == place.path) {
            exercises.push((place.row.revision, place.path.clone()));
        }
    }
    Ok(Ok(WorksheetPlan {
        title: title.to_owned(),
        count,
        students,
        exercises,
    }))
}

/// Looks at what is wanted and settles the numbers of every sheet, so that printing looks for none. Changes nothing.
pub fn prepare(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    request: &WorksheetRequest,
) -> Result<Result<PreparedWorksheet, WorksheetRefusal>, Refusal> {
    let plan = match plan(db, bank, caller, request)? {
        Ok(plan) => plan,
        Err(problem) => return Ok(Err(problem)),
    };
    let seed = bank.kernel.environment.random_i32();
    let view = bank.view(vec![request.lang.clone()]);
    let mut budget = ComputeBudget::full();
    let mut exercises = Vec::new();
    for (revision, path) in &plan.exercises {
        let exercise = bank.catalog.compiled(db, *revision)?;
        let name = || exercise.name(&view).to_owned();
        let settled = match settle(&exercise, seed, path, plan.count, &mut budget) {
            Ok(seeds) => seeds,
            Err(Unsettled::NoneNear) => return Ok(Err(WorksheetRefusal::FewVariants(name()))),
            Err(Unsettled::TooSlow) => return Ok(Err(WorksheetRefusal::TooSlow(name()))),
        };
        exercises.push(PrintedExercise {
            revision: *revision,
            path: path.clone(),
            seeds: settled,
        });
    }
    Ok(Ok(PreparedWorksheet { plan, exercises }))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unsettled {
    NoneNear,
    TooSlow,
}

/// The seeds of an exercise on all sheets: another one for each of both, the next that has an answer.
fn settle(
    exercise: &Exercise,
    worksheet: i32,
    path: &str,
    count: i32,
    budget: &mut ComputeBudget,
) -> Result<Vec<i32>, Unsettled> {
    let mut seeds = Vec::new();
    for sheet in 1..=count {
        // What is written on paper is paid for like what is computed.
        if !budget.pay(exercise.source().len() as u64) {
            return Err(Unsettled::TooSlow);
        }
        let first = worksheet.wrapping_add(fnv1a(format!("{path}/sheet/{sheet}").bytes()));
        let mut found = None;
        for skipped in 0..=MOST_SKIPPED {
            let seed = first.wrapping_add(skipped);
            let variant = budget.variant(exercise, seed).ok_or(Unsettled::TooSlow)?;
            if variant.is_ok() {
                found = Some(seed);
                break;
            }
        }
        seeds.push(found.ok_or(Unsettled::NoneNear)?);
    }
    Ok(seeds)
}

/// Keeps a worksheet, and tells its code; none where what it was made of has changed in the meantime.
pub fn create(
    db: &WriteTx<'_>,
    bank: &Bank,
    caller: &Caller,
    request: &WorksheetRequest,
    prepared: &PreparedWorksheet,
) -> Result<Option<String>, Refusal> {
    let author = teacher(caller)?;
    let Ok(plan) = plan(db, bank, caller, request)? else {
        return Ok(None);
    };
    if plan != prepared.plan {
        return Ok(None);
    }
    for _ in 0..TRIES {
        let code = new_code(bank.kernel.environment.random());
        let added = crate::worksheets::store::add_worksheet(
            db,
            &NewWorksheet {
                code: &code,
                title: &plan.title,
                author,
                team: request.team,
                count: plan.count,
                lang: &request.lang,
                space: request.space.clamp(0, MOST_SPACE),
                hints: request.hints,
                at: bank.kernel.environment.now(),
                exercises: &prepared.exercises,
                students: &plan.students,
            },
        );
        match added {
            Ok(_) => return Ok(Some(code)),
            Err(error) if error.kind == ErrorKind::Duplicate => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Error::other("no code for a worksheet was free").into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use eqex::Defaults;

    use super::*;

    fn exercise(text: &str, calculations: &str) -> Exercise {
        let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
        Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one")
    }

    #[test]
    fn seeds_differ_and_skip() {
        let plain = exercise("a=[1;9]m x=?m", "x=2*a");
        let seeds: BTreeSet<i32> = ["s/a", "s/b"]
            .iter()
            .flat_map(|path| {
                settle(&plain, 7, path, 200, &mut ComputeBudget::full()).expect("it has all")
            })
            .collect();
        assert_eq!(seeds.len(), 400);
        // No answer where a is 5.
        let rare = exercise("a=[4;5;1] x=?", "x=a/(5-a)");
        let seeds = settle(&rare, 7, "s/a", 50, &mut ComputeBudget::full()).expect("it has some");
        assert_eq!(seeds.len(), 50);
        assert!(seeds.iter().all(|seed| rare.variant(*seed).is_ok()));
    }

    #[test]
    fn what_has_no_numbers_or_takes_too_long_is_refused() {
        let never = exercise("a=[0;999999;1] x=?", "x=sqrt(a-999998)");
        let settled = settle(&never, 7, "s/a", 3, &mut ComputeBudget::full());
        assert_eq!(settled, Err(Unsettled::NoneNear));
        let lines = vec!["x=x+1+1+1+1"; 900].join("\n");
        let slow = exercise("a=[0;1] x=?", &format!("require a > 0.99\nx=a\n{lines}"));
        let settled = settle(&slow, 7, "s/a", 200, &mut ComputeBudget::full());
        assert_eq!(settled, Err(Unsettled::TooSlow));
        let long = exercise(&format!("{} a=[1;9] x=?", "word ".repeat(40_000)), "x=a");
        let settled = settle(&long, 7, "s/a", 200, &mut ComputeBudget::full());
        assert_eq!(settled, Err(Unsettled::TooSlow));
    }
}
