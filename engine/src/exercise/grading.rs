//! Answers against a variant: what was understood of them, and whether it is right.

use super::{Exercise, View};
use crate::answer::{self, Asked, Reading, Readings};
use crate::diagnostic::Diagnostic;
use crate::eval::Solved;
use crate::generator::Key;
use crate::grade::{self, Value, Verdict};
use crate::kinds::eqex::Unknown;

/// What a learner's answers come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// One entry per unknown.
    pub info: Vec<bool>,
    /// The part that is right, 0 to 1; 1 where nothing is asked.
    pub done: f64,
    pub verdicts: Vec<Verdict>,
    /// What was understood of typed answers; empty for answers given as numbers.
    pub understood: Vec<Option<Understood>>,
}

/// What was understood of one typed answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    /// Number and unit in plain signs, for those who choose between readings.
    pub text: String,
    pub number: f64,
    pub unit: String,
    pub latex: String,
    /// Number and unit in the plain signs that variants have on a terminal.
    pub plain: String,
    /// A unit that was read although its capitals differ: as typed, and as it was understood.
    pub capitals: Option<(String, String)>,
}

/// Why answers were not graded. Nothing counts then: a typing slip costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// Not one entry per unknown.
    Count { expected: usize, given: usize },
    /// Entries that cannot be read, by index, with places in the entry.
    Unreadable(Vec<(usize, Diagnostic)>),
    /// Entries that may be meant in several ways and of which none was chosen: a list for each such entry, `None` for the others.
    Readings(Vec<Option<Vec<Understood>>>),
    /// A chosen reading that there is not, by the index of its entry; none where the list of choices is not as long as the answers.
    Choice(Option<usize>),
    /// The seed has no variant; the place lies in the exercise's source.
    NoVariant(Diagnostic),
}

impl Exercise {
    /// Grades one answer per unknown, `None` for one left empty.
    pub fn grade(&self, seed: i32, answers: &[Option<f64>]) -> Result<Graded, Refused> {
        self.count(answers.len())?;
        let mut info = vec![false; answers.len()];
        let done = self
            .grade_into(seed, answers, &mut info)
            .map_err(Refused::NoVariant)?;
        let verdicts = answers
            .iter()
            .zip(&info)
            .map(|(answer, right)| match (answer, right) {
                (None, _) => Verdict::Empty,
                (_, true) => Verdict::Right,
                (_, false) => Verdict::WrongValue,
            });
        Ok(Graded {
            verdicts: verdicts.collect(),
            info,
            done,
            understood: Vec::new(),
        })
    }

    /// The same without allocating: writes a boolean per unknown, returns the part that is right. What `answers` has too few counts as empty.
    #[inline]
    pub fn grade_into(
        &self,
        seed: i32,
        answers: &[Option<f64>],
        info: &mut [bool],
    ) -> Result<f64, Diagnostic> {
        self.body
            .code
            .solve(Key::of(seed), |solved| {
                if solved.is_plain() {
                    let unknowns = self.body.unknowns.iter().zip(info.iter_mut());
                    for (index, (unknown, right)) in unknowns.enumerate() {
                        let value = Value::from(solved.number(index));
                        let answer = answers.get(index).copied().flatten();
                        *right =
                            answer.is_some_and(|answer| unknown.tolerance.accepts(&value, answer));
                    }
                } else {
                    self.grade_at_a_second_look(&solved, answers, info);
                }
                grade::done(info)
            })
            .map_err(|reason| self.explain(&reason))
    }

    #[cold]
    #[inline(never)]
    fn grade_at_a_second_look(
        &self,
        solved: &Solved<'_>,
        answers: &[Option<f64>],
        info: &mut [bool],
    ) {
        solved.each(|index, value| {
            let places = (self.body.unknowns.get(index), info.get_mut(index));
            if let (Some(unknown), Some(right)) = places {
                let answer = answers.get(index).copied().flatten();
                *right = answer.is_some_and(|answer| unknown.tolerance.accepts(&value, answer));
            }
        });
    }

