//! What a place that cannot be read was probably meant to be: from the text around it to a message in a person's words and, where likely, the mend.

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::functions;
use crate::messages::Message;
use crate::span::Span;
use crate::syntax::{Declaration, Value};

mod commas;
mod missing;

pub(crate) use missing::Missing;

fn at(start: usize, length: usize) -> Span {
    Span::new(start, start + length)
}

fn first_char(text: &str) -> Option<char> {
    text.chars().next()
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What stands directly behind a declared value and was probably meant to belong to it.
pub(crate) fn behind_value(
    source: &str,
    declaration: &Declaration,
    end: usize,
    diagnostics: &mut Diagnostics,
) {
    let from = declaration.span.range().end;
    let rest = source[from..end.max(from)].split('\n').next().unwrap_or("");
    let name = declaration.name.of(source);
    let next = |skip: usize| rest.get(skip..).unwrap_or("");
    let constant = matches!(declaration.value, Value::Constant(_));
    let no_unit = declaration.unit.of(source).is_empty();
    if constant && no_unit && rest.starts_with(',') && starts_with_digit(next(1)) {
        let read = declaration.span.of(source);
        diagnostics.push(
            Diagnostic::new(W0301, "", at(from, 1))
                .with("read", read)
                .offer(at(from, 1), "."),
        );
        return;
    }
    let superscript = match first_char(rest) {
        Some('²') => Some("^2"),
        Some('³') => Some("^3"),
        _ => None,
    };
    if let (Some(power), false) = (superscript, no_unit) {
        let length = first_char(rest).map_or(0, char::len_utf8);
        diagnostics.push(
            Diagnostic::new(W0303, "superscript", at(from, length))
                .with("name", name)
                .offer(at(from, length), power),
        );
        return;
    }
    let unread = match first_char(rest) {
        Some('^') => true,
        Some('/') => next(1).starts_with(char::is_alphanumeric),
        Some('*' | '·') => starts_with_digit(next(first_char(rest).map_or(0, char::len_utf8))),
        _ => false,
    };
    if !unread {
        return;
    }
    let length = rest
        .find(|c: char| c.is_whitespace() || ",;:)".contains(c))
        .unwrap_or(rest.len());
    let tail = &rest[..length];
    if constant {
        let diagnostic = if no_unit {
            Diagnostic::new(W0303, "number", at(from, length))
        } else {
            Diagnostic::new(W0303, "unit", at(from, length))
        };
        diagnostics.push(
            diagnostic
                .with("read", declaration.span.of(source))
                .with("tail", tail),
        );
    } else {
        diagnostics.push(
            Diagnostic::new(E0309, "", at(from, length))
                .with("name", name)
                .with("tail", tail),
        );
    }
}

/// Mathematics whose sign at `open` is not closed in its paragraph.
pub(crate) fn unclosed(source: &str, open: Span, diagnostics: &mut Diagnostics) {
    let sign = open.of(source);
    let close = if sign == "\\(" { "\\)" } else { "\\]" };
    diagnostics.push(
        Diagnostic::new(W0302, "", open)
            .with("open", sign)
            .with("close", close),
    );
}

/// A name before `=[`, `={` or `=?` that is none.
pub(crate) fn name(source: &str, span: Span) -> Diagnostic {
    let name = span.of(source);
    let reason = if starts_with_digit(name) {
        Message::new("name-starts-with-digit")
    } else if name.matches('_').count() > 1 {
        Message::new("name-with-two-subscripts")
    } else if name.starts_with('_') || name.ends_with('_') {
        Message::new("name-without-subscript")
    } else {
        Message::new("name-of-other-letters")
    };
    Diagnostic::new(E0308, "", span)
        .with("name", name)
        .with("reason", reason)
}

/// A range or list, at `value`, that cannot be read beyond `offset`.
pub(crate) fn range(source: &str, value: Span, offset: usize) -> Diagnostic {
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
            .offer(at(place, 0), close);
    }
    if after[blanks..].starts_with(',') && before.ends_with(|c: char| c.is_ascii_digit()) {
        let diagnostic = Diagnostic::new(E0301, "comma", at(place + blanks, 1));
        return match commas::mended(text) {
            Some((length, mended)) => diagnostic.offer(at(value.range().start, length), mended),
            None => diagnostic,
        };
    }
    if blanks > 0 && after[blanks..].starts_with(';') {
        return Diagnostic::new(E0301, "blank", at(place, blanks)).safe_mend(at(place, blanks), "");
    }
    if after.starts_with(close) && before.ends_with(';') {
        return Diagnostic::new(E0301, "semicolon", at(place - 1, 1)).offer(at(place - 1, 1), "");
    }
    if after == "]" && before.matches(';').count() == 0 && before.len() > 1 {
        return Diagnostic::new(E0301, "single", value);
    }
    let number_before = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if number_before && after.starts_with(char::is_alphabetic) {
        if after.contains(';') {
            return Diagnostic::new(E0301, "letters", at(place, width));
        }
        let end = value.range().start + before.trim_end().len();
        return Diagnostic::new(E0301, "unit", at(place, width))
            .with("open", open)
            .with("close", close)
            .offer(at(end, 0), close);
    }
    if after.starts_with([')', '}', ']']) && before.len() > 1 {
        return Diagnostic::new(E0301, "bracket", at(place, width))
            .with("open", open)
            .with("close", close)
            .offer(at(place, width), close);
    }
    if after.starts_with(';') && open == '[' && before.matches(';').count() >= 2 {
        return Diagnostic::new(E0301, "many", at(place, 1));
    }
    let sign = match first_char(after) {
        Some('−' | '–') => Some("-"),
        _ => None,
    };
    let diagnostic = Diagnostic::new(E0301, "number", at(place, width)).with("example", example);
    match sign {
        Some(sign) => diagnostic.safe_mend(at(place, width), sign),
        None => diagnostic,
    }
}

