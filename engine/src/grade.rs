//! Answers against the right values.

mod rounding;
mod shown;
#[cfg(test)]
mod tests;
mod written;

pub use rounding::round;
pub use written::{Given, Written};

/// How far an answer may be from the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// A part of the value: `1%` is 0.01.
    Relative(f64),
    /// In the unit of the unknown.
    Absolute(f64),
    /// The value correctly rounded to so many significant figures.
    Figures(u8),
    /// The value, in the unit of the unknown, correctly rounded to so many decimals.
    Decimals(u8),
}

impl Default for Tolerance {
    fn default() -> Tolerance {
        Tolerance::Relative(0.01)
    }
}

impl std::fmt::Display for Tolerance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // A hundredfold part that was read from a percentage has the noise of two roundings, which 15 figures leave out.
            Tolerance::Relative(part) => write!(f, "{}%", round(part * 100.0, 15)),
            Tolerance::Absolute(width) => write!(f, "{width}"),
            Tolerance::Figures(1) => write!(f, "1 figure"),
            Tolerance::Figures(figures) => write!(f, "{figures} figures"),
            Tolerance::Decimals(1) => write!(f, "1 decimal"),
            Tolerance::Decimals(decimals) => write!(f, "{decimals} decimals"),
        }
    }
}

/// A hair above the tolerance, so that 1.01 lies within 1 % of 1 although neither number is exact in binary.
const HAIR: f64 = 1.0 + 1e-9;
/// What counts as equal where an answer is an exact expression, as a part of the value; and as 0 where the value is 0 and a part of it would be nothing.
const EQUAL: f64 = 1e-9;
/// What counts as equal where the tolerance is exact: the noise of binary arithmetic, and no more.
const EXACT: f64 = 1e-12;

/// The right value of an unknown. One that is 0 in exact arithmetic is 0, whatever rounding made of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub number: f64,
    /// The largest operand, by its size, of an addition or subtraction on the way to a value that is 0; 0 where there is none.
    pub operand: f64,
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value {
            number,
            operand: 0.0,
        }
    }
}

impl Value {
    /// Whether a number is 0 as far as the operands of the sums on the way let one tell.
    #[inline]
    fn is_near_zero(&self, number: f64) -> bool {
        number.abs() <= EQUAL * self.operand.max(1.0)
    }
}

/// What a grade says of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Right,
    WrongValue,
    /// The right value, given to another number of figures or decimals than asked.
    WrongPrecision,
    WrongUnit,
    Empty,
}

impl Tolerance {
    /// Whether only the value itself is right: `0` or `0%`.
    #[inline]
    pub fn is_exact(self) -> bool {
        matches!(self, Tolerance::Relative(width) | Tolerance::Absolute(width) if width == 0.0)
    }

    /// Whether a number in the unit of the unknown is right, by its value alone. `NaN` and infinities never are.
    #[inline]
    pub fn accepts(self, value: &Value, answer: f64) -> bool {
        let number = value.number;
        match self {
            Tolerance::Relative(part) | Tolerance::Absolute(part) if part == 0.0 => {
                is_exactly(number, answer)
            }
            Tolerance::Relative(part) => {
                if number == 0.0 {
                    value.is_near_zero(answer)
                } else {
                    (answer - number).abs() <= part * number.abs() * HAIR && answer.is_finite()
                }
            }
            Tolerance::Absolute(width) => (answer - number).abs() <= width * HAIR,
            Tolerance::Figures(_) | Tolerance::Decimals(_) if number == 0.0 => {
                value.is_near_zero(answer)
            }
            Tolerance::Figures(figures) => {
                rounding::is_rounded(number, answer, rounding::last_place(number, figures))
            }
            Tolerance::Decimals(decimals) => {
                rounding::is_rounded(number, answer, -i32::from(decimals))
            }
        }
    }
}

/// Whether two numbers are the same but for the noise of binary arithmetic.
#[inline]
fn is_exactly(value: f64, answer: f64) -> bool {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let whole = |number: f64| number.abs() < WHOLE && number.fract() == 0.0;
    if whole(value) && whole(answer) {
        return value == answer;
    }
    answer.is_finite() && (answer - value).abs() <= EXACT * answer.abs().max(value.abs())
}

/// The part of the answers that is right; an exercise that asks nothing is done.
#[allow(clippy::cast_precision_loss, reason = "at most 256 answers")]
pub fn done(info: &[bool]) -> f64 {
    if info.is_empty() {
        return 1.0;
    }
    info.iter().filter(|right| **right).count() as f64 / info.len() as f64
}
