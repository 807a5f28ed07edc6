//! What a person typed as an answer: number, unit, and how many figures the number was given to.

use crate::codes::E0701;
use crate::diagnostic::{Diagnostic, nearest};
use crate::exercise::{TypedNotation, View};
use crate::functions;
use crate::grade::Written;
use crate::limits::MAX_TYPED;
use crate::number::{self, Notation};
use crate::program;
use crate::span::Span;
use crate::syntax;
use crate::units::Unit;

/// A typed answer as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub number: f64,
    /// As typed, with powers as `m^2`; empty where none was.
    pub unit: String,
    /// To how many figures the number was given, or that it was computed, such as `5/2`.
    pub written: Written,
    literal: Option<String>,
}

impl Typed {
    /// Number and unit in plain signs.
    pub fn text(&self, view: &View) -> String {
        let number = match &self.literal {
            Some(literal) => literal.clone(),
            None => self.number.to_string(),
        };
        let number = match view.typed {
            TypedNotation::Point => number,
            TypedNotation::Comma => number.replace('.', ","),
        };
        match self.unit.as_str() {
            "" => number,
            unit => format!("{number} {unit}"),
        }
    }

    pub fn latex(&self, notation: Notation) -> String {
        let number = match &self.literal {
            // Zeros at the end are part of what was said.
            Some(literal) => number::with_point(literal, notation),
            None => number::latex(self.number, notation),
        };
        number + &Unit::parse(&self.unit).latex()
    }
}

/// Reads what was typed; `None` for a blank. The places of a diagnostic lie in `text`.
pub fn read(text: &str) -> Result<Option<Typed>, Diagnostic> {
    if text.len() > MAX_TYPED {
        return Err(Diagnostic::new(E0701, "long", Span::new(0, 0))
            .with("limit", MAX_TYPED)
            .with("size", text.len()));
    }
    if text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') {
        return Ok(None);
    }
    let plain = Plain::of(text);
    let typed = match syntax::typed(&plain.text) {
        Ok(typed) => typed,
        Err(at) => return Err(plain.unreadable(text, at)),
    };
    let number = program::evaluate(&plain.text, &typed.nodes).map_err(|mut diagnostic| {
        diagnostic.code = E0701;
        diagnostic.span = plain.original(diagnostic.span);
        diagnostic.mend = None;
        diagnostic
    })?;
    if !number.is_finite() {
        return Err(Diagnostic::new(
            E0701,
            "not-finite",
            plain.original(typed.number),
        ));
    }
    let written = typed.number.of(&plain.text);
    let unsigned = written.trim_start_matches(['+', '-', ' ']);
    let is_literal = unsigned
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !unsigned.starts_with('.');
    let literal = (is_literal && unsigned.len() <= 18)
        .then(|| format!("{}{unsigned}", if number < 0.0 { "-" } else { "" }));
    Ok(Some(Typed {
        number: number + 0.0,
        unit: typed
            .unit
            .map_or(String::new(), |unit| unit.of(&plain.text).to_owned()),
        written: digits(written),
        literal,
    }))
}

/// The digits that a plain number shows.
fn digits(written: &str) -> Written {
    let unsigned = written.trim_start_matches(['+', '-', ' ']);
    let compact: String = unsigned.chars().filter(|c| *c != ' ').collect();
    let end = compact
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(compact.len());
    let (mantissa, rest) = compact.split_at(end);
    let exponent = match rest {
        "" => Some(0),
        rest => rest
            .strip_prefix(['e', 'E'])
            .or_else(|| rest.strip_prefix("*10^"))
            .and_then(|exponent| exponent.parse::<i32>().ok()),
    };
    let Some(exponent) = exponent.filter(|_| !mantissa.is_empty()) else {
        return Written::Exact;
    };
    let figures: String = mantissa.chars().filter(|c| *c != '.').collect();
    let significant = figures.trim_start_matches('0');
    let count = |text: &str| u8::try_from(text.len()).unwrap_or(u8::MAX);
    let decimals = mantissa.split_once('.').map(|(_, decimals)| decimals.len());
    let (least, most) = match (significant, decimals) {
        ("", _) => (0, u8::MAX),
        (_, Some(_)) => (count(significant), count(significant)),
        // 1200 has two, three or four.
        (_, None) => (count(significant.trim_end_matches('0')), count(significant)),
    };
    let decimals = i32::try_from(decimals.unwrap_or(0)).unwrap_or(i32::MAX);
    Written::Decimal {
        least,
        most,
        place: exponent.saturating_sub(decimals),
    }
}

