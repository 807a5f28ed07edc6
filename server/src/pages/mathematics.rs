//! LaTeX as MathML. What cannot be read is shown as it was written.

mod converter;
mod elements;
mod problem;
mod rewriting;
mod style;
mod tree;

use std::ops::Range;

use math_core::{LatexError, MathDisplay};
use maud::html;

use self::converter::CONVERTER;
pub(super) use self::problem::{Kind, Problem};
use self::tree::Tree;

/// Longest formula in bytes, how many commands it has, and how deep its groups nest: the converter takes a stack frame for every level.
const LIMITS: Limits = Limits {
    length: 2000,
    commands: 200,
    depth: 24,
};

/// The same for what the formula is rewritten to, of which one command may become several.
const REWRITTEN_LIMITS: Limits = Limits {
    length: 20_000,
    commands: 2000,
    depth: 60,
};

struct Limits {
    length: usize,
    commands: usize,
    depth: usize,
}

impl Limits {
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
pub(super) const AS_WRITTEN: &str = "<code class=\"latex\">";

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
fn convert(latex: &str, display: MathDisplay, notes: &mut Vec<Problem>) -> Result<String, Problem> {
    let whole = |kind| Problem {
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
        .map_err(|error| problem(&error, latex, &rewritten))?;
    if converted.mathml.len() > LONGEST_MATHML {
        return Err(whole(Kind::TooLarge));
    }
    let tree = Tree::read(&converted.mathml).ok_or_else(|| whole(Kind::Other))?;
    Ok(tree.write())
}

/// What keeps a formula from being shown, and what of it is shown otherwise than meant.
pub(super) fn problems(latex: &str) -> Vec<Problem> {
    examined(latex).0
}

/// The problems of a formula, and how many bytes of HTML it becomes.
pub(super) fn examined(latex: &str) -> (Vec<Problem>, usize) {
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
pub(super) fn knows_command(command: &str) -> bool {
    let unknown = |problem: &Problem| matches!(problem.kind, Kind::UnknownCommand(_));
    !problems(command).iter().any(unknown)
}

/// The converter's complaint at its place in `latex`.
fn problem(error: &LatexError, latex: &str, rewritten: &rewriting::Rewritten) -> Problem {
    let place = rewritten.origin(error.0.clone());
    let text = |place: &Range<usize>| latex.get(place.clone()).unwrap_or("").trim().to_owned();
    let kind = match error.label() {
        "unknown command" => Kind::UnknownCommand(text(&place)),
        "unknown environment" => {
            let name = text(&place);
            Kind::UnknownEnvironment(name.trim_matches(['{', '}']).to_owned())
        }
        "unknown color" => Kind::UnknownColour(text(&place)),
        "expected an argument here" | "expected a delimiter here" => {
            // What is told is the command that wants more, before the place where nothing is.
            let place = last_command(latex, place.start);
            let kind = Kind::MissingArgument(text(&place));
            return Problem { kind, place };
        }
        "a group was never closed" => {
            let place = unclosed(latex);
            let kind = Kind::Unclosed(text(&place));
            return Problem { kind, place };
        }
        "no matching opening for this" | "expected a different environment name here" => {
            Kind::Unopened(text(&place))
        }
        "duplicate" => Kind::DoubleScript,
        "limit exceeded" => Kind::TooLarge,
        "cannot be used here"
        | "this is not valid in text mode"
        | "this is not valid in math mode"
        | "unexpected macro parameter"
        | "used as argument"
        | "disallowed character"
        | "unexpected bound"
            if !text(&place).is_empty() =>
        {
            Kind::Misplaced(text(&place))
        }
        _ => Kind::Other,
    };
    Problem { kind, place }
}

/// The command or script sign that begins last before `end`.
fn last_command(latex: &str, end: usize) -> Range<usize> {
    let before = latex.get(..end).unwrap_or(latex);
    let Some(start) = before.rfind(['\\', '^', '_']) else {
        return 0..latex.len();
    };
    let name = &latex[start + 1..];
    let letters = name.len()
        - name
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    if latex[start..].starts_with('\\') {
        start..start + 1 + letters.max(name.chars().next().map_or(0, char::len_utf8))
    } else {
        start..start + 1
    }
}

/// The last thing that begins and does not end.
fn unclosed(latex: &str) -> Range<usize> {
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(found) = latex[at..].find(['\\', '{', '}']) {
        let start = at + found;
        let rest = &latex[start..];
        at = start + 1;
        if rest.starts_with('{') {
            open.push(start..at);
        } else if rest.starts_with('}') {
            open.pop();
        } else if rest.starts_with("\\begin") || rest.starts_with("\\left") {
            at = last_command(latex, start + 1).end;
            open.push(start..at);
        } else if rest.starts_with("\\end") || rest.starts_with("\\right") {
            at = last_command(latex, start + 1).end;
            open.pop();
        } else {
            at += rest[1..].chars().next().map_or(0, char::len_utf8);
        }
    }
    open.pop().unwrap_or(0..latex.len())
}

#[cfg(test)]
mod tests;
