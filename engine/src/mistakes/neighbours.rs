//! Declarations that are read, and whose neighbours say that something else was meant: a unit one blank behind, an equation, things that are counted, and
//! a unit that is the inverse of more than it seems.

use super::behind::Behind;
use super::known_units::{first_word, is_symbol, is_unit, words};
use super::ordinary_words;
use crate::characters::{first_char, is_blank, starts_with_digit, superscript};
use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::{DeclaredValue, beginnings};

/// Tells what the neighbours of a declaration say.
pub(super) fn tell(behind: &Behind<'_>, untouched: &[Span], lang: &str) -> Option<Diagnostic> {
    let (first, next) = behind.first()?;
    if is_blank(first) {
        let second = next.trim_start_matches(is_blank);
        let blank = behind.rest.len() - second.len();
        // One blank, or the two that a sentence may have.
        return (behind.rest[..blank].chars().count() <= 2)
            .then(|| apart(behind, second, blank, lang).or_else(|| counted(behind, second, lang)))
            .flatten();
    }
    equation(behind, first, next, untouched)
}

/// A unit one blank behind the declaration: `v=[1;5] km/h`, `F=5N m`.
fn apart(behind: &Behind<'_>, second: &str, blank: usize, lang: &str) -> Option<Diagnostic> {
    let no_unit = behind.unit.is_empty();
    let (unit, length) = if let Some(close) = match first_char(second)? {
        '[' if no_unit => Some(']'),
        '(' if no_unit && behind.is_unknown() => Some(')'),
        _ => None,
    } {
        let inner = second[1..].split(close).next().unwrap_or("");
        (inner.to_owned(), 1 + inner.len() + close.len_utf8())
    } else if is_symbol(first_word(second)) {
        symbol_at(second)?
    } else {
        // Most often this is prose, for which the grammar need not be asked.
        return None;
    };
    let after = second.get(length..)?;
    let is_told = beginnings::unit(&unit) == unit
        && words(&unit).all(is_symbol)
        && words(&unit).next().is_some()
        && stands_alone(after)
        && !is_ordinary(behind, &unit, lang);
    if !is_told {
        return None;
    }
    let place = Span::at(behind.from + blank, length);
    let diagnostic = if no_unit {
        Diagnostic::new(W0321, "", place)
    } else {
        Diagnostic::new(W0321, "factor", place)
    };
    let diagnostic = diagnostic
        .with("read", behind.declaration.span.of(behind.source))
        .with("unit", unit.as_str());
    let joined = if no_unit && behind.is_constant() {
        unit.strip_prefix('1').unwrap_or(&unit).to_owned()
    } else if no_unit || behind.unit.ends_with('°') && matches!(unit.as_str(), "C" | "F") {
        unit
    } else {
        format!("*{unit}")
    };
    let whole = format!("{}{joined}", behind.unit);
    Some(
        if beginnings::unit(&whole) == whole && (no_unit || !whole.contains('/')) {
            diagnostic.offer(Span::at(behind.from, blank + length), joined)
        } else {
            diagnostic
        },
    )
}

/// The unit that a text begins with, as the language writes it, and its length; `m2` is one too.
pub(super) fn symbol_at(text: &str) -> Option<(String, usize)> {
    let unit = beginnings::unit(text);
    let after = &text[unit.len()..];
    let last = unit.chars().last()?;
    let power = after.split(|c: char| !c.is_ascii_digit()).next();
    Some(match power {
        Some(power @ ("2" | "3" | "4")) if last.is_alphabetic() => {
            (format!("{unit}^{power}"), unit.len() + 1)
        }
        _ => (unit.to_owned(), unit.len()),
    })
}

/// Whether a symbol ends here: with no letter, digit or bracket of a name, and not as the name of a declaration.
pub(super) fn stands_alone(after: &str) -> bool {
    let goes_on =
        |c: char| c.is_alphanumeric() || "_'’ʼ(=^[{\\".contains(c) || superscript(c).is_some();
    let word = after.strip_prefix(['-', '‑', '.']).unwrap_or("");
    !after.starts_with(goes_on)
        && !word.starts_with(|c: char| c.is_alphabetic())
        && !after.trim_start_matches(is_blank).starts_with('=')
}

/// Whether a symbol is a word of the sentence. `bar` is one behind a value, and behind `?` hardly so.
fn is_ordinary(behind: &Behind<'_>, unit: &str, lang: &str) -> bool {
    let is_asked = behind.is_unknown() && behind.unit.is_empty();
    ordinary_words::is_like_symbol(lang, unit) && !(unit == "bar" && is_asked)
}

