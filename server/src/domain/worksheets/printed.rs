//! What a worksheet has on paper, and whether what a student wrote there is right.

use std::collections::BTreeMap;
use std::sync::Arc;

use eqex::{Exercise, View};

use super::super::Refusal;
use super::super::access::Caller;
use super::super::problems;
use super::Seen;
use crate::app::App;
use crate::model::Answer;
use crate::model::rows::Worksheet;
use crate::store::{Db, Error};

/// A worksheet with what is printed on it.
#[derive(Debug)]
pub struct Printed {
    pub worksheet: Worksheet,
    /// In order.
    pub questions: Vec<Question>,
    pub sheets: Vec<Sheet>,
}

/// An exercise on paper.
#[derive(Debug)]
pub struct Question {
    pub exercise: Arc<Exercise>,
    /// That its pictures are of.
    pub subject: String,
    /// Whether the caller may see the right answers: who manages the subject now.
    pub correct: bool,
}

/// The paper of one student.
#[derive(Debug)]
pub struct Sheet {
    pub number: i32,
    pub student: Option<String>,
    /// Of each exercise.
    pub seeds: Vec<i32>,
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
    caller: &Caller,
    seen: Seen,
    only: Option<i32>,
) -> Result<Printed, Refusal> {
    let worksheet = seen.worksheet;
    let mut questions = Vec::new();
    for printed in &seen.exercises {
        let subject = printed.path.split('/').next().unwrap_or("").to_owned();
        let known = db.subject(&subject)?;
        questions.push(Question {
            exercise: app.catalog.compiled(db, printed.revision)?,
            correct: known.is_some_and(|known| caller.manages(&known)),
            subject,
        });
    }
    let mut students: BTreeMap<i32, String> = match seen.names {
        true => db.worksheet_students(worksheet.id)?.into_iter().collect(),
        false => BTreeMap::new(),
    };
    let numbers = match only {
        Some(number) if (1..=worksheet.count).contains(&number) => number..=number,
        Some(_) => return Err(Refusal::Missing),
        None => 1..=worksheet.count,
    };
    let mut sheets = Vec::new();
    for number in numbers {
        let place = usize::try_from(number - 1).unwrap_or(usize::MAX);
        let seeds = seen
            .exercises
            .iter()
            .map(|one| one.seeds.get(place).copied());
        let seeds: Option<Vec<i32>> = seeds.collect();
        sheets.push(Sheet {
            number,
            student: students.remove(&number),
            seeds: seeds.ok_or_else(|| Error::other("a worksheet has sheets without seeds"))?,
        });
    }
    Ok(Printed {
        worksheet,
        questions,
        sheets,
    })
}

/// An answer on paper, and whether it is right; none where it cannot be read.
pub type Mark = (String, Option<bool>);

/// Judges what a student wrote, of the exercises whose answers the caller may see; `typed` tells it by exercise and unknown.
pub fn check(
    printed: &Printed,
    sheet: &Sheet,
    typed: impl Fn(usize, usize) -> String,
    view: &View,
) -> Vec<Vec<Mark>> {
    let questions = printed.questions.iter().zip(&sheet.seeds).enumerate();
    questions
        .map(|(at, (question, seed))| {
            if !question.correct {
                return Vec::new();
            }
            let count = question.exercise.unknowns().len();
            let typed: Vec<String> = (0..count).map(|index| typed(at, index)).collect();
            let right = judge(&question.exercise, *seed, &typed, view);
            typed.into_iter().zip(right).collect()
        })
        .collect()
}

/// What cannot be read hides nothing else, and the variant is computed once.
fn judge(exercise: &Exercise, seed: i32, typed: &[String], view: &View) -> Vec<Option<bool>> {
    let count = typed.len();
    let readable = |index: usize| {
        let mut alone = vec![None; count];
        alone[index] = Some(typed[index].as_str());
        !typed[index].is_empty() && exercise.understand(&alone, &[], view).is_ok()
    };
    let answers: Vec<Option<String>> = (0..count)
        .map(|index| readable(index).then(|| typed[index].clone()))
        .collect();
    let graded = problems::grade(exercise, seed, &Answer::Typed(answers.clone()), view).ok();
    (0..count)
        .map(|index| match (&answers[index], &graded) {
            (None, _) if !typed[index].is_empty() => None,
            (_, graded) => graded.as_ref()?.info.get(index).copied(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_judged_whatever_the_others_are() {
        let source = "---\ntype: EqEx\nname: A\n---\na=[2;2;1] x=? y=? z=?\n---\nx=a\ny=a\nz=a\n";
        let exercise = Exercise::parse(source.as_bytes(), &eqex::Defaults::default());
        let exercise = exercise.expect("it is an exercise");
        let judged = |typed: [&str; 3]| {
            let view = View::new(Vec::new(), false);
            judge(&exercise, 1, &typed.map(str::to_owned), &view)
        };
        assert_eq!(judged(["2", "??", "3"]), [Some(true), None, Some(false)]);
        assert_eq!(
            judged(["", "2", ""]),
            [Some(false), Some(true), Some(false)]
        );
    }
}
