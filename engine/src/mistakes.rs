//! What a place that cannot be read was probably meant to be: from the text around it to a message in a person's words and, where likely, the mend.

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::functions;
use crate::span::Span;
use crate::syntax::{Declaration, Value};

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
            Diagnostic::new(
                W0301,
                at(from, 1),
                format!("`{read}` is read and the comma ends it; numbers have a decimal point"),
            )
            .mend(at(from, 1), "."),
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
            Diagnostic::new(
                W0303,
                at(from, length),
                format!("the unit of `{name}` ends before this sign; powers are written with `^`"),
            )
            .mend(at(from, length), power),
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
        let message = format!(
            "`{}` is read and `{tail}` stays prose",
            declaration.span.of(source)
        );
        let help = if no_unit {
            "a value is one number: write 6e24 for 6*10^24 and 0.75 for 3/4"
        } else {
            "a unit has at most one `/` and whole powers: write J/kg/K as J/kg*K"
        };
        diagnostics.push(Diagnostic::new(W0303, at(from, length), message).help(help));
    } else {
        diagnostics.push(
            Diagnostic::new(E0309, at(from, length), format!("the unit of `{name}` cannot be read to its end: `{tail}`"))
                .help("a unit is words with whole powers, `*` between them and at most one `/`: kg*m^2/s^2"),
        );
    }
}

/// Mathematics whose sign at `open` is not closed in its paragraph.
pub(crate) fn unclosed(source: &str, open: Span, diagnostics: &mut Diagnostics) {
    let sign = open.of(source);
    let close = if sign == "\\(" { "\\)" } else { "\\]" };
    diagnostics.push(
        Diagnostic::new(
            W0302,
            open,
            format!("`{sign}` is not closed by `{close}` in its paragraph; up to its end nothing is read as a declaration"),
        )
        .help(format!("write `{close}` where the mathematics ends")),
    );
}

/// A name before `=[`, `={` or `=?` that is none.
pub(crate) fn name(source: &str, span: Span) -> Diagnostic {
    let name = span.of(source);
    let reason = if starts_with_digit(name) {
        "it starts with a digit"
    } else if name.matches('_').count() > 1 {
        "it has more than one `_`"
    } else if name.starts_with('_') || name.ends_with('_') {
        "`_` stands between a name and its subscript"
    } else {
        "it holds a letter that is neither a–z, A–Z nor Greek"
    };
    Diagnostic::new(E0308, span, format!("`{name}` is not a name: {reason}"))
        .help("names look like v, v', t_1, v_a, alpha, Δt")
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
        "{3;4;6}"
    } else {
        "[40;60] or [40;60;5]"
    };
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    if after.is_empty() {
        return Diagnostic::new(E0301, value, format!("`{open}` is not closed on its line"))
            .mend(at(place, 0), close.to_string())
            .help(format!("it is written {example}"));
    }
    if after.starts_with(',')
        && starts_with_digit(&after[1..])
        && before.ends_with(|c: char| c.is_ascii_digit())
    {
        return Diagnostic::new(
            E0301,
            at(place, 1),
            "numbers are separated by `;` and have a decimal point",
        )
        .mend(at(place, 1), ".");
    }
    if blanks > 0 && after[blanks..].starts_with(';') {
        return Diagnostic::new(E0301, at(place, blanks), "no blank can stand before `;`")
            .mend(at(place, blanks), "");
    }
    if after.starts_with(close) && before.ends_with(';') {
        return Diagnostic::new(
            E0301,
            at(place - 1, 1),
            "behind this `;` a number is missing",
        )
        .mend(at(place - 1, 1), "");
    }
    if after == "]" && before.matches(';').count() == 0 && before.len() > 1 {
        return Diagnostic::new(E0301, value, "a range has a smallest and a largest value")
            .help("one value alone is a constant: v=40km/h");
    }
    let number_before = before.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if number_before && after.starts_with(char::is_alphabetic) {
        if after.contains(';') {
            return Diagnostic::new(
                E0301,
                at(place, width),
                "only numbers stand in the brackets",
            )
            .help("a unit stands behind them: v=[40;60]km/h");
        }
        let end = value.range().start + before.trim_end().len();
        return Diagnostic::new(
            E0301,
            at(place, width),
            format!("`{open}` must be closed by `{close}` before this"),
        )
        .mend(at(end, 0), close.to_string())
        .help("a unit stands behind the bracket: v=[40;60]km/h");
    }
    if after.starts_with([')', '}', ']']) && before.len() > 1 {
        return Diagnostic::new(
            E0301,
            at(place, width),
            format!("`{open}` is closed by `{close}`, and before it stands a number"),
        )
        .mend(at(place, width), close.to_string());
    }
    if after.starts_with(';') && open == '[' && before.matches(';').count() >= 2 {
        return Diagnostic::new(
            E0301,
            at(place, 1),
            "a range has a smallest and a largest value and at most a step",
        )
        .help("values one by one stand in braces: {3;4;6}");
    }
    let sign = match first_char(after) {
        Some('−' | '–') => Some("-"),
        _ => None,
    };
    let diagnostic = Diagnostic::new(
        E0301,
        at(place, width),
        "here a number such as 40, -0.5 or 1.2e3 must stand",
    )
    .help(format!(
        "it is written {example}; variables cannot stand in it"
    ));
    match sign {
        Some(sign) => diagnostic.mend(at(place, width), sign),
        None => diagnostic,
    }
}

