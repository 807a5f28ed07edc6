//! Sampling an exercise: the variants of many seeds are rendered and graded, for what only some of them show.

use crate::EXACT_INTEGER;
use crate::budget::Budget;
use crate::codes::{E0601, E0602, W0601, W0602, W0603, W0605};
use crate::diagnostic::Diagnostic;
use crate::eval::Unsolvable;
use crate::exercise::{Exercise, Variant, View};
use crate::grade::round_to_figures;
use crate::limits::MAX_ATTEMPTS;
use crate::names;
use crate::program::{Line, Program, Statement, in_words};
use crate::span::Span;

/// Below this share of draws that meet the conditions, seeds may run out of attempts.
const RARE: f64 = 0.05;

/// What many variants of an exercise show.
#[derive(Debug)]
pub struct Sampling {
    /// Of each kind of failure the first, with how many seeds it concerns.
    pub diagnostics: Vec<Diagnostic>,
    /// How many variants were rendered and graded.
    pub variants: u32,
    /// The share of draws that meet the `require` lines, where there are any.
    pub kept: Option<f64>,
}

/// How many draws meet the conditions.
#[derive(Default)]
struct Draws {
    good: u64,
    all: u64,
}

impl Draws {
    /// One that met them at an attempt, from 0 on.
    fn met(&mut self, attempt: u32) {
        self.good += 1;
        self.all += u64::from(attempt) + 1;
    }

    #[allow(clippy::cast_precision_loss, reason = "a share needs no precision")]
    fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| self.good as f64 / self.all as f64)
    }
}

/// What is found again and again: the first of it, with its seed, and for how many seeds.
#[derive(Default)]
struct CountedDiagnostics {
    all: Vec<(Diagnostic, i32, u32)>,
}

impl CountedDiagnostics {
    fn add(&mut self, diagnostic: Diagnostic, seed: i32) {
        let known = self
            .all
            .iter_mut()
            .find(|(known, _, _)| known.code == diagnostic.code && known.span == diagnostic.span);
        match known {
            Some((_, _, count)) => *count += 1,
            None => self.all.push((diagnostic, seed, 1)),
        }
    }

    /// Each told with its seeds.
    fn told(self, seeds: u32, mut tell: impl FnMut(Diagnostic) -> Diagnostic) -> Vec<Diagnostic> {
        let told = |(diagnostic, seed, count)| {
            tell(diagnostic)
                .with("count", count)
                .with("seeds", seeds)
                .with("seed", seed)
        };
        self.all.into_iter().map(told).collect()
    }
}

/// A variant whose right answers are graded as wrong: a mistake of eqex, not of the exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct WronglyGraded {
    pub seed: i32,
    /// The right answers.
    pub correct: Vec<f64>,
}

/// Bytes of a text that are written in the time of an operation.
const WRITTEN_AT_ONCE: u64 = 8;

