//! The signs of a typed unit: words, powers, bars and brackets, whatever notation they come from.

use std::ops::Range;

use super::signs::{composed, folded, push_usual, usual};
use super::table::TABLE;
use crate::characters::{is_invisible, is_multiplication_sign, superscript};

/// No unit is longer; what is cannot be read.
const MAX_BYTES: usize = 300;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Word(String),
    /// A power, and whether it was glued to its word without a sign, as in `m2`.
    Power(i32, bool),
    Blank,
    Times,
    Bar,
    Open,
    Close,
    /// The 1 of `1/s`.
    One,
    /// LaTeX's `\frac`: two brackets follow.
    Fraction,
}

/// A token with its place in what was typed.
pub(super) type Placed = (Token, Range<usize>);

/// Cuts what was typed into tokens, or tells the place of what belongs to no unit.
pub(super) fn tokens(typed: &str) -> Result<Vec<Placed>, Range<usize>> {
    if typed.len() > MAX_BYTES {
        return Err(0..typed.len());
    }
    let mut lexer = Lexer {
        chars: typed.char_indices().collect(),
        end: typed.len(),
        at: 0,
        tokens: Vec::new(),
        transparent: Vec::new(),
    };
    while lexer.at < lexer.chars.len() {
        let start = lexer.at;
        lexer
            .next()
            .ok_or_else(|| lexer.place(start)..lexer.place(lexer.at.max(start + 1)))?;
    }
    Ok(lexer.tokens)
}

struct Lexer {
    chars: Vec<(usize, char)>,
    end: usize,
    at: usize,
    tokens: Vec<Placed>,
    /// For each open brace, whether it only carries a font (`\mathrm{km}`) and groups nothing.
    transparent: Vec<bool>,
}

