//! Units as the LaTeX package siunitx writes them: words of commands (`\kilo\metre\per\hour`) or symbols (`km/h`, `m.s^{-1}`).

mod symbols;

use std::ops::Range;

use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::progress::{MAX_DEPTH, Rewriting};
use crate::ui::mathematics::rewriting::reader::{Reader, Token};

/// A unit with its power.
#[derive(Debug)]
struct Factor {
    symbol: String,
    power: String,
    is_below: bool,
}

/// A unit as it is read.
#[derive(Debug, Default)]
struct Unit {
    factors: Vec<Factor>,
    /// The symbol that is being read.
    symbol: String,
    /// Whether the symbol is a prefix so far, which its unit joins.
    is_prefix: bool,
    /// A power that stands before its unit.
    power: String,
    is_below: bool,
    /// Whether `/` was read, behind which all is below; `\per` is for one unit.
    stays_below: bool,
}

impl Unit {
    /// Ends the symbol that is being read.
    fn finish(&mut self) {
        self.is_prefix = false;
        if !self.symbol.is_empty() {
            self.factors.push(Factor {
                symbol: std::mem::take(&mut self.symbol),
                power: std::mem::take(&mut self.power),
                is_below: self.is_below,
            });
            self.is_below = self.stays_below;
        }
    }

    /// Gives the last unit a power; whether there is one.
    fn raise(&mut self, power: &str) -> bool {
        self.finish();
        let last = self.factors.last_mut();
        last.map(|factor| power.clone_into(&mut factor.power))
            .is_some()
    }

    fn latex(&self) -> String {
        let joined = |is_below: bool| {
            let side = self
                .factors
                .iter()
                .filter(|factor| factor.is_below == is_below);
            let parts: Vec<String> = side
                .map(|factor| match factor.power.as_str() {
                    "" => factor.symbol.clone(),
                    power => format!("{}^{{{power}}}", factor.symbol),
                })
                .collect();
            parts.join("\\cdot ")
        };
        match (joined(false), joined(true)) {
            (above, below) if below.is_empty() => above,
            (above, below) if above.is_empty() => format!("\\frac{{1}}{{{below}}}"),
            (above, below) => format!("\\frac{{{above}}}{{{below}}}"),
        }
    }

    /// Whether the unit stands at its number without a blank.
    fn is_close(&self) -> bool {
        matches!(self.factors.as_slice(), [only] if matches!(only.symbol.as_str(), "°" | "′" | "″"))
    }
}

impl<'a> Rewriting<'a> {
    /// Writes the unit at `place`, behind a number or not.
    pub(super) fn unit(&mut self, place: Range<usize>, behind_number: bool) {
        let mut unit = Unit::default();
        self.read_unit(&mut unit, place.clone(), self.depth);
        unit.finish();
        if unit.factors.is_empty() {
            return;
        }
        let blank = if behind_number && !unit.is_close() {
            "\\;"
        } else {
            ""
        };
        self.write(&format!("{blank}\\mathrm{{{}}}", unit.latex()), place);
    }

    fn read_unit(&mut self, unit: &mut Unit, place: Range<usize>, depth: usize) {
        let mut reader = Reader::new(self.source, place);
        while self.out.problem.is_none()
            && let Some((token, place)) = reader.next()
        {
            let good = match token {
                Token::Command(name) => self.unit_command(unit, name, &mut reader, depth),
                Token::Open | Token::Close | Token::Other('(' | ')') => true,
                Token::Other('/') => {
                    unit.finish();
                    unit.is_below = true;
                    unit.stays_below = true;
                    true
                }
                Token::Other('^') => match reader.argument().map(|power| self.of(&power)) {
                    Some("\\circ") => {
                        unit.finish();
                        unit.symbol.push('°');
                        true
                    }
                    Some(power) => is_simple(power) && unit.raise(power),
                    None => false,
                },
                Token::Other('_') => self.subscript(unit, &mut reader),
                Token::Other('%') => {
                    unit.symbol.push_str("\\%");
                    true
                }
                Token::Other('.' | '*' | '·' | '⋅' | '×' | '~') => {
                    unit.finish();
                    true
                }
                Token::Other(blank) if blank.is_whitespace() => {
                    // `\degree C` is one unit.
                    if unit.symbol != "°" {
                        unit.finish();
                    }
                    true
                }
                Token::Other(sign) if sign.is_alphanumeric() || SIGNS.contains(sign) => {
                    unit.symbol.push(sign);
                    unit.is_prefix = false;
                    true
                }
                Token::Other(_) => false,
            };
            if !good {
                let name = self.of(&place).to_owned();
                self.fail(Kind::UnknownUnit(name), place);
            }
        }
    }

