//! Lines of the calculations that cannot be read.

use super::missing;
use crate::characters::{first_char, is_multiplication_sign, starts_with_digit};
use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::span::Span;

/// What a sign that people use is written in the language, and whether it can mean nothing else: `[x]` and `{x}` are whole and fractional part to some, and `√2a` leaves open how far it goes.
fn typographic(c: char) -> Option<(&'static str, bool)> {
    Some(match c {
        c if is_multiplication_sign(c) => ("*", true),
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
pub(in crate::syntax) fn calculation(source: &str, span: Span, offset: usize) -> Diagnostic {
    let line = span.of(source);
    let code = line.split('#').next().unwrap_or(line).trim_end();
    let offset = offset.min(code.len());
    let (before, after) = code.split_at(offset);
    let place = span.range().start + offset;
    let c = first_char(after);
    let width = c.map_or(0, char::len_utf8);
    let here = Span::at(place, width);
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
        // `sin²(a)` is a power of the value, which is written behind the bracket.
        let of_function = matches!(c, '²' | '³') && functions::find(word_before).is_some();
        return Diagnostic::new(E0411, "sign", here)
            .with("sign", c)
            .with("instead", instead)
            .mend(here, instead, safe && !of_function);
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
        return Diagnostic::new(E0308, "assigned", Span::at(start, left.len())).with("name", left);
    }
    if after.is_empty() {
        let end = Span::at(span.range().start + code.len(), 0);
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
            return Diagnostic::new(E0401, "and", Span::at(place, 2));
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
        let factor = before[..before.trim_end().len() - word_before.len()]
            .trim_end_matches([' ', '\t', '-', '+', '−']);
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
        Some(';') if before.matches('(').count() > before.matches(')').count() => {
            Diagnostic::new(E0401, "semicolon", here).safe_mend(here, ",")
        }
        Some(c) => Diagnostic::new(E0401, "sign", here).with("sign", c),
        None => Diagnostic::new(E0401, "end", here),
    }
}
