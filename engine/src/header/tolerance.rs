//! Tolerances as the header and the command line write them.

use super::Header;
use super::read::Reader;
use crate::codes::W0220;
use crate::diagnostic::Diagnostic;
use crate::grade::Tolerance;
use crate::span::Span;
use crate::yaml::{Entry, Meaning, Node, Value};
use eqex_messages::Message;

/// Reads the value of the key `tolerance`: one for all unknowns, or a map from unknown to tolerance.
pub(super) fn read(reader: &mut Reader<'_>, header: &mut Header, entry: &Entry) {
    let Value::Mapping(entries) = &entry.value.value else {
        header.tolerance = one(reader, &entry.value, entry.key.span);
        return;
    };
    for entry in entries {
        let Some(name) = entry.key.text() else {
            reader.wrong_value("tolerance", entry, Message::new("wanted-tolerance"));
            continue;
        };
        if let Some(tolerance) = one(reader, &entry.value, entry.key.span) {
            let place = entry.key.span;
            header.tolerances.push((name.to_owned(), tolerance, place));
        }
    }
}

fn one(reader: &mut Reader<'_>, node: &Node, key: Span) -> Option<Tolerance> {
    if node.is_null() {
        return None;
    }
    let scalar = node.scalar();
    let parsed = scalar.and_then(|scalar| match scalar.meaning {
        Meaning::Number(number) => Some(Tolerance::Absolute(number)),
        Meaning::Text => parse_tolerance(&scalar.text),
        _ => None,
    });
    let place = node.place(reader.source, key);
    match parsed {
        Some(tolerance) if is_sensible(tolerance) => return Some(tolerance),
        Some(_) => reader.report(Diagnostic::new(W0220, "tolerance-limits", place)),
        None => reader.report(Diagnostic::new(W0220, "tolerance", place)),
    }
    None
}

fn is_sensible(tolerance: Tolerance) -> bool {
    match tolerance {
        Tolerance::Relative(part) => (0.0..=1.0).contains(&part),
        Tolerance::Absolute(width) => width >= 0.0 && width.is_finite(),
        Tolerance::Figures(figures) => (1..=15).contains(&figures),
        Tolerance::Decimals(decimals) => decimals <= 15,
    }
}

/// A tolerance as the header and the command line write it: `1%`, `0.05`, `3 figures`, `2 decimals`.
pub(crate) fn parse_tolerance(text: &str) -> Option<Tolerance> {
    let text = text.trim();
    if let Some(percent) = text.strip_suffix('%') {
        return Some(Tolerance::Relative(
            percent.trim_end().parse::<f64>().ok()? / 100.0,
        ));
    }
    let counted = |many: &str, one: &str| {
        let count = text.strip_suffix(many).or_else(|| text.strip_suffix(one))?;
        Some(count.trim_end())
    };
    if let Some(count) = counted("figures", "figure") {
        return Some(Tolerance::Figures(count.parse().ok()?));
    }
    if let Some(count) = counted("decimals", "decimal") {
        return Some(Tolerance::Decimals(count.parse().ok()?));
    }
    text.parse().ok().map(Tolerance::Absolute)
}