/// The answer in the signs of the grammar, with the way back to what was typed.
struct Plain {
    text: String,
    /// For each byte of `text`, the byte of the original it comes from.
    origin: Vec<usize>,
    end: usize,
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// The value of ½ and its like, as the grammar writes it.
fn fraction(c: char) -> Option<&'static str> {
    Some(match c {
        '½' => "1/2",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '¼' => "1/4",
        '¾' => "3/4",
        '⅕' => "1/5",
        '⅖' => "2/5",
        '⅗' => "3/5",
        '⅘' => "4/5",
        '⅙' => "1/6",
        '⅚' => "5/6",
        '⅛' => "1/8",
        '⅜' => "3/8",
        '⅝' => "5/8",
        '⅞' => "7/8",
        _ => return None,
    })
}

fn superscript(c: char) -> Option<char> {
    const SIGNS: [(char, char); 12] = [
        ('⁰', '0'),
        ('¹', '1'),
        ('²', '2'),
        ('³', '3'),
        ('⁴', '4'),
        ('⁵', '5'),
        ('⁶', '6'),
        ('⁷', '7'),
        ('⁸', '8'),
        ('⁹', '9'),
        ('⁻', '-'),
        ('⁺', '+'),
    ];
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == c)
        .map(|(_, plain)| *plain)
}

impl Plain {
    fn of(text: &str) -> Plain {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let mut plain = Plain {
            text: String::with_capacity(text.len() + 8),
            origin: Vec::new(),
            end: text.len(),
        };
        let mut at = 0;
        while let Some((origin, c)) = chars.get(at).copied() {
            at += 1;
            let previous = plain.text.chars().next_back();
            let next = chars.get(at).map(|(_, c)| *c);
            let digit_follows = next.is_some_and(|c| c.is_ascii_digit());
            if c.is_ascii_digit()
                && !previous.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
            {
                at = plain.number(&chars, at - 1);
            } else if let Some(value) = fraction(c) {
                plain.push(origin, &format!("({value})"));
            } else if superscript(c).is_some() {
                plain.push(origin, "^");
                at -= 1;
                while let Some((origin, c)) = chars
                    .get(at)
                    .and_then(|(origin, c)| Some((*origin, superscript(*c)?)))
                {
                    plain.push(origin, c.encode_utf8(&mut [0; 4]));
                    at += 1;
                }
            } else if c == ','
                && digit_follows
                && !previous.is_some_and(|c| c == ')' || c.is_alphanumeric())
            {
                plain.push(origin, ".");
            } else if c == '√' {
                plain.push(origin, "sqrt");
                if digit_follows {
                    plain.push(origin, "(");
                    at = plain.number(&chars, at);
                    plain.push(origin, ")");
                }
            } else {
                match c {
                    '−' | '–' | '‐' | '‑' => plain.push(origin, "-"),
                    '·' | '×' | '∙' | '⋅' | '•' => plain.push(origin, "*"),
                    '÷' | ':' | '∕' | '⁄' => plain.push(origin, "/"),
                    c if is_blank(c) => plain.push(origin, " "),
                    c => plain.push(origin, c.encode_utf8(&mut [0; 4])),
                }
            }
        }
        plain
    }

    fn push(&mut self, origin: usize, text: &str) {
        self.text.push_str(text);
        self.origin.resize(self.text.len(), origin);
    }

