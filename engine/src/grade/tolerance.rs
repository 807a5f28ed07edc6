//! How far an answer may be from the value, and whether a number is as near as that.

use super::rounding::{self, round_to_figures};
use super::{Value, equality};

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
            Tolerance::Relative(part) => write!(f, "{}%", round_to_figures(part * 100.0, 15)),
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
                equality::is_exactly(number, answer)
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
