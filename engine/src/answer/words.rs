//! Words of a typed answer: which are functions and constants, and where a unit begins.

use super::digits::{sign_at, skip_blanks, starts_number};
use super::signs::{Sign, TIMES};
use crate::functions::{self, Function};

/// Whether a sign is part of a word. π is a sign of its own, which multiplies.
pub(super) fn is_letter(sign: char) -> bool {
    sign.is_alphabetic() && sign != 'π' && crate::characters::superscript(sign).is_none()
}

/// Where the word that begins here ends.
pub(super) fn word_end(signs: &[Sign], at: usize) -> usize {
    (at..)
        .find(|index| !sign_at(signs, *index).is_some_and(is_letter))
        .unwrap_or(at)
}

pub(super) fn word(signs: &[Sign], from: usize, to: usize) -> String {
    signs[from..to].iter().map(|sign| sign.sign).collect()
}

/// A function by the name that people type, capitals aside; the names that other books use are understood too.
pub(super) fn function(name: &str) -> Option<&'static Function> {
    functions::find(name).or_else(|| functions::spelled(name).and_then(functions::find))
}

/// Whether the argument of a function is an angle in degrees: those of the circle and their hyperbolic relatives without `r`.
pub(super) fn takes_degrees(function: &Function) -> bool {
    matches!(
        function.name,
        "sin"
            | "cos"
            | "tan"
            | "tg"
            | "cot"
            | "ctg"
            | "sinh"
            | "cosh"
            | "tanh"
            | "tgh"
            | "coth"
            | "ctgh"
    )
}

/// Whether its argument is an angle in radians.
pub(super) fn takes_radians(function: &Function) -> bool {
    function
        .name
        .strip_suffix('r')
        .and_then(functions::find)
        .is_some_and(takes_degrees)
}

/// Whether a sign can begin a unit without being a letter.
pub(super) fn is_unit_sign(sign: char) -> bool {
    matches!(
        sign,
        '°' | '˚' | 'º' | '%' | '‰' | '\'' | '"' | '℃' | '℉' | '$' | '¢'..='¥' | '฿' | '\u{20A0}'..='\u{20CF}'
    )
}

/// `x` between two numbers, which multiplies.
pub(super) fn is_times_letter(signs: &[Sign], at: usize) -> bool {
    let next = skip_blanks(signs, at + 1);
    matches!(sign_at(signs, at), Some('x' | 'X' | 'х'))
        && word_end(signs, at) == at + 1
        && (starts_number(signs, next) || matches!(sign_at(signs, next), Some('(' | '√' | 'π')))
}

/// A sign that multiplies, but for the letter x.
pub(super) fn is_times(sign: char) -> bool {
    sign == '*' || sign == TIMES
}
