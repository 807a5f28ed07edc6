//! TeX between dollar signs, which are signs of a currency here.

use std::ops::Range;

use eqex::{Diagnostic, Part, W0903};

use crate::editor::text_warnings::text::{DECLARED, ExaminedText, FORMULA};
use eqex_kernel::ui::mathematics;

/// Longest TeX that is looked for between two dollar signs.
const LONGEST: usize = 1000;

/// How sure it is that TeX stands between two dollar signs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likelihood {
    /// It has signs of TeX.
    Certain,
    /// It may be a name or a term.
    Likely,
}

/// Reports TeX between dollar signs, and masks it.
pub(crate) fn find(text: &mut ExaminedText<'_>) {
    let signs = signs(text);
    let mut masked = Vec::new();
    let mut at = 0;
    while let Some(open) = signs.get(at) {
        at += 1;
        let double = signs.get(at) == Some(&(open + 1));
        let (begin, end, next) = if double {
            let rest = signs.get(at + 1..).unwrap_or(&[]);
            let Some(close) = rest.windows(2).position(|two| two[1] == two[0] + 1) else {
                continue;
            };
            // Looking on from each sign anew would take long where there are many.
            if close > 8 {
                continue;
            }
            (open + 2, rest[close], at + close + 3)
        } else {
            let Some(close) = signs.get(at) else {
                break;
            };
            (open + 1, *close, at + 1)
        };
        let width = begin - open;
        let whole = *open..end + width;
        let Some(likelihood) = likelihood(text, &whole, &(begin..end)) else {
            continue;
        };
        let latex = &text.content[begin..end];
        let mended = match double {
            true => format!("\\[{latex}\\]"),
            false => format!("\\({latex}\\)"),
        };
        let safe = likelihood == Likelihood::Certain && mathematics::problems(latex).is_empty();
        let span = text.span(&whole);
        text.report(Diagnostic::new(W0903, "dollars", span).mend(span, mended, safe));
        masked.push(whole);
        at = next;
    }
    text.mask(&masked, FORMULA);
}

/// Where dollar signs stand that nothing guards.
fn signs(text: &ExaminedText<'_>) -> Vec<usize> {
    let mut signs = Vec::new();
    for part in &text.parts {
        if let Part::Prose(place) = part
            && !text.masked[place.clone()].starts_with('\\')
        {
            let found = text.masked[place.clone()].match_indices('$');
            signs.extend(found.map(|(at, _)| place.start + at));
        }
    }
    signs
}

/// Whether TeX stands at `inner`; money and declared values are none.
fn likelihood(
    text: &ExaminedText<'_>,
    whole: &Range<usize>,
    inner: &Range<usize>,
) -> Option<Likelihood> {
    let masked = text.masked.as_bytes();
    let touches = |at: Option<usize>| at.and_then(|at| masked.get(at)) == Some(&DECLARED);
    let within = masked.get(inner.clone())?;
    let holds_masks = within
        .iter()
        .any(|byte| matches!(*byte, DECLARED | FORMULA));
    if inner.len() > LONGEST
        || holds_masks
        || touches(whole.start.checked_sub(1))
        || touches(Some(whole.end))
    {
        return None;
    }
    let latex = &text.content[inner.clone()];
    let behind = text.content[whole.end..].chars().next();
    let before = text.content[..whole.start].chars().next_back();
    if latex.trim().is_empty()
        || latex.contains("\n\n")
        || behind.is_some_and(|c| c.is_ascii_digit())
    {
        return None;
    }
    let has_commands = latex
        .as_bytes()
        .windows(2)
        .any(|two| two[0] == b'\\' && two[1].is_ascii_alphabetic());
    if has_commands {
        return Some(Likelihood::Certain);
    }
    if has_words(latex, 3) || before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    if latex.contains(['^', '_']) {
        return Some(Likelihood::Certain);
    }
    if has_words(latex, 2) {
        return None;
    }
    let is_close = !latex.starts_with(char::is_whitespace) && !latex.ends_with(char::is_whitespace);
    let is_term = latex.contains(|c: char| c.is_alphanumeric())
        && latex
            .chars()
            .all(|c| c.is_alphanumeric() || " .,;:+-*/=<>()[]|!'−·≤≥{}".contains(c));
    (is_close && is_term && !has_neighbours(latex)).then_some(Likelihood::Likely)
}

/// Whether words of so many letters stand outside of braces, as prose has them.
fn has_words(latex: &str, length: usize) -> bool {
    let mut depth = 0usize;
    let mut letters = 0;
    latex.chars().any(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        letters = if c.is_alphabetic() && depth == 0 {
            letters + 1
        } else {
            0
        };
        letters >= length
    })
}

/// Whether two words or numbers stand side by side with nothing but a blank or a comma between them, as prose has them.
fn has_neighbours(latex: &str) -> bool {
    let mut parts = latex.split_whitespace().peekable();
    while let Some(part) = parts.next() {
        let ends = part
            .trim_end_matches([',', '.', ';'])
            .ends_with(char::is_alphanumeric);
        let begins = |next: &&str| next.starts_with(char::is_alphanumeric);
        if ends && parts.peek().is_some_and(begins) {
            return true;
        }
    }
    false
}