    /// A number from its first digit: `2 500`, `1 000,5`, `2½`. Returns the index behind it.
    fn number(&mut self, chars: &[(usize, char)], start: usize) -> usize {
        let char_at = |index: usize| chars.get(index).map(|(_, c)| *c);
        let digit = |index: usize| char_at(index).is_some_and(|c| c.is_ascii_digit());
        let run = |from: usize| {
            (from..chars.len())
                .take_while(|index| digit(*index))
                .count()
        };
        let mut at = start;
        let mut whole: Vec<(usize, char)> = Vec::new();
        let mut length = run(at);
        let first = length;
        loop {
            whole.extend(&chars[at..at + length]);
            at += length;
            let grouped = char_at(at).is_some_and(is_blank) && run(at + 1) == 3;
            if first > 3 || !grouped {
                break;
            }
            at += 1;
            length = 3;
        }
        let mixed = char_at(at).and_then(fraction);
        if let Some(fraction) = mixed {
            self.push(chars[start].0, "(");
            whole
                .iter()
                .for_each(|(origin, c)| self.push(*origin, c.encode_utf8(&mut [0; 4])));
            self.push(chars[at].0, &format!("+{fraction})"));
            return at + 1;
        }
        whole
            .iter()
            .for_each(|(origin, c)| self.push(*origin, c.encode_utf8(&mut [0; 4])));
        if matches!(char_at(at), Some('.' | ',')) && digit(at + 1) {
            self.push(chars[at].0, ".");
            let fraction = run(at + 1);
            chars[at + 1..=at + fraction]
                .iter()
                .for_each(|(origin, c)| self.push(*origin, c.encode_utf8(&mut [0; 4])));
            at += 1 + fraction;
        }
        at
    }

    fn origin(&self, at: u32) -> usize {
        self.origin.get(at as usize).copied().unwrap_or(self.end)
    }

    fn original(&self, span: Span) -> Span {
        Span::new(self.origin(span.start), self.origin(span.end))
    }

    fn unreadable(&self, typed: &str, at: usize) -> Diagnostic {
        let start = self.origin(u32::try_from(at).unwrap_or(u32::MAX));
        let after = typed.get(start..).unwrap_or("");
        let before = typed.get(..start).unwrap_or("").trim_end();
        let width = after.chars().next().map_or(0, char::len_utf8);
        let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        let place = Span::new(start, start + width.max(word.len()));
        let count = |sign: char| typed.chars().filter(|c| *c == sign).count();
        let names = functions::FUNCTIONS.iter().map(|function| function.name);
        let meant = nearest(&word, names.filter(|name| name.len() > 2))
            .filter(|meant| *meant != word && after[word.len()..].starts_with('('));
        let diagnostic = if after.is_empty() && count('(') > count(')') {
            Diagnostic::new(E0701, "bracket", place)
        } else if after.is_empty() {
            Diagnostic::new(E0701, "end", place)
        } else if before.ends_with(char::is_alphabetic)
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            let glued = before.len() == start;
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next();
            if matches!(word, Some("x" | "X")) {
                Diagnostic::new(E0701, "multiplication", place)
            } else if glued {
                Diagnostic::new(E0701, "power", place)
            } else {
                Diagnostic::new(E0701, "second-number", place)
            }
        } else if !word.is_empty() && before.is_empty() {
            match meant {
                Some(_) => Diagnostic::new(E0701, "word-near", place),
                None => Diagnostic::new(E0701, "word", place),
            }
            .with("word", word.as_str())
        } else if before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(['.', ',']) {
            Diagnostic::new(E0701, "decimal-sign", place)
        } else if before.ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit())
        {
            Diagnostic::new(E0701, "two-numbers", place)
        } else if functions::find(&word).is_some() {
            Diagnostic::new(E0701, "before-function", place).with("function", word.as_str())
        } else {
            match meant {
                Some(_) => Diagnostic::new(E0701, "rest-near", place),
                None => Diagnostic::new(E0701, "rest", place),
            }
            .with("rest", after.chars().take(20).collect::<String>())
        };
        match meant {
            Some(meant) => diagnostic.offer(Span::new(start, start + word.len()), meant),
            None => diagnostic,
        }
    }
}
