//! What follows a declaration on its line, and what is told of it: signs that were meant to belong to the number or the unit, and what makes the
//! declaration look like something else.

use super::{at, first_char, neighbours, starts_with_digit, unread_units};
use crate::characters::{is_multiplication_sign, superscript};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::rules::Rules;
use crate::span::Span;
use crate::syntax::{Declaration, Value, beginnings};

/// Bytes behind a declaration that are looked at.
const LONGEST: usize = 200;

/// A declaration with what follows it.
pub(super) struct Behind<'a> {
    pub source: &'a str,
    pub declaration: &'a Declaration,
    pub unit: &'a str,
    /// Where the declaration ends and `rest` begins.
    pub from: usize,
    /// What follows on the line, so far as it is looked at.
    pub rest: &'a str,
}

/// Tells what stands behind a declaration of the text that ends at `end`. `untouched` are the places of the text that are passed through.
pub(super) fn tell(
    source: &str,
    declaration: &Declaration,
    end: usize,
    untouched: &[Span],
    lang: &str,
    diagnostics: &mut Diagnostics,
) {
    if matches!(declaration.value, Value::Broken) {
        return;
    }
    let from = declaration.span.range().end;
    let rest = source.get(from..end.max(from)).unwrap_or("");
    let rest = &rest[..rest.floor_char_boundary(LONGEST)];
    let behind = Behind {
        source,
        declaration,
        unit: declaration.unit.of(source),
        from,
        rest: rest.split('\n').next().unwrap_or(""),
    };
    if let Some(diagnostic) = behind.comma().or_else(|| behind.arithmetic()) {
        diagnostics.push(diagnostic);
    } else if !unread_units::tell(&behind, diagnostics) {
        let told = neighbours::tell(&behind, untouched, lang);
        told.into_iter().for_each(|told| diagnostics.push(told));
    }
    if let Some(diagnostic) = neighbours::inverse(&behind) {
        diagnostics.push(diagnostic);
    }
    if diagnostics.rules() == Rules::Stored && !unread_units::was_read_before(behind.unit) {
        let name = declaration.name.of(source);
        diagnostics.push(
            Diagnostic::new(W0325, "", declaration.unit)
                .with("name", name)
                .with("unit", behind.unit),
        );
    }
}

impl<'a> Behind<'a> {
    pub(super) fn is_constant(&self) -> bool {
        matches!(self.declaration.value, Value::Constant(_))
    }

    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.declaration.value, Value::Unknown)
    }

    /// The first character behind the declaration, and what follows it.
    pub(super) fn first(&self) -> Option<(char, &'a str)> {
        let first = first_char(self.rest)?;
        Some((first, &self.rest[first.len_utf8()..]))
    }

    /// The place of so many bytes behind the declaration.
    pub(super) fn place(&self, length: usize) -> Span {
        at(self.from, length)
    }

    /// The length of what stands behind the declaration without a blank or a sign that ends a part of the sentence.
    pub(super) fn tail(&self) -> usize {
        self.rest
            .find(|c: char| c.is_whitespace() || ",;:)".contains(c))
            .unwrap_or(self.rest.len())
    }

    /// Whether the declaration stands in emphasis, so that stars behind it close it.
    pub(super) fn is_emphasised(&self) -> bool {
        self.source[..self.declaration.span.range().start].ends_with('*')
    }

    /// A decimal comma.
    fn comma(&self) -> Option<Diagnostic> {
        let here = at(self.from, 1);
        let is_one = self.is_constant()
            && self.unit.is_empty()
            && self.rest.strip_prefix(',').is_some_and(starts_with_digit);
        is_one.then(|| {
            let read = self.declaration.span.of(self.source);
            let diagnostic = Diagnostic::new(W0301, "", here).with("read", read);
            if read.contains(['.', 'e', 'E']) {
                diagnostic
            } else {
                diagnostic.offer(here, ".")
            }
        })
    }

    /// Arithmetic and groups of digits behind a number.
    fn arithmetic(&self) -> Option<Diagnostic> {
        let Value::Constant(number) = self.declaration.value else {
            return None;
        };
        // `3x10^8` has its cross read as a unit.
        let (from, rest) = if matches!(self.unit, "x" | "X") && starts_with_digit(self.rest) {
            let from = self.declaration.unit.range().start;
            (from, &self.source[from..self.from + self.rest.len()])
        } else if self.unit.is_empty() {
            (self.from, self.rest)
        } else {
            return None;
        };
        let number = number.of(self.source);
        if let Some(length) = groups(number, rest) {
            let digits: String = rest[..length]
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            return Some(
                Diagnostic::new(W0303, "group", at(from, length))
                    .with("read", self.declaration.span.of(self.source))
                    .with("tail", &rest[..length])
                    .offer(at(from, length), digits),
            );
        }
        let first = first_char(rest)?;
        let next = &rest[first.len_utf8()..];
        let is_arithmetic = match first {
            '^' => unread_units::degree(rest).is_none(),
            '*' => {
                !self.is_emphasised() && starts_with_digit(next.strip_prefix('*').unwrap_or(next))
            }
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
        let start = self.declaration.span.range().start;
        let diagnostic = Diagnostic::new(W0303, "number", at(from, length))
            .with("read", &self.source[start..from])
            .with("tail", &rest[..length]);
        Some(match power_of_ten(number, rest) {
            Some((short, length)) => {
                let start = from - number.len();
                diagnostic.offer(Span::new(start, from + length), short)
            }
            None => diagnostic,
        })
    }
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
        let braced = super::known_units::braced(power);
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

/// Whether a character is a blank within a line, of any width.
pub(super) fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}
