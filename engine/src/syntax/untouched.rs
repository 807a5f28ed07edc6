//! What is passed through untouched in a text: mathematics, code, addresses and tags; and the places where these or a declaration may start.

use eqex_grammar::{EqexParser, Rule};
use pest::Parser;

/// A place where something other than prose may start.
pub(super) struct Stop {
    pub start: usize,
    /// Whether it is a word with `=` behind it; else it is one of the signs that open what is passed through.
    pub assigns: bool,
}

/// What is passed through from a stop on.
#[derive(Default)]
pub(super) struct Skipped {
    /// 0 where the stop is a sign of the prose.
    pub length: usize,
    /// Whether it is mathematics that nothing closes in its paragraph.
    pub unclosed: bool,
}

/// The next stop from `at` on.
pub(super) fn next_stop(text: &str, at: usize) -> Option<Stop> {
    let bytes = text.as_bytes();
    let mut from = at;
    loop {
        let next = from
            + bytes
                .get(from..)?
                .iter()
                .position(|byte| matches!(byte, b'=' | b'\\' | b'`' | b'<' | b']' | b':'))?;
        let word = || {
            let before = text.get(at..next).unwrap_or("");
            let word = before.trim_end_matches(is_word_char).len();
            // A word starts with no prime.
            word + before[word..].len() - before[word..].trim_start_matches('\'').len()
        };
        match bytes[next] {
            b'=' if at + word() < next => {
                return Some(Stop {
                    start: at + word(),
                    assigns: true,
                });
            }
            b'=' => {}
            b':' if !text[next..].starts_with("://") => {}
            b':' => {
                let start = at + word();
                if matches!(&text[start..next], "http" | "https") {
                    return Some(Stop {
                        start,
                        assigns: false,
                    });
                }
            }
            _ => {
                return Some(Stop {
                    start: next,
                    assigns: false,
                });
            }
        }
        from = next + 1;
    }
}

/// What the rule `word` of the grammar is made of.
fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_' || c == '\''
    } else {
        pest::unicode::LETTER(c) || pest::unicode::MARK(c) || pest::unicode::NUMBER(c)
    }
}

/// What `rest` starts with, if it is passed through. `line` is the text from the start of the line, where nothing but prose stands between.
pub(super) fn skip(rest: &str, line: Option<&str>) -> Skipped {
    let length = match rest.as_bytes().first() {
        Some(b'\\') => return mathematics(rest),
        Some(b'`') => code(rest),
        Some(b'<') => {
            // Neither holds a second `<`, so what is looked at for one is not looked at for the next.
            let end = rest[1..].find('<').map_or(rest.len(), |at| at + 1);
            read(Rule::autolink, &rest[..end]).or_else(|| read(Rule::tag, &rest[..end]))
        }
        Some(b']') if rest.starts_with("](") => {
            // Up to the next one, and no farther than its line.
            let next = rest[1..].find("](").map_or(rest.len(), |at| at + 1);
            let end = rest[..next].find('\n').map_or(next, |at| at + 1);
            read(Rule::destination, &rest[..end])
        }
        Some(b']') if rest.starts_with("]:") => line.and_then(|line| {
            let before = line.len() - rest.len();
            let end = line.find('\n').unwrap_or(line.len());
            let length = read(Rule::reference, &line[..end])?;
            length.checked_sub(before)
        }),
        Some(b'h') => {
            let address = rest.find("://").map_or(rest.len(), |at| at + "://".len());
            let end = rest[address..].find([' ', '\t', '\n', '<', '\\', '`']);
            let end = end.map_or(rest.len(), |end| address + end);
            (end > address).then_some(end)
        }
        _ => None,
    };
    Skipped {
        length: length.unwrap_or(0),
        unclosed: false,
    }
}

/// How much of a text a rule reads.
fn read(rule: Rule, text: &str) -> Option<usize> {
    let pairs = EqexParser::parse(rule, text).ok()?;
    Some(pairs.as_str().len())
}

/// Mathematics ends at its closing sign or, not closed, with the paragraph.
fn mathematics(rest: &str) -> Skipped {
    for (open, close) in [("\\(", "\\)"), ("\\[", "\\]")] {
        if let Some(inner) = rest.strip_prefix(open) {
            let ends =
                |at: &usize| inner[*at..].starts_with(close) || inner[*at..].starts_with("\n\n");
            let signs = inner.match_indices(['\\', '\n']).map(|(at, _)| at);
            let end = signs.into_iter().find(ends).unwrap_or(inner.len());
            let closed = inner[end..].starts_with(close);
            return Skipped {
                length: open.len() + end + if closed { close.len() } else { 0 },
                unclosed: !closed,
            };
        }
    }
    Skipped::default()
}

/// Only a block of code goes over several lines.
fn code(rest: &str) -> Option<usize> {
    for fence in ["```", "``", "`"] {
        let Some(inner) = rest.strip_prefix(fence) else {
            continue;
        };
        match inner.find(fence) {
            None if fence == "```" => return Some(rest.len()),
            Some(end) if fence == "```" || !inner[..end].contains('\n') => {
                return Some(end + 2 * fence.len());
            }
            _ => {}
        }
    }
    None
}
