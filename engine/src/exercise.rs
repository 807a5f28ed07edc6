//! An exercise: the public face of the engine.

mod batch;
mod variant;

pub use batch::Batch;
pub use variant::Variant;

use crate::answer::{self, Typed};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::eval::Unsolvable;
use crate::generator::Key;
use crate::grade::{self, Tolerance, Verdict};
use crate::header::{self, Header};
use crate::kinds::Kind;
use crate::kinds::eqex::{self, EqEx, Unknown};
use crate::limits::MAX_ATTEMPTS;
use crate::number::{self, Notation};
use crate::segments;
use crate::units::Unit;

/// What the instance decides where an exercise does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Defaults {
    /// Language of texts whose header names none.
    pub lang: String,
    /// For unknowns whose exercise names no tolerance.
    pub tolerance: Tolerance,
}

impl Default for Defaults {
    fn default() -> Defaults {
        Defaults {
            lang: "en".to_owned(),
            tolerance: Tolerance::default(),
        }
    }
}

/// How a variant is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Languages the reader knows, best first; where none of them is there, the first text is shown.
    pub langs: Vec<String>,
    pub decimal_comma: bool,
}

impl View {
    /// How numbers are written in LaTeX.
    pub fn notation(&self) -> Notation {
        if self.decimal_comma {
            number::COMMA
        } else {
            number::POINT
        }
    }

    /// Which of the languages that a text comes in the reader is shown: the best known one, else the first.
    pub fn choose<'a>(&self, langs: impl Iterator<Item = &'a str> + Clone) -> usize {
        let primary = |lang: &str| lang.split('-').next().unwrap_or("").to_ascii_lowercase();
        let find = |known: &String| {
            langs
                .clone()
                .position(|lang| lang.eq_ignore_ascii_case(known))
                .or_else(|| {
                    langs
                        .clone()
                        .position(|lang| primary(lang) == primary(known))
                })
        };
        self.langs.iter().find_map(find).unwrap_or(0)
    }

    fn json_notation(&self) -> Notation {
        if self.decimal_comma {
            number::COMMA_JSON
        } else {
            number::POINT_JSON
        }
    }
}

/// A compiled exercise.
#[derive(Clone, Debug)]
pub struct Exercise {
    source: String,
    header: Header,
    kind: Kind,
    body: EqEx,
    warnings: Vec<Diagnostic>,
    /// What follows the text in [`Variant::write_problem_json`], the same for all variants.
    problem_rest: String,
}

/// A file that is not an exercise: all that is wrong with it, with places in `source`.
#[derive(Clone, Debug)]
pub struct Invalid {
    pub source: String,
    pub diagnostics: Vec<Diagnostic>,
}

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

#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    pub number: f64,
    pub unit: String,
    pub latex: String,
}

/// Why answers were not graded. Nothing counts then: a typing slip costs nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// Not one entry per unknown.
    Count { expected: usize, given: usize },
    /// Entries that cannot be read, by index, with places in the entry.
    Unreadable(Vec<(usize, Diagnostic)>),
    /// The seed has no variant; the place lies in the exercise's source.
    NoVariant(Diagnostic),
}

impl Exercise {
    /// Reads and compiles a file.
    pub fn parse(bytes: &[u8], defaults: &Defaults) -> Result<Exercise, Invalid> {
        let source = segments::normalize(bytes).map_err(|(source, diagnostic)| Invalid {
            source,
            diagnostics: vec![diagnostic],
        })?;
        let mut diagnostics = Diagnostics::default();
        match Exercise::compile(&source, defaults, &mut diagnostics) {
            Some((header, kind, body)) if !diagnostics.has_errors() => Ok(Exercise {
                source: source.into_owned(),
                problem_rest: variant::problem_rest(&body, &header),
                header,
                kind,
                body,
                warnings: diagnostics.into_sorted(),
            }),
            _ => Err(Invalid {
                source: source.into_owned(),
                diagnostics: diagnostics.into_sorted(),
            }),
        }
    }

    fn compile(
        source: &str,
        defaults: &Defaults,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Header, Kind, EqEx)> {
        let segments = segments::cut(source, diagnostics)?;
        // A header that cannot be read does not keep the mistakes of the rest from being told.
        let header = header::read(source, segments.header, diagnostics).unwrap_or(Header {
            digits: 3,
            ..Header::default()
        });
        let kind = Kind::find(&header.kind);
        if kind.is_none() {
            let span = header.kind_span;
            let unknown = Diagnostic::new(
                E0204,
                span,
                format!("there is no exercise type `{}`", header.kind),
            );
            diagnostics.push(match Kind::nearest(&header.kind) {
                Some(meant) => unknown.mend(span, meant),
                None => unknown.help("the type for exercises whose answers are numbers is `EqEx`"),
            });
        }
        let body = eqex::compile(
            source,
            &segments,
            &header,
            &defaults.lang,
            defaults.tolerance,
            diagnostics,
        )?;
        Some((header, kind?, body))
    }

    /// The text that places of diagnostics lie in: the file without byte-order mark and with `\n` as line ends.
    pub fn source(&self) -> &str {
        &self.source
    }

    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The type as it is reported.
    pub fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// The compiled body, for readings of the program.
    pub fn body(&self) -> &EqEx {
        &self.body
    }

    pub fn name(&self, view: &View) -> &str {
        self.header.name.get(Some(self.lang(view)))
    }

    /// File names in the subject's `static/`.
    pub fn images(&self) -> &[String] {
        &self.header.images
    }

    pub fn unknowns(&self) -> &[Unknown] {
        &self.body.unknowns
    }

