//! Numbers that went wrong: a decimal comma, arithmetic and groups of digits behind what is read.

use super::behind::Behind;
use super::{known_units, unread_units};
use crate::characters::{
    first_char, is_blank, is_multiplication_sign, starts_with_digit, superscript,
};
use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::{DeclaredValue, beginnings};

/// What is told of the number of a declaration, if there is something.
pub(super) fn told(behind: &Behind<'_>) -> Option<Diagnostic> {
    comma(behind).or_else(|| arithmetic(behind))
}

/// A decimal comma.
fn comma(behind: &Behind<'_>) -> Option<Diagnostic> {
    let here = Span::at(behind.from, 1);
    let is_one = behind.is_constant()
        && behind.unit.is_empty()
        && behind.rest.strip_prefix(',').is_some_and(starts_with_digit);
    is_one.then(|| {
        let read = behind.declaration.span.of(behind.source);
        let diagnostic = Diagnostic::new(W0301, "", here).with("read", read);
        if read.contains(['.', 'e', 'E']) {
            diagnostic
        } else {
            diagnostic.offer(here, ".")
        }
    })
}

/// Arithmetic and groups of digits behind a number.
fn arithmetic(behind: &Behind<'_>) -> Option<Diagnostic> {
    let DeclaredValue::Constant(number) = behind.declaration.value else {
        return None;
    };
    // `3x10^8` has its cross read as a unit.
    let (from, rest) = if matches!(behind.unit, "x" | "X") && starts_with_digit(behind.rest) {
        let from = behind.declaration.unit.range().start;
        (from, &behind.source[from..behind.from + behind.rest.len()])
    } else if behind.unit.is_empty() {
        (behind.from, behind.rest)
    } else {
        return None;
    };
    let number = number.of(behind.source);
    if let Some(length) = groups(number, rest) {
        let digits: String = rest[..length]
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        return Some(
            Diagnostic::new(W0303, "group", Span::at(from, length))
                .with("read", behind.declaration.span.of(behind.source))
                .with("tail", &rest[..length])
                .offer(Span::at(from, length), digits),
        );
    }
    let first = first_char(rest)?;
    let next = &rest[first.len_utf8()..];
    let is_arithmetic = match first {
        '^' => unread_units::degree(rest).is_none(),
        '*' => !behind.is_emphasised() && starts_with_digit(next.strip_prefix('*').unwrap_or(next)),
        '/' => next.starts_with(char::is_alphanumeric),
        'x' | 'X' | ':' | '±' | '+' | '−' => starts_with_digit(next),
        c if is_multiplication_sign(c) => starts_with_digit(next),
        // `1.000.000`: a second point with a digit behind it belongs to the number.
        '.' => starts_with_digit(next),
        // Superscripts and fractions of one sign.
        c => !c.is_ascii() && c.is_numeric(),
    };
    if !is_arithmetic {
        return None;
    }
    let length = rest
        .char_indices()
        .find(|(at, c)| *at > 0 && (c.is_whitespace() || ",;:)".contains(*c)))
        .map_or(rest.len(), |(at, _)| at);
    let start = behind.declaration.span.range().start;
    let diagnostic = Diagnostic::new(W0303, "number", Span::at(from, length))
        .with("read", &behind.source[start..from])
        .with("tail", &rest[..length]);
    Some(match power_of_ten(number, rest) {
        Some((short, length)) => {
            let start = from - number.len();
            diagnostic.offer(Span::new(start, from + length), short)
        }
        None => diagnostic,
    })
}

/// The length of groups of three digits, each behind a blank, that go on a number.
fn groups(number: &str, rest: &str) -> Option<usize> {
    let digits = number.trim_start_matches('-');
    let goes_on = match digits.split_once('.') {
        None => digits.len() <= 3,
        Some((_, fraction)) => !fraction.is_empty() && fraction.len() % 3 == 0,
    };
    if !goes_on || !digits.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let mut length = 0;
    while let Some(blank) = first_char(&rest[length..]).filter(|c| is_blank(*c)) {
        let group = &rest[length + blank.len_utf8()..];
        let digits = group
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(group.len());
        if digits != 3 {
            break;
        }
        length += blank.len_utf8() + digits;
    }
    (length > 0).then_some(length)
}

/// A number times a power of ten in one piece, such as `3e8` for `3` with `*10^8` behind it, and the length of what it takes in.
fn power_of_ten(number: &str, rest: &str) -> Option<(String, usize)> {
    let (mantissa, power) = if number == "10" {
        ("1", rest)
    } else {
        let power =
            rest.strip_prefix(|c| matches!(c, '*' | 'x' | 'X') || is_multiplication_sign(c))?;
        (number, power.strip_prefix("10")?)
    };
    let (exponent, after) = if let Some(power) = power.strip_prefix('^') {
        let braced = known_units::braced(power);
        let (exponent, after) = braced.unwrap_or_else(|| {
            let digits = power.strip_prefix('-').unwrap_or(power);
            let end = digits
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(digits.len());
            power.split_at(power.len() - digits.len() + end)
        });
        (exponent.to_owned(), after)
    } else {
        let end = power
            .find(|c| superscript(c).is_none())
            .unwrap_or(power.len());
        let exponent = power[..end].chars().filter_map(superscript).collect();
        (exponent, &power[end..])
    };
    let short = format!("{mantissa}e{exponent}");
    (beginnings::number(&short) == short).then(|| (short, rest.len() - after.len()))
}
