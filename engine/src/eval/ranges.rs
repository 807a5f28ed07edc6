//! How large the values of a program and their rounding can become over all draws: an analysis once per exercise, which spares nearly every grade a closer look.

mod shape;

use shape::Shape;

use super::rounding::Rounded;
use crate::draw::Draw;
use crate::functions::{Call, Function, HALF_UNIT, Spread};
use crate::syntax::BinaryOperator;

/// Where a value lies for every draw, and how far rounding can have moved it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    low: f64,
    high: f64,
    /// The largest bound of rounding.
    bound: f64,
    /// The largest bound as a part of the value; sums of one sign, products and quotients keep it small even where the value comes near 0.
    relative: f64,
}

/// Below such a part of the value no bound makes it 0: half of it would.
const SAFE: f64 = 0.2;
/// Bounds are sums of products of rounded numbers themselves.
const SLACK: f64 = 1.02;
/// A number is 0 where it is at most twice its bound; twice as much again leaves room for what the analysis takes too lightly.
const FACTOR: f64 = 4.0;

impl Range {
    /// Of which nothing is known.
    pub(super) const UNKNOWN: Range = Range {
        low: f64::NEG_INFINITY,
        high: f64::INFINITY,
        bound: f64::INFINITY,
        relative: f64::INFINITY,
    };

    /// Of a value that is the same for every draw.
    pub(super) fn of(value: &Rounded) -> Range {
        let bound = value.bound;
        Range::new(value.number, value.number, bound, f64::INFINITY)
    }

    pub(super) fn drawn(draw: &Draw) -> Range {
        let (low, high) = draw.bounds();
        Range::new(low, high, f64::INFINITY, HALF_UNIT)
    }

    /// The size above which a value cannot be 0 but for rounding.
    pub(super) fn limit(&self) -> f64 {
        if self.relative <= SAFE {
            0.0
        } else {
            self.bound * FACTOR
        }
    }

    fn new(low: f64, high: f64, bound: f64, relative: f64) -> Range {
        if low.is_nan() || high.is_nan() || low > high {
            return Range::UNKNOWN;
        }
        let known = |bound: f64| if bound >= 0.0 { bound } else { f64::INFINITY };
        let (mut bound, mut relative) = (known(bound), known(relative));
        let mut range = Range {
            low,
            high,
            bound,
            relative,
        };
        bound = bound.min(known(relative * range.most()));
        if range.least() > 0.0 {
            relative = relative.min(bound / range.least());
        } else if bound == 0.0 {
            relative = 0.0;
        }
        range.bound = bound;
        range.relative = relative;
        range
    }

    /// The largest size.
    fn most(&self) -> f64 {
        self.low.abs().max(self.high.abs())
    }

    /// The smallest size.
    fn least(&self) -> f64 {
        if self.low > 0.0 {
            self.low
        } else if self.high < 0.0 {
            -self.high
        } else {
            0.0
        }
    }

    /// The smallest range that holds the values, with its rounding as a bound and as a part.
    fn around<const N: usize>(values: [f64; N], bound: f64, relative: f64) -> Range {
        if values.iter().any(|value| value.is_nan()) {
            return Range::new(f64::NEG_INFINITY, f64::INFINITY, bound, relative);
        }
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Range::new(low, high, bound, relative)
    }

    pub(super) fn negate(&self) -> Range {
        Range {
            low: -self.high,
            high: -self.low,
            ..*self
        }
    }

    pub(super) fn binary(operator: BinaryOperator, a: &Range, b: &Range) -> Range {
        match operator {
            BinaryOperator::Add => a.add(b),
            BinaryOperator::Subtract => a.add(&b.negate()),
            BinaryOperator::Multiply => {
                let corners = [
                    a.low * b.low,
                    a.low * b.high,
                    a.high * b.low,
                    a.high * b.high,
                ];
                let most = a.most() * b.most();
                let bound = times(a.bound, b.most()) + times(b.bound, a.most()) + most * HALF_UNIT;
                Range::around(corners, bound, product(a.relative, b.relative))
            }
            BinaryOperator::Divide => a.divide(b),
            BinaryOperator::Power => a.power(b),
        }
    }