    /// Takes one command of a unit; whether it is known.
    fn unit_command(
        &mut self,
        unit: &mut Unit,
        name: &str,
        reader: &mut Reader<'a>,
        depth: usize,
    ) -> bool {
        if let Some(prefix) = symbols::prefix(name) {
            unit.finish();
            unit.symbol.push_str(prefix);
            unit.is_prefix = true;
            return true;
        }
        if let Some(symbol) = symbols::unit(name) {
            if !unit.is_prefix {
                unit.finish();
            }
            unit.symbol.push_str(symbol);
            unit.is_prefix = false;
            if name != "degree" {
                unit.finish();
            }
            return true;
        }
        match name {
            "per" => {
                unit.finish();
                unit.is_below = true;
                true
            }
            "square" | "cubic" => {
                unit.finish();
                let power = if name == "square" { "2" } else { "3" };
                power.clone_into(&mut unit.power);
                true
            }
            "squared" => unit.raise("2"),
            "cubed" => unit.raise("3"),
            "tothe" => match reader.argument().map(|power| self.of(&power)) {
                Some(power) => is_simple(power) && unit.raise(power),
                None => false,
            },
            "raiseto" => match reader.argument().map(|power| self.of(&power)) {
                Some(power) if is_simple(power) => {
                    unit.finish();
                    power.clone_into(&mut unit.power);
                    true
                }
                _ => false,
            },
            "of" => self.subscript(unit, reader),
            "%" | "$" => {
                unit.symbol.push('\\');
                unit.symbol.push_str(name);
                true
            }
            "cdot" | "times" | "," | ";" | ":" | "!" | " " | "quad" => {
                unit.finish();
                true
            }
            "circ" => {
                unit.symbol.push('°');
                true
            }
            "mathrm" | "text" | "mbox" | "textrm" | "mathit" | "mathsf" | "cancel" => {
                match reader.argument() {
                    Some(inner) if depth < MAX_DEPTH => {
                        self.read_unit(unit, inner, depth + 1);
                        true
                    }
                    _ => false,
                }
            }
            "rm" | "highlight" => true,
            "frac" => match (reader.argument(), reader.argument()) {
                (Some(above), Some(below)) if depth < MAX_DEPTH => {
                    unit.finish();
                    self.read_unit(unit, above, depth + 1);
                    unit.finish();
                    (unit.is_below, unit.stays_below) = (true, true);
                    self.read_unit(unit, below, depth + 1);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// What a unit is of, below its line.
    fn subscript(&mut self, unit: &mut Unit, reader: &mut Reader<'a>) -> bool {
        let Some(of) = reader.argument().map(|place| self.of(&place)) else {
            return false;
        };
        unit.finish();
        let letters = of.chars().all(|c| c.is_alphanumeric() || c == ' ');
        match unit.factors.last_mut() {
            Some(factor) if letters => {
                factor.symbol.push_str(&format!("_{{\\text{{{of}}}}}"));
                true
            }
            _ => false,
        }
    }
}

/// Signs that are units or parts of them.
const SIGNS: &str = "°ΩΩµμ‰€£¥zł′″'%℃Å";

/// Whether a power is a number, or a name.
fn is_simple(power: &str) -> bool {
    !power.is_empty()
        && power
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '−' | '+' | '/' | '.'))
}
