//! Signs between numbers or names that Markdown takes as emphasis: `2*3*4` is shown as 234, the 3 slanted.

use std::ops::Range;

use eqex::{Diagnostic, W0905};

use crate::editor::text_warnings::text::{DECLARED, ExaminedText, FORMULA, Mark, MarkKind};
use eqex_kernel::ui::mathematics;

/// How far around a sign a number, a name or a term is looked at.
const NEAR: usize = 200;

/// Reports emphasis that begins or ends between numbers or names, once for each word.
pub(crate) fn find(text: &mut ExaminedText<'_>, marks: &[Mark]) {
    // Up to here it has been told of.
    let mut told = 0;
    for mark in marks {
        let (sign, count) = match mark.kind {
            MarkKind::Emphasis => (None, 1),
            MarkKind::Strong => (None, 2),
            MarkKind::Struck => (Some('~'), 1),
            _ => continue,
        };
        let place = &mark.place;
        if place.start < told || text.is_full() {
            continue;
        }
        let Some(first) = text.masked[place.start..].chars().next() else {
            continue;
        };
        let sign = sign.unwrap_or(first);
        let count = match mark.kind {
            MarkKind::Struck => {
                let rest = &text.masked[place.start..place.end];
                (rest.len() - rest.trim_start_matches('~').len()).clamp(1, 2)
            }
            _ => count,
        };
        if place.len() < 2 * count
            || !is_between(text, place.start, count) && !is_between(text, place.end - count, count)
        {
            continue;
        }
        let (mend, mended) = mend(text, place, sign, count);
        let shown = sign.to_string().repeat(count);
        let span = text.span(&(place.start..place.start + count));
        let further = text.span(&(place.end - count..place.end));
        told = mend.end;
        let diagnostic = Diagnostic::new(W0905, "", span)
            .with("sign", shown)
            .with("guarded", format!("\\{sign}"))
            .place(further, "end")
            .offer(text.span(&mend), mended);
        text.report(diagnostic);
    }
}

/// Whether the signs at `at` stand directly between two numbers or short names.
fn is_between(text: &ExaminedText<'_>, at: usize, count: usize) -> bool {
    let masked = &text.masked;
    let start = masked.floor_char_boundary(at.saturating_sub(NEAR));
    let end = masked.floor_char_boundary((at + count + NEAR).min(masked.len()));
    let before = &masked[start..at];
    let behind = &masked[at + count..end];
    let left = &before[before.trim_end_matches(is_of_operand).len()..];
    let right = &behind[..behind.len() - behind.trim_start_matches(is_of_operand).len()];
    let left = match left {
        "" if before.ends_with([')', ']']) => ")",
        left => left,
    };
    let right = match right {
        "" if behind.starts_with(['(', '[', '-', '−']) => "(",
        right => right,
    };
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let is_number = |operand: &str| operand.contains(|c: char| c.is_numeric() || is_mask(c));
    let is_short = |operand: &str| operand.chars().count() <= 2;
    is_number(left) || is_number(right) || (is_short(left) && is_short(right))
}

fn is_mask(c: char) -> bool {
    c == char::from(DECLARED) || c == char::from(FORMULA)
}

fn is_of_operand(c: char) -> bool {
    c.is_alphanumeric() || is_mask(c) || matches!(c, '_' | '\'' | '^')
}

/// The term as mathematics, where it is one; else a backslash before the signs.
fn mend(
    text: &ExaminedText<'_>,
    place: &Range<usize>,
    sign: char,
    count: usize,
) -> (Range<usize>, String) {
    if let Some(term) = term(text, place).filter(|_| sign != '~' && count == 1) {
        let latex = text.content[term.clone()].replace(',', "{,}");
        if mathematics::problems(&latex).is_empty() {
            return (term, format!("\\({latex}\\)"));
        }
    }
    let guard = format!("\\{sign}").repeat(count);
    let inner = &text.content[place.start + count..place.end - count];
    (place.clone(), format!("{guard}{inner}{guard}"))
}

/// The place of the signs of a term around `place`, without blanks and without a mask.
fn term(text: &ExaminedText<'_>, place: &Range<usize>) -> Option<Range<usize>> {
    let is_of_term = |c: char| c.is_ascii_alphanumeric() || "*_^+-/=<>().,'".contains(c);
    let masked = &text.masked;
    if !masked.get(place.clone())?.chars().all(is_of_term) {
        return None;
    }
    let near = masked.floor_char_boundary(place.start.saturating_sub(NEAR));
    let before = &masked[near..place.start];
    let start = near + before.trim_end_matches(is_of_term).len();
    let far = masked.floor_char_boundary((place.end + NEAR).min(masked.len()));
    let behind = &masked[place.end..far];
    let end = place.end + behind.len() - behind.trim_start_matches(is_of_term).len();
    let whole = &masked[start..end];
    let sides = whole.trim_start_matches(['.', ',', '*', '_']);
    let start = start + whole.len() - sides.len();
    let trimmed = sides.trim_end_matches(['.', ',', '*', '_']);
    let end = start + trimmed.len();
    let around = |at: Option<char>| at.is_none_or(|c| !is_mask(c) && !c.is_alphanumeric());
    let fits = start <= place.start
        && end >= place.end
        && around(masked[..start].chars().next_back())
        && around(masked[end..].chars().next())
        && trimmed.matches('(').count() == trimmed.matches(')').count();
    fits.then_some(start..end)
}
