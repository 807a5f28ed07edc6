//! From random words to drawn values: uniform over a grid, a list or an interval, exact in decimal.
//!
//! # The recipe
//!
//! `w` is the word of the variable's name ([`crate::generator`]).
//!
//! - **Grid** of `n` points and **list** of `n` values: the index is the high half of the 128-bit product `w * n`. Where the low half is below
//!   `2^64 mod n`, the word is rejected and the next one taken (Lemire's method), so every index is exactly equally likely. The value of grid point `k` is
//!   `(min + k * step)`, computed in whole multiples of the finest decimal place of minimum and step.
//! - **Interval**: `x = min + u * (max - min)` in double arithmetic with `u = (w >> 11) * 2^-53`. With `10^e <= |x| < 10^(e+1)`, `x` is
//!   multiplied by `10^(digits - 1 - e)` (divided by the inverse power where that is not whole) and rounded to a whole number, halves to even. Where
//!   the result lies outside the interval it is moved by one towards it. Decades more than 17 below the larger bound are rounded as the 17th.

use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::generator::{GAMMA, mix};
use crate::number::{Decimal, EXACT_INTEGER, power_of_ten, scaled, shortest};
use crate::span::Span;

/// How a value comes from a random word.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    Grid(Grid),
    List {
        decimals: Vec<Decimal>,
        values: Vec<f64>,
    },
    Interval(Interval),
    /// There is only one value: `[40;40]`, `{3}`, or a step that never fits.
    Fixed {
        decimal: Decimal,
        value: f64,
    },
}

/// `count` points `(first + k * step) * 10^exponent`.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    pub count: u64,
    pub first: i64,
    pub step: i64,
    scale: Scale,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    pub min: f64,
    pub max: f64,
    /// From the largest numbers down; the last one takes all that is smaller.
    decades: Vec<Decade>,
}

#[derive(Clone, Debug, PartialEq)]
struct Decade {
    from: f64,
    scale: Scale,
}

/// Between whole numbers of up to 2^53 and `10^exponent` times them.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    exponent: i32,
    /// `10^|exponent|`.
    power: f64,
}

/// Adding and subtracting it rounds doubles below 2^51 to whole numbers, halves to even, with two additions.
const ROUND: f64 = 6_755_399_441_055_744.0;

impl Scale {
    fn new(exponent: i32) -> Scale {
        Scale {
            exponent,
            power: power_of_ten(exponent.abs()),
        }
    }

    /// The nearest double to `whole * 10^exponent`.
    #[inline]
    fn value(self, whole: f64) -> f64 {
        if self.exponent == 0 {
            whole
        } else if (-22..0).contains(&self.exponent) {
            whole / self.power
        } else if (1..=22).contains(&self.exponent) {
            whole * self.power
        } else {
            self.far(whole)
        }
    }

    #[cold]
    #[allow(clippy::cast_possible_truncation, reason = "whole numbers below 2^53")]
    fn far(self, whole: f64) -> f64 {
        scaled(whole as i64, self.exponent)
    }

    /// Whether the power is exact, so that a product with it or a quotient by it is rounded once.
    fn is_near(self) -> bool {
        (-22..=22).contains(&self.exponent)
    }

    /// What a whole number is multiplied by and divided by; one of the two is 1, which changes nothing.
    fn factors(self) -> (f64, f64) {
        if self.exponent < 0 {
            (1.0, self.power)
        } else {
            (self.power, 1.0)
        }
    }

    #[inline]
    fn whole(self, value: f64) -> f64 {
        let exact = if self.exponent <= 0 {
            value * self.power
        } else {
            value / self.power
        };
        exact + ROUND - ROUND
    }
}

/// An index below `count`, every one equally likely.
#[inline]
pub fn index(mut word: u64, count: u64) -> u64 {
    let mut product = u128::from(word) * u128::from(count);
    if (product as u64) < count {
        let threshold = count.wrapping_neg() % count;
        while (product as u64) < threshold {
            word = mix(word.wrapping_add(GAMMA));
            product = u128::from(word) * u128::from(count);
        }
    }
    (product >> 64) as u64
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "all whole numbers here are below 2^53"
)]
impl Draw {
    #[inline]
    pub fn value(&self, word: u64) -> f64 {
        match self {
            Draw::Grid(grid) => {
                let k = index(word, grid.count) as i64;
                grid.scale.value((grid.first + k * grid.step) as f64)
            }
            Draw::List { values, .. } => values
                .get(index(word, values.len() as u64) as usize)
                .copied()
                .unwrap_or(f64::NAN),
            Draw::Interval(interval) => {
                let (whole, scale) = interval.draw(word);
                scale.value(whole)
            }
            Draw::Fixed { value, .. } => *value,
        }
    }

