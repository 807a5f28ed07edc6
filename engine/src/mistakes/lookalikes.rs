//! What looks like a declaration and is none: with blanks around `=`, with a sign that starts no number, as an interval, or with its name in braces.

use super::known_units::{is_symbol, words};
use super::{neighbours, ordinary_words};
use crate::characters::is_blank;
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names;
use crate::span::Span;
use crate::syntax::forms::{Reason, value};
use crate::syntax::{ParsedText, beginnings};

/// A name that only looks declared.
#[derive(Clone, Debug)]
pub(crate) struct Lookalike {
    pub name: String,
    pub span: Span,
}

/// Bytes before and behind a sign that are looked at.
const LONGEST: usize = 120;

/// Tells what looks like a declaration between those of a text at `span`.
pub(super) fn tell(
    source: &str,
    span: Span,
    text: &ParsedText,
    lang: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Lookalike> {
    let mut found = Vec::new();
    let mut taken: Vec<Span> = text.untouched.clone();
    taken.extend(text.declarations.iter().map(|declaration| declaration.span));
    taken.sort_unstable();
    let ends = Span::new(span.range().end, span.range().end);
    let mut from = span.range().start;
    for place in taken.iter().chain([&ends]) {
        let gap = from..place.range().start.max(from);
        from = place.range().end.max(from);
        let Some(prose) = source.get(gap.clone()) else {
            continue;
        };
        for (sign, _) in prose.match_indices('=') {
            if diagnostics.is_full() {
                return found;
            }
            let Some(read) = Read::at(prose, sign, lang) else {
                continue;
            };
            let place = Span::at(gap.start + read.start, read.end - read.start);
            let name = names::canonical(&read.name).into_owned();
            let declared = text
                .declarations
                .iter()
                .any(|declaration| names::canonical(declaration.name.of(source)) == name.as_str());
            let diagnostic = read
                .reason
                .diagnostic(place)
                .with("text", &prose[read.start..read.end]);
            diagnostics.push(match read.mend {
                Some(mend) if !declared => diagnostic.offer(place, mend),
                _ => diagnostic,
            });
            if !declared {
                found.push(Lookalike { name, span: place });
            }
        }
    }
    found
}

impl Reason {
    fn diagnostic(self, place: Span) -> Diagnostic {
        match self {
            Reason::Blanks => Diagnostic::new(W0320, "blanks", place),
            Reason::Braces => Diagnostic::new(W0320, "braces", place),
            Reason::Brackets => Diagnostic::new(W0320, "brackets", place),
            Reason::Currency => Diagnostic::new(W0320, "currency", place),
            Reason::Sign => Diagnostic::new(W0320, "sign", place),
        }
    }
}

/// Something of the form `name = value` in prose.
struct Read {
    start: usize,
    end: usize,
    name: String,
    reason: Reason,
    /// How it is declared; `None` where it goes on as an equation.
    mend: Option<String>,
}

impl Read {
    /// Reads around the `=` of the prose at `sign`.
    fn at(prose: &str, sign: usize, lang: &str) -> Option<Read> {
        let before = &prose[..sign];
        let left = before.trim_end_matches(is_blank);
        let (start, name, braced) = name_before(left)?;
        // Cut before the end of the line is looked for, which may be far.
        let after = &prose[sign + 1..];
        let after = &after[..after.floor_char_boundary(LONGEST)];
        let after = after.split('\n').next().unwrap_or("");
        let right = after.trim_start_matches(is_blank);
        let blanks = left.len() < before.len() || right.len() < after.len();
        let value = value(right)?;
        let reason = if braced {
            Reason::Braces
        } else if blanks {
            Reason::Blanks
        } else {
            // Between a name and a value that can be read nothing is wrong.
            value.reason?
        };
        let behind = &right[value.length..];
        let unit = beginnings::unit(behind);
        let (unit, length) = if unit.is_empty() {
            unit_apart(behind, lang).unwrap_or_default()
        } else {
            (unit.to_owned(), unit.len())
        };
        let end = prose
            .len()
            .min(sign + 1 + after.len() - right.len() + value.length + length);
        let written = format!("{name}={}{}{unit}", value.written, value.currency);
        let goes_on = prose[end..]
            .trim_start_matches(is_blank)
            .starts_with(['+', '−', '*', '/', '^', '·', '×', '=', '<', '>', '-']);
        let currency_and_unit = !value.currency.is_empty() && !unit.is_empty();
        let is_mend = !goes_on && !currency_and_unit && beginnings::is_declaration(&written);
        Some(Read {
            start,
            end,
            name,
            reason,
            mend: is_mend.then_some(written),
        })
    }
}

/// The name that ends a text, where it starts, and whether its subscript stands in braces.
fn name_before(text: &str) -> Option<(usize, String, bool)> {
    let floor = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
    let near = &text[floor..];
    let (start, name, braced) = if let Some(open) = near.strip_suffix('}') {
        let (stem, subscript) = open.rsplit_once("_{")?;
        let start = word_start(stem);
        (start, format!("{}_{subscript}", &stem[start..]), true)
    } else {
        let start = word_start(near);
        (start, near[start..].to_owned(), false)
    };
    // In braces other subscripts are tried, such as the `śr` of Polish averages.
    let is_name = if braced {
        let subscript = name.split_once('_').map_or("", |(_, subscript)| subscript);
        let is_short = (1..=20).contains(&subscript.chars().count());
        beginnings::is_name(&near[start..start + name.len() - subscript.len() - 1])
            && is_short
            && !subscript.contains(|c: char| c.is_whitespace() || "{}\\=$".contains(c))
    } else {
        beginnings::is_name(&name)
    };
    if !is_name || (start == 0 && floor > 0) {
        return None;
    }
    // A part of an equation or of a formula, unless it is the mark of an item of a list.
    let earlier = &near[..start];
    let line = earlier.rsplit('\n').next().unwrap_or("");
    let operator = line.trim_end_matches(is_blank);
    let is_item = operator.trim_start().chars().count() <= 1 && operator.len() < line.len();
    let in_formula = earlier.ends_with(['$', '\\', '&', '?', '{', '^', '/', '|', '<', '@', '#'])
        || operator.ends_with([
            '+', '-', '−', '*', '·', '×', '÷', '=', '<', '>', '≤', '≥', '≠', '±',
        ]);
    let opens = earlier.trim_end_matches('*');
    let emphasised =
        opens.len() < earlier.len() && (opens.is_empty() || opens.ends_with(char::is_whitespace));
    (!in_formula || is_item || emphasised).then_some((floor + start, name, braced))
}

/// Where the word that ends a text starts.
fn word_start(text: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
    let start = text.trim_end_matches(is_part).len();
    start + text[start..].len() - text[start..].trim_start_matches('\'').len()
}

/// A unit of the closed list one blank behind a value, and the length of both.
fn unit_apart(text: &str, lang: &str) -> Option<(String, usize)> {
    let seen = text.trim_start_matches(is_blank);
    let blank = text.len() - seen.len();
    let (unit, length) = neighbours::symbol_at(seen)?;
    let is_one = blank > 0
        && text[..blank].chars().count() <= 2
        && words(&unit).all(is_symbol)
        && neighbours::stands_alone(&seen[length..])
        && !ordinary_words::is_like_symbol(lang, &unit);
    is_one.then_some((unit, blank + length))
}
