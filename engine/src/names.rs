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
    if let Some(symbol) = greek_word(word) {
        return format!("{symbol}{primes}");
    }
    let mut out = String::with_capacity(text.len());
    let mut after_command = false;
    for c in text.chars() {
        match greek_letter(c) {
            Some(symbol) => {
                out.push_str(symbol);
                after_command = symbol.starts_with('\\');
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

/// Greek words and letters with their LaTeX. Where the letter looks Latin, LaTeX has no command and the Latin letter stands for it.
const GREEK: [(&str, char, &str); 49] = [
    ("alpha", 'α', r"\alpha"),
    ("beta", 'β', r"\beta"),
    ("gamma", 'γ', r"\gamma"),
    ("delta", 'δ', r"\delta"),
    ("epsilon", 'ε', r"\varepsilon"),
    ("zeta", 'ζ', r"\zeta"),
    ("eta", 'η', r"\eta"),
    ("theta", 'θ', r"\theta"),
    ("iota", 'ι', r"\iota"),
    ("kappa", 'κ', r"\kappa"),
    ("lambda", 'λ', r"\lambda"),
    ("mu", 'μ', r"\mu"),
    ("nu", 'ν', r"\nu"),
    ("xi", 'ξ', r"\xi"),
    ("omicron", 'ο', "o"),
    ("pi", 'π', r"\pi"),
    ("rho", 'ρ', r"\rho"),
    ("", 'ς', r"\varsigma"),
    ("sigma", 'σ', r"\sigma"),
    ("tau", 'τ', r"\tau"),
    ("upsilon", 'υ', r"\upsilon"),
    ("phi", 'φ', r"\varphi"),
    ("chi", 'χ', r"\chi"),
    ("psi", 'ψ', r"\psi"),
    ("omega", 'ω', r"\omega"),
    ("Alpha", 'Α', "A"),
    ("Beta", 'Β', "B"),
    ("Gamma", 'Γ', r"\Gamma"),
    ("Delta", 'Δ', r"\Delta"),
    ("Epsilon", 'Ε', "E"),
    ("Zeta", 'Ζ', "Z"),
    ("Eta", 'Η', "H"),
    ("Theta", 'Θ', r"\Theta"),
    ("Iota", 'Ι', "I"),
    ("Kappa", 'Κ', "K"),
    ("Lambda", 'Λ', r"\Lambda"),
    ("Mu", 'Μ', "M"),
    ("Nu", 'Ν', "N"),
    ("Xi", 'Ξ', r"\Xi"),
    ("Omicron", 'Ο', "O"),
    ("Pi", 'Π', r"\Pi"),
    ("Rho", 'Ρ', "P"),
    ("Sigma", 'Σ', r"\Sigma"),
    ("Tau", 'Τ', "T"),
    ("Upsilon", 'Υ', r"\Upsilon"),
    ("Phi", 'Φ', r"\Phi"),
    ("Chi", 'Χ', "X"),
    ("Psi", 'Ψ', r"\Psi"),
    ("Omega", 'Ω', r"\Omega"),
];

/// The words that Polish texts use besides.
const POLISH: [(&str, &str); 8] = [
    ("alfa", r"\alpha"),
    ("mi", r"\mu"),
    ("ro", r"\rho"),
    ("fi", r"\varphi"),
    ("Alfa", "A"),
    ("Mi", "M"),
    ("Ro", "P"),
    ("Fi", r"\Phi"),
];

fn greek_word(word: &str) -> Option<&'static str> {
    if word.is_empty() || !word.is_ascii() {
        return None;
    }
    GREEK
        .iter()
        .find(|(name, _, _)| *name == word)
        .map(|(_, _, symbol)| *symbol)
        .or_else(|| {
            POLISH
                .iter()
                .find(|(name, _)| *name == word)
                .map(|(_, symbol)| *symbol)
        })
}

fn greek_letter(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    GREEK
        .iter()
        .find(|(_, letter, _)| *letter == c)
        .map(|(_, _, symbol)| *symbol)
}
