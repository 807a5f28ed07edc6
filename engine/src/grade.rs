//! Answers against the right values.

use crate::number::{self, Decimal};

/// How far an answer may be from the value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// A part of the value: `1%` is 0.01.
    Relative(f64),
    /// In the unit of the unknown.
    Absolute(f64),
    /// The value correctly rounded to so many significant figures.
    Figures(u8),
}

impl Default for Tolerance {
    fn default() -> Tolerance {
        Tolerance::Relative(0.01)
    }
}

impl std::fmt::Display for Tolerance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Tolerance::Relative(part) => write!(f, "{}%", part * 100.0),
            Tolerance::Absolute(width) => write!(f, "{width}"),
            Tolerance::Figures(figures) => write!(f, "{figures} figures"),
        }
    }
}

/// A hair above the tolerance, so that 1.01 lies within 1 % of 1 although neither number is exact in binary.
const HAIR: f64 = 1.0 + 1e-9;
/// What counts as 0 where the value is 0 and a part of it would be nothing.
const NEAR_ZERO: f64 = 1e-9;

/// What a grade says of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Right,
    WrongValue,
    /// The right value, given to another number of figures than asked.
    WrongPrecision,
    WrongUnit,
    Empty,
}

impl Tolerance {
    /// Whether a number is right. `NaN` and infinities never are.
    #[inline]
    pub fn accepts(self, value: f64, answer: f64) -> bool {
        let distance = (answer - value).abs();
        match self {
            Tolerance::Relative(part) => {
                if value == 0.0 {
                    distance <= NEAR_ZERO
                } else {
                    distance <= part * value.abs() * HAIR && answer.is_finite()
                }
            }
            Tolerance::Absolute(width) => distance <= width * HAIR,
            Tolerance::Figures(figures) => answer.is_finite() && is_rounded(value, answer, figures),
        }
    }

    /// The answer that is shown as the right one: the value itself, or the value to the figures that are asked.
    pub fn correct(self, value: f64) -> f64 {
        match self {
            Tolerance::Figures(figures) => round(value, figures),
            _ => value,
        }
    }

    /// Judges a typed answer, of which it may be known how many figures it was given to: at least and at most, where zeros at the end leave it open.
    pub fn judge(self, value: f64, answer: f64, figures: Option<(u8, u8)>) -> Verdict {
        let (Tolerance::Figures(asked), Some((least, most))) = (self, figures) else {
            return if self.accepts(value, answer) {
                Verdict::Right
            } else {
                Verdict::WrongValue
            };
        };
        if (least..=most).contains(&asked) {
            if is_rounded(value, answer, asked) {
                Verdict::Right
            } else {
                Verdict::WrongValue
            }
        } else if (least..=most).any(|given| is_rounded(value, answer, given)) {
            Verdict::WrongPrecision
        } else {
            Verdict::WrongValue
        }
    }
}

/// The decimal place, as an exponent of ten, of the last of so many figures.
fn last_place(value: f64, figures: u8) -> i32 {
    let shortest = number::shortest(value);
    let digits = shortest.digits.unsigned_abs().checked_ilog10().unwrap_or(0);
    shortest.exponent + i32::try_from(digits).unwrap_or(0) + 1 - i32::from(figures)
}

/// The value to so many significant figures, halves away from zero as schools round; on the shortest decimal of the value, not on its binary form.
pub fn round(value: f64, figures: u8) -> f64 {
    let shortest = number::shortest(value);
    let place = last_place(value, figures);
    let drop = place - shortest.exponent;
    if shortest.digits == 0 || drop <= 0 {
        return value;
    }
    let Some(unit) = 10i64.checked_pow(drop.unsigned_abs()) else {
        return value;
    };
    let digits = shortest.digits.abs();
    let rounded = Decimal {
        digits: ((digits + unit / 2) / unit) * shortest.digits.signum(),
        exponent: place,
    };
    number::scaled(rounded.digits, rounded.exponent)
}

/// Whether `answer` is `value` rounded to so many figures. Where the value lies within a hair of half-way, both neighbours are.
fn is_rounded(value: f64, answer: f64, figures: u8) -> bool {
    if value == 0.0 {
        return answer.abs() <= NEAR_ZERO;
    }
    // Nothing that far away is a rounding of it, whatever the figures: half a unit of the first one.
    if (answer - value).abs() > 0.6 * value.abs() {
        return false;
    }
    let same = |rounded: f64| (answer - rounded).abs() <= rounded.abs() * 1e-12;
    let size = value.abs();
    if let Some((unit, divide)) = last_unit(size, figures) {
        let whole = if divide { size / unit } else { size * unit };
        let back = |whole: f64| (if divide { whole * unit } else { whole / unit }).copysign(value);
        return same(back((whole * (1.0 - 1e-9)).round()))
            || same(back((whole * (1.0 + 1e-9)).round()));
    }
    let hair = size * 1e-9;
    same(round(value, figures))
        || same(round(value - hair, figures))
        || same(round(value + hair, figures))
}

/// The unit of the last of so many figures as a power of ten that is exact, and whether numbers are divided or multiplied by it to become whole.
/// None for numbers far from 1, which take the long way.
fn last_unit(size: f64, figures: u8) -> Option<(f64, bool)> {
    let powers = &number::EXACT_POWERS;
    let exponent = if size >= 1.0 {
        let above = powers.iter().take(16).position(|power| size < *power)?;
        i32::try_from(above).ok()? - 1
    } else {
        let below = powers
            .iter()
            .take(16)
            .position(|power| size * power >= 1.0)?;
        -i32::try_from(below).ok()?
    };
    let place = exponent + 1 - i32::from(figures);
    let power = powers.get(usize::try_from(place.abs()).ok()?)?;
    Some((*power, place >= 0))
}

/// The part of the answers that is right; an exercise that asks nothing is done.
#[allow(clippy::cast_precision_loss, reason = "at most 256 answers")]
pub fn done(info: &[bool]) -> f64 {
    if info.is_empty() {
        return 1.0;
    }
    info.iter().filter(|right| **right).count() as f64 / info.len() as f64
}
