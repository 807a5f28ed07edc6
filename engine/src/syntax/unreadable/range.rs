//! Ranges and lists that cannot be read to their end.

use super::commas;
use crate::characters::first_char;
use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::forms;
use eqex_messages::Message;

/// A range or list, at `value`, that cannot be read beyond `offset`.
pub(in crate::syntax) fn range(source: &str, value: Span, offset: usize) -> Diagnostic {
    let text = value.of(source);
    let offset = offset.min(text.len());
    let (before, after) = text.split_at(offset);
    let open = first_char(text).unwrap_or('[');
    let close = if open == '{' { '}' } else { ']' };
    let place = value.range().start + offset;
    let width = first_char(after).map_or(0, char::len_utf8);
    let example = if open == '{' {
        Message::new("example-list")
    } else {
        Message::new("example-range")
    };
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    if after.is_empty() {
        return Diagnostic::new(E0301, "open", value)
            .with("open", open)
            .with("example", example)
            .offer(Span::at(place, 0), close);
    }
    if after[blanks..].starts_with(',') && before.ends_with(|c: char| c.is_ascii_digit()) {
        let diagnostic = Diagnostic::new(E0301, "comma", Span::at(place + blanks, 1));
        return match commas::mended(text) {
            Some((length, mended)) => {
                diagnostic.offer(Span::at(value.range().start, length), mended)
            }
            None => diagnostic,
        };
    }
    if blanks > 0 && after[blanks..].starts_with(';') {
        return Diagnostic::new(E0301, "blank", Span::at(place, blanks))
            .safe_mend(Span::at(place, blanks), "");
    }
    if after.starts_with(close) && before.ends_with(';') {
        return Diagnostic::new(E0301, "semicolon", Span::at(place - 1, 1))
            .offer(Span::at(place - 1, 1), "");
    }
    if after == "]" && before.matches(';').count() == 0 && before.len() > 1 {
        return Diagnostic::new(E0301, "single", value);
    }
    let number_before = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if number_before && after.starts_with(char::is_alphabetic) {
        if after.contains(';') {
            return Diagnostic::new(E0301, "letters", Span::at(place, width));
        }
        let end = value.range().start + before.trim_end().len();
        return Diagnostic::new(E0301, "unit", Span::at(place, width))
            .with("open", open)
            .with("close", close)
            .offer(Span::at(end, 0), close);
    }
    if after.starts_with([')', '}', ']']) && before.len() > 1 {
        return Diagnostic::new(E0301, "bracket", Span::at(place, width))
            .with("open", open)
            .with("close", close)
            .offer(Span::at(place, width), close);
    }
    if after.starts_with(';') && open == '[' && before.matches(';').count() >= 2 {
        return Diagnostic::new(E0301, "many", Span::at(place, 1));
    }
    let separator = ["-", "–", "−", "..", "…"];
    if number_before
        && separator
            .iter()
            .any(|separator| after.starts_with(separator))
        && let Some(form) = forms::interval(text)
    {
        return Diagnostic::new(E0301, "separator", Span::at(place, width))
            .offer(Span::at(value.range().start, form.length), form.written);
    }
    let sign = match first_char(after) {
        Some('−' | '–') => Some("-"),
        _ => None,
    };
    let diagnostic =
        Diagnostic::new(E0301, "number", Span::at(place, width)).with("example", example);
    match sign {
        Some(sign) => diagnostic.safe_mend(Span::at(place, width), sign),
        None => diagnostic,
    }
}
