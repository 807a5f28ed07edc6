//! Functions by names that the language does not know: the same function in another spelling, or one slip of the keys away.

use super::{FUNCTIONS, find};
use crate::diagnostic::slip;

/// Other names of functions, as schools and programs write them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("lg", "log"),
    ("log_10", "log"),
    ("ld", "log2"),
    ("lb", "log2"),
    ("log_2", "log2"),
    ("log_e", "ln"),
    ("sgn", "sign"),
    ("signum", "sign"),
    ("ceiling", "ceil"),
    ("entier", "floor"),
    ("fabs", "abs"),
    ("root", "sqrt"),
    ("pierwiastek", "sqrt"),
    ("arctan2", "atan2"),
];

/// What the trigonometric functions are called in English, Polish and Russian, without inverse and measure.
const TRIGONOMETRY: &[(&str, &str)] = &[
    ("sin", "sin"),
    ("sinus", "sin"),
    ("cos", "cos"),
    ("cosinus", "cos"),
    ("tan", "tan"),
    ("tang", "tan"),
    ("tangens", "tg"),
    ("tg", "tg"),
    ("cot", "cot"),
    ("cotan", "cot"),
    ("cotangens", "ctg"),
    ("cotg", "ctg"),
    ("ctg", "ctg"),
    ("ctan", "cot"),
];

/// The same of the hyperbolic ones.
const HYPERBOLIC: &[(&str, &str)] = &[
    ("sinh", "sinh"),
    ("sh", "sinh"),
    ("cosh", "cosh"),
    ("ch", "cosh"),
    ("tanh", "tanh"),
    ("th", "tanh"),
    ("tgh", "tgh"),
    ("coth", "coth"),
    ("cth", "coth"),
    ("cotgh", "ctgh"),
    ("ctgh", "ctgh"),
    ("ctanh", "coth"),
];

/// The function that was meant by a name that is none; nothing where several could be.
pub(crate) fn meant(word: &str) -> Option<&'static str> {
    match other_spellings(&word.to_lowercase()).as_slice() {
        [] => slip(word, FUNCTIONS.iter().map(|function| function.name)),
        spellings => only(spellings),
    }
}

/// The function that a name is in any spelling of it, capitals aside; nothing where it is used for one here and for another there.
pub(crate) fn spelled(word: &str) -> Option<&'static str> {
    only(&other_spellings(&word.to_lowercase()))
}

fn only(spellings: &[&'static str]) -> Option<&'static str> {
    let (first, others) = spellings.split_first()?;
    others.iter().all(|other| other == first).then_some(first)
}

/// The same function in another spelling: `lg` is `log`, `arctg` is `atg`. There are several where a name is used for one thing here and another there, as
/// `arctgh` is.
fn other_spellings(word: &str) -> Vec<&'static str> {
    if let Some(function) = find(word) {
        return vec![function.name];
    }
    if let Some((_, name)) = OTHER_NAMES.iter().find(|(other, _)| *other == word) {
        return vec![name];
    }
    let radians = word.strip_suffix('r').into_iter();
    trigonometric(word, "")
        .chain(radians.flat_map(|word| trigonometric(word, "r")))
        .collect()
}

/// The trigonometric functions that a name without its measure can be.
fn trigonometric<'a>(word: &'a str, measure: &'a str) -> impl Iterator<Item = &'static str> + 'a {
    const PREFIXES: [(&str, &str); 6] = [
        ("", ""),
        ("a", "a"),
        ("arc", "a"),
        ("arcus", "a"),
        ("ar", "a"),
        ("arg", "a"),
    ];
    PREFIXES.iter().flat_map(move |(prefix, inverse)| {
        // An area belongs to the hyperbolic functions alone.
        let plain = if matches!(*prefix, "ar" | "arg") {
            &[]
        } else {
            TRIGONOMETRY
        };
        let base = word.strip_prefix(prefix).unwrap_or("");
        plain
            .iter()
            .chain(HYPERBOLIC)
            .filter(move |(other, _)| *other == base)
            .filter_map(move |(_, name)| find(&format!("{inverse}{name}{measure}")))
            .map(|function| function.name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_function_in_another_spelling() {
        for (word, name) in [
            ("lg", "log"),
            ("arctg", "atg"),
            ("arcctg", "actg"),
            ("arcsin", "asin"),
            ("arccosr", "acosr"),
            ("arctan", "atan"),
            ("arccot", "acot"),
            ("ch", "cosh"),
            ("sh", "sinh"),
            ("th", "tanh"),
            ("shr", "sinhr"),
            ("arsinh", "asinh"),
            ("arch", "acosh"),
            ("artgh", "atgh"),
            ("cotg", "ctg"),
            ("Sin", "sin"),
            ("SQRT", "sqrt"),
            ("sgn", "sign"),
        ] {
            assert_eq!(meant(word), Some(name), "{word}");
        }
    }

    #[test]
    fn one_slip_of_the_keys() {
        for (word, name) in [
            ("sqr", "sqrt"),
            ("sqtr", "sqrt"),
            ("sni", "sin"),
            ("sinn", "sin"),
            ("flor", "floor"),
            ("rond", "round"),
        ] {
            assert_eq!(meant(word), Some(name), "{word}");
        }
        // Nothing, several, or too far.
        for word in [
            "", "f", "arcth", "arctgh", "fact", "mod", "sum", "if", "pow",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