/// What a sign that people use is written in the language, and whether it can mean nothing else: `[x]` and `{x}` are whole and fractional part to some, and `√2a` leaves open how far it goes.
fn typographic(c: char) -> Option<(&'static str, bool)> {
    Some(match c {
        '×' | '·' | '∙' | '⋅' | '•' => ("*", true),
        '÷' | ':' => ("/", true),
        '−' | '–' | '—' => ("-", true),
        '²' => ("^2", true),
        '³' => ("^3", true),
        '≤' => ("<=", true),
        '≥' => (">=", true),
        '≠' => ("!=", true),
        '√' => ("sqrt", false),
        '[' | '{' => ("(", false),
        ']' | '}' => (")", false),
        _ => return None,
    })
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\''
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// The name or number that ends `text`.
fn last_word(text: &str) -> &str {
    let word = text.trim_end();
    let start = word
        .rfind(|c: char| !(is_name_char(c) || c == '.'))
        .map_or(0, |at| {
            at + word[at..].chars().next().map_or(1, char::len_utf8)
        });
    &word[start..]
}

/// A line of calculations, at `span`, that cannot be read beyond `offset`.
pub(crate) fn calculation(source: &str, span: Span, offset: usize) -> Diagnostic {
    let line = span.of(source);
    let code = line.split('#').next().unwrap_or(line).trim_end();
    let offset = offset.min(code.len());
    let (before, after) = code.split_at(offset);
    let place = span.range().start + offset;
    let c = first_char(after);
    let width = c.map_or(0, char::len_utf8);
    let here = at(place, width);
    let word_before = last_word(before);
    let requirement = code.trim_start().starts_with("require ");

    if after.starts_with(',') && starts_with_digit(&after[1..]) && starts_with_digit(word_before) {
        return Diagnostic::new(E0410, "", here).offer(here, ".");
    }
    if after.starts_with('*') && before.trim_end().ends_with('*') {
        let both = Span::new(span.range().start + before.trim_end().len() - 1, place + 1);
        return Diagnostic::new(E0411, "power", both).safe_mend(both, "^");
    }
    if let Some((missing, place)) = missing::in_line(code, offset) {
        return missing.diagnostic(place.shift(span.start));
    }
    if let Some((c, (instead, safe))) = c.and_then(|c| Some((c, typographic(c)?))) {
        return Diagnostic::new(E0411, "sign", here)
            .with("sign", c)
            .with("instead", instead)
            .mend(here, instead, safe);
    }
    if !requirement && !code.contains('=') {
        let all = Span::new(span.range().start, span.range().start + code.len());
        return Diagnostic::new(E0401, "form", all);
    }
    let left = code.find('=').map(|at| code[..at].trim());
    if let Some(left) = left.filter(|left| {
        !requirement && !left.is_empty() && before.len() <= code.find('=').unwrap_or(0)
    }) {
        let start = span.range().start + code.find(left).unwrap_or(0);
        return Diagnostic::new(E0308, "assigned", at(start, left.len())).with("name", left);
    }
    if after.is_empty() {
        let end = at(span.range().start + code.len(), 0);
        let open = code.matches('(').count();
        let closed = code.matches(')').count();
        let ends = code.trim_end();
        return if ends.ends_with('=') && !requirement {
            Diagnostic::new(E0401, "right-side", end)
        } else if ends.ends_with(['+', '-', '*', '/', '^', '(', ',', '<', '>', '=']) {
            Diagnostic::new(E0401, "early", end)
        } else if open > closed {
            Diagnostic::new(E0401, "parenthesis", end).offer(end, ")".repeat(open - closed))
        } else if requirement {
            Diagnostic::new(E0401, "comparison", end)
        } else {
            Diagnostic::new(E0401, "end", end)
        };
    }
    let operand_before = word_before.ends_with(is_name_char)
        || before.trim_end().ends_with(')')
        || word_before.ends_with('.');
    if operand_before && after.starts_with(|c: char| is_name_char(c) || c == '(' || c == '.') {
        let argument = after
            .split(|c: char| !(is_name_char(c) || c == '.'))
            .next()
            .unwrap_or("");
        if functions::find(word_before).is_some() && !argument.is_empty() {
            let start = span.range().start + before.trim_end().len();
            let whole = Span::new(start, place + argument.len());
            return Diagnostic::new(E0401, "argument", here)
                .with("function", word_before)
                .with("argument", argument)
                .offer(whole, format!("({argument})"));
        }
        if requirement && argument == "or" {
            return Diagnostic::new(E0401, "and", at(place, 2));
        }
        let both = if before.trim_end().ends_with(')') {
            ")".to_owned()
        } else {
            word_before.to_owned()
        };
        let gap = Span::new(span.range().start + before.trim_end().len(), place);
        let next = if argument.is_empty() { "(" } else { argument };
        // `3x10^8` has a cross.
        let cross = argument
            .strip_prefix(['x', 'X', 'х'])
            .filter(|power| *power == "10");
        if let (Some(power), true) = (cross, is_digits(word_before)) {
            let sign = Span::new(place, place + argument.len() - power.len());
            return Diagnostic::new(E0411, "sign", sign)
                .with("sign", sign.of(source))
                .with("instead", "*")
                .offer(sign, "*");
        }
        // `1/2a` can be half of a or one over 2a, and `2^2a` and `a b` leave as much open.
        let factor = before[..before.trim_end().len() - word_before.len()].trim_end();
        let safe = gap.start == gap.end
            && is_digits(word_before)
            && !after.starts_with('.')
            && !factor.ends_with(['/', '^']);
        return Diagnostic::new(E0402, "", here)
            .with("left", both)
            .with("right", next)
            .mend(gap, "*", safe);
    }
    match c {
        Some(')') if code.matches(')').count() > code.matches('(').count() => {
            Diagnostic::new(E0401, "closes-nothing", here).offer(here, "")
        }
        Some('=') if requirement => Diagnostic::new(E0401, "relation", here),
        Some('=') => Diagnostic::new(E0401, "equals", here),
        Some('<' | '>' | '!') if requirement => Diagnostic::new(E0401, "one-comparison", here),
        Some('<' | '>' | '!') => Diagnostic::new(E0401, "require", here),
        Some(',') => Diagnostic::new(E0401, "comma", here),
        Some(';') => Diagnostic::new(E0401, "semicolon", here).safe_mend(here, ","),
        Some(c) => Diagnostic::new(E0401, "sign", here).with("sign", c),
        None => Diagnostic::new(E0401, "end", here),
    }
}