/// Signs that people use and the language writes differently.
fn typographic(c: char) -> Option<&'static str> {
    Some(match c {
        '×' | '·' | '∙' | '⋅' | '•' => "*",
        '÷' | ':' => "/",
        '−' | '–' | '—' => "-",
        '²' => "^2",
        '³' => "^3",
        '≤' => "<=",
        '≥' => ">=",
        '≠' => "!=",
        '√' => "sqrt",
        '[' | '{' => "(",
        ']' | '}' => ")",
        _ => return None,
    })
}

fn is_name_char(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\''
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
        return Diagnostic::new(E0410, here, "numbers have a decimal point").mend(here, ".");
    }
    if after.starts_with('*') && before.trim_end().ends_with('*') {
        let both = Span::new(span.range().start + before.trim_end().len() - 1, place + 1);
        return Diagnostic::new(E0411, both, "a power is written with `^`").mend(both, "^");
    }
    if let Some((c, sign)) = c.and_then(|c| Some((c, typographic(c)?))) {
        return Diagnostic::new(E0411, here, format!("`{c}` is written `{sign}` here"))
            .mend(here, sign);
    }
    if !requirement && !code.contains('=') {
        let all = Span::new(span.range().start, span.range().start + code.len());
        return Diagnostic::new(
            E0401,
            all,
            "a line of the calculations has the form `name=expression`",
        )
        .help("notes start with `#`, conditions with `require`");
    }
    let left = code.find('=').map(|at| code[..at].trim());
    if let Some(left) = left.filter(|left| {
        !requirement && !left.is_empty() && before.len() <= code.find('=').unwrap_or(0)
    }) {
        let start = span.range().start + code.find(left).unwrap_or(0);
        return Diagnostic::new(
            E0308,
            at(start, left.len()),
            format!("`{left}` is not a name, so no value can be given to it"),
        )
        .help("before `=` stands one name such as v, t_1 or alpha");
    }
    if after.is_empty() {
        let end = at(span.range().start + code.len(), 0);
        let open = code.matches('(').count();
        let closed = code.matches(')').count();
        let ends = code.trim_end();
        return if ends.ends_with('=') && !requirement {
            Diagnostic::new(E0401, end, "the right side is missing")
        } else if ends.ends_with(['+', '-', '*', '/', '^', '(', ',', '<', '>', '=']) {
            Diagnostic::new(
                E0401,
                end,
                "the expression ends too early: here a number, a name or `(` must follow",
            )
        } else if open > closed {
            Diagnostic::new(E0401, end, "a parenthesis is not closed")
                .mend(end, ")".repeat(open - closed))
        } else if requirement {
            Diagnostic::new(
                E0401,
                end,
                "here one of `< <= > >= !=` and an expression must follow",
            )
            .help("write for example: require l > s and s > 0")
        } else {
            Diagnostic::new(E0401, end, "the line ends too early")
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
            return Diagnostic::new(
                E0401,
                here,
                format!(
                    "a function takes its argument in parentheses: `{word_before}({argument})`"
                ),
            )
            .mend(whole, format!("({argument})"));
        }
        if requirement && argument == "or" {
            return Diagnostic::new(E0401, at(place, 2), "conditions are joined by `and` only");
        }
        let both = if before.trim_end().ends_with(')') {
            ")".to_owned()
        } else {
            word_before.to_owned()
        };
        let gap = Span::new(span.range().start + before.trim_end().len(), place);
        let next = if argument.is_empty() { "(" } else { argument };
        return Diagnostic::new(
            E0402,
            here,
            format!("a multiplication sign is missing: `{both}*{next}`"),
        )
        .mend(gap, "*");
    }
    match c {
        Some(')') if code.matches(')').count() > code.matches('(').count() => {
            Diagnostic::new(E0401, here, "this parenthesis closes nothing").mend(here, "")
        }
        Some('=') if requirement => Diagnostic::new(
            E0401,
            here,
            "values that are drawn are compared by `< <= > >= !=`",
        ),
        Some('=') => Diagnostic::new(
            E0401,
            here,
            "a line gives one name a value: there can be only one `=`",
        ),
        Some('<' | '>' | '!') if requirement => Diagnostic::new(
            E0401,
            here,
            "one comparison at a time: write `require a < b and b < c`",
        ),
        Some('<' | '>' | '!') => Diagnostic::new(
            E0401,
            here,
            "comparisons stand in lines that start with `require`",
        ),
        Some(',') => Diagnostic::new(
            E0401,
            here,
            "a comma stands only between the arguments of a function",
        ),
        Some(';') => Diagnostic::new(
            E0401,
            here,
            "the arguments of a function are separated by commas",
        )
        .mend(here, ","),
        Some(c) => Diagnostic::new(
            E0401,
            here,
            format!("here a number, a name or `(` must stand, not `{c}`"),
        ),
        None => Diagnostic::new(E0401, here, "the line ends too early"),
    }
}
