//! From a declaration to its draw, and what can be wrong with it.

use super::{Decade, Draw, Grid, Interval, Scale};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, shorten};
use crate::number::{Decimal, EXACT_INTEGER, power_of_ten, shortest};
use crate::span::Span;

/// A number of a declaration: its value and its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bound {
    pub decimal: Decimal,
    pub value: f64,
    pub span: Span,
}

/// Reads a number that the grammar accepted.
pub(crate) fn bound(source: &str, span: Span) -> Result<Bound, Diagnostic> {
    let text = span.of(source);
    let value: f64 = text.parse().unwrap_or(f64::NAN);
    match Decimal::parse(text) {
        Some(decimal)
            if value.abs() <= 1e300
                && (value != 0.0 || decimal.digits == 0)
                && (value == 0.0 || value.abs() >= 1e-300) =>
        {
            Ok(Bound {
                decimal,
                value: value + 0.0,
                span,
            })
        }
        _ => Err(Diagnostic::new(E0310, "declared", span).with("number", shorten(text))),
    }
}

/// `[min;max;step]`.
pub(crate) fn grid(source: &str, min: Bound, max: Bound, step: Bound) -> Result<Draw, Diagnostic> {
    ordered(source, min, max)?;
    if step.value <= 0.0 {
        return Err(Diagnostic::new(E0304, "", step.span).with("step", step.span.of(source)));
    }
    if min.decimal == max.decimal {
        return Ok(fixed(min));
    }
    let exponent = [min, max, step]
        .iter()
        .filter(|bound| bound.decimal.digits != 0)
        .map(|bound| bound.decimal.exponent)
        .min()
        .unwrap_or(0);
    let fits = |bound: Bound| {
        bound
            .decimal
            .at(exponent)
            .filter(|digits| digits.abs() < EXACT_INTEGER)
    };
    let (Some(first), Some(last), Some(stride)) = (fits(min), fits(max), fits(step)) else {
        return Err(Diagnostic::new(E0312, "", step.span));
    };
    if stride > last - first {
        return Err(Diagnostic::new(E0305, "", step.span)
            .with("step", step.span.of(source))
            .with("only", min.span.of(source)));
    }
    let count = ((last - first) / stride).unsigned_abs() + 1;
    Ok(Draw::Grid(Grid {
        count,
        first,
        step: stride,
        scale: Scale::new(exponent),
    }))
}

fn fixed(bound: Bound) -> Draw {
    Draw::Fixed {
        decimal: shortest(bound.value),
        value: bound.value,
    }
}

fn ordered(source: &str, min: Bound, max: Bound) -> Result<(), Diagnostic> {
    if min.value <= max.value {
        return Ok(());
    }
    let both = Span {
        start: min.span.start,
        end: max.span.end,
    };
    let (low, high) = (min.span.of(source), max.span.of(source));
    Err(Diagnostic::new(E0303, "", both)
        .with("low", low)
        .with("high", high)
        .offer(both, format!("{high};{low}")))
}

/// `{a;b;…}`.
pub(crate) fn list(items: &[Bound]) -> Draw {
    match items {
        [only] => fixed(*only),
        items => Draw::List(items.iter().map(|item| item.value).collect()),
    }
}

/// `[min;max]`, to `digits` significant figures or as many more as it takes for 20 values.
pub(crate) fn interval(
    source: &str,
    min: Bound,
    max: Bound,
    digits: u8,
) -> Result<Draw, Diagnostic> {
    ordered(source, min, max)?;
    if min.value == max.value {
        return Ok(fixed(min));
    }
    let both = Span {
        start: min.span.start,
        end: max.span.end,
    };
    let Some(digits) =
        (i32::from(digits)..=15).find(|digits| holds_twenty(min.decimal, max.decimal, *digits))
    else {
        return Err(Diagnostic::new(E0311, "", both));
    };
    let (small, large) = if min.value.abs() < max.value.abs() {
        (min, max)
    } else {
        (max, min)
    };
    let around_zero = min.value <= 0.0 && max.value >= 0.0;
    let top = magnitude(large.decimal);
    let bottom = if around_zero {
        top - 17
    } else {
        magnitude(small.decimal).max(top - 17)
    };
    let decades = (bottom..=top)
        .rev()
        .map(|e| Decade {
            from: if e == bottom { 0.0 } else { power_of_ten(e) },
            scale: Scale::new(e - digits + 1),
        })
        .collect();
    Ok(Draw::Interval(Interval {
        min: min.value,
        max: max.value,
        decades,
    }))
}

/// `e` with `10^e <= |decimal| < 10^(e+1)`.
fn magnitude(decimal: Decimal) -> i32 {
    let digits = decimal.digits.unsigned_abs().checked_ilog10().unwrap_or(0);
    decimal.exponent + i32::try_from(digits).unwrap_or(0)
}

/// Whether at least 20 numbers of so many significant figures lie between the bounds.
fn holds_twenty(min: Decimal, max: Decimal, digits: i32) -> bool {
    if min.digits <= 0 && max.digits >= 0 {
        // Zero lies in the interval, and towards zero there is no end of numbers with so many figures.
        return true;
    }
    let flip = |decimal: Decimal| Decimal {
        digits: decimal.digits.abs(),
        ..decimal
    };
    let (low, high) = if min.digits > 0 {
        (min, max)
    } else {
        (flip(max), flip(min))
    };
    let mut count = 0i128;
    for e in (magnitude(low)..=magnitude(high)).rev() {
        let unit = e - digits + 1;
        let decade_start = 10i128.pow((digits - 1).unsigned_abs());
        let first = in_units(low, unit, true).max(decade_start);
        let last = in_units(high, unit, false).min(decade_start * 10 - 1);
        count += (last - first + 1).max(0);
        if count >= 20 {
            return true;
        }
    }
    false
}

/// A positive decimal in units of `10^exponent`, rounded up or down to a whole number.
fn in_units(decimal: Decimal, exponent: i32, up: bool) -> i128 {
    let shift = decimal.exponent - exponent;
    let digits = i128::from(decimal.digits);
    if shift >= 0 {
        // Beyond 10^19 units a decade is passed anyhow.
        return 10i128
            .checked_pow(shift.unsigned_abs())
            .and_then(|power| digits.checked_mul(power))
            .unwrap_or(i128::MAX);
    }
    let power = 10i128
        .checked_pow(shift.unsigned_abs())
        .unwrap_or(i128::MAX);
    digits / power + i128::from(up && digits % power != 0)
}
