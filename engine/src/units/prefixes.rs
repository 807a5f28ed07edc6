//! The prefixes of the SI: symbols that stand before symbols, names before names.

use super::scale::Scale;

/// A prefix as written, the same but for its capitals, and its place in [`SYMBOLS`].
pub(super) type Prefix = (&'static str, &'static str, u8);

/// The symbols. `da` stands before `d`, and `u` is written where `µ` is not at hand.
pub(super) const SYMBOLS: &[Prefix] = &[
    ("da", "da", 0),
    ("h", "h", 1),
    ("k", "k", 2),
    ("M", "m", 3),
    ("G", "g", 4),
    ("T", "t", 5),
    ("P", "p", 6),
    ("E", "e", 7),
    ("Z", "z", 8),
    ("Y", "y", 9),
    ("R", "r", 10),
    ("Q", "q", 11),
    ("d", "d", 12),
    ("c", "c", 13),
    ("m", "m", 14),
    ("µ", "µ", 15),
    ("n", "n", 16),
    ("p", "p", 17),
    ("f", "f", 18),
    ("a", "a", 19),
    ("z", "z", 20),
    ("y", "y", 21),
    ("r", "r", 22),
    ("q", "q", 23),
    ("u", "u", 15),
];

/// The power of ten of each symbol.
const TENS: [i32; 24] = [
    1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, -1, -2, -3, -6, -9, -12, -15, -18, -21, -24, -27,
    -30,
];

/// How many of its units a prefixed unit is.
pub(super) fn size(prefix: u8) -> Scale {
    Scale::ten(TENS.get(usize::from(prefix)).copied().unwrap_or(0))
}

/// The names in the languages of the pages, each with the place of its symbol.
pub(super) const NAMES: &[Prefix] = &[
    ("deca", "deca", 0),
    ("deka", "deka", 0),
    ("hecto", "hecto", 1),
    ("hekto", "hekto", 1),
    ("kilo", "kilo", 2),
    ("mega", "mega", 3),
    ("giga", "giga", 4),
    ("tera", "tera", 5),
    ("peta", "peta", 6),
    ("exa", "exa", 7),
    ("eksa", "eksa", 7),
    ("zetta", "zetta", 8),
    ("yotta", "yotta", 9),
    ("jotta", "jotta", 9),
    ("ronna", "ronna", 10),
    ("quetta", "quetta", 11),
    ("kwetta", "kwetta", 11),
    ("deci", "deci", 12),
    ("decy", "decy", 12),
    ("centi", "centi", 13),
    ("centy", "centy", 13),
    ("milli", "milli", 14),
    ("mili", "mili", 14),
    ("micro", "micro", 15),
    ("mikro", "mikro", 15),
    ("nano", "nano", 16),
    ("pico", "pico", 17),
    ("piko", "piko", 17),
    ("femto", "femto", 18),
    ("atto", "atto", 19),
    ("zepto", "zepto", 20),
    ("yocto", "yocto", 21),
    ("jokto", "jokto", 21),
    ("ronto", "ronto", 22),
    ("quecto", "quecto", 23),
    ("kwekto", "kwekto", 23),
];
