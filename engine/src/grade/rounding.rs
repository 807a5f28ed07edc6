//! Rounding to decimal places, and whether an answer is such a rounding.
//!
//! A place is the exponent of ten of the last digit that is kept: 0 rounds to whole numbers, -2 to hundredths, 3 to thousands.

use super::equality::EQUAL;
use crate::number::{self, Decimal, EXACT_POWERS};

/// Whole numbers up to here are rounded in doubles; what is larger takes the way over its decimal.
const LARGE: f64 = 1e12;
/// A value that lies so near to half-way, in units of the last place, has two roundings: never more, however many figures are asked.
const HALF_WAY: f64 = 1e-3;

/// The place of the last of so many significant figures.
pub(super) fn last_place(value: f64, figures: u8) -> i32 {
    decade(value.abs()) + 1 - i32::from(figures)
}

/// The exponent of ten of the first digit.
fn decade(size: f64) -> i32 {
    let near = EXACT_POWERS.iter().skip(1).take(15);
    // The quotient of two exact numbers is the nearest double to the negative power of ten, which the product need not be.
    let found = if size >= 1.0 {
        near.clone().position(|power| size < *power)
    } else {
        near.clone().position(|power| size >= 1.0 / power)
    };
    match found.and_then(|index| i32::try_from(index).ok()) {
        Some(index) if size >= 1.0 => index,
        Some(index) => -1 - index,
        None => leading(number::shortest(size)),
    }
}

/// The place of a decimal's first digit.
fn leading(decimal: Decimal) -> i32 {
    let digits = decimal.digits.unsigned_abs().checked_ilog10().unwrap_or(0);
    decimal.exponent + i32::try_from(digits).unwrap_or(0)
}

/// The value to so many significant figures, halves away from zero as schools round; on the shortest decimal of the value, not on its binary form.
pub fn round_to_figures(value: f64, figures: u8) -> f64 {
    let shortest = number::shortest(value);
    let place = leading(shortest) + 1 - i32::from(figures);
    match rounded(shortest, place) {
        Some(decimal) => number::scaled(decimal.digits, decimal.exponent),
        None => value,
    }
}

/// The value rounded to a place.
pub(super) fn round_to(value: f64, place: i32) -> f64 {
    match rounded(number::shortest(value), place) {
        Some(decimal) => number::scaled(decimal.digits, decimal.exponent),
        None => value,
    }
}

/// A decimal rounded to a place, halves away from zero; `None` where it has no digits behind it.
pub(super) fn rounded(decimal: Decimal, place: i32) -> Option<Decimal> {
    let drop = place.saturating_sub(decimal.exponent);
    if decimal.digits == 0 || drop <= 0 {
        return None;
    }
    let zero = Decimal {
        digits: 0,
        exponent: 0,
    };
    let Some(unit) = 10i64.checked_pow(drop.unsigned_abs()) else {
        return Some(zero);
    };
    let digits = decimal.digits.abs().saturating_add(unit / 2) / unit;
    Some(Decimal {
        digits: digits * decimal.digits.signum(),
        exponent: place,
    })
}

/// Whether `answer` is `value` rounded to a place. Where the value lies within a hair of half-way, both neighbours are.
pub(super) fn is_rounded(value: f64, answer: f64, place: i32) -> bool {
    if !answer.is_finite() {
        return false;
    }
    let power = usize::try_from(place.unsigned_abs())
        .ok()
        .and_then(|place| EXACT_POWERS.get(place));
    let units = |number: f64, power: f64| {
        if place >= 0 {
            number.abs() / power
        } else {
            number.abs() * power
        }
    };
    match power {
        Some(power) if units(value, *power) < LARGE => {
            let whole = units(value, *power);
            let given = units(answer, *power);
            let hair = (whole * EQUAL).min(HALF_WAY);
            let same = |rounded: f64| {
                (given - rounded).abs() <= (rounded * 1e-12).min(0.1)
                    && (rounded == 0.0 || (value < 0.0) == (answer < 0.0))
            };
            same((whole - hair).round()) || same((whole + hair).round())
        }
        _ => is_rounded_decimal(value, answer, place),
    }
}

/// The same for values far from 1, and for more figures than whole doubles are rounded exactly to.
#[cold]
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a hair needs no precision"
)]
fn is_rounded_decimal(value: f64, answer: f64, place: i32) -> bool {
    let shortest = number::shortest(value);
    // Half a unit of the last place would be wrong; twice the distance of neighbouring doubles is noise.
    let unit = number::scaled(1, place.clamp(-400, 400));
    let width = value.abs() * 1e-12;
    let width = width.min((unit * 0.1).max(value.abs() * 4.5e-16));
    let same = |rounded: f64| (answer - rounded).abs() <= width.min(rounded.abs());
    let drop = place.saturating_sub(shortest.exponent);
    if drop <= 0 {
        return same(value);
    }
    let Some(unit) = 10i64.checked_pow(drop.unsigned_abs()) else {
        return answer == 0.0;
    };
    let digits = shortest.digits.abs();
    let hair = (digits as f64 * EQUAL).min(unit as f64 * HALF_WAY) as i64;
    [digits - hair, digits.saturating_add(hair)]
        .into_iter()
        .any(|digits| {
            let whole = digits.saturating_add(unit / 2) / unit;
            same(number::scaled(whole * shortest.digits.signum(), place))
        })
}