    /// Grades answers as a person typed them, `None` or a blank for one left empty. `chosen` has the index of the reading that was meant for each
    /// entry, or is empty where nothing was chosen.
    pub fn grade_typed(
        &self,
        seed: i32,
        answers: &[Option<&str>],
        chosen: &[Option<usize>],
        view: &View,
    ) -> Result<Graded, Refused> {
        let typed = self.read_typed(answers, chosen, view)?;
        let variant = self.variant(seed).map_err(Refused::NoVariant)?;
        let verdicts: Vec<Verdict> = typed
            .iter()
            .zip(&self.body.unknowns)
            .zip(&variant.values)
            .map(|((typed, unknown), value)| {
                typed
                    .as_ref()
                    .map_or(Verdict::Empty, |typed| judge(typed, unknown, value))
            })
            .collect();
        let info: Vec<bool> = verdicts
            .iter()
            .map(|verdict| *verdict == Verdict::Right)
            .collect();
        Ok(Graded {
            done: grade::done(&info),
            info,
            verdicts,
            understood: understood(&typed, view),
        })
    }

    /// What is understood of typed answers, without judging them.
    pub fn understand(
        &self,
        answers: &[Option<&str>],
        chosen: &[Option<usize>],
        view: &View,
    ) -> Result<Vec<Option<Understood>>, Refused> {
        self.read_typed(answers, chosen, view)
            .map(|typed| understood(&typed, view))
    }

    /// Reads one typed answer to the unknown of an index; `None` for a blank.
    pub fn read(
        &self,
        index: usize,
        text: &str,
        view: &View,
    ) -> Result<Option<Readings>, Diagnostic> {
        let Some(unknown) = self.body.unknowns.get(index) else {
            return Ok(None);
        };
        let asked = Asked {
            unit: &unknown.asked,
            name: &unknown.name,
            notation: view.typed,
        };
        answer::read(text, &asked)
    }

    fn read_typed(
        &self,
        answers: &[Option<&str>],
        chosen: &[Option<usize>],
        view: &View,
    ) -> Result<Vec<Option<Reading>>, Refused> {
        self.count(answers.len())?;
        if !chosen.is_empty() && chosen.len() != answers.len() {
            return Err(Refused::Choice(None));
        }
        let mut unreadable = Vec::new();
        let mut typed = Vec::with_capacity(answers.len());
        let mut several = vec![None; answers.len()];
        for (index, answer) in answers.iter().enumerate() {
            let chosen = chosen.get(index).copied().flatten();
            let readings = match answer.map_or(Ok(None), |text| self.read(index, text, view)) {
                Ok(Some(readings)) => readings,
                Ok(None) if chosen.is_some() => return Err(Refused::Choice(Some(index))),
                Ok(None) => {
                    typed.push(None);
                    continue;
                }
                Err(diagnostic) => {
                    unreadable.push((index, diagnostic));
                    continue;
                }
            };
            match readings.settled(chosen) {
                Some(reading) => typed.push(Some(reading.clone())),
                None if chosen.is_some() => return Err(Refused::Choice(Some(index))),
                None => {
                    let list = readings.list.iter().map(|one| understanding(one, view));
                    several[index] = Some(list.collect());
                }
            }
        }
        if !unreadable.is_empty() {
            return Err(Refused::Unreadable(unreadable));
        }
        if several.iter().any(Option::is_some) {
            return Err(Refused::Readings(several));
        }
        Ok(typed)
    }

    fn count(&self, given: usize) -> Result<(), Refused> {
        let expected = self.body.unknowns.len();
        if given == expected {
            Ok(())
        } else {
            Err(Refused::Count { expected, given })
        }
    }
}

/// The verdict on a reading of an answer to an unknown.
pub fn judge(typed: &Reading, unknown: &Unknown, value: &Value) -> Verdict {
    match typed.given() {
        Some(given) => unknown.tolerance.judge(value, &given),
        None => Verdict::WrongUnit,
    }
}

fn understood(typed: &[Option<Reading>], view: &View) -> Vec<Option<Understood>> {
    typed
        .iter()
        .map(|typed| typed.as_ref().map(|typed| understanding(typed, view)))
        .collect()
}

fn understanding(typed: &Reading, view: &View) -> Understood {
    Understood {
        text: typed.text(view.typed),
        number: typed.number,
        unit: typed.unit.clone(),
        latex: typed.latex(view.notation()),
        plain: typed.plain(view.plain_notation()),
        capitals: typed.capitals.clone(),
    }
}
