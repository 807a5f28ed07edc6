//! LaTeX as MathML. What cannot be read is shown as it was written.

mod attributes;
mod complaint;
mod converter;
mod elements;
mod problem;
mod rewriting;
mod style;
mod tree;

use math_core::MathDisplay;
use maud::html;

use crate::ui::mathematics::complaint::complaint;
use crate::ui::mathematics::converter::CONVERTER;
pub use crate::ui::mathematics::problem::{FormulaFault, Kind};
use crate::ui::mathematics::tree::FormulaTree;

/// Longest formula in bytes, how many commands it has, and how deep its groups nest: the converter takes a stack frame for every level.
const LIMITS: FormulaLimits = FormulaLimits {
    length: 2000,
    commands: 200,
    depth: 24,
};

/// The same for what the formula is rewritten to, of which one command may become several.
const REWRITTEN_LIMITS: FormulaLimits = FormulaLimits {
    length: 20_000,
    commands: 2000,
    depth: 60,
};

struct FormulaLimits {
    length: usize,
    commands: usize,
    depth: usize,
}

impl FormulaLimits {
    fn hold(&self, latex: &str) -> bool {
        let mut depth = 0usize;
        let mut deepest = 0usize;
        let mut commands = 0usize;
        for byte in latex.bytes() {
            match byte {
                b'{' | b'[' | b'(' => depth += 1,
                b'}' | b']' | b')' => depth = depth.saturating_sub(1),
                b'\\' | b'^' | b'_' => commands += 1,
                _ => {}
            }
            deepest = deepest.max(depth);
        }
        latex.len() <= self.length && deepest <= self.depth && commands <= self.commands
    }
}

/// Longest MathML of the converter's that is read. What it makes of one sign may be a hundred bytes.
const LONGEST_MATHML: usize = 64 * 1024;

/// How a formula begins that is shown as it was written.
pub const AS_WRITTEN: &str = "<code class=\"latex\">";

/// A formula within a line, as HTML.
pub fn inline(latex: &str) -> String {
    shown(latex, MathDisplay::Inline)
}

/// A formula of its own, as HTML.
pub fn display(latex: &str) -> String {
    shown(latex, MathDisplay::Block)
}

fn shown(latex: &str, display: MathDisplay) -> String {
    match convert(latex, display, &mut Vec::new()) {
        Ok(mathml) => mathml,
        Err(_) => html! { code.latex { (latex) } }.into_string(),
    }
}

/// `latex` as MathML of checked elements, or why it is none; notes on what is shown otherwise than meant are added.
fn convert(
    latex: &str,
    display: MathDisplay,
    notes: &mut Vec<FormulaFault>,
) -> Result<String, FormulaFault> {
    let whole = |kind| FormulaFault {
        kind,
        place: 0..latex.len(),
    };
    if !LIMITS.hold(latex) {
        return Err(whole(Kind::TooLarge));
    }
    let mut rewritten = rewriting::rewrite(latex);
    notes.append(&mut rewritten.notes);
    if let Some(problem) = rewritten.problem.take() {
        return Err(problem);
    }
    if !REWRITTEN_LIMITS.hold(&rewritten.latex) {
        return Err(whole(Kind::TooLarge));
    }
    let Some(converter) = CONVERTER.as_ref() else {
        return Err(whole(Kind::Other));
    };
    let converted = converter
        .convert_with_local_state(&rewritten.latex, display)
        .map_err(|error| complaint(&error, latex, &rewritten))?;
    if converted.mathml.len() > LONGEST_MATHML {
        return Err(whole(Kind::TooLarge));
    }
    let tree = FormulaTree::read(&converted.mathml).ok_or_else(|| whole(Kind::Other))?;
    Ok(tree.write())
}

/// What keeps a formula from being shown, and what of it is shown otherwise than meant.
pub fn problems(latex: &str) -> Vec<FormulaFault> {
    examined(latex).0
}

/// The problems of a formula, and how many bytes of HTML it becomes.
pub fn examined(latex: &str) -> (Vec<FormulaFault>, usize) {
    let mut found = Vec::new();
    let html = match convert(latex, MathDisplay::Inline, &mut found) {
        Ok(mathml) => mathml.len(),
        Err(problem) => {
            found.push(problem);
            AS_WRITTEN.len() + latex.len()
        }
    };
    (found, html)
}

/// Whether a command, written with its backslash, is one of mathematics.
pub fn knows_command(command: &str) -> bool {
    let unknown = |problem: &FormulaFault| matches!(problem.kind, Kind::UnknownCommand(_));
    !problems(command).iter().any(unknown)
}

#[cfg(test)]
mod tests;
