//! Units that went wrong: what stands behind `?` or a unit and begins a part of a unit that cannot be read, and what stands behind a value in its place.
//!
//! Read as less than what stands there, a unit makes every right answer wrong. So nothing of it is cut off in silence.

use super::behind::Behind;
use super::known_units::{self, enclosed};
use crate::characters::{
    first_char, is_blank, is_invisible, is_multiplication_sign, starts_with_digit, superscript,
};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;
use crate::syntax::beginnings;

/// A part of a unit that cannot be read, with its length and what it was probably meant to be.
struct Unread {
    length: usize,
    mend: Option<(Span, String)>,
}

/// Tells a unit that went wrong behind a declaration, if there is one.
pub(super) fn tell(behind: &Behind<'_>, diagnostics: &mut Diagnostics) -> bool {
    let declared = |diagnostic: Diagnostic, unread: &Unread| {
        let diagnostic = diagnostic
            .with("name", behind.declaration.name.of(behind.source))
            .with("tail", behind.rest[..unread.length].trim());
        match &unread.mend {
            Some((span, text)) => diagnostic.offer(*span, text),
            None => diagnostic,
        }
    };
    let was_refused = refused_before(behind);
    let begins = behind.is_unknown() || !behind.unit.is_empty();
    let unread = if begins { begun(behind) } else { None };
    if let Some(unread) = unread {
        let diagnostic = declared(
            Diagnostic::new(E0309, "", behind.place(unread.length)),
            &unread,
        );
        if was_refused {
            diagnostics.push(diagnostic);
        } else {
            diagnostics.push_new_rule(diagnostic);
        }
        return true;
    }
    if was_refused {
        let unread = Unread {
            length: behind.tail(),
            mend: None,
        };
        diagnostics.push(declared(
            Diagnostic::new(E0309, "", behind.place(unread.length)),
            &unread,
        ));
        return true;
    }
    if let Some(unread) = lost(behind) {
        let diagnostic = Diagnostic::new(W0303, "lost", behind.place(unread.length));
        diagnostics.push(
            declared(diagnostic, &unread).with("read", behind.declaration.span.of(behind.source)),
        );
        return true;
    }
    let divided = match behind.first() {
        Some(('/' | '*' | '·', next)) => starts_with_digit(next),
        _ => false,
    };
    if divided && !behind.unit.is_empty() && !behind.is_emphasised() {
        let tail = behind.tail();
        diagnostics.push(
            Diagnostic::new(W0303, "unit", behind.place(tail))
                .with("read", behind.declaration.span.of(behind.source))
                .with("tail", &behind.rest[..tail]),
        );
        return true;
    }
    false
}

/// Whether version 0.2 read a unit as it is read today: without brackets, superscripts, currencies and `1/`.
pub(super) fn was_read_before(unit: &str) -> bool {
    let is_of_it = |c: char| "°%^-*·/".contains(c) || c.is_ascii_digit() || c.is_alphabetic();
    !unit.starts_with('1') && unit.chars().all(is_of_it)
}

/// Whether version 0.2 refused the text for this place: behind a range, a list or `?`, or behind a unit of it.
fn refused_before(behind: &Behind<'_>) -> bool {
    let refused = match behind.first() {
        Some(('^', _)) => true,
        Some(('/', next)) => next.starts_with(char::is_alphanumeric),
        Some(('*' | '·', next)) => starts_with_digit(next),
        _ => false,
    };
    !behind.is_constant() && was_read_before(behind.unit) && refused
}

/// What begins a part of a unit behind `?` or a unit.
fn begun(behind: &Behind<'_>) -> Option<Unread> {
    let (first, next) = behind.first()?;
    let begins = match first {
        '^' if degree(behind.rest).is_some() => return backslash(behind),
        '0'..='9' | '^' => true,
        c if superscript(c).is_some() => true,
        '*' if next.starts_with('*') => {
            let power = &next[1..];
            !behind.is_emphasised()
                && (starts_with_digit(power) || power.starts_with(['-', '(', '[', '{']))
        }
        '*' if behind.is_emphasised() => false,
        '/' | '*' | '·' => {
            next.starts_with(['(', '[', '{'])
                || first_char(next).is_some_and(beginnings::is_unit_char)
        }
        '-' | '−' => starts_with_digit(next),
        '(' | '[' | '{' => return bracketed(behind),
        '\\' => return backslash(behind),
        c if is_blank(c) => return apart(behind, next),
        // A dollar sign may close what another one opened.
        '$' => !paragraph_has_dollar(behind),
        // Behind a power, a bracket or the sign of a currency the next word needs a sign of multiplication.
        c => beginnings::is_unit_char(c),
    };
    begins.then(|| Unread {
        length: tail(behind.rest),
        mend: power(behind).or_else(|| factor(behind, first)),
    })
}

