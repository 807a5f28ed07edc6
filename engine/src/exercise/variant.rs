//! A variant: text with its drawn values, and right answers.

use super::{Exercise, View};
use crate::generator::Key;
use crate::grade::Value;
use crate::header::Header;
use crate::kinds::eqex::EqEx;
use crate::number::{self, Notation};
use crate::render::escape;

/// The variant of a seed.
#[derive(Clone, Debug)]
pub struct Variant<'a> {
    pub(super) exercise: &'a Exercise,
    pub(super) key: Key,
    /// How many draws were rejected by `require` lines before this one.
    pub attempt: u32,
    pub(super) values: Vec<Value>,
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
            number::write_json(out, unknown.tolerance.correct(value.number));
        }
        out.push_str("]}");
    }
}

/// `","unknown":[…],"img":[…]}`, from behind the text on.
pub(super) fn problem_rest(body: &EqEx, header: &Header) -> String {
    let mut out = String::from("\",\"unknown\":[");
    for (index, unknown) in body.unknowns.iter().enumerate() {
        out.push_str(if index == 0 { "[\"" } else { ",[\"" });
        escape(&mut out, &unknown.latex);
        out.push_str("\",\"");
        escape(&mut out, &unknown.unit_latex);
        out.push_str("\"]");
    }
    out.push_str("],\"img\":[");
    for (index, image) in header.images.iter().enumerate() {
        out.push_str(if index == 0 { "\"" } else { ",\"" });
        escape(&mut out, image);
        out.push('"');
    }
    out.push_str("]}");
    out.shrink_to_fit();
    out
}