    fn add(&self, other: &Range) -> Range {
        let (low, high) = (self.low + other.low, self.high + other.high);
        let bound = self.bound + other.bound + low.abs().max(high.abs()) * HALF_UNIT;
        let one_sign = self.low >= 0.0 && other.low >= 0.0 || self.high <= 0.0 && other.high <= 0.0;
        let relative = if one_sign {
            self.relative.max(other.relative) + HALF_UNIT
        } else {
            f64::INFINITY
        };
        Range::new(low, high, bound, relative)
    }

    fn divide(&self, by: &Range) -> Range {
        let relative = product(self.relative, by.relative);
        let least = by.least();
        if least == 0.0 {
            return Range::new(f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY, relative);
        }
        let corners = [
            self.low / by.low,
            self.low / by.high,
            self.high / by.low,
            self.high / by.high,
        ];
        let most = self.most() / least;
        let bound = (self.bound + times(by.bound, most)) / least + most * HALF_UNIT;
        Range::around(corners, bound, relative)
    }

    fn power(&self, exponent: &Range) -> Range {
        let raise = crate::functions::power;
        let size = exponent.most();
        // By the exponent: times the logarithm of the base, which its size bounds.
        let steps = size * self.relative;
        let logarithm = libm::log(self.least())
            .abs()
            .max(libm::log(self.most()).abs());
        let relative = steps + times(exponent.bound, logarithm) + 4.0 * HALF_UNIT;
        // Small errors alone grow by so many steps.
        let relative = if relative < SAFE {
            relative * SLACK
        } else {
            f64::INFINITY
        };
        let fixed = exponent.low == exponent.high && exponent.bound == 0.0;
        if self.low > 0.0 {
            let corners = [
                raise(self.low, exponent.low),
                raise(self.low, exponent.high),
                raise(self.high, exponent.low),
                raise(self.high, exponent.high),
            ];
            return Range::around(corners, f64::INFINITY, relative);
        }
        if fixed && exponent.low >= 1.0 {
            let power = exponent.low;
            let most = raise(self.most(), power);
            let bound =
                times(self.bound, power * raise(self.most(), power - 1.0)) + 4.0 * HALF_UNIT * most;
            let even = power % 2.0 == 0.0;
            let low = if even || self.low >= 0.0 { 0.0 } else { -most };
            return Range::new(low, most, bound, relative);
        }
        if fixed && exponent.low > 0.0 {
            let most = raise(self.most(), exponent.low);
            let bound = raise(self.bound, exponent.low) + 4.0 * HALF_UNIT * most;
            return Range::new(0.0, most, bound, relative);
        }
        Range::new(f64::NEG_INFINITY, f64::INFINITY, f64::INFINITY, relative)
    }