/// The length of a part of a unit, brackets in it included.
fn tail(rest: &str) -> usize {
    let mut open = 0usize;
    for (at, c) in rest.char_indices() {
        match c {
            '(' | '[' | '{' => open += 1,
            ')' | ']' | '}' if open > 0 => open -= 1,
            _ if c.is_whitespace() && open > 0 && is_closed(&rest[at..]) => {}
            _ if c.is_whitespace() || ",;:)]}\"”".contains(c) => return at,
            '.' | '!' | '?' if !rest[at + 1..].starts_with(char::is_alphanumeric) => return at,
            _ => {}
        }
    }
    rest.len()
}

/// Whether a bracket closes within the next few words.
fn is_closed(rest: &str) -> bool {
    rest.chars().take(20).any(|c| ")]}".contains(c))
}

/// Whether nothing goes on behind what a mend takes in.
fn ends(rest: &str) -> bool {
    let decimals = rest.strip_prefix(['.', ',']).unwrap_or("");
    let goes_on = |c: char| c.is_alphanumeric() || "^*·/(-−[{\\".contains(c);
    !rest.starts_with(goes_on) && !starts_with_digit(decimals)
}

/// A power of the unit's last word written in another way: `m3`, `s-1`, `m**2`, `m^(2)`, `m^{2}`.
fn power(behind: &Behind<'_>) -> Option<(Span, String)> {
    let last = known_units::words(behind.unit).last()?;
    if !behind.unit.ends_with(last) || !known_units::is_unit(last) {
        return None;
    }
    let rest = behind.rest;
    let after = ["**", "^"].iter().find_map(|sign| rest.strip_prefix(sign));
    let marked = after.is_some();
    let after = after.unwrap_or(rest);
    let bracketed = enclosed(after, '(', ')').or_else(|| enclosed(after, '{', '}'));
    let (power, end) = match bracketed {
        Some((power, end)) if marked => (power, end),
        _ => {
            let digits = after.trim_start_matches(['-', '−']);
            let end = digits
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(digits.len());
            after.split_at(after.len() - digits.len() + end)
        }
    };
    let power = power.trim().replace('−', "-");
    let digits = power.strip_prefix('-').unwrap_or(&power);
    // A digit that stands alone may be the mark of a footnote or a part of the sentence.
    let is_power = if marked || power.starts_with('-') {
        (1..=2).contains(&digits.len())
    } else {
        matches!(digits, "2" | "3" | "4")
    };
    let is_power = is_power && starts_with_digit(digits) && ends(end);
    is_power.then(|| {
        let length = rest.len() - end.len();
        (behind.place(length), format!("^{power}"))
    })
}

/// A further factor: below a second bar, or with no sign before it.
fn factor(behind: &Behind<'_>, first: char) -> Option<(Span, String)> {
    let mended = |length: usize, sign: &str| {
        let read = behind.rest.get(length..)?;
        let factor = beginnings::unit(read);
        let all = format!("{}{sign}{factor}", behind.unit);
        (known_units::is_unit(&all) && ends(&read[factor.len()..]))
            .then(|| (behind.place(length), sign.to_owned()))
    };
    // `m/s/s` is `m/s^2`.
    let last = known_units::words(behind.unit).last().unwrap_or("");
    let again = behind
        .rest
        .strip_prefix('/')
        .and_then(|rest| rest.strip_prefix(last));
    if let Some(after) = again
        && known_units::is_unit(last)
        && behind.unit.ends_with(&format!("/{last}"))
        && ends(after)
    {
        return Some((behind.place(1 + last.len()), "^2".to_owned()));
    }
    // `J/(kg K)` has a blank where a sign must stand.
    if let Some((inner, after)) = behind
        .rest
        .strip_prefix('/')
        .and_then(|rest| enclosed(rest, '(', ')'))
    {
        let factors: Vec<&str> = inner
            .split(is_blank)
            .filter(|factor| !factor.is_empty())
            .collect();
        let below = format!("/({})", factors.join("*"));
        let is_mend = known_units::is_unit(&format!("{}{below}", behind.unit)) && ends(after);
        return is_mend.then(|| (behind.place(behind.rest.len() - after.len()), below));
    }
    match first {
        '/' => mended(1, "*"),
        c if c.is_alphabetic() => mended(0, "*"),
        _ => None,
    }
}

/// Where the value has no unit yet, what stands in its place is put right by this text.
fn unit_instead(behind: &Behind<'_>, length: usize, unit: &str) -> Unread {
    let mend = behind.unit.is_empty().then(|| {
        // The number would take in the digit of `1/s`.
        let unit = if behind.is_constant() {
            unit.strip_prefix('1').unwrap_or(unit)
        } else {
            unit
        };
        (behind.place(length), unit.to_owned())
    });
    Unread { length, mend }
}

/// A unit in brackets.
fn bracketed(behind: &Behind<'_>) -> Option<Unread> {
    let close = match first_char(behind.rest)? {
        '(' => ')',
        '[' => ']',
        _ => '}',
    };
    let (inner, after) = enclosed(behind.rest, first_char(behind.rest)?, close)?;
    let unit = inner.trim();
    if !known_units::is_unit(unit) {
        return None;
    }
    let length = behind.rest.len() - after.len();
    // Without its brackets `(J/kg)*K` would be something else.
    let goes_on = after.starts_with(['*', '·', '/', '^']) && known_units::words(unit).count() > 1;
    Some(if goes_on {
        Unread { length, mend: None }
    } else {
        unit_instead(behind, length, unit)
    })
}

