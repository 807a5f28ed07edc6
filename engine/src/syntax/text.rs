//! Texts: the places where something is declared.

use pest::Parser;
use pest::iterators::Pair;

use eqex_grammar::{EqexParser, Rule};

use super::places::{error_offset, place};
use super::{unreadable, untouched};
use crate::diagnostic::Diagnostics;
use crate::limits::MAX_VARIABLES;
use crate::span::Span;

/// A text with its declarations; everything between them is prose.
#[derive(Clone, Debug, Default)]
pub(crate) struct ParsedText {
    pub declarations: Vec<Declaration>,
    /// Mathematics, code, addresses and tags, in the order of the text: nothing in them is or looks like a declaration.
    pub untouched: Vec<Span>,
}

#[derive(Clone, Debug)]
pub(crate) struct Declaration {
    pub span: Span,
    pub name: Span,
    pub value: DeclaredValue,
    /// Empty where there is no unit.
    pub unit: Span,
}

#[derive(Clone, Debug)]
pub(crate) enum DeclaredValue {
    Constant(Span),
    Range {
        min: Span,
        max: Span,
        step: Option<Span>,
        whole: Span,
    },
    List {
        items: Vec<Span>,
        whole: Span,
    },
    Unknown,
    /// Reported as unreadable; the name is declared all the same, so that its uses are no further mistakes.
    Broken,
}

/// Reads the text at `span`. What cannot be read is reported.
///
/// Prose is most of a text and means nothing, so the grammar is asked only about words with `=` behind them and about what may be passed through
/// untouched. A test below holds this to the rule `text` of the grammar, which reads every sign.
pub(crate) fn text(source: &str, span: Span, diagnostics: &mut Diagnostics) -> ParsedText {
    let mut text = ParsedText::default();
    let whole = span.of(source);
    let mut at = 0;
    let mut dollars = Dollars::default();
    // So many declarations have an error among them, however the rest goes on.
    let mut room = 4 * MAX_VARIABLES;
    while let Some(stop) = untouched::next_stop(whole, at).filter(|_| room > 0) {
        let rest = &whole[stop.start..];
        dollars.read(whole, stop.start);
        if !stop.assigns {
            let line_start = whole[at..stop.start].rfind('\n').map(|line| at + line + 1);
            let line_start = line_start.or((at == 0).then_some(0));
            let skipped = untouched::skip(rest, line_start.map(|line| &whole[line..]));
            let place = Span::new(stop.start, stop.start + skipped.length).shift(span.start);
            at = stop.start + skipped.length.max(1);
            if skipped.length > 0 {
                text.untouched.push(place);
                dollars.skip(at);
            }
            if skipped.unclosed {
                let open = Span::new(stop.start, stop.start + "\\(".len()).shift(span.start);
                unreadable::unclosed(source, open, diagnostics);
            }
            continue;
        }
        let word = rest.find('=').unwrap_or(0);
        let reach = reach(rest, word);
        let piece = EqexParser::parse(dollars.piece(), &rest[..reach]);
        let Some(piece) = piece.ok().and_then(|mut pairs| pairs.next()) else {
            at = stop.start + word.max(1);
            continue;
        };
        room -= 1;
        at = stop.start + piece.as_str().len();
        dollars.skip(at);
        let offset = span.start + u32::try_from(stop.start).unwrap_or(u32::MAX);
        for pair in piece.into_inner() {
            let place = place(&pair).shift(offset);
            match pair.as_rule() {
                Rule::declaration | Rule::declaration_behind_dollar => {
                    let declaration = declaration(pair, offset);
                    text.declarations.push(declaration);
                }
                _ => text.declarations.extend(broken(source, place, diagnostics)),
            }
        }
    }
    text
}

/// The dollar signs of the paragraph at hand: behind one that is no unit and not escaped, none is a unit.
#[derive(Default)]
struct Dollars {
    /// The text is read up to here.
    read: usize,
    open: bool,
}

impl Dollars {
    /// Reads on to `end`, over prose.
    fn read(&mut self, text: &str, end: usize) {
        let bytes = text.as_bytes();
        for at in self.read..end {
            match bytes[at] {
                b'$' if at == 0 || bytes[at - 1] != b'\\' => self.open = true,
                b'\n' => {
                    let next = text[at + 1..].trim_start_matches([' ', '\t']);
                    self.open &= !next.starts_with('\n');
                }
                _ => {}
            }
        }
        self.read = self.read.max(end);
    }

    /// What stands before `end` is no prose, and changes nothing.
    fn skip(&mut self, end: usize) {
        self.read = self.read.max(end);
    }

    fn piece(&self) -> Rule {
        if self.open {
            Rule::piece_behind_dollar
        } else {
            Rule::piece
        }
    }
}

/// Bytes that a range or list may take, and any other declaration: far more than one that makes sense.
const LONGEST_LIST: usize = 32 * 1024;
const LONGEST: usize = 1024;

/// How far a declaration with `=` at `sign` can reach: to a blank behind its brackets, if it has some, and not beyond its line. The parser's work
/// grows with what it is given, so it is given no more than that.
fn reach(rest: &str, sign: usize) -> usize {
    let value = &rest[sign + 1..];
    let (brackets, longest) = match value.bytes().next() {
        Some(b'[' | b'{') => (true, LONGEST_LIST),
        Some(b'0'..=b'9' | b'.' | b'-' | b'?') => (false, LONGEST),
        // Nothing that is declared.
        _ => return sign,
    };
    let value = &value[..value.floor_char_boundary(longest)];
    let line = value.find('\n').unwrap_or(value.len());
    let from = if brackets {
        value[..line].find([']', '}', ')']).unwrap_or(line)
    } else {
        0
    };
    let end = value[from..line]
        .find([' ', '\t'])
        .map_or(line, |at| from + at);
    sign + 1 + end
}