impl Lexer {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(_, c)| *c)
    }

    fn place(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.end, |(place, _)| *place)
    }

    fn push(&mut self, token: Token, start: usize) {
        let range = self.place(start)..self.place(self.at);
        self.tokens.push((token, range));
    }

    /// Adds a letter to the word that is being read, or begins one.
    fn letter(&mut self, c: char, start: usize) {
        let end = self.place(self.at);
        let mut signs = String::new();
        push_usual(&mut signs, c);
        if let Some((Token::Word(word), range)) = self.tokens.last_mut()
            && !signs.starts_with(|c| c == '°' || is_sign(c))
            && !word.ends_with(is_sign)
        {
            word.push_str(&signs);
            range.end = end;
        } else {
            self.push(Token::Word(signs), start);
        }
    }

    /// Reads on; `None` at what belongs to no unit.
    fn next(&mut self) -> Option<()> {
        let start = self.at;
        let c = self.peek(0)?;
        self.at += 1;
        match c {
            c if is_invisible(c) => {}
            c if c.is_whitespace() => self.push(Token::Blank, start),
            '~' => self.push(Token::Blank, start),
            '\\' => self.command(start)?,
            '^' => self.power(start)?,
            '*' if self.peek(0) == Some('*') => {
                self.at += 1;
                self.power(start)?;
            }
            '*' => self.push(Token::Times, start),
            c if is_multiplication_sign(c) => self.push(Token::Times, start),
            '/' | '∕' | '⁄' | '÷' => self.push(Token::Bar, start),
            '(' | '[' => self.push(Token::Open, start),
            ')' | ']' => self.push(Token::Close, start),
            '{' => {
                self.transparent.push(false);
                self.push(Token::Open, start);
            }
            '}' => {
                if !self.transparent.pop()? {
                    self.push(Token::Close, start);
                }
            }
            '.' => self.full_stop(start),
            '-' | '−' | '–' | '‐' | '‑' => self.dash(start)?,
            c if c.is_ascii_digit() => self.digits(start, 1)?,
            // A raised zero or letter before a temperature is a degree sign.
            '⁰' | 'ᵒ' if matches!(self.peek(0), Some('C' | 'c' | 'F' | 'f')) => {
                self.letter('°', start);
            }
            c if superscript(c).is_some() => {
                let mut digits = String::new();
                digits.extend(superscript(c));
                while let Some(digit) = self.peek(0).and_then(superscript) {
                    digits.push(digit);
                    self.at += 1;
                }
                self.push(Token::Power(power(&digits)?, false), start);
            }
            c if is_prime(c) => {
                let doubled = usual(c) != ['″'] && self.peek(0).is_some_and(is_single_prime);
                self.at += usize::from(doubled);
                self.letter(if doubled { '″' } else { c }, start);
            }
            c if c.is_alphabetic() || c == '°' || !usual(c).is_empty() => self.word(c, start),
            c => self.other(c, start)?,
        }
        Some(())
    }

    /// An accent that follows its letter, or a sign that is a unit by itself.
    fn other(&mut self, c: char, start: usize) -> Option<()> {
        if let Some((Token::Word(word), _)) = self.tokens.last_mut() {
            let letter = word.chars().next_back()?;
            if let Some(composed) = composed(letter, c) {
                word.pop();
                word.push(composed);
                return Some(());
            }
            let joined = format!("{word}{c}");
            if TABLE.has(&joined) {
                *word = joined;
                return Some(());
            }
        }
        TABLE
            .has(c.encode_utf8(&mut [0; 4]))
            .then(|| self.push(Token::Word(c.to_string()), start))
    }

    /// A letter; `m.p.h` is taken at once where the table has it without its full stops.
    fn word(&mut self, c: char, start: usize) {
        let begins = !matches!(self.tokens.last(), Some((Token::Word(_), range)) if range.end == self.place(start));
        if begins && self.peek(0) == Some('.') && self.peek(1).is_some_and(char::is_alphabetic) {
            let mut letters = c.to_string();
            let mut length = 0;
            while self.peek(length) == Some('.')
                && let Some(letter) = self.peek(length + 1).filter(|c| c.is_alphabetic())
            {
                letters.push(letter);
                length += 2;
            }
            if !self.peek(length).is_some_and(char::is_alphabetic) && TABLE.has(&letters) {
                self.at += length;
                self.push(Token::Word(letters), start);
                return;
            }
        }
        self.letter(c, start);
    }

    /// A full stop multiplies before a letter (`N.m`) and ends an abbreviation elsewhere (`godz.`).
    fn full_stop(&mut self, start: usize) {
        let word_before = matches!(self.tokens.last(), Some((Token::Word(_), _)));
        if word_before && self.peek(0).is_some_and(char::is_alphabetic) {
            self.push(Token::Times, start);
        }
    }

    /// A dash is the sign of a power (`s-1`) or joins words (`kilowatt-hour`).
    fn dash(&mut self, start: usize) -> Option<()> {
        let word_before = matches!(self.tokens.last(), Some((Token::Word(_), _)));
        let next = self.peek(0)?;
        if !word_before {
            return None;
        }
        if next.is_ascii_digit() {
            self.at += 1;
            return self.digits(start, -1);
        }
        next.is_alphabetic().then(|| self.push(Token::Blank, start))
    }

    /// Digits behind a word are its power; a lone 1 stands above a bar.
    fn digits(&mut self, start: usize, sign: i32) -> Option<()> {
        let first = self.at - 1;
        while self.peek(0).is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self
            .chars
            .get(first..self.at)?
            .iter()
            .map(|(_, c)| c)
            .collect();
        let glued = matches!(self.tokens.last(), Some((Token::Word(_), range)) if range.end == self.place(start));
        if glued {
            self.push(Token::Power(sign * power(&digits)?, true), start);
        } else if digits == "1" && sign == 1 {
            self.push(Token::One, start);
        } else {
            return None;
        }
        Some(())
    }

    /// What is raised: a power, a degree sign or a prime.
    fn power(&mut self, start: usize) -> Option<()> {
        while let Some((Token::Blank, _)) = self.tokens.last() {
            self.tokens.pop();
        }
        while self.peek(0).is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        let closing = match self.peek(0)? {
            '{' => Some('}'),
            '(' => Some(')'),
            _ => None,
        };
        let mut raised = String::new();
        if let Some(closing) = closing {
            self.at += 1;
            loop {
                let c = self.peek(0)?;
                self.at += 1;
                if c == closing {
                    break;
                }
                raised.push(c);
            }
        } else if self.peek(0)? == '\\' {
            raised.push('\\');
            self.at += 1;
            raised.push_str(&self.letters());
        } else {
            let signed = matches!(self.peek(0)?, '-' | '−' | '–' | '+' | '⁻');
            let first = self.at;
            self.at += usize::from(signed) + 1;
            while self.peek(0).is_some_and(|c| c.is_ascii_digit())
                && self.chars.get(self.at - 1)?.1.is_ascii_digit()
            {
                self.at += 1;
            }
            raised.extend(self.chars.get(first..self.at)?.iter().map(|(_, c)| c));
        }
        let raised: String = raised.chars().filter(|c| !c.is_whitespace()).collect();
        match raised.as_str() {
            r"\circ" | r"\degree" | "o" | "O" | "°" | "º" | "∘" => self.letter('°', start),
            r"\prime" | "′" | "'" => self.letter('′', start),
            r"\prime\prime" | "″" | "''" => self.letter('″', start),
            raised => {
                let value = power(raised)?;
                self.push(Token::Power(value, false), start);
            }
        }
        Some(())
    }

    fn letters(&mut self) -> String {
        let mut letters = String::new();
        while let Some(c) = self.peek(0).filter(char::is_ascii_alphabetic) {
            letters.push(c);
            self.at += 1;
        }
        letters
    }

    /// A command of LaTeX.
    fn command(&mut self, start: usize) -> Option<()> {
        let name = self.letters();
        match name.as_str() {
            "" => {
                let sign = self.peek(0)?;
                self.at += 1;
                match sign {
                    ',' | ';' | ':' | '!' | ' ' | '/' => self.push(Token::Blank, start),
                    '%' | '$' => self.push(Token::Word(sign.to_string()), start),
                    '(' | ')' | '[' | ']' => {}
                    _ => return None,
                }
            }
            "mathrm" | "text" | "textrm" | "rm" | "mathit" | "mathbf" | "mathsf" | "mbox"
            | "operatorname" | "unit" | "si" => self.font(),
            "left" | "right" | "displaystyle" | "textstyle" => {}
            "frac" | "dfrac" | "tfrac" | "cfrac" => self.push(Token::Fraction, start),
            "cdot" | "times" | "ast" | "bullet" => self.push(Token::Times, start),
            "per" => self.push(Token::Bar, start),
            "quad" | "qquad" | "thinspace" | "space" => self.push(Token::Blank, start),
            "circ" | "degree" => self.letter('°', start),
            "celsius" | "degreeCelsius" => self.push(Token::Word("°C".to_owned()), start),
            "Omega" | "ohm" => self.letter('Ω', start),
            "mu" | "micro" => self.letter('µ', start),
            "prime" => self.letter('′', start),
            "percent" => self.push(Token::Word("%".to_owned()), start),
            "AA" | "angstrom" => self.letter('Å', start),
            "euro" => self.push(Token::Word("€".to_owned()), start),
            "pounds" => self.push(Token::Word("£".to_owned()), start),
            // The words of siunitx: \metre, \hour.
            _ if TABLE.has(&name) => self.push(Token::Word(name.clone()), start),
            _ => return None,
        }
        // A blank behind a command ends its name.
        if !name.is_empty() && self.peek(0) == Some(' ') {
            self.at += 1;
        }
        Some(())
    }

    /// Looks whether the brace behind a font groups: it does where a bar stands in it.
    fn font(&mut self) {
        if self.peek(0) != Some('{') {
            return;
        }
        let inside = self.chars.get(self.at + 1..).unwrap_or(&[]);
        let groups = inside
            .iter()
            .map(|(_, c)| *c)
            .take_while(|c| *c != '}')
            .any(|c| matches!(c, '/' | '\\' | '{'));
        if !groups {
            self.transparent.push(true);
            self.at += 1;
        }
    }
}

fn is_prime(c: char) -> bool {
    matches!(c, '′' | '″') || matches!(usual(c), ['′' | '″'])
}

fn is_single_prime(c: char) -> bool {
    c == '′' || usual(c) == ['′']
}

/// Signs that stand for themselves, never as a letter of a longer word.
fn is_sign(c: char) -> bool {
    !(c.is_alphabetic() || c == '°')
}

/// The largest power that is read.
pub(super) const MAX_POWER: i32 = 99;

fn power(text: &str) -> Option<i32> {
    let text = text.replace(['−', '–', '⁻'], "-");
    text.parse()
        .ok()
        .filter(|power: &i32| power.unsigned_abs() <= MAX_POWER.unsigned_abs())
}

/// The words of neighbouring tokens, from a place on, as long as only a blank stands between them: at most three, each with the place of its token.
pub(super) fn neighbours(tokens: &[Placed], from: usize) -> Vec<(String, usize)> {
    let mut words = Vec::new();
    let mut at = from;
    while let Some((Token::Word(word), _)) = tokens.get(at)
        && words.len() < 3
    {
        words.push((folded(word), at));
        at += 1;
        while let Some((Token::Blank, _)) = tokens.get(at) {
            at += 1;
        }
    }
    words
}