/// A unit as LaTeX, or a command that begins one.
fn backslash(behind: &Behind<'_>) -> Option<Unread> {
    if let Some((unit, length)) = latex(behind.rest) {
        return Some(unit_instead(behind, length, &unit));
    }
    let next = behind.rest.strip_prefix('\\').and_then(first_char)?;
    if !(next.is_ascii_alphabetic() || "%,;:!$".contains(next)) {
        return None;
    }
    let read = match next {
        '%' | '$' => &behind.rest[1..],
        ',' | ';' | ':' | '!' => &behind.rest[2..],
        _ => "",
    };
    let unit = beginnings::unit(read);
    if known_units::is_unit(unit) && ends(&read[unit.len()..]) {
        let length = behind.rest.len() - read.len() + unit.len();
        return Some(unit_instead(behind, length, unit));
    }
    Some(Unread {
        length: tail(&behind.rest[2..]) + 2,
        mend: None,
    })
}

/// The length of a degree sign in LaTeX that a text begins with.
pub(super) fn degree(rest: &str) -> Option<usize> {
    ["^\\circ", "^{\\circ}", "^°", "^{°}", "\\degree", "\\deg"]
        .iter()
        .find(|sign| rest.starts_with(**sign))
        .map(|sign| sign.len())
}

/// The unit that `\(…\)` or `\mathrm{…}` at the start of a text shows, and the length of the two.
fn latex(rest: &str) -> Option<(String, usize)> {
    if let Some(length) = degree(rest) {
        let unit = beginnings::unit(&rest[length..]);
        let unit = if matches!(unit, "C" | "F") { unit } else { "" };
        return Some((format!("°{unit}"), length + unit.len()));
    }
    if let Some(inner) = rest.strip_prefix("\\(") {
        let end = inner.find("\\)")?;
        let unit = known_units::of_latex(&inner[..end])?;
        return Some((unit, end + "\\(\\)".len()));
    }
    for command in [
        "\\mathrm",
        "\\text",
        "\\textrm",
        "\\mathit",
        "\\operatorname",
    ] {
        let Some((inner, after)) = rest.strip_prefix(command).and_then(known_units::braced) else {
            continue;
        };
        let length = rest.len() - after.len();
        return known_units::of_latex(inner).map(|unit| (unit, length));
    }
    None
}

/// A unit one blank behind that can be nothing else: in LaTeX, or as `1/s`.
fn apart(behind: &Behind<'_>, next: &str) -> Option<Unread> {
    let blank = behind.rest.len() - next.len();
    if let Some((unit, length)) = latex(next) {
        // One letter in mathematics is the name of something where the value has its unit.
        let shown = next[..length].trim_start_matches("\\(");
        let is_letter = next.starts_with("\\(") && shown.trim().chars().nth(1) == Some('\\');
        let has_unit = !behind.is_unknown() || !behind.unit.is_empty();
        return (!(is_letter && has_unit)).then(|| unit_instead(behind, blank + length, &unit));
    }
    if !next.starts_with("1/") {
        return None;
    }
    let unit = beginnings::unit(next);
    known_units::is_unit(unit).then(|| unit_instead(behind, blank + unit.len(), unit))
}

/// A unit that is lost behind a value: by an invisible sign, by a sign that is none of a unit, in brackets or as LaTeX.
fn lost(behind: &Behind<'_>) -> Option<Unread> {
    let (first, next) = behind.first()?;
    if is_invisible(first) {
        let seen = next.trim_start_matches(is_invisible);
        let begins = first_char(seen).is_some_and(beginnings::is_unit_char);
        let length = behind.rest.len() - seen.len();
        return begins.then(|| Unread {
            length: length + beginnings::unit(seen).len(),
            mend: Some((behind.place(length), String::new())),
        });
    }
    let written = match first {
        c if is_multiplication_sign(c) => "*",
        '÷' | '⁄' | '∕' | '／' => "/",
        _ => "",
    };
    if !written.is_empty() && (behind.is_unknown() || !behind.unit.is_empty()) {
        let unit = beginnings::unit(next);
        let all = format!("{}{written}{unit}", behind.unit);
        let sign = Span::at(behind.from, first.len_utf8());
        return known_units::is_unit(unit).then(|| Unread {
            length: first.len_utf8() + unit.len(),
            mend: (beginnings::unit(&all) == all).then(|| (sign, written.to_owned())),
        });
    }
    if !behind.unit.is_empty() || behind.is_unknown() {
        return None;
    }
    match first {
        '(' | '[' | '{' => bracketed(behind),
        '\\' | '^' => backslash(behind),
        c if is_blank(c) => apart(behind, next),
        _ => None,
    }
}

/// Whether another dollar sign stands before this place in its paragraph.
fn paragraph_has_dollar(behind: &Behind<'_>) -> bool {
    let before = &behind.source[..behind.from];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(2000))..];
    before.rsplit("\n\n").next().unwrap_or("").contains('$')
}
