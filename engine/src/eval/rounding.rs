//! Numbers with a bound of what rounding can have added to them, to first order.

use crate::functions::{self, Call, Function, HALF_UNIT};
use crate::grade::Value;
use crate::syntax::BinaryOperator;

/// A computed number and how far rounding may have moved it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rounded {
    pub number: f64,
    /// Infinite where nothing can be said, as for a quotient whose divisor may be 0.
    pub bound: f64,
    /// The largest operand, by its size, of an addition or subtraction on the way.
    pub operand: f64,
}

impl Rounded {
    /// A number as it was drawn or written: off by half a unit of its last place unless it is exact in binary.
    pub(crate) fn written(number: f64) -> Rounded {
        Rounded {
            number,
            bound: if is_exact(number) {
                0.0
            } else {
                rounding(number)
            },
            operand: 0.0,
        }
    }

    /// Whether the number is 0 but for rounding.
    pub(crate) fn is_zero(&self) -> bool {
        self.bound.is_finite() && self.number.abs() <= 2.0 * self.bound
    }

    /// The value that answers are judged against.
    pub(crate) fn settled(&self) -> Value {
        Value {
            number: if self.is_zero() { 0.0 } else { self.number },
            operand: self.operand,
        }
    }

    pub(crate) fn negate(self) -> Rounded {
        Rounded {
            number: -self.number,
            ..self
        }
    }

    pub(crate) fn binary(operator: BinaryOperator, left: Rounded, right: Rounded) -> Rounded {
        let number = operator.apply(left.number, right.number);
        let mut operand = left.operand.max(right.operand);
        let bound = match operator {
            BinaryOperator::Add | BinaryOperator::Subtract => {
                operand = operand.max(left.number.abs()).max(right.number.abs());
                left.bound + right.bound + rounding(number)
            }
            BinaryOperator::Multiply => {
                let bound = left.spread(right.number) + right.spread(left.number);
                let zero = left.is_zero() || right.is_zero();
                told(number, bound + rounding(number), zero)
            }
            BinaryOperator::Divide if right.bound > 0.0 && right.is_zero() => f64::INFINITY,
            BinaryOperator::Divide => {
                let bound = (left.bound + right.spread(number)) / right.number.abs();
                told(number, bound + rounding(number), left.is_zero())
            }
            BinaryOperator::Power => power(left, right, number),
        };
        Rounded {
            number,
            bound,
            operand,
        }
    }

    pub(crate) fn unary(function: &Function, argument: Rounded) -> Rounded {
        let Call::Unary(call) = function.call else {
            return Rounded::unknown();
        };
        let number = call(argument.number);
        let bound = function
            .sensitivity
            .unary(argument.number, argument.bound, number);
        Rounded {
            number,
            // No function is far from 0 where rounding makes it 0: this one has a pole, or a slope too steep to say anything.
            bound: told(number, bound, number.abs() < 1.0),
            operand: argument.operand,
        }
    }

    /// A function of two arguments, or one step of a function of several.
    pub(crate) fn pair(function: &Function, left: Rounded, right: Rounded) -> Rounded {
        let (Call::Binary(call) | Call::Fold(call)) = function.call else {
            return Rounded::unknown();
        };
        let number = call(left.number, right.number);
        let numbers = [left.number, right.number];
        let bounds = [left.bound, right.bound];
        Rounded {
            number,
            bound: function.sensitivity.binary(numbers, bounds, number),
            operand: left.operand.max(right.operand),
        }
    }

    fn unknown() -> Rounded {
        Rounded {
            number: f64::NAN,
            bound: f64::INFINITY,
            operand: 0.0,
        }
    }

    /// The bound times a factor; nothing times anything is nothing.
    fn spread(&self, factor: f64) -> f64 {
        if self.bound == 0.0 {
            0.0
        } else {
            self.bound * factor.abs()
        }
    }
}

/// Half a unit of the last place, or a little more.
fn rounding(number: f64) -> f64 {
    number.abs() * HALF_UNIT
}

/// A bound that may make its number 0 only where that is what the errors say; else a bound as large as the number tells nothing.
fn told(number: f64, bound: f64, may_be_zero: bool) -> f64 {
    if !may_be_zero && number.abs() <= 2.0 * bound {
        f64::INFINITY
    } else {
        bound
    }
}

fn power(base: Rounded, exponent: Rounded, number: f64) -> f64 {
    let own = 4.0 * rounding(number);
    let uncertain = base.bound > 0.0 && base.is_zero();
    if uncertain && exponent.number <= 0.0 {
        return f64::INFINITY;
    }
    let by_base = if base.bound == 0.0 {
        0.0
    } else {
        let slope = exponent.number * functions::power(base.number, exponent.number - 1.0);
        let first = (slope * base.bound).abs();
        // As with a square root, the slope of a fractional power has no bound at 0.
        if exponent.number < 1.0 {
            let most = functions::power(base.bound, exponent.number);
            if first <= most { first } else { most }
        } else {
            first
        }
    };
    let by_exponent = if exponent.bound == 0.0 {
        0.0
    } else {
        (number * libm::log(base.number.abs())).abs() * exponent.bound
    };
    let zero = base.is_zero();
    told(number, by_base + by_exponent + own, zero)
}

/// Whether a number that was written as a decimal is exact in binary. Decimals with many places that are by chance count as not.
fn is_exact(number: f64) -> bool {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    const PLACES: f64 = 1024.0;
    let size = number.abs();
    if size <= WHOLE && size.fract() == 0.0 {
        return true;
    }
    size < WHOLE / (PLACES * 8.0) && (size * PLACES).fract() == 0.0
}
