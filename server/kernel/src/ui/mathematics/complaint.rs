//! What the converter complains about, as a problem of the formula that was written.

use std::ops::Range;

use math_core::LatexError;

use crate::ui::mathematics::problem::{FormulaFault, Kind};
use crate::ui::mathematics::rewriting::Rewritten;

/// The converter's complaint at its place in `latex`.
pub(super) fn complaint(error: &LatexError, latex: &str, rewritten: &Rewritten) -> FormulaFault {
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
            return FormulaFault { kind, place };
        }
        "a group was never closed" => {
            let place = unclosed(latex);
            let kind = Kind::Unclosed(text(&place));
            return FormulaFault { kind, place };
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
    FormulaFault { kind, place }
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
