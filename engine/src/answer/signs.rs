//! The signs of a typed answer: what was typed, sign by sign, with look-alikes and LaTeX replaced by the sign they stand for.

use crate::characters::{is_invisible, is_multiplication_sign};

/// One sign, and the byte of the typed text that it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sign {
    pub sign: char,
    pub origin: u32,
}

/// Stands for a dash that people type for a minus and that between two numbers means a range.
pub(super) const DASH: char = '–';
/// Stands for every multiplication sign but `*`.
pub(super) const TIMES: char = '×';
/// Stands for `\frac`, whose two groups follow.
pub(super) const FRACTION: char = '\u{1}';

/// A typed text as signs.
#[derive(Debug)]
pub(super) struct Signs<'a> {
    pub text: &'a str,
    pub list: Vec<Sign>,
}

impl<'a> Signs<'a> {
    pub(super) fn of(text: &'a str) -> Signs<'a> {
        let mut list: Vec<Sign> = Vec::with_capacity(text.len() + 4);
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let origin = u32::try_from(at).unwrap_or(u32::MAX);
            if c == '\\' {
                let rest = &text[at + 1..];
                let (command, length) = command(rest);
                list.extend(command.chars().map(|sign| Sign { sign, origin }));
                let end = at + 1 + length;
                while chars.peek().is_some_and(|(next, _)| *next < end) {
                    chars.next();
                }
            } else if c == '{' && text[at..].starts_with("{,}") {
                list.push(Sign { sign: ',', origin });
                chars.next();
                chars.next();
            } else if c == '*' && chars.peek().is_some_and(|(_, next)| *next == '*') {
                list.push(Sign { sign: '^', origin });
                chars.next();
            } else if let Some(sign) = plain(c) {
                let again = sign == ' ' && list.last().is_some_and(|last| last.sign == ' ');
                if !again {
                    list.push(Sign { sign, origin });
                }
            }
        }
        let is_blank = |sign: &Sign| sign.sign == ' ';
        while list.last().is_some_and(is_blank) {
            list.pop();
        }
        Signs { text, list }
    }

    /// The byte of the typed text at which the sign of an index stands; its end for an index behind all.
    pub(super) fn origin(&self, index: usize) -> usize {
        self.list
            .get(index)
            .map_or(self.text.len(), |sign| sign.origin as usize)
    }

    /// What was typed from the sign of one index to that of another.
    pub(super) fn typed(&self, from: usize, to: usize) -> &'a str {
        self.text
            .get(self.origin(from)..self.origin(to))
            .unwrap_or("")
    }
}

/// The sign that a character stands for; none for what is invisible.
fn plain(c: char) -> Option<char> {
    if c.is_ascii_graphic() {
        return Some(c);
    }
    if c.is_whitespace() {
        return Some(' ');
    }
    if is_invisible(c) {
        return None;
    }
    Some(match c {
        '−' | '﹣' | '－' => '-',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '⁃' => DASH,
        c if is_multiplication_sign(c) => TIMES,
        '÷' | '∕' | '⁄' | '／' => '/',
        '＝' => '=',
        '≅' | '≃' | '≒' | '∼' => '≈',
        '’' | '‘' | '′' | 'ʹ' | '´' | 'ʼ' | '‵' => '\'',
        '”' | '“' | '″' | '„' | '‟' => '"',
        '，' => ',',
        '．' => '.',
        '（' => '(',
        '）' => ')',
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or('0'),
        c => c,
    })
}

/// What a LaTeX command behind its backslash stands for, and how many bytes it takes. One that is not known stays, backslash and all, for the unit.
fn command(rest: &str) -> (&str, usize) {
    let letters = rest
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    let name = &rest[..letters];
    // The blank behind a command only ends it.
    let length = letters + usize::from(rest[letters..].starts_with(' '));
    match name {
        "frac" | "dfrac" | "tfrac" | "cfrac" => ("\u{1}", length),
        "sqrt" => ("√", length),
        "pi" => ("π", length),
        "cdot" | "times" | "ast" => ("×", length),
        "div" => ("/", length),
        "approx" | "simeq" => ("≈", length),
        "left" | "right" | "big" | "Big" => ("", length),
        "quad" | "qquad" => (" ", length),
        "sin" | "cos" | "tan" | "cot" | "tg" | "ctg" | "ln" | "log" | "exp" | "sinh" | "cosh"
        | "tanh" | "arcsin" | "arccos" | "arctan" => (name, letters),
        "" => match rest.chars().next() {
            Some(',' | ';' | ':' | ' ') => (" ", 1),
            Some('!') => ("", 1),
            _ => ("\\", 0),
        },
        _ => ("\\", 0),
    }
}

/// The value of ½ and its like.
pub(super) fn fraction(c: char) -> Option<(f64, f64)> {
    Some(match c {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅐' => (1.0, 7.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        '⅑' => (1.0, 9.0),
        '⅒' => (1.0, 10.0),
        _ => return None,
    })
}
