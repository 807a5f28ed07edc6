//! Answers against a variant: what was understood of them, and whether it is right.

use super::{Exercise, Variant, View};
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
    /// What was understood of typed answers; empty for answers given as numbers, and for those that were read before.
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

/// Typed answers, each read once: judging them, telling what was understood of them, and asking which reading was meant all start from here.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadAnswers {
    /// One entry per unknown: its readings, none for one left empty, or why it cannot be read.
    pub entries: Vec<Result<Option<Readings>, Diagnostic>>,
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
        let read = self.read_answers(answers, view)?;
        let settled = read.settled(chosen, view)?;
        let variant = self.variant(seed).map_err(Refused::NoVariant)?;
        Ok(Graded {
            understood: understood(&settled, view),
            ..variant.grade(&settled)
        })
    }

    /// What is understood of typed answers, without judging them.
    pub fn understand(
        &self,
        answers: &[Option<&str>],
        chosen: &[Option<usize>],
        view: &View,
    ) -> Result<Vec<Option<Understood>>, Refused> {
        let read = self.read_answers(answers, view)?;
        Ok(understood(&read.settled(chosen, view)?, view))
    }

    /// Reads typed answers, each once: `None` or a blank is one left empty.
    pub fn read_answers(
        &self,
        answers: &[Option<&str>],
        view: &View,
    ) -> Result<ReadAnswers, Refused> {
        self.count(answers.len())?;
        let read = |(index, text): (usize, &Option<&str>)| match text {
            Some(text) => self.read(index, text, view),
            None => Ok(None),
        };
        Ok(ReadAnswers {
            entries: answers.iter().enumerate().map(read).collect(),
        })
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

    fn count(&self, given: usize) -> Result<(), Refused> {
        let expected = self.body.unknowns.len();
        if given == expected {
            Ok(())
        } else {
            Err(Refused::Count { expected, given })
        }
    }
}

impl ReadAnswers {
    /// The reading that is judged of each answer: the only one, or the one of `chosen`, which is empty where nothing was chosen.
    pub fn settled(
        &self,
        chosen: &[Option<usize>],
        view: &View,
    ) -> Result<Vec<Option<&Reading>>, Refused> {
        if !chosen.is_empty() && chosen.len() != self.entries.len() {
            return Err(Refused::Choice(None));
        }
        let mut unreadable = Vec::new();
        let mut settled = Vec::with_capacity(self.entries.len());
        let mut several = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            let chosen = chosen.get(index).copied().flatten();
            let readings = match entry {
                Ok(Some(readings)) => readings,
                Ok(None) if chosen.is_some() => return Err(Refused::Choice(Some(index))),
                Ok(None) => {
                    settled.push(None);
                    continue;
                }
                Err(diagnostic) => {
                    unreadable.push((index, diagnostic.clone()));
                    continue;
                }
            };
            match readings.settled(chosen) {
                Some(reading) => settled.push(Some(reading)),
                None if chosen.is_some() => return Err(Refused::Choice(Some(index))),
                None => several.push((index, readings)),
            }
        }
        if !unreadable.is_empty() {
            return Err(Refused::Unreadable(unreadable));
        }
        if !several.is_empty() {
            let mut lists = vec![None; self.entries.len()];
            for (index, readings) in several {
                let list = readings.list.iter().map(|one| understanding(one, view));
                lists[index] = Some(list.collect());
            }
            return Err(Refused::Readings(lists));
        }
        Ok(settled)
    }
}

impl Variant<'_> {
    /// Grades answers that were read before, one per unknown, `None` for one left empty. What was understood of them is left to whoever has
    /// their readings.
    pub fn grade(&self, answers: &[Option<&Reading>]) -> Graded {
        let unknowns = self.exercise.body.unknowns.iter().zip(&self.values);
        let verdicts: Vec<Verdict> = answers
            .iter()
            .zip(unknowns)
            .map(|(reading, (unknown, value))| {
                reading.map_or(Verdict::Empty, |reading| judge(reading, unknown, value))
            })
            .collect();
        let info: Vec<bool> = verdicts
            .iter()
            .map(|verdict| *verdict == Verdict::Right)
            .collect();
        Graded {
            done: grade::done(&info),
            info,
            verdicts,
            understood: Vec::new(),
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

/// What was understood of each answer, by the reading that is judged.
pub fn understood(settled: &[Option<&Reading>], view: &View) -> Vec<Option<Understood>> {
    let one = |reading: &Option<&Reading>| reading.map(|reading| understanding(reading, view));
    settled.iter().map(one).collect()
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
