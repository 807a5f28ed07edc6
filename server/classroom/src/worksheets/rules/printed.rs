//! What a worksheet has on paper, and whether what a student wrote there is right.

use std::collections::BTreeMap;
use std::sync::Arc;

use eqex::{Exercise, View};

use crate::solving::rules as solving;
use crate::worksheets::rows::Worksheet;
use crate::worksheets::rules::VisibleWorksheet;
use eqex_bank::access::BankCaller as _;
use eqex_bank::answer::{Answer, Typed};
use eqex_bank::content::AlternativeTexts;
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::store::{Error, ReadTx};

/// A worksheet with what is printed on it.
#[derive(Debug)]
pub struct Printed {
    pub worksheet: Worksheet,
    /// In order.
    pub questions: Vec<Question>,
    pub sheets: Vec<PrintedSheet>,
}

/// An exercise on paper.
#[derive(Debug)]
pub struct Question {
    pub exercise: Arc<Exercise>,
    /// That its pictures are of.
    pub subject: String,
    /// What these show.
    pub alternatives: AlternativeTexts,
    /// Whether the caller may see the right answers: who manages the subject now.
    pub correct: bool,
}

/// The paper of one student.
#[derive(Debug)]
pub struct PrintedSheet {
    pub number: i32,
    pub student: Option<String>,
    /// Of each exercise.
    pub seeds: Vec<i32>,
}

impl PrintedSheet {
    /// What is printed on it, and found again by.
    pub fn code(&self, worksheet: &Worksheet) -> String {
        format!("{}-{}", worksheet.code, self.number)
    }
}

/// All sheets, or the one of a number.
pub fn print(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    seen: VisibleWorksheet,
    only: Option<i32>,
) -> Result<Printed, Refusal> {
    let worksheet = seen.worksheet;
    let mut questions = Vec::new();
    for printed in &seen.exercises {
        let subject = printed.path.split('/').next().unwrap_or("").to_owned();
        let known = bank::subject(db, &subject)?;
        questions.push(Question {
            exercise: bank.catalog.compiled(db, printed.revision)?,
            alternatives: match &known {
                Some(known) => bank::alternative_texts(db, known.id)?,
                None => AlternativeTexts::new(),
            },
            correct: known.is_some_and(|known| caller.manages(&known)),
            subject,
        });
    }
    let mut students: BTreeMap<i32, String> = match seen.names {
        true => crate::worksheets::store::worksheet_students(db, worksheet.id)?
            .into_iter()
            .collect(),
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
        sheets.push(PrintedSheet {
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

/// An answer on paper, and what is said of it.
#[derive(Debug)]
pub struct Mark {
    pub typed: String,
    /// None where it cannot be read, or may be meant in several ways and none was chosen.
    pub right: Option<bool>,
    /// The ways in which it may be meant, where one of them is to be chosen, in LaTeX and in plain signs.
    pub readings: Vec<(String, String)>,
    pub chosen: Option<usize>,
}

/// What was typed for one answer on paper: the text, and which of its readings was chosen.
pub type TypedEntry = (String, Option<usize>);

/// Judges what a student wrote, of the exercises whose answers the caller may see; `typed` tells it by exercise and unknown.
pub fn check(
    printed: &Printed,
    sheet: &PrintedSheet,
    typed: impl Fn(usize, usize) -> TypedEntry,
    view: &View,
) -> Vec<Vec<Mark>> {
    let questions = printed.questions.iter().zip(&sheet.seeds).enumerate();
    questions
        .map(|(at, (question, seed))| {
            if !question.correct {
                return Vec::new();
            }
            let count = question.exercise.unknowns().len();
            let typed = (0..count).map(|index| typed(at, index)).collect();
            judge(&question.exercise, *seed, typed, view)
        })
        .collect()
}

/// What cannot be read hides nothing else, and the variant is computed once.
fn judge(exercise: &Exercise, seed: i32, typed: Vec<TypedEntry>, view: &View) -> Vec<Mark> {
    let mut texts = Vec::new();
    let mut reading = Vec::new();
    let mut marks = Vec::new();
    for (index, (typed, chosen)) in typed.into_iter().enumerate() {
        let readings = exercise.read(index, &typed, view).ok().flatten();
        let asks = readings
            .as_ref()
            .is_some_and(|readings| readings.settled(None).is_none());
        let chosen = chosen.filter(|_| asks);
        let settled = readings
            .as_ref()
            .is_some_and(|readings| readings.settled(chosen).is_some());
        texts.push(settled.then(|| typed.clone()));
        reading.push(chosen.filter(|_| settled));
        let meanings = readings
            .filter(|_| asks)
            .map_or_else(Vec::new, |known| known.list);
        marks.push(Mark {
            typed,
            right: None,
            readings: meanings
                .iter()
                .map(|meaning| (meaning.latex(view.notation()), meaning.text(view.typed)))
                .collect(),
            chosen,
        });
    }
    let read: Vec<bool> = texts.iter().map(Option::is_some).collect();
    let answer = Answer::Typed(Typed {
        reading,
        ..Typed::new(texts, view.typed)
    });
    if let Ok(graded) = solving::grade(exercise, seed, &answer, view) {
        for ((mark, right), read) in marks.iter_mut().zip(graded.info).zip(read) {
            mark.right = (read || mark.typed.is_empty()).then_some(right);
        }
    }
    marks
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
            let typed = typed.map(|text| (text.to_owned(), None));
            let marks = judge(&exercise, 1, typed.into(), &view);
            marks.iter().map(|mark| mark.right).collect::<Vec<_>>()
        };
        assert_eq!(judged(["2", "??", "3"]), [Some(true), None, Some(false)]);
        assert_eq!(
            judged(["", "2", ""]),
            [Some(false), Some(true), Some(false)]
        );
    }
}