    /// The same value as an exact decimal, for writing it.
    pub fn decimal(&self, word: u64) -> Decimal {
        match self {
            Draw::Grid(grid) => {
                let k = index(word, grid.count) as i64;
                Decimal {
                    digits: grid.first + k * grid.step,
                    exponent: grid.scale.exponent,
                }
            }
            Draw::List { decimals, .. } => decimals[index(word, decimals.len() as u64) as usize],
            Draw::Interval(interval) => {
                let (whole, scale) = interval.draw(word);
                Decimal {
                    digits: whole as i64,
                    exponent: scale.exponent,
                }
            }
            Draw::Fixed { decimal, .. } => *decimal,
        }
    }

    /// The smallest and the largest value that can be drawn.
    pub fn bounds(&self) -> (f64, f64) {
        match self {
            Draw::Grid(grid) => {
                let last = grid.first + (grid.count - 1) as i64 * grid.step;
                (
                    grid.scale.value(grid.first as f64),
                    grid.scale.value(last as f64),
                )
            }
            Draw::List { values, .. } => values
                .iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
                    (low.min(*v), high.max(*v))
                }),
            Draw::Interval(interval) => (interval.min, interval.max),
            Draw::Fixed { value, .. } => (*value, *value),
        }
    }

    /// Whether `value` can be drawn.
    pub fn contains(&self, value: f64) -> bool {
        match self {
            Draw::Grid(grid) => (0..grid.count.min(1 << 20))
                .any(|k| grid.scale.value((grid.first + k as i64 * grid.step) as f64) == value),
            Draw::List { values, .. } => values.contains(&value),
            Draw::Interval(interval) => (interval.min..=interval.max).contains(&value),
            Draw::Fixed { value: only, .. } => *only == value,
        }
    }
}

impl Interval {
    #[inline]
    #[allow(clippy::cast_precision_loss, reason = "53 bits")]
    fn draw(&self, word: u64) -> (f64, Scale) {
        let u = (word >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
        let x = self.min + u * (self.max - self.min);
        let size = x.abs();
        let mut scale = Scale {
            exponent: 0,
            power: 1.0,
        };
        for decade in &self.decades {
            scale = decade.scale;
            if size >= decade.from {
                break;
            }
        }
        let mut whole = scale.whole(x);
        let value = scale.value(whole);
        if value > self.max {
            whole -= 1.0;
        } else if value < self.min {
            whole += 1.0;
        }
        (whole, scale)
    }
}

// ---------------------------------------------------------------- many at once

/// Whole numbers whose conversion to a double every vector unit has.
const NARROW: u64 = 1 << 31;

impl Draw {
    /// The values of many words, bit for bit those of [`Draw::value`]: loops without branches, and one by one what these cannot say.
    #[inline(always)]
    pub fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        match self {
            Draw::Grid(grid) if grid.count < NARROW && grid.scale.is_near() => grid.values(words),
            Draw::Interval(interval)
                if interval.decades.iter().all(|decade| decade.scale.is_near()) =>
            {
                interval.values(words)
            }
            Draw::Fixed { value, .. } => [*value; N],
            _ => std::array::from_fn(|lane| self.value(words[lane])),
        }
    }
}

impl Grid {
    #[inline(always)]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "whole numbers below 2^53"
    )]
    fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        let count = self.count;
        let threshold = count.wrapping_neg() % count;
        let (first, step) = (self.first as f64, self.step as f64);
        let (above, below) = self.scale.factors();
        let mut values = [0.0; N];
        let mut rejected = false;
        for lane in 0..N {
            let word = words[lane];
            // The high half of the product with a number of 31 bits, from two products that fit 64.
            let high = (word >> 32) * count;
            let low = (word & 0xffff_ffff) * count;
            let k = (high + (low >> 32)) >> 32;
            rejected |= word.wrapping_mul(count) < threshold;
            values[lane] = (first + f64::from(k as i32) * step) * above / below;
        }
        if rejected {
            let draw = |lane: usize| {
                let k = index(words[lane], count) as i64;
                self.scale.value((self.first + k * self.step) as f64)
            };
            return std::array::from_fn(draw);
        }
        values
    }
}

