//! A variant: text with its drawn values, and right answers.

use super::{Exercise, View};
use crate::budget::Budget;
use crate::diagnostic::Diagnostic;
use crate::eval::{Solved, Unsolvable};
use crate::generator::Key;
use crate::grade::Value;
use crate::number::{self, Notation};
use crate::render::Piece;

/// The variant of a seed.
#[derive(Clone, Debug)]
pub struct Variant<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) key: Key,
    /// How many draws were rejected by `require` lines before this one.
    pub attempt: u32,
    pub(super) values: Vec<Value>,
}

impl Exercise {
    /// The variant of a seed, or why there is none.
    pub fn variant(&self, seed: i32) -> Result<Variant<'_>, Diagnostic> {
        let key = Key::of(seed);
        let solved = self
            .body
            .code
            .solve(key, |solved| self.solved(key, &solved));
        solved.map_err(|reason| self.explain(&reason))
    }

    /// The variant of a seed of a text that somebody brings: the one of [`Exercise::variant`], or a diagnostic where the budget ends the search for it.
    pub fn variant_within(
        &self,
        seed: i32,
        budget: &mut Budget,
    ) -> Result<Variant<'_>, Diagnostic> {
        let solved = self.try_within(seed, budget);
        solved.map_err(|reason| self.explain(&reason))
    }

    /// The same with the bare reason where there is no variant; [`Exercise::explain`] puts it into words, which takes as long as reading the text.
    pub fn try_within(&self, seed: i32, budget: &mut Budget) -> Result<Variant<'_>, Unsolvable> {
        let key = Key::of(seed);
        let found = |solved: Solved<'_>| self.solved(key, &solved);
        self.body.code.solve_within(key, budget, found)
    }

    fn solved(&self, key: Key, solved: &Solved<'_>) -> Variant<'_> {
        let mut values = Vec::with_capacity(self.body.unknowns.len());
        solved.each(|_, value| values.push(value));
        Variant {
            exercise: self,
            key,
            attempt: solved.attempt,
            values,
        }
    }
}

impl Variant<'_> {
    /// The text in LaTeX and Markdown, each line ended by `\n`.
    pub fn main(&self, view: &View) -> String {
        let mut out = String::new();
        self.exercise
            .text(view)
            .template
            .fill(&mut out, view.notation(), |index| self.decimal(index));
        out
    }

    /// The text as a list of pieces, and the pictures beside it.
    pub fn pieces(&self, view: &View) -> Vec<Piece<'_>> {
        let template = &self.exercise.text(view).template;
        let mut pieces = template.pieces(view.notation(), |index| self.decimal(index));
        pieces.extend(
            self.exercise
                .images()
                .iter()
                .map(|file| Piece::Picture(file)),
        );
        pieces
    }

    /// The right answers, in the order of the unknowns.
    pub fn correct(&self) -> Vec<f64> {
        self.exercise
            .body
            .unknowns
            .iter()
            .zip(&self.values)
            .map(|(unknown, value)| unknown.tolerance.correct(value.number))
            .collect()
    }

    /// The values that answers are judged against, in the order of the unknowns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The right answers in LaTeX, written as they are accepted; in the order of the unknowns.
    pub fn shown(&self, notation: Notation) -> Vec<String> {
        let unknowns = self.exercise.body.unknowns.iter();
        unknowns
            .zip(&self.values)
            .map(|(unknown, value)| unknown.tolerance.shown(value.number, notation))
            .collect()
    }

    /// The drawn values by name.
    pub fn drawn(&self) -> Vec<(&str, f64)> {
        let names = self.exercise.body.inputs.iter().map(String::as_str);
        let values = self.exercise.body.code.inputs(self.key, self.attempt);
        names.zip(values).collect()
    }

    pub(super) fn decimal(&self, index: u16) -> number::Decimal {
        self.exercise
            .body
            .code
            .decimal(self.key, self.attempt, usize::from(index))
    }

    /// Writes `{"main":…,"unknown":[…],"img":[…]}`.
    pub fn write_problem_json(&self, out: &mut String, view: &View) {
        let template = &self.exercise.text(view).template;
        let rest = &self.exercise.problem_rest;
        out.reserve(template.room() + rest.len() + 16);
        out.push_str("{\"main\":\"");
        template.fill_json(out, view.json_notation(), |index| self.decimal(index));
        out.push_str(rest);
    }

    /// Writes `{"answers":[…]}` with the right answers.
    pub fn write_correct_json(&self, out: &mut String) {
        out.push_str("{\"answers\":[");
        for (index, (unknown, value)) in self
            .exercise
            .body
            .unknowns
            .iter()
            .zip(&self.values)
            .enumerate()
        {
            if index > 0 {
                out.push(',');
            }
            number::write_json_number(out, unknown.tolerance.correct(value.number));
        }
        out.push_str("]}");
    }
}