    pub(super) fn unary(function: &Function, argument: &Range) -> Range {
        let Call::Unary(call) = function.call else {
            return Range::UNKNOWN;
        };
        // Beyond their domain functions have no value, and a variant without one is none.
        let inside = match function.sensitivity.spread {
            Spread::Arc(..) if call(2.0).is_nan() => Range {
                low: argument.low.max(-1.0),
                high: argument.high.min(1.0),
                ..*argument
            },
            _ => *argument,
        };
        let argument = &inside;
        let ends = [call(argument.low), call(argument.high)];
        let shape = Shape::of(function.name);
        let slope = |x: f64| match function.sensitivity.spread {
            Spread::Slope(slope) | Spread::Arc(slope, _) => slope(x, call(x)).abs(),
            Spread::Step => 0.0,
            _ => 1.0,
        };
        // The bound at an end, with a first order of slope and the function's own rounding.
        let at = |x: f64| function.sensitivity.unary(x, argument.bound, call(x));
        let middle = if argument.least() == 0.0 {
            0.0
        } else {
            argument.low
        };
        match shape {
            Shape::Step => Range::around(ends, 0.0, 0.0),
            Shape::Size => {
                let high = argument.most();
                Range::new(argument.least(), high, argument.bound, argument.relative)
            }
            Shape::Root => {
                let bound = at(argument.least().max(0.0)) + HALF_UNIT * argument.most().sqrt();
                let relative = argument.relative / 2.0 + HALF_UNIT;
                let relative = if argument.relative < SAFE {
                    relative * SLACK
                } else {
                    f64::INFINITY
                };
                Range::new(
                    argument.low.max(0.0).sqrt(),
                    argument.high.sqrt(),
                    bound,
                    relative,
                )
            }
            Shape::Rising => {
                // The slope is largest at one of the ends, or at 0.
                let bound = at(argument.low) + at(argument.high) + at(middle);
                Range::around(ends, bound, f64::INFINITY)
            }
            Shape::Wave { turn, peak } => {
                let bound = slope_bound(function, argument, turn);
                let crosses = |at: f64| {
                    let count = |x: f64| ((x - at) / turn).floor();
                    count(argument.low) != count(argument.high) || (argument.low - at) % turn == 0.0
                };
                let [first, last] = ends;
                let high = if crosses(peak) { 1.0 } else { first.max(last) };
                let low = if crosses(peak + turn / 2.0) {
                    -1.0
                } else {
                    first.min(last)
                };
                Range::new(low, high, bound, f64::INFINITY)
            }
            Shape::Poles { turn, pole } => {
                let count = |x: f64| ((x - pole) / turn).floor();
                let near = (argument.low - pole) % turn == 0.0 || slope(argument.low).is_nan();
                if near || count(argument.low) != count(argument.high) {
                    return Range::UNKNOWN;
                }
                let bound = at(argument.low) + at(argument.high);
                Range::around(ends, bound, f64::INFINITY)
            }
            Shape::Other => Range::UNKNOWN,
        }
    }

    pub(super) fn pair(function: &Function, a: &Range, b: &Range) -> Range {
        let (Call::Binary(call) | Call::Fold(call)) = function.call else {
            return Range::UNKNOWN;
        };
        let corners = [
            call(a.low, b.low),
            call(a.low, b.high),
            call(a.high, b.low),
            call(a.high, b.high),
        ];
        let least = libm::hypot(a.least(), b.least());
        let most = libm::hypot(a.most(), b.most());
        match function.sensitivity.spread {
            Spread::Choice => Range::around(corners, a.bound.max(b.bound), f64::INFINITY),
            Spread::Distance => {
                let bound = a.bound + b.bound + 2.0 * HALF_UNIT * most;
                let relative = a.relative.max(b.relative) * SLACK + 2.0 * HALF_UNIT;
                Range::new(least, most, bound, relative)
            }
            Spread::Direction(unit) if least > 0.0 => {
                let half = std::f64::consts::PI * unit;
                let bound = (a.bound + b.bound) / least * unit + 8.0 * HALF_UNIT * half;
                // The direction jumps only behind the origin.
                if a.least() > 0.0 || b.low > 0.0 {
                    Range::around(corners, bound, f64::INFINITY)
                } else {
                    Range::new(-half, half, bound, f64::INFINITY)
                }
            }
            _ => Range::UNKNOWN,
        }
    }
}

/// The bound of sine and cosine: their slope is at most 1 for each radian.
fn slope_bound(function: &Function, argument: &Range, turn: f64) -> f64 {
    let unit = std::f64::consts::TAU / turn;
    let own = function.sensitivity.unary(argument.most(), 0.0, 1.0);
    argument.bound * unit + own + 4.0 * HALF_UNIT * 90.0f64.min(argument.most()) * unit
}

fn times(bound: f64, factor: f64) -> f64 {
    if bound == 0.0 { 0.0 } else { bound * factor }
}

/// The part of a product or quotient that rounding can be; only small parts add up so simply.
fn product(a: f64, b: f64) -> f64 {
    let sum = a + b + HALF_UNIT;
    if sum < SAFE {
        sum * SLACK
    } else {
        f64::INFINITY
    }
}
