//! Units as people type them: words with powers, above and below the bar.

use std::ops::Range;

use super::table::{Dimension, NO_DIMENSION, TABLE};
use super::tokens::{MAX_POWER, Placed, Token, neighbours, tokens};
use super::words::{Connective, connective};

/// A unit is made of so many words at most; more cannot be read.
pub(super) const MAX_ATOMS: usize = 16;

/// Brackets nest so deep.
const MAX_DEPTH: usize = 8;

/// A word of a typed unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub(super) word: String,
    /// The power as it is written.
    pub(super) power: i32,
    /// Whether the power was glued to the word without a sign, which only units of the table have.
    pub(super) glued: bool,
    pub(super) below: bool,
    /// The place in what was typed.
    pub(super) range: Range<usize>,
}

impl Atom {
    /// The power, negative below the bar.
    pub(super) fn signed_power(&self) -> i32 {
        if self.below { -self.power } else { self.power }
    }
}

/// The words of what was typed as a unit, or the place of what makes it none.
pub(super) fn atoms(typed: &str) -> Result<Vec<Atom>, Range<usize>> {
    let tokens = tokens(typed)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        atoms: Vec::new(),
    };
    parser.skip_blanks();
    if parser.token() == Some(&Token::Times) {
        parser.at += 1;
    }
    let place = |parser: &Parser<'_>| {
        let last = tokens.len().saturating_sub(1);
        tokens
            .get(parser.at.min(last))
            .map_or(0..typed.len(), |(_, range)| range.clone())
    };
    parser.expression(false, 0).ok_or_else(|| place(&parser))?;
    if parser.at < tokens.len() || parser.atoms.is_empty() {
        return Err(place(&parser));
    }
    Ok(parser.atoms)
}

struct Parser<'t> {
    tokens: &'t [Placed],
    at: usize,
    atoms: Vec<Atom>,
}