fn declaration(pair: Pair<'_, Rule>, offset: u32) -> Declaration {
    let span = place(&pair).shift(offset);
    let end = Span::new(span.range().end, span.range().end);
    let mut declaration = Declaration {
        span,
        name: end,
        value: DeclaredValue::Unknown,
        unit: end,
    };
    for part in pair.into_inner() {
        let whole = place(&part).shift(offset);
        match part.as_rule() {
            Rule::name => declaration.name = whole,
            Rule::unit | Rule::dollarless => declaration.unit = whole,
            Rule::constant => declaration.value = DeclaredValue::Constant(whole),
            Rule::range => {
                let mut bounds = part.into_inner().map(|bound| place(&bound).shift(offset));
                let min = bounds.next().unwrap_or(whole);
                let max = bounds.next().unwrap_or(whole);
                declaration.value = DeclaredValue::Range {
                    min,
                    max,
                    step: bounds.next(),
                    whole,
                };
            }
            Rule::list => {
                let items = part
                    .into_inner()
                    .map(|item| place(&item).shift(offset))
                    .collect();
                declaration.value = DeclaredValue::List { items, whole };
            }
            _ => declaration.value = DeclaredValue::Unknown,
        }
    }
    declaration
}

/// `name=[`, `name={` or `name=?` that cannot be read to its end: finds what is wrong with it.
fn broken(source: &str, place: Span, diagnostics: &mut Diagnostics) -> Option<Declaration> {
    let whole = place.of(source);
    let split = whole.find('=').unwrap_or(0);
    let name = Span::new(place.range().start, place.range().start + split);
    let value = Span::new(name.range().end + 1, place.range().end);
    if EqexParser::parse(Rule::name, name.of(source))
        .is_ok_and(|pairs| pairs.as_str().len() == split)
    {
        let at = match EqexParser::parse(Rule::ranges, value.of(source)) {
            Err(error) => error_offset(&error),
            Ok(_) => 0,
        };
        diagnostics.push(unreadable::range(source, value, at));
        let unit = Span::new(place.range().end, place.range().end);
        Some(Declaration {
            span: place,
            name,
            value: DeclaredValue::Broken,
            unit,
        })
    } else {
        diagnostics.push(unreadable::name(source, name));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The declarations of a text as the rule `text` reads it, sign by sign.
    fn by_grammar(source: &str) -> Vec<String> {
        EqexParser::parse(Rule::text, source)
            .unwrap()
            .flat_map(Pair::into_inner)
            .filter(|pair| {
                matches!(
                    pair.as_rule(),
                    Rule::declaration | Rule::declaration_behind_dollar | Rule::unclosed
                )
            })
            .map(|pair| format!("{} {}", pair.as_span().start(), pair.as_str()))
            .collect()
    }

    fn by_places(source: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let whole = Span::new(0, source.len());
        let declarations = text(source, whole, &mut diagnostics).declarations;
        let mut found: Vec<String> = declarations
            .iter()
            .filter(|declaration| !matches!(declaration.value, DeclaredValue::Broken))
            .map(|declaration| {
                format!("{} {}", declaration.span.start, declaration.span.of(source))
            })
            .collect();
        let unclosed = diagnostics.into_sorted();
        let unclosed = unclosed
            .iter()
            .filter(|diagnostic| diagnostic.code == crate::codes::W0302);
        found.extend(unclosed.map(|_| "unclosed".to_owned()));
        found
    }

    #[test]
    fn looking_at_places_finds_what_the_grammar_finds() {
        const PIECES: [&str; 52] = [
            "a",
            "=",
            "5",
            "b'",
            "'",
            "_",
            " ",
            "\n",
            "\n\n",
            "\\",
            "(",
            "\\)",
            "\\[",
            "\\]",
            "`",
            "``",
            "[1;2]",
            "{3}",
            "?",
            "km/h",
            "ą",
            "µ",
            "\u{301}",
            "½",
            ".",
            "v_1=2,",
            "$",
            "€",
            "d=5$",
            "e=?€",
            "/(m*s)",
            "²",
            "^2",
            "1/s",
            "*",
            "°",
            "](",
            ")",
            "](a=5 ",
            "[b]: ",
            "<a",
            "<",
            ">",
            "b=\"",
            "\"",
            "/>",
            "<aa:",
            "http://",
            "https://a?b=6",
            "\n \n",
            ":",
            "]",
        ];
        let mut state = 1u64;
        for round in 0..100_000u64 {
            let mut source = String::new();
            for _ in 0..2 + round % 12 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                source.push_str(PIECES[(state >> 33) as usize % PIECES.len()]);
            }
            let mut grammar = by_grammar(&source);
            let unclosed = grammar.iter().filter(|found| found.ends_with(' ')).count();
            grammar.retain(|found| !found.ends_with(' '));
            grammar.extend((0..unclosed).map(|_| "unclosed".to_owned()));
            assert_eq!(by_places(&source), grammar, "{source:?}");
        }
    }
}