    /// The languages of the texts, in the order of the file.
    pub fn langs(&self) -> impl Iterator<Item = &str> + Clone {
        self.body.texts.iter().map(|text| text.lang.as_str())
    }

    /// The language that a reader is shown.
    pub fn lang(&self, view: &View) -> &str {
        &self.text(view).lang
    }

    fn text(&self, view: &View) -> &eqex::View {
        &self.body.texts[view.choose(self.langs())]
    }

    /// The text with every drawn value left out.
    pub fn description(&self, view: &View) -> String {
        self.text(view).template.describe(view.notation())
    }

    /// The variant of a seed, or why there is none.
    pub fn variant(&self, seed: i32) -> Result<Variant<'_>, Diagnostic> {
        let key = Key::of(seed);
        let solved = self.body.code.solve(key, |solved| {
            let values = (0..self.body.unknowns.len())
                .map(|index| solved.answer(index))
                .collect();
            Variant {
                exercise: self,
                key,
                attempt: solved.attempt,
                values,
            }
        });
        solved.map_err(|reason| self.explain(&reason))
    }

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
                for (index, (unknown, right)) in
                    self.body.unknowns.iter().zip(info.iter_mut()).enumerate()
                {
                    let answer = answers.get(index).copied().flatten();
                    *right = answer.is_some_and(|answer| {
                        unknown.tolerance.accepts(solved.answer(index), answer)
                    });
                }
                grade::done(info)
            })
            .map_err(|reason| self.explain(&reason))
    }

    /// Grades answers as a person typed them, `None` or a blank for one left empty.
    pub fn grade_typed(
        &self,
        seed: i32,
        answers: &[Option<&str>],
        view: &View,
    ) -> Result<Graded, Refused> {
        let typed = self.read_typed(answers)?;
        let variant = self.variant(seed).map_err(Refused::NoVariant)?;
        let verdicts: Vec<Verdict> = typed
            .iter()
            .zip(&self.body.unknowns)
            .zip(&variant.values)
            .map(|((typed, unknown), value)| {
                typed
                    .as_ref()
                    .map_or(Verdict::Empty, |typed| judge(typed, unknown, *value))
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
        view: &View,
    ) -> Result<Vec<Option<Understood>>, Refused> {
        self.read_typed(answers)
            .map(|typed| understood(&typed, view))
    }

    /// Whether a unit can be converted to the one that is asked for; none at all always fits.
    pub fn fits(&self, index: usize, unit: &str) -> bool {
        let asked = self.body.unknowns.get(index);
        unit.is_empty() || asked.is_some_and(|unknown| factor(unit, unknown).is_some())
    }

    fn read_typed(&self, answers: &[Option<&str>]) -> Result<Vec<Option<Typed>>, Refused> {
        self.count(answers.len())?;
        let mut unreadable = Vec::new();
        let mut typed = Vec::with_capacity(answers.len());
        for (index, answer) in answers.iter().enumerate() {
            match answer.map_or(Ok(None), answer::read) {
                Ok(answer) => typed.push(answer),
                Err(diagnostic) => unreadable.push((index, diagnostic)),
            }
        }
        if unreadable.is_empty() {
            Ok(typed)
        } else {
            Err(Refused::Unreadable(unreadable))
        }
    }

    fn count(&self, given: usize) -> Result<(), Refused> {
        let expected = self.body.unknowns.len();
        if given == expected {
            Ok(())
        } else {
            Err(Refused::Count { expected, given })
        }
    }

    /// The right answers for drawn values of the caller's choice, by name; `None` where a drawn variable is missing or the values meet no `require`.
    pub fn solve_for(&self, given: &[(String, f64)]) -> Option<Vec<f64>> {
        let program = &self.body.program;
        let inputs: Option<Vec<f64>> = program
            .inputs
            .iter()
            .map(|input| {
                given
                    .iter()
                    .find(|(name, _)| *name == input.name)
                    .map(|(_, value)| *value)
            })
            .collect();
        let values = program.values(&inputs?);
        program.holds(&values).then(|| {
            program
                .unknowns
                .iter()
                .map(|unknown| values[unknown.node as usize])
                .collect()
        })
    }

    fn explain(&self, reason: &Unsolvable) -> Diagnostic {
        match reason {
            Unsolvable::NotFinite { inputs } => self.body.program.blame(&self.source, inputs),
            Unsolvable::NoVariant => {
                let place = self
                    .body
                    .program
                    .lines
                    .iter()
                    .find(|line| matches!(line.kind, crate::program::Step::Require(_)));
                let span = place.map_or_else(Default::default, |line| line.span);
                Diagnostic::new(
                    E0602,
                    span,
                    format!("none of {MAX_ATTEMPTS} draws meets the conditions"),
                )
                .help("widen the ranges or loosen the `require` lines")
            }
        }
    }
}

/// What makes a number in a typed unit one in the unit that is asked.
fn factor(unit: &str, unknown: &Unknown) -> Option<f64> {
    Unit::parse(unit).factor_to(&Unit::parse(&unknown.unit))
}

fn judge(typed: &Typed, unknown: &Unknown, value: f64) -> Verdict {
    if typed.unit.is_empty() {
        return unknown.tolerance.judge(value, typed.number, typed.figures);
    }
    match factor(&typed.unit, unknown) {
        Some(factor) => unknown
            .tolerance
            .judge(value, typed.number * factor, typed.figures),
        None => Verdict::WrongUnit,
    }
}

fn understood(typed: &[Option<Typed>], view: &View) -> Vec<Option<Understood>> {
    let one = |typed: &Typed| Understood {
        number: typed.number,
        unit: typed.unit.clone(),
        latex: typed.latex(view.notation()),
    };
    typed.iter().map(|typed| typed.as_ref().map(one)).collect()
}
