//! Variable names and how they are shown in LaTeX.

use std::borrow::Cow;

/// The name by which a variable is known: the micro sign that keyboards give is the Greek mu.
pub(crate) fn canonical(name: &str) -> Cow<'_, str> {
    if name.contains('\u{B5}') {
        Cow::Owned(name.replace('\u{B5}', "μ"))
    } else {
        Cow::Borrowed(name)
    }
}

/// Stem and, after the one `_`, subscript.
fn split(name: &str) -> (&str, Option<&str>) {
    match name.split_once('_') {
        Some((stem, subscript)) => (stem, Some(subscript)),
        None => (name, None),
    }
}

/// A name in LaTeX: `v_a` is `v_{a}`, `alpha` is `\alpha`, `Δt` is `\Delta t`.
pub fn latex_of_name(name: &str) -> String {
    let (stem, subscript) = split(name);
    let mut out = part(stem);
    if let Some(subscript) = subscript {
        out.push_str("_{");
        out.push_str(&part(subscript));
        out.push('}');
    }
    out
}

/// A stem or subscript: one Greek word, primes aside, becomes its symbol; Greek letters become commands one by one.
fn part(text: &str) -> String {
    let word = text.trim_end_matches('\'');
    let primes = &text[word.len()..];
    if let Some(letter) = greek_word(word) {
        return format!("{}{primes}", letter.latex);
    }
    let mut out = String::with_capacity(text.len());
    let mut after_command = false;
    for c in text.chars() {
        match greek_letter(c) {
            Some(letter) => {
                out.push_str(letter.latex);
                after_command = letter.latex.starts_with('\\');
            }
            None => {
                // A command swallows the letters after it, so a blank ends it.
                if after_command && c.is_ascii_alphabetic() {
                    out.push(' ');
                }
                out.push(c);
                after_command = false;
            }
        }
    }
    out
}

/// A name in plain signs, where there is no LaTeX: `v_a` stays, `alpha` is `α`.
pub fn plain_name(name: &str) -> String {
    let (stem, subscript) = split(name);
    let mut out = plain_part(stem);
    if let Some(subscript) = subscript {
        out.push('_');
        out.push_str(&plain_part(subscript));
    }
    out
}

fn plain_part(text: &str) -> String {
    let word = text.trim_end_matches('\'');
    let primes = &text[word.len()..];
    match greek_word(word) {
        Some(letter) => format!("{}{primes}", letter.sign()),
        None => text
            .chars()
            .map(|c| greek_letter(c).map_or(c, Greek::sign))
            .collect(),
    }
}

/// A Greek letter: its word, its sign and its LaTeX.
#[derive(Clone, Copy, Debug)]
struct Greek {
    word: &'static str,
    letter: char,
    latex: &'static str,
}

impl Greek {
    /// What is shown: the Latin letter where LaTeX shows that.
    fn sign(self) -> char {
        match self.latex.chars().next() {
            Some(latin) if latin != '\\' => latin,
            _ => self.letter,
        }
    }
}

const fn greek(word: &'static str, letter: char, latex: &'static str) -> Greek {
    Greek {
        word,
        letter,
        latex,
    }
}

/// Greek words and letters with their LaTeX. Where the letter looks Latin, LaTeX has no command and the Latin letter stands for it.
const GREEK: [Greek; 49] = [
    greek("alpha", 'α', r"\alpha"),
    greek("beta", 'β', r"\beta"),
    greek("gamma", 'γ', r"\gamma"),
    greek("delta", 'δ', r"\delta"),
    greek("epsilon", 'ε', r"\varepsilon"),
    greek("zeta", 'ζ', r"\zeta"),
    greek("eta", 'η', r"\eta"),
    greek("theta", 'θ', r"\theta"),
    greek("iota", 'ι', r"\iota"),
    greek("kappa", 'κ', r"\kappa"),
    greek("lambda", 'λ', r"\lambda"),
    greek("mu", 'μ', r"\mu"),
    greek("nu", 'ν', r"\nu"),
    greek("xi", 'ξ', r"\xi"),
    greek("omicron", 'ο', "o"),
    greek("pi", 'π', r"\pi"),
    greek("rho", 'ρ', r"\rho"),
    greek("", 'ς', r"\varsigma"),
    greek("sigma", 'σ', r"\sigma"),
    greek("tau", 'τ', r"\tau"),
    greek("upsilon", 'υ', r"\upsilon"),
    greek("phi", 'φ', r"\varphi"),
    greek("chi", 'χ', r"\chi"),
    greek("psi", 'ψ', r"\psi"),
    greek("omega", 'ω', r"\omega"),
    greek("Alpha", 'Α', "A"),
    greek("Beta", 'Β', "B"),
    greek("Gamma", 'Γ', r"\Gamma"),
    greek("Delta", 'Δ', r"\Delta"),
    greek("Epsilon", 'Ε', "E"),
    greek("Zeta", 'Ζ', "Z"),
    greek("Eta", 'Η', "H"),
    greek("Theta", 'Θ', r"\Theta"),
    greek("Iota", 'Ι', "I"),
    greek("Kappa", 'Κ', "K"),
    greek("Lambda", 'Λ', r"\Lambda"),
    greek("Mu", 'Μ', "M"),
    greek("Nu", 'Ν', "N"),
    greek("Xi", 'Ξ', r"\Xi"),
    greek("Omicron", 'Ο', "O"),
    greek("Pi", 'Π', r"\Pi"),
    greek("Rho", 'Ρ', "P"),
    greek("Sigma", 'Σ', r"\Sigma"),
    greek("Tau", 'Τ', "T"),
    greek("Upsilon", 'Υ', r"\Upsilon"),
    greek("Phi", 'Φ', r"\Phi"),
    greek("Chi", 'Χ', "X"),
    greek("Psi", 'Ψ', r"\Psi"),
    greek("Omega", 'Ω', r"\Omega"),
];

/// The words that Polish texts use besides, with the usual ones.
const POLISH: [(&str, &str); 8] = [
    ("alfa", "alpha"),
    ("mi", "mu"),
    ("ro", "rho"),
    ("fi", "phi"),
    ("Alfa", "Alpha"),
    ("Mi", "Mu"),
    ("Ro", "Rho"),
    ("Fi", "Phi"),
];

fn greek_word(word: &str) -> Option<Greek> {
    if word.is_empty() || !word.is_ascii() {
        return None;
    }
    let polish = POLISH.iter().find(|(known, _)| *known == word);
    let word = polish.map_or(word, |(_, usual)| usual);
    GREEK.iter().find(|letter| letter.word == word).copied()
}

fn greek_letter(c: char) -> Option<Greek> {
    if c.is_ascii() {
        return None;
    }
    GREEK.iter().find(|known| known.letter == c).copied()
}
