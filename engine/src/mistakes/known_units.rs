//! Units that a text probably means where it does not write them as one: those of the table, in brackets or as LaTeX too, and the closed list of symbols
//! that are told where they stand apart from their value.

use crate::characters::superscript;
use crate::syntax::beginnings;
use crate::units;

/// The symbols that are told one blank behind a declaration, and what they are composed to. Names of units are not among them: they are words of a sentence.
const SYMBOLS: [&str; 50] = [
    "m",
    "km",
    "cm",
    "mm",
    "dm",
    "s",
    "min",
    "h",
    "kg",
    "g",
    "mg",
    "t",
    "N",
    "kN",
    "J",
    "kJ",
    "MJ",
    "kWh",
    "W",
    "kW",
    "MW",
    "V",
    "kV",
    "mV",
    "A",
    "mA",
    "Ω",
    "kΩ",
    "Hz",
    "kHz",
    "MHz",
    "Pa",
    "kPa",
    "hPa",
    "bar",
    "l",
    "ml",
    "L",
    "K",
    "°C",
    "C",
    "F",
    "T",
    "mol",
    "%",
    // The same by other signs.
    "\u{2126}",
    "k\u{2126}",
    "℃",
    "˚C",
    "ºC",
];

/// The words of a unit, such as `kg` and `m` of `kg/m^3`.
pub(super) fn words(unit: &str) -> impl Iterator<Item = &str> {
    unit.split(|c: char| c.is_ascii_digit() || superscript(c).is_some() || "^-*·/()".contains(c))
        .filter(|word| !word.is_empty())
}

/// The first word of the unit that a text may begin with: `s` of `1/s for`.
pub(super) fn first_word(text: &str) -> &str {
    let text = text.strip_prefix('1').unwrap_or(text);
    let text = text.trim_start_matches(['/', '(']);
    let end = text.find(|c: char| !(c.is_alphabetic() || "°%˚‰℃℉".contains(c)));
    &text[..end.unwrap_or(text.len())]
}

/// Whether a text is, as a whole, a unit made of words of the table.
pub(super) fn is_unit(text: &str) -> bool {
    !text.is_empty() && beginnings::unit(text) == text && words(text).all(units::is_known)
}

/// Whether a word stands in the closed list.
pub(super) fn is_symbol(word: &str) -> bool {
    SYMBOLS.contains(&word)
}

/// Commands of LaTeX that may stand in a unit, and how the language writes them.
const COMMANDS: [(&str, &str); 29] = [
    ("^{\\circ}", "°"),
    ("^\\circ", "°"),
    ("{,}", ""),
    ("\\mathrm", ""),
    ("\\mathit", ""),
    ("\\textrm", ""),
    ("\\text", ""),
    ("\\operatorname", ""),
    ("\\mbox", ""),
    ("\\rm", ""),
    ("\\left", ""),
    ("\\right", ""),
    ("\\circ", "°"),
    ("\\degree", "°"),
    ("\\celsius", "°C"),
    ("\\cdot", "*"),
    ("\\times", "*"),
    ("\\Omega", "Ω"),
    ("\\ohm", "Ω"),
    ("\\mu", "µ"),
    ("\\%", "%"),
    ("\\$", "$"),
    ("\\,", ""),
    ("\\;", ""),
    ("\\:", ""),
    ("\\!", ""),
    ("\\ ", ""),
    ("~", ""),
    (" ", ""),
];

/// Bytes of LaTeX that are looked at for a unit.
const LONGEST_LATEX: usize = 100;

/// The unit that a piece of LaTeX shows, as the language writes it, such as `m/s^2` for `\mathrm{\frac{m}{s^{2}}}`; `None` where it shows none.
pub(super) fn of_latex(latex: &str) -> Option<String> {
    if latex.len() > LONGEST_LATEX {
        return None;
    }
    let mut text = latex
        .replace("\\dfrac", "\\frac")
        .replace("\\tfrac", "\\frac");
    for (command, written) in COMMANDS {
        text = text.replace(command, written);
    }
    while let Some(at) = text.find("\\frac") {
        let (above, rest) = braced(&text[at + "\\frac".len()..])?;
        let (below, rest) = braced(rest)?;
        let below = if below.contains(['*', '·', '/']) {
            format!("({below})")
        } else {
            below.to_owned()
        };
        text = format!("{}{above}/{below}{rest}", &text[..at]);
    }
    text.retain(|c| c != '{' && c != '}');
    is_unit(&text).then_some(text)
}

/// What stands in the braces that a text begins with, and what follows them.
pub(super) fn braced(text: &str) -> Option<(&str, &str)> {
    enclosed(text, '{', '}')
}

/// What stands between a bracket that a text begins with and the one that closes it, and what follows.
pub(super) fn enclosed(text: &str, open: char, close: char) -> Option<(&str, &str)> {
    let inner = text.strip_prefix(open)?;
    let mut depth = 0usize;
    for (at, c) in inner.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some((&inner[..at], &inner[at + c.len_utf8()..]));
            }
            depth -= 1;
        }
    }
    None
}
