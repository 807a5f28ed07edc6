//! Unit expressions: their LaTeX, and whether and by which factor one converts into another.
//!
//! Here a unit is a product of atoms, each a word with an integer power. Conversions known so far: SI prefixes on the units that take
//! them, `s min h d`, and `deg` for `°`. Every other word converts into itself alone.

mod conversion;

pub use conversion::Conversion;

/// An atom of a unit: the word as written, and its power (negative below the fraction bar).
#[derive(Clone, Debug, PartialEq, Eq)]
struct Atom<'a> {
    word: &'a str,
    power: i32,
}

/// A unit as the grammar's rule `unit` reads it: `kg*m^2/s^2`, `/s`, `deg`, or nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit<'a> {
    above: Vec<Atom<'a>>,
    below: Vec<Atom<'a>>,
}

impl<'a> Unit<'a> {
    /// Splits what the grammar has already accepted.
    pub fn parse(text: &'a str) -> Unit<'a> {
        let (above, below) = text.split_once('/').unwrap_or((text, ""));
        Unit {
            above: atoms(above),
            below: atoms(below),
        }
    }

    /// The unit in LaTeX with the space before it: `\;\mathrm{\frac{km}{h}}`; empty for no unit; no space before a lone degree sign.
    pub fn latex(&self) -> String {
        let above = product(&self.above);
        let below = product(&self.below);
        match (above.as_str(), below.as_str()) {
            ("", "") => String::new(),
            ("°", "") => r"\mathrm{°}".to_owned(),
            (above, "") => format!(r"\;\mathrm{{{above}}}"),
            ("", below) => format!(r"\;\mathrm{{\frac{{1}}{{{below}}}}}"),
            (above, below) => format!(r"\;\mathrm{{\frac{{{above}}}{{{below}}}}}"),
        }
    }

    /// What makes a number in this unit one in `asked`; `None` where they are of different kinds.
    pub fn conversion_to(&self, asked: &Unit<'_>) -> Option<Conversion> {
        if self == asked {
            return Some(Conversion::IDENTITY);
        }
        let (from, from_scale) = self.reduce();
        let (to, to_scale) = asked.reduce();
        if from != to {
            return None;
        }
        // Kept as two exact integers as long as possible: 3600 s are exactly 1 h.
        let (n1, d1) = from_scale;
        let (n2, d2) = to_scale;
        Some(Conversion {
            numerator: n1 * d2,
            denominator: d1 * n2,
            offset: 0.0,
        })
    }

    /// Base words with their powers, sorted, and the scale as numerator and denominator.
    fn reduce(&self) -> (Vec<(&str, i32)>, (f64, f64)) {
        let mut bases: Vec<(&str, i32)> = Vec::new();
        let (mut numerator, mut denominator) = (1.0, 1.0);
        let below = self.below.iter().map(|atom| (atom.word, -atom.power));
        for (word, power) in self
            .above
            .iter()
            .map(|atom| (atom.word, atom.power))
            .chain(below)
        {
            let (base, n, d) = base(word);
            let size = power.unsigned_abs().min(400);
            let (n, d) = if power < 0 { (d, n) } else { (n, d) };
            numerator *= integer_power(n, size);
            denominator *= integer_power(d, size);
            match bases.iter_mut().find(|(known, _)| *known == base) {
                Some((_, total)) => *total = total.saturating_add(power),
                None => bases.push((base, power)),
            }
        }
        bases.retain(|(_, power)| *power != 0);
        bases.sort_unstable();
        (bases, (numerator, denominator))
    }
}

fn integer_power(base: f64, exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |product, _| product * base)
}

fn atoms(text: &str) -> Vec<Atom<'_>> {
    text.split(['*', '·'])
        .filter(|atom| !atom.is_empty())
        .map(|atom| {
            let (word, power) = atom.split_once('^').unwrap_or((atom, "1"));
            Atom {
                word,
                // The grammar lets through digits only; a power past 32 bits is shown as typed and is no unit of anything.
                power: power.parse().unwrap_or(i32::MAX),
            }
        })
        .collect()
}

fn product(atoms: &[Atom<'_>]) -> String {
    let shown: Vec<String> = atoms
        .iter()
        .map(|atom| {
            let word = match atom.word {
                "deg" => "°".to_owned(),
                word => word.replace('%', r"\%"),
            };
            match atom.power {
                1 => word,
                power => format!("{word}^{{{power}}}"),
            }
        })
        .collect();
    shown.join(r" \cdot ")
}

/// Units that take SI prefixes.
const PREFIXED: [&str; 32] = [
    "m", "g", "s", "A", "K", "mol", "cd", "Hz", "N", "Pa", "J", "W", "C", "V", "Ω", "S", "F", "H",
    "T", "Wb", "lm", "lx", "Bq", "Gy", "Sv", "L", "l", "eV", "bar", "t", "cal", "Wh",
];

/// SI prefixes as powers of ten.
const PREFIXES: [(&str, i32); 24] = [
    ("da", 1),
    ("h", 2),
    ("k", 3),
    ("M", 6),
    ("G", 9),
    ("T", 12),
    ("P", 15),
    ("E", 18),
    ("Z", 21),
    ("Y", 24),
    ("R", 27),
    ("Q", 30),
    ("d", -1),
    ("c", -2),
    ("m", -3),
    ("u", -6),
    ("µ", -6),
    ("μ", -6),
    ("n", -9),
    ("p", -12),
    ("f", -15),
    ("a", -18),
    ("z", -21),
    ("y", -24),
];

/// The base word of a unit word and its size in that base, as numerator and denominator.
fn base(word: &str) -> (&str, f64, f64) {
    match word {
        "s" => return ("s", 1.0, 1.0),
        "min" => return ("s", 60.0, 1.0),
        "h" => return ("s", 3600.0, 1.0),
        "d" => return ("s", 86400.0, 1.0),
        "deg" | "°" => return ("°", 1.0, 1.0),
        // The Greek letter, the sign of its own, and the word for keyboards that have neither.
        "Ω" | "\u{2126}" | "ohm" => return ("Ω", 1.0, 1.0),
        _ => {}
    }
    if PREFIXED.contains(&word) {
        return (word, 1.0, 1.0);
    }
    for (prefix, exponent) in PREFIXES {
        let Some(unit) = word.strip_prefix(prefix) else {
            continue;
        };
        let unit = match unit {
            "\u{2126}" | "ohm" => "Ω",
            unit => unit,
        };
        if let Some(unit) = PREFIXED.iter().find(|known| **known == unit) {
            let size = integer_power(10.0, exponent.unsigned_abs());
            return if exponent > 0 {
                (unit, size, 1.0)
            } else {
                (unit, 1.0, size)
            };
        }
    }
    (word, 1.0, 1.0)
}
