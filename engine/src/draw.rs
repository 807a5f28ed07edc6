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

mod make;
mod many;

pub(crate) use make::{bound, grid, interval, list};

use crate::generator::{GAMMA, mix};
use crate::heap::HeapSize;
use crate::number::{Decimal, power_of_ten, scaled, shortest};

/// How a value comes from a random word.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    Grid(Grid),
    /// What has more digits than a double is shown as the double it is.
    List(Vec<f64>),
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
pub(crate) fn index(mut word: u64, count: u64) -> u64 {
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
            Draw::List(values) => values
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
            Draw::List(_) => shortest(self.value(word)),
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
            Draw::List(values) => values
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
            Draw::List(values) => values.contains(&value),
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

impl HeapSize for Draw {
    fn heap(&self) -> usize {
        match self {
            Draw::List(values) => values.heap(),
            Draw::Interval(interval) => interval.decades.capacity() * size_of::<Decade>(),
            Draw::Grid(_) | Draw::Fixed { .. } => 0,
        }
    }
}