/// A range with whole bounds and no step before a word that is no unit: things are counted, and drawn are numbers such as 4.71.
fn counted(behind: &Behind<'_>, second: &str, lang: &str) -> Option<Diagnostic> {
    let DeclaredValue::Range {
        min,
        max,
        step: None,
        whole,
    } = behind.declaration.value
    else {
        return None;
    };
    let bound = |span: Span| span.of(behind.source).parse::<i64>().ok();
    let (min, max) = (bound(min)?, bound(max)?);
    let word = second
        .split(|c: char| !c.is_alphabetic())
        .next()
        .filter(|word| !word.is_empty())?;
    let after = &second[word.len()..];
    let is_told = behind.unit.is_empty()
        && min < max
        && !after.trim_start_matches(is_blank).starts_with('=')
        && !after.starts_with(|c: char| c.is_numeric() || "_'(".contains(c))
        && !is_unit(word)
        && !ordinary_words::joins(lang, word);
    let close = Span::new(whole.range().end - 1, whole.range().end - 1);
    is_told.then(|| {
        Diagnostic::new(W0323, "", behind.declaration.span)
            .with("read", behind.declaration.span.of(behind.source))
            .with("word", word)
            .offer(close, ";1")
    })
}

/// An equation of the prose that begins like a declaration: `y=2x+3`.
fn equation(
    behind: &Behind<'_>,
    first: char,
    next: &str,
    untouched: &[Span],
) -> Option<Diagnostic> {
    let is_tag = || {
        let from = behind.place(0).start;
        untouched
            .binary_search_by_key(&from, |place| place.start)
            .is_ok()
    };
    let goes_on = match first {
        '=' | '<' | '>' if is_arrow(behind.rest) => false,
        '<' => !is_tag(),
        '+' | '=' | '>' => true,
        '-' | '−' => behind.unit.is_empty() && starts_with_digit(next),
        _ => false,
    };
    if !goes_on {
        return None;
    }
    let length = behind.tail();
    let length = behind.rest[..length]
        .trim_end_matches(['.', '!', '?'])
        .len();
    let start = behind.declaration.span.range().start;
    let whole = Span::new(start, behind.from + length);
    let diagnostic = Diagnostic::new(W0322, "", whole)
        .with("read", behind.declaration.span.of(behind.source))
        .with("tail", &behind.rest[..length]);
    // What is asked for must stay a declaration.
    Some(if behind.is_constant() {
        diagnostic.offer(whole, format!("\\({}\\)", whole.of(behind.source)))
    } else {
        diagnostic
    })
}

/// Whether a text begins with an arrow made of signs, which ends a declaration.
fn is_arrow(text: &str) -> bool {
    let end = text
        .find(|c: char| !"<>=-".contains(c))
        .unwrap_or(text.len());
    let (signs, after) = text.split_at(end);
    match signs {
        "=>" | "==>" | "<=>" | "<==>" | "<->" | "<--" | "<==" => true,
        "<-" => !starts_with_digit(after),
        _ => false,
    }
}

/// A word of the unit with a negative power that is, letter by letter, two units: `ms^-1` is one over milliseconds.
pub(super) fn inverse(behind: &Behind<'_>) -> Option<Diagnostic> {
    let unit = behind.unit;
    let mut end = 0;
    while let Some(word) = words(&unit[end..]).next() {
        let start = end + unit[end..].find(word)?;
        end = start + word.len();
        let power = &unit[end..];
        let is_negative = power.starts_with("^-") || power.starts_with('⁻');
        if !is_negative || is_symbol(word) {
            continue;
        }
        let split = word
            .char_indices()
            .skip(1)
            .map(|(at, _)| word.split_at(at))
            .find(|(left, right)| is_symbol(left) && is_symbol(right));
        let Some((left, right)) = split else {
            continue;
        };
        let place = Span::at(behind.declaration.unit.range().start + start, word.len());
        let product = format!("{left}*{right}");
        return Some(
            Diagnostic::new(W0324, "", place)
                .with("word", word)
                .with("power", power_of(power))
                .with("product", product.as_str())
                .offer(place, product),
        );
    }
    None
}

/// The power that a text begins with, as it is written.
fn power_of(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c == '^' || c == '-' || c.is_ascii_digit() || superscript(c).is_some()))
        .unwrap_or(text.len());
    &text[..end]
}
