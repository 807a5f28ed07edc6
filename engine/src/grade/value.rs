//! The values that answers are judged against.

use super::equality::EQUAL;

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
    pub(super) fn is_near_zero(&self, number: f64) -> bool {
        number.abs() <= EQUAL * self.operand.max(1.0)
    }
}