impl Parser<'_> {
    fn token(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn skip_blanks(&mut self) {
        while self.token() == Some(&Token::Blank) {
            self.at += 1;
        }
    }

    /// Factors up to a closing bracket or the end. All behind the first bar is below it: `a/b*c` is a over b·c, and so is `a/b/c`.
    fn expression(&mut self, outer: bool, depth: usize) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut below = outer;
        // Whether a factor must come: at the start, and behind a sign. A bar may stand first.
        let mut missing = true;
        let mut first = true;
        let mut power_before: Option<i32> = None;
        loop {
            self.skip_blanks();
            let start = self.atoms.len();
            match self.token() {
                None | Some(Token::Close) => break,
                Some(Token::Times) if !missing => {
                    self.at += 1;
                    missing = true;
                }
                Some(Token::Bar) if first || !missing => {
                    self.at += 1;
                    below = !outer;
                    missing = true;
                }
                Some(Token::One) if first => {
                    self.at += 1;
                    self.skip_blanks();
                    // 1/s, and the upper part of a fraction in LaTeX.
                    if !self.is_bar() && (depth == 0 || self.token() != Some(&Token::Close)) {
                        return None;
                    }
                    missing = false;
                }
                Some(Token::Word(_)) => match self.connective() {
                    Some(Connective::Per) => {
                        below = !outer;
                        missing = true;
                    }
                    Some(Connective::PowerBefore(power)) => {
                        power_before = Some(power);
                        missing = true;
                    }
                    Some(Connective::PowerBehind(power)) => {
                        self.atoms.last_mut()?.power = power;
                    }
                    None => {
                        self.word(below)?;
                        missing = false;
                    }
                },
                Some(Token::Open) => {
                    self.group(below, depth)?;
                    missing = false;
                }
                Some(Token::Fraction) => {
                    self.at += 1;
                    self.group(below, depth)?;
                    self.group(!below, depth)?;
                    missing = false;
                }
                Some(_) => return None,
            }
            if let Some(power) = power_before
                && let Some(atom) = self.atoms.get_mut(start)
            {
                atom.power = power;
                power_before = None;
            }
            first = false;
        }
        (!missing).then_some(())
    }

    fn is_bar(&self) -> bool {
        let per = || {
            neighbours(self.tokens, self.at)
                .first()
                .is_some_and(|(word, _)| connective([word, ""]) == Some((Connective::Per, 1)))
        };
        self.token() == Some(&Token::Bar) || per()
    }

    /// A bracket, its factors, and the power behind it.
    fn group(&mut self, below: bool, depth: usize) -> Option<()> {
        self.skip_blanks();
        if self.token() != Some(&Token::Open) {
            return None;
        }
        self.at += 1;
        let start = self.atoms.len();
        self.expression(below, depth + 1)?;
        if self.token() != Some(&Token::Close) {
            return None;
        }
        self.at += 1;
        if let Some(Token::Power(power, _)) = self.token() {
            let power = *power;
            self.at += 1;
            for atom in self.atoms.get_mut(start..)? {
                atom.power = atom.power.saturating_mul(power);
                if atom.power.unsigned_abs() > MAX_POWER.unsigned_abs() {
                    return None;
                }
            }
        }
        Some(())
    }

    /// A word that is a sign, where it stands among units as one: `per` before one, `squared` behind one.
    fn connective(&mut self) -> Option<Connective> {
        let words = neighbours(self.tokens, self.at);
        let word = |index: usize| words.get(index).map_or("", |(word, _)| word.as_str());
        if TABLE.has_phrase(&format!("{} {}", word(0), word(1))) {
            return None;
        }
        let (found, length) = connective([word(0), word(1)])?;
        let fits = match found {
            Connective::Per => words.len() > 1 && (!self.atoms.is_empty() || self.at > 0),
            Connective::PowerBefore(_) => words.len() > 1,
            Connective::PowerBehind(_) => {
                self.atoms.last().is_some_and(|atom| atom.power == 1)
                    && self.tokens.get(self.at - 1).map(|(token, _)| token) == Some(&Token::Blank)
                    // `m kw.` is a square metre; `A kw` is no square of anything.
                    && (word(0) != "kw" || self.atoms.last().is_some_and(is_length))
            }
        };
        if !fits {
            return None;
        }
        self.at = words.get(length - 1)?.1 + 1;
        Some(found)
    }

    /// A word, or several that are one name, and the power behind.
    fn word(&mut self, below: bool) -> Option<()> {
        let (Token::Word(word), range) = self.tokens.get(self.at)?.clone() else {
            return None;
        };
        if self.atoms.len() >= MAX_ATOMS {
            return None;
        }
        let (mut word, mut range) = (word, range);
        let words = neighbours(self.tokens, self.at);
        for length in (2..=words.len()).rev() {
            let joined: Vec<&str> = words
                .get(..length)?
                .iter()
                .map(|(word, _)| word.as_str())
                .collect();
            if TABLE.has_phrase(&joined.join(" ")) {
                let last = words.get(length - 1)?.1;
                word = self
                    .tokens
                    .get(self.at..=last)?
                    .iter()
                    .filter_map(|(token, _)| match token {
                        Token::Word(word) => Some(word.as_str()),
                        _ => None,
                    })
                    .collect::<Vec<&str>>()
                    .join(" ");
                range.end = self.tokens.get(last)?.1.end;
                self.at = last;
                break;
            }
        }
        self.at += 1;
        let (mut power, mut glued) = (1, false);
        if let Some(Token::Power(value, without_sign)) = self.token() {
            (power, glued) = (*value, *without_sign);
            self.at += 1;
        }
        self.atoms.push(Atom {
            word,
            power,
            glued,
            below,
            range,
        });
        Some(())
    }
}

/// Whether a word is a length and nothing else behind `kw.`.
fn is_length(atom: &Atom) -> bool {
    let metre: Dimension = TABLE
        .exact("m")
        .first()
        .and_then(|meaning| TABLE.entry(*meaning))
        .map_or(NO_DIMENSION, |entry| entry.dimension);
    TABLE.exact(&atom.word).iter().any(|meaning| {
        TABLE
            .entry(*meaning)
            .is_some_and(|entry| entry.dimension == metre)
    })
}