impl Exercise {
    /// Renders the variants of the seeds from 0 on and grades each one's right answers, as many as the budget allows.
    pub fn sample(&self, seeds: u32, budget: &mut Budget) -> Result<Sampling, WronglyGraded> {
        let (mut failures, mut parts, mut endless) = (
            CountedDiagnostics::default(),
            CountedDiagnostics::default(),
            CountedDiagnostics::default(),
        );
        let view = View::default();
        let program = self.program();
        let (mut tried, mut variants, mut draws) = (0u32, 0u32, Draws::default());
        let mut diagnostics = Vec::new();
        // What is looked at in every variant, beside drawing it.
        let looks = self.cost() + self.source().len() as u64 / WRITTEN_AT_ONCE;
        for index in 0..seeds {
            let seed = index.cast_signed();
            let before = budget.left();
            match self.try_within(seed, budget) {
                Err(reason @ Unsolvable::Ended { .. }) => {
                    // Where it is the first one, nobody knows whether there is any variant.
                    if tried == 0 {
                        diagnostics.push(self.explain_by(&program, &reason));
                    }
                    break;
                }
                Err(reason) => {
                    // What was drawn tells of the conditions, whether or not there is a value in the end.
                    match reason {
                        Unsolvable::NotFinite { attempt, .. } => draws.met(attempt),
                        _ => draws.all += u64::from(MAX_ATTEMPTS),
                    }
                    failures.add(self.explain_by(&program, &reason), seed);
                    budget.pay(looks);
                }
                Ok(variant) => {
                    variants += 1;
                    draws.met(variant.attempt);
                    let correct = variant.correct();
                    let answers: Vec<Option<f64>> = correct.iter().copied().map(Some).collect();
                    let graded = self.grade(seed, &answers);
                    if graded.is_ok_and(|graded| graded.done < 1.0)
                        || variant.main(&view).is_empty()
                    {
                        return Err(WronglyGraded { seed, correct });
                    }
                    if let Some(diagnostic) = hidden(self, &program, &variant) {
                        parts.add(diagnostic, seed);
                    }
                    for diagnostic in exact(self, &program, &correct) {
                        endless.add(diagnostic, seed);
                    }
                    // Grading draws once more.
                    budget.pay(looks + before.saturating_sub(budget.left()));
                }
            }
            tried += 1;
        }
        diagnostics.extend(failures.told(tried, |diagnostic| {
            let told = if diagnostic.code == E0601 {
                Diagnostic::new(E0601, "seeds", diagnostic.span)
            } else {
                Diagnostic::new(E0602, "seeds", diagnostic.span)
            };
            told.with("reason", diagnostic.message)
        }));
        diagnostics.extend(parts.told(tried, |diagnostic| diagnostic));
        diagnostics.extend(endless.told(tried, |diagnostic| diagnostic));
        let condition = self.first_requirement();
        if (1..seeds).contains(&tried) {
            let few = Diagnostic::new(W0605, "", self.place_of_search());
            diagnostics.push(few.with("tried", tried).with("seeds", seeds));
        }
        let kept = condition.and_then(|_| draws.share());
        if let (Some(place), Some(kept)) =
            (condition, kept.filter(|kept| *kept < RARE && variants > 0))
        {
            let share = format!("{:.1}", kept * 100.0);
            diagnostics.push(Diagnostic::new(W0601, "", place).with("share", share));
        }
        Ok(Sampling {
            diagnostics,
            variants,
            kept,
        })
    }
}

/// A part of a line that has no finite value in a variant, although the line has one.
fn hidden(exercise: &Exercise, program: &Program, variant: &Variant<'_>) -> Option<Diagnostic> {
    let inputs: Vec<f64> = variant
        .drawn()
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    let values = program.values(&inputs);
    let id = program.hidden(&values)? as usize;
    let span = program.nodes.get(id)?.span;
    let told = Diagnostic::new(W0603, "", span)
        .with("part", span.of(exercise.source()))
        .with("value", in_words(*values.get(id)?));
    Some(told)
}

/// Figures that a person writes; a longer value is one that cannot be typed in full.
const WRITTEN: u8 = 12;

/// Unknowns whose tolerance is exact and whose value is no decimal that a person would write in full.
fn exact<'a>(
    exercise: &'a Exercise,
    program: &'a Program,
    values: &'a [f64],
) -> impl Iterator<Item = Diagnostic> + 'a {
    let endless = |value: f64| {
        let written = round_to_figures(value, WRITTEN);
        let whole = value.fract() == 0.0 && value.abs() <= EXACT_INTEGER as f64;
        !whole && (written - value).abs() > value.abs() * 2e-15
    };
    let unknowns = exercise.unknowns().iter().zip(values);
    unknowns
        .filter(move |(unknown, value)| unknown.tolerance.is_exact() && endless(**value))
        .map(|(unknown, value)| {
            let shown = round_to_figures(*value, 6).to_string();
            Diagnostic::new(W0602, "", computed(exercise, program, &unknown.name))
                .with("name", unknown.name.as_str())
                .with("value", shown)
        })
}

/// The name of an unknown where it is computed last.
fn computed(exercise: &Exercise, program: &Program, unknown: &str) -> Span {
    let lines = program.lines.iter().rev();
    let name = |line: &Line| match line.kind {
        Statement::Assign { name, .. } => Some(name),
        Statement::Require(_) => None,
    };
    let mut names = lines.filter_map(name);
    let own = |name: &Span| names::canonical(name.of(exercise.source())) == unknown;
    names.find(own).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::E0603;
    use crate::exercise::Defaults;

    #[test]
    fn a_budget_that_ends_before_any_variant_is_an_error() {
        let lines = vec!["x=a^a^a^a^a^a^a^a^a^a^a^a^a^a^a^a"; 500].join("\n");
        let source = format!(
            "---\ntype: EqEx\nname: N\n---\na=[1;9;1] x=?\n---\nx=a\n{lines}\nrequire a > 10\n"
        );
        let exercise = Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one");
        let sampling = exercise
            .sample(1000, &mut Budget::signed_in())
            .expect("no mistake of eqex");
        let codes: Vec<_> = sampling.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(codes, [E0603]);
        assert!(sampling.variants == 0);
    }
}
