//! A part of a typed number: its value, and how it was written.

use crate::functions;
use crate::number::{self, Decimal};

/// How a part was written, as far as its precision or its look is judged by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Form {
    /// A plain decimal, perhaps times a power of ten.
    Decimal(Plain),
    /// A power of ten by itself: the exponent.
    PowerOfTen(i32),
    /// Anything that was computed.
    Computed,
}

/// A plain decimal as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plain {
    /// The exact decimal, where it is short enough to be kept.
    pub decimal: Option<Decimal>,
    /// Significant figures at least and at most: zeros at the end of a whole number may count or not.
    pub least: u8,
    pub most: u8,
    /// The exponent of ten of the last digit.
    pub place: i32,
    /// Whether it is digits alone, and which number it is.
    pub whole: bool,
    /// Whether it is as it was written, without a power of ten.
    pub as_written: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TypedValue {
    pub number: f64,
    pub form: Form,
    /// Whether π stands in it outside of functions: an angle may be meant in radians.
    pub pi: bool,
}

impl TypedValue {
    pub(super) fn computed(number: f64, pi: bool) -> TypedValue {
        TypedValue {
            number,
            form: Form::Computed,
            pi,
        }
    }

    /// A plain whole number of digits.
    pub(super) fn is_whole(&self) -> bool {
        matches!(self.form, Form::Decimal(plain) if plain.whole && plain.as_written)
    }

    pub(super) fn negate(self) -> TypedValue {
        let form = match self.form {
            Form::Decimal(mut plain) => {
                plain.decimal = plain.decimal.map(|decimal| Decimal {
                    digits: -decimal.digits,
                    ..decimal
                });
                Form::Decimal(plain)
            }
            _ => Form::Computed,
        };
        TypedValue {
            number: -self.number,
            form,
            ..self
        }
    }

    pub(super) fn multiply(self, other: TypedValue) -> TypedValue {
        match (self.form, other.form) {
            (Form::Decimal(plain), Form::PowerOfTen(exponent)) => plain.scale(exponent).unwrap_or(
                TypedValue::computed(self.number * other.number, self.pi || other.pi),
            ),
            _ => TypedValue::computed(self.number * other.number, self.pi || other.pi),
        }
    }

    pub(super) fn power(self, exponent: TypedValue) -> TypedValue {
        let number = functions::power(self.number, exponent.number);
        let small = exponent.number.fract() == 0.0 && exponent.number.abs() < 400.0;
        let form = match self.form {
            #[allow(clippy::cast_possible_truncation, reason = "whole and below 400")]
            Form::Decimal(plain) if plain.whole && self.number == 10.0 && small => {
                Form::PowerOfTen(exponent.number as i32)
            }
            _ => Form::Computed,
        };
        // What libm makes of a power of ten need not be the nearest double; the decimal is.
        let number = match form {
            Form::PowerOfTen(exponent) => number::power_of_ten(exponent),
            _ => number,
        };
        TypedValue {
            number,
            form,
            pi: self.pi || exponent.pi,
        }
    }
}

impl Plain {
    /// The decimal times a power of ten, with as many figures; none where it is out of range.
    pub(super) fn scale(mut self, exponent: i32) -> Option<TypedValue> {
        let decimal = self.decimal?;
        let moved = Decimal {
            digits: decimal.digits,
            exponent: decimal.exponent.checked_add(exponent)?,
        };
        self.place = self.place.checked_add(exponent)?;
        self.decimal = Some(moved);
        self.as_written = false;
        Some(TypedValue {
            number: nearest(moved),
            form: Form::Decimal(self),
            pi: false,
        })
    }
}

/// The double nearest to a decimal, infinite where there is none.
pub(super) fn nearest(decimal: Decimal) -> f64 {
    if decimal.digits.unsigned_abs() <= number::EXACT_INTEGER.unsigned_abs() {
        number::scaled(decimal.digits, decimal.exponent)
    } else {
        format!("{}e{}", decimal.digits, decimal.exponent)
            .parse()
            .unwrap_or(f64::INFINITY)
    }
}