impl Interval {
    #[inline(always)]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "26 and 27 bits"
    )]
    fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        let mut drawn = [0.0; N];
        for lane in 0..N {
            // 53 bits in two parts that convert exactly on every vector unit.
            let bits = words[lane] >> 11;
            let high = f64::from((bits >> 27) as i32) * 134_217_728.0;
            let low = f64::from((bits & 0x7ff_ffff) as i32);
            let u = (high + low) * (1.0 / 9_007_199_254_740_992.0);
            drawn[lane] = self.min + u * (self.max - self.min);
        }
        let last = self
            .decades
            .last()
            .map_or((1.0, 1.0), |decade| decade.scale.factors());
        let (mut above, mut below) = ([last.0; N], [last.1; N]);
        for decade in self.decades.iter().rev().skip(1) {
            let (up, down) = decade.scale.factors();
            for lane in 0..N {
                let here = drawn[lane].abs() >= decade.from;
                above[lane] = if here { up } else { above[lane] };
                below[lane] = if here { down } else { below[lane] };
            }
        }
        let mut values = [0.0; N];
        for lane in 0..N {
            let whole = drawn[lane] * below[lane] / above[lane] + ROUND - ROUND;
            let value = |whole: f64| whole * above[lane] / below[lane];
            let over = if value(whole) > self.max { -1.0 } else { 0.0 };
            let under = if value(whole) < self.min { 1.0 } else { 0.0 };
            values[lane] = value(whole + over + under);
        }
        values
    }
}

// ---------------------------------------------------------------- making them, with what can be wrong

/// A number of a declaration: its value and its place.
#[derive(Clone, Copy, Debug)]
pub struct Bound {
    pub decimal: Decimal,
    pub value: f64,
    pub span: Span,
}

/// Reads a number that the grammar accepted.
pub fn bound(source: &str, span: Span) -> Result<Bound, Diagnostic> {
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
        _ => Err(Diagnostic::new(
            E0310,
            span,
            format!(
                "`{}` has more than 18 digits or lies outside 1e-300 to 1e300",
                shorten(text)
            ),
        )),
    }
}

/// A text that may be long, for a message.
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(57).chain("…".chars()).collect()
}

/// `[min;max;step]`.
pub fn grid(source: &str, min: Bound, max: Bound, step: Bound) -> Result<Draw, Diagnostic> {
    ordered(source, min, max)?;
    if step.value <= 0.0 {
        return Err(Diagnostic::new(
            E0304,
            step.span,
            format!("the step must be above 0, not {}", step.span.of(source)),
        ));
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
        return Err(Diagnostic::new(E0312, step.span, "written to the place of the finest digit, the values of this grid have more than 15 digits")
            .help("use a larger step, or bounds with fewer digits"));
    };
    if stride > last - first {
        let message = format!(
            "the step {} exceeds the range: only {} could be drawn",
            step.span.of(source),
            min.span.of(source)
        );
        return Err(Diagnostic::new(E0305, step.span, message)
            .help("the third number is the step, not a count"));
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
    Err(Diagnostic::new(
        E0303,
        both,
        format!("the smallest value {low} is above the largest {high}"),
    )
    .mend(both, format!("{high};{low}")))
}

/// `{a;b;…}`.
pub fn list(items: &[Bound]) -> Draw {
    match items {
        [only] => fixed(*only),
        items => Draw::List {
            // What has more digits than a double is shown as the double it is.
            decimals: items.iter().map(|item| shortest(item.value)).collect(),
            values: items.iter().map(|item| item.value).collect(),
        },
    }
}

/// `[min;max]`, to `digits` significant figures or as many more as it takes for 20 values.
pub fn interval(source: &str, min: Bound, max: Bound, digits: u8) -> Result<Draw, Diagnostic> {
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
        return Err(Diagnostic::new(
            E0311,
            both,
            "the range is too narrow: it holds fewer than 20 numbers of 15 figures",
        )
        .help("write the few values as a list: {3;4;6}"));
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
