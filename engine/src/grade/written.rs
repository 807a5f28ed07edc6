//! Answers as they were written: the unit they came in and, where precision is judged, their digits.

use super::equality::{EQUAL, is_exactly};
use super::{Tolerance, Value, Verdict, rounding};
use crate::number;
use crate::units::Conversion;

/// How an answer was written, as far as its precision is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Written {
    /// A number without a look of its own, such as one in a program's request: judged by its value alone.
    Value,
    /// Digits, also times a power of ten.
    Decimal {
        /// Significant figures, at least and at most: zeros at the end of a whole number count or not.
        least: u8,
        most: u8,
        /// The exponent of ten of the last digit: -2 for `9.80`, 6 for `3.00*10^8`, 0 for `1200`.
        place: i32,
    },
    /// An expression, such as `1/3`.
    Exact,
    /// Several units, such as `2 h 29 min`.
    Compound {
        /// From the last of its units to the one that is asked.
        last: Conversion,
    },
}

/// An answer that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GivenAnswer {
    /// In the unit it was typed in.
    pub number: f64,
    /// From that unit to the one that is asked.
    pub conversion: Conversion,
    pub written: Written,
}

/// The digits of an answer.
#[derive(Clone, Copy)]
struct Digits {
    least: u8,
    most: u8,
    place: i32,
}

impl Tolerance {
    /// Judges an answer as it was written.
    pub fn judge(self, value: &Value, given: &GivenAnswer) -> Verdict {
        let finite = given.number.is_finite() && given.conversion.apply(given.number).is_finite();
        if !finite {
            return Verdict::WrongValue;
        }
        match self {
            Tolerance::Figures(_) | Tolerance::Decimals(_) => self.judge_precision(value, given),
            Tolerance::Relative(_) | Tolerance::Absolute(_) => {
                let right = self.accepts(value, given.conversion.apply(given.number))
                    || self.is_exact()
                        && !is_asked(&given.conversion)
                        && is_exactly(back(&given.conversion, value.number), given.number);
                verdict(right)
            }
        }
    }

    fn judge_precision(self, value: &Value, given: &GivenAnswer) -> Verdict {
        let number = back(&given.conversion, value.number);
        match given.written {
            Written::Value => verdict(self.accepts(value, given.conversion.apply(given.number))),
            Written::Exact => verdict(is_equal(value, given)),
            Written::Decimal { least, most, place } => {
                let digits = Digits { least, most, place };
                self.judge_digits(value, number, given, digits)
            }
            Written::Compound { last } => {
                if is_equal(value, given) {
                    return Verdict::Right;
                }
                // 2 h 29 min is 149 min: the noise of the sum is left out before its digits are counted.
                let whole =
                    rounding::round_to_figures(last.back(given.conversion.apply(given.number)), 13);
                let decimal = number::shortest(whole);
                let figures = |digits: i64| {
                    let figures = digits.unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
                    u8::try_from(figures).unwrap_or(u8::MAX)
                };
                let zeros = u8::try_from(decimal.exponent.max(0)).unwrap_or(u8::MAX);
                let digits = Digits {
                    least: figures(decimal.digits),
                    most: figures(decimal.digits).saturating_add(zeros),
                    place: decimal.exponent.min(0),
                };
                let given = GivenAnswer {
                    number: whole,
                    conversion: last,
                    written: given.written,
                };
                self.judge_digits(value, back(&last, value.number), &given, digits)
            }
        }
    }

    /// Judges digits; `number` is the value in the unit that was typed.
    fn judge_digits(
        self,
        value: &Value,
        number: f64,
        given: &GivenAnswer,
        digits: Digits,
    ) -> Verdict {
        let answer = given.number;
        if number == 0.0 || answer == 0.0 && matches!(self, Tolerance::Figures(_)) {
            return verdict(answer == number);
        }
        let right = match self {
            Tolerance::Figures(asked) => {
                (digits.least..=digits.most).contains(&asked)
                    && rounding::is_rounded(number, answer, rounding::last_place(number, asked))
            }
            Tolerance::Decimals(decimals) if is_asked(&given.conversion) => {
                let asked = -i32::from(decimals);
                if digits.place <= asked {
                    rounding::is_rounded(number, answer, asked)
                } else {
                    is_equal(value, given)
                }
            }
            Tolerance::Decimals(decimals) => {
                let step = number::power_of_ten(-i32::from(decimals))
                    * (given.conversion.denominator / given.conversion.numerator).abs();
                let fine = |place: i32| number::scaled(1, place) <= step * (1.0 + EQUAL);
                let rounds = |place| rounding::is_rounded(number, answer, place);
                digits.places().any(|place| fine(place) && rounds(place))
                    || !fine(digits.place) && is_equal(value, given)
            }
            Tolerance::Relative(_) | Tolerance::Absolute(_) => false,
        };
        if right {
            return Verdict::Right;
        }
        // More or fewer digits of the right value.
        let rounds = |place| rounding::is_rounded(number, answer, place);
        if digits.places().any(rounds) {
            Verdict::WrongPrecision
        } else {
            Verdict::WrongValue
        }
    }
}

impl Digits {
    /// The places that the last digit may have: zeros at the end of a whole number count or not. A lone zero ends where it was typed.
    fn places(self) -> impl Iterator<Item = i32> {
        let open = match self.least {
            0 => 0,
            least => i32::from(self.most.saturating_sub(least)),
        };
        (0..=open.min(30)).map(move |zeros| self.place.saturating_add(zeros).clamp(-400, 400))
    }
}

fn verdict(right: bool) -> Verdict {
    if right {
        Verdict::Right
    } else {
        Verdict::WrongValue
    }
}

/// Whether a unit is the one that is asked, if by another name.
fn is_asked(conversion: &Conversion) -> bool {
    conversion.numerator == conversion.denominator && conversion.offset == 0.0
}

/// The value in the unit that was typed. What a shifted scale leaves of a zero is 0.
fn back(conversion: &Conversion, value: f64) -> f64 {
    if is_asked(conversion) {
        return value;
    }
    let number = conversion.back(value);
    let shift = conversion.offset / conversion.numerator;
    if number.abs() <= shift.abs() * 1e-14 {
        0.0
    } else {
        number
    }
}

/// Whether an exact expression equals the value.
fn is_equal(value: &Value, given: &GivenAnswer) -> bool {
    let answer = given.conversion.apply(given.number);
    if value.number == 0.0 {
        return value.is_near_zero(answer);
    }
    (answer - value.number).abs() <= EQUAL * value.number.abs()
}
