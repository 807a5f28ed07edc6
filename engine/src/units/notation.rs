//! Units in the language's own notation, `kg*m^2/s^2` and `J/(kg*K)`, and their LaTeX.

use crate::characters::superscript;

/// Brackets nest so deep; what lies deeper is taken for one word.
const MAX_DEPTH: usize = 8;

/// A factor of a unit: a word or a bracket, and its power.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Factor<'a> {
    Word(&'a str, i32),
    Group(Unit<'a>, i32),
}

/// A unit as the grammar's rule `unit` reads it: `kg*m^2/s^2`, `J/(kg*K)`, `/s`, `deg`, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit<'a> {
    above: Vec<Factor<'a>>,
    below: Vec<Factor<'a>>,
}

impl<'a> Unit<'a> {
    /// Splits what the grammar has already accepted.
    pub fn parse(text: &'a str) -> Unit<'a> {
        Unit::nested(text, 0)
    }

    fn nested(text: &'a str, depth: usize) -> Unit<'a> {
        let bar = outside(text).find(|(_, c)| *c == '/').map(|(at, _)| at);
        let (above, below) = match bar {
            Some(at) => (&text[..at], &text[at + 1..]),
            None => (text, ""),
        };
        let mut above = factors(above, depth);
        if above == [Factor::Word("1", 1)] && !below.is_empty() {
            above.clear();
        }
        Unit {
            above,
            below: factors(below, depth),
        }
    }

    /// The unit in LaTeX with the space before it: `\;\mathrm{\frac{km}{h}}`; empty for no unit; no space before a lone sign for degrees,
    /// minutes or seconds of arc.
    pub fn latex(&self) -> String {
        match self.fraction().as_str() {
            "" => String::new(),
            sign @ ("°" | "′" | "″") => format!(r"\mathrm{{{sign}}}"),
            fraction => format!(r"\;\mathrm{{{fraction}}}"),
        }
    }

    fn fraction(&self) -> String {
        let above = product(&self.above);
        let below = product(&self.below);
        match (above.as_str(), below.as_str()) {
            (_, "") => above,
            ("", below) => format!(r"\frac{{1}}{{{below}}}"),
            (above, below) => format!(r"\frac{{{above}}}{{{below}}}"),
        }
    }

    /// The unit in plain signs with the blank before it: ` km/h`; empty for no unit; no blank before a lone sign for degrees, minutes or seconds of
    /// arc.
    pub fn plain(&self) -> String {
        match self.plain_fraction().as_str() {
            "" => String::new(),
            sign @ ("°" | "′" | "″") => sign.to_owned(),
            fraction => format!(" {fraction}"),
        }
    }

    fn plain_fraction(&self) -> String {
        let bracketed = |side: String| match side.contains([' ', '+', '·', '/']) {
            true => format!("({side})"),
            false => side,
        };
        let above = plain_product(&self.above);
        let below = plain_product(&self.below);
        match (above.as_str(), below.as_str()) {
            (_, "") => above,
            ("", _) => format!("1/{}", bracketed(below)),
            _ => format!("{}/{}", bracketed(above), bracketed(below)),
        }
    }

    /// The words with their powers, negative below the bar.
    pub(super) fn atoms(&self) -> Vec<(&'a str, i32)> {
        let mut atoms = Vec::new();
        self.collect(1, &mut atoms);
        atoms
    }

    fn collect(&self, sign: i32, atoms: &mut Vec<(&'a str, i32)>) {
        let sides = [(&self.above, sign), (&self.below, sign.saturating_neg())];
        for (factors, sign) in sides {
            for factor in factors {
                match factor {
                    Factor::Word(word, power) => atoms.push((word, power.saturating_mul(sign))),
                    Factor::Group(unit, power) => unit.collect(power.saturating_mul(sign), atoms),
                }
            }
        }
    }
}

/// The signs of a text that stand in no bracket, with their places.
fn outside(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut depth = 0usize;
    text.char_indices().filter(move |(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

fn factors(text: &str, depth: usize) -> Vec<Factor<'_>> {
    let mut factors = Vec::new();
    let mut start = 0;
    let signs = outside(text).filter(|(_, c)| matches!(c, '*' | '·'));
    for (end, width) in signs
        .map(|(at, c)| (at, c.len_utf8()))
        .chain([(text.len(), 0)])
    {
        let part = &text[start..end];
        start = end + width;
        let (base, power) = power(part);
        let inside = base
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            .filter(|_| depth < MAX_DEPTH);
        match inside.map(|inside| Unit::nested(inside, depth + 1)) {
            // A product in brackets is the product: J/(kg*K).
            Some(unit) if unit.below.is_empty() && power == 1 => factors.extend(unit.above),
            Some(unit) => factors.push(Factor::Group(unit, power)),
            None if base.is_empty() => {}
            None => factors.push(Factor::Word(base, power)),
        }
    }
    factors
}

/// A word or bracket, and the power behind it: `m^2`, `s^-1`, `m²`.
fn power(part: &str) -> (&str, i32) {
    // The grammar lets through digits only; a power past 32 bits is shown as the largest and is no unit of anything.
    let number = |text: &str| text.parse().unwrap_or(i32::MAX);
    if let Some((base, power)) = part.split_once('^').filter(|_| !part.contains(')')) {
        return (base, number(power));
    }
    if let Some((base, power)) = part.rsplit_once(")^") {
        return (&part[..=base.len()], number(power));
    }
    let base = part.trim_end_matches(|c| superscript(c).is_some());
    if base.len() == part.len() {
        return (part, 1);
    }
    let digits: String = part[base.len()..].chars().filter_map(superscript).collect();
    (base, number(&digits))
}

fn plain_product(factors: &[Factor<'_>]) -> String {
    let shown = |factor: &Factor<'_>| {
        let (word, power) = match factor {
            Factor::Word("deg" | "˚", power) => ("°".to_owned(), power),
            Factor::Word(word, power) => ((*word).to_owned(), power),
            Factor::Group(unit, 1) => (unit.plain_fraction(), &1),
            Factor::Group(unit, power) => (format!("({})", unit.plain_fraction()), power),
        };
        match power {
            1 => word,
            power => format!("{word}^{power}"),
        }
    };
    factors.iter().map(shown).collect::<Vec<_>>().join(" · ")
}

fn product(factors: &[Factor<'_>]) -> String {
    let shown: Vec<String> = factors
        .iter()
        .map(|factor| {
            let (word, power) = match factor {
                Factor::Word("deg" | "˚", power) => ("°".to_owned(), power),
                Factor::Word(word, power) => (word.replace('%', r"\%").replace('$', r"\$"), power),
                Factor::Group(unit, 1) => (unit.fraction(), &1),
                Factor::Group(unit, power) => (format!("({})", unit.fraction()), power),
            };
            match power {
                1 => word,
                power => format!("{word}^{{{power}}}"),
            }
        })
        .collect();
    shown.join(r" \cdot ")
}
