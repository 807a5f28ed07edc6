//! Exact decimals, and how numbers are written.

use std::fmt::Write;

/// Powers of ten that a double holds exactly.
pub(crate) const EXACT_POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

/// Integers up to here are exact as doubles.
pub const EXACT_INTEGER: i64 = 1 << 53;

/// `10^exponent`, rounded to the nearest double.
pub fn power_of_ten(exponent: i32) -> f64 {
    match usize::try_from(exponent)
        .ok()
        .and_then(|index| EXACT_POWERS.get(index))
    {
        Some(power) => *power,
        // The standard library reads decimals with correct rounding, everywhere alike.
        None => format!("1e{exponent}").parse().unwrap_or(0.0),
    }
}

/// `digits * 10^exponent`, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    pub digits: i64,
    pub exponent: i32,
}

impl Decimal {
    /// Reads `-1.5e3`. `None` where it has more than 18 significant digits or an exponent that no double has.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let negative = whole.starts_with('-');
        let mut digits = 0i64;
        let mut dropped = 0i32;
        let mut scale = 0i32;
        for (index, byte) in whole
            .trim_start_matches('-')
            .bytes()
            .chain(fraction.bytes())
            .enumerate()
        {
            let fractional = index >= whole.trim_start_matches('-').len();
            let digit = i64::from(byte.checked_sub(b'0')?);
            if digit == 0 && digits == 0 {
                scale += i32::from(fractional);
                continue;
            }
            // Zeros at the end are only counted until another digit needs them, so `1e3` and `1000` are the same decimal.
            if digit == 0 {
                dropped = dropped.checked_add(1)?;
            } else {
                for _ in 0..dropped {
                    digits = digits.checked_mul(10)?;
                }
                digits = digits.checked_mul(10)?.checked_add(digit)?;
                dropped = 0;
            }
            scale += i32::from(fractional);
        }
        let exponent = exponent.checked_add(dropped)?.checked_sub(scale)?;
        if digits == 0 {
            return Some(Decimal {
                digits: 0,
                exponent: 0,
            });
        }
        let digits = if negative { -digits } else { digits };
        (digits.unsigned_abs() < 10u64.pow(18) && exponent.abs() < 400)
            .then_some(Decimal { digits, exponent })
    }

    /// The digits at another, not larger exponent.
    pub fn at(self, exponent: i32) -> Option<i64> {
        if self.digits == 0 {
            return Some(0);
        }
        let shift = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.digits.checked_mul(10i64.checked_pow(shift)?)
    }
}

/// The nearest double to `digits * 10^exponent`, for digits up to 2^53.
pub(crate) fn scaled(digits: i64, exponent: i32) -> f64 {
    // One rounding of two exact numbers: the nearest double by the rules of IEEE 754.
    #[allow(clippy::cast_precision_loss, reason = "digits are at most 2^53")]
    let whole = digits as f64;
    let power = |n: i32| usize::try_from(n).ok().and_then(|n| EXACT_POWERS.get(n));
    if let Some(power) = power(-exponent) {
        whole / power
    } else if let Some(power) = power(exponent) {
        whole * power
    } else {
        let mut text = Short::default();
        let _ = write!(text, "{digits}e{exponent}");
        text.as_str().parse().unwrap_or(f64::NAN)
    }
}

/// A short text on the stack: grading must not allocate, not even for electron charges.
#[derive(Default)]
struct Short {
    bytes: [u8; 32],
    length: usize,
}

impl Short {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.length + text.len();
        self.bytes
            .get_mut(self.length..end)
            .ok_or(std::fmt::Error)?
            .copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// How numbers are written: the decimal sign and the power of ten.
#[derive(Clone, Copy, Debug)]
pub struct Notation {
    point: &'static str,
    /// What stands between the mantissa and the exponent of ten.
    times: &'static str,
    /// What stands behind that exponent.
    end: &'static str,
}

impl Notation {
    /// LaTeX with a decimal point.
    pub const POINT: Notation = Notation {
        point: ".",
        times: r" \cdot 10^{",
        end: "}",
    };
    /// LaTeX with a decimal comma.
    pub const COMMA: Notation = Notation {
        point: r",\!",
        times: r" \cdot 10^{",
        end: "}",
    };
    /// LaTeX with a decimal point, its backslashes escaped for the inside of a JSON string.
    pub const POINT_JSON: Notation = Notation {
        point: ".",
        times: r" \\cdot 10^{",
        end: "}",
    };
    /// LaTeX with a decimal comma, its backslashes escaped for the inside of a JSON string.
    pub const COMMA_JSON: Notation = Notation {
        point: r",\\!",
        times: r" \\cdot 10^{",
        end: "}",
    };

    /// Plain signs with a decimal point, where there is no LaTeX.
    pub const POINT_PLAIN: Notation = Notation {
        point: ".",
        times: " · 10^",
        end: "",
    };
    /// Plain signs with a decimal comma.
    pub const COMMA_PLAIN: Notation = Notation {
        point: ",",
        times: " · 10^",
        end: "",
    };

    /// A finite number in its shortest form.
    pub fn number(self, value: f64) -> String {
        let decimal = shortest(value);
        let mut out = String::new();
        write_decimal(&mut out, decimal.digits, decimal.exponent, self);
        out
    }

    /// A number in plain digits, as typed with a point.
    pub fn with_point(self, literal: &str) -> String {
        literal.replace('.', self.point)
    }
}

/// Writes `digits * 10^exponent` in plain digits; from 1e21 and below 1e-6 as mantissa and power of ten.
pub fn write_decimal(out: &mut String, digits: i64, exponent: i32, notation: Notation) {
    let (mut digits, mut exponent) = (digits, exponent);
    if digits == 0 {
        exponent = 0;
    }
    while exponent < 0 && digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    write_digits(out, digits, exponent, notation, |mantissa| {
        mantissa.trim_end_matches('0')
    });
}

/// The same with every digit written, zeros at the end included: 250 hundredths are `2.50`.
pub(crate) fn write_padded(out: &mut String, digits: i64, exponent: i32, notation: Notation) {
    write_digits(out, digits, exponent, notation, |mantissa| mantissa);
}

fn write_digits(
    out: &mut String,
    digits: i64,
    exponent: i32,
    notation: Notation,
    mantissa: impl Fn(&str) -> &str,
) {
    if digits < 0 {
        out.push('-');
    }
    let mut buffer = itoa::Buffer::new();
    let text = buffer.format(digits.unsigned_abs());
    let point = text.len() as i32 + exponent;
    if (-5..=21).contains(&point) || digits == 0 {
        if exponent >= 0 {
            out.push_str(text);
            if digits != 0 {
                (0..exponent).for_each(|_| out.push('0'));
            }
        } else if point > 0 {
            let (whole, fraction) = text.split_at(point as usize);
            out.push_str(whole);
            out.push_str(notation.point);
            out.push_str(fraction);
        } else {
            out.push('0');
            out.push_str(notation.point);
            (point..0).for_each(|_| out.push('0'));
            out.push_str(text);
        }
        return;
    }
    let (whole, fraction) = mantissa(text).split_at(1);
    out.push_str(whole);
    if !fraction.is_empty() {
        out.push_str(notation.point);
        out.push_str(fraction);
    }
    out.push_str(notation.times);
    let mut buffer = itoa::Buffer::new();
    out.push_str(buffer.format(point - 1));
    out.push_str(notation.end);
}

/// A value for people: without the noise of binary arithmetic, which shows where the shortest form has more than 15 digits. Whole numbers that doubles
/// hold exactly have none.
pub fn without_noise(value: f64) -> f64 {
    const DIGITS: i64 = 1_000_000_000_000_000;
    let shortest = shortest(value);
    let whole = value.abs() <= EXACT_INTEGER as f64 && value.fract() == 0.0;
    if whole || shortest.digits.abs() < DIGITS {
        return value;
    }
    let drop = shortest.digits.unsigned_abs().ilog10() - 13;
    let unit = 10i64.pow(drop);
    let digits = (shortest.digits.abs() + unit / 2) / unit * shortest.digits.signum();
    scaled(digits, shortest.exponent.saturating_add_unsigned(drop))
}

/// The shortest decimal that reads back to the same finite number.
pub(crate) fn shortest(value: f64) -> Decimal {
    short(value).unwrap_or_else(|| {
        let mut buffer = zmij::Buffer::new();
        Decimal::parse(buffer.format_finite(value)).unwrap_or(Decimal {
            digits: 0,
            exponent: 0,
        })
    })
}

/// Decimals of no more digits than these read as numbers that differ, so that one which reads as a number is its shortest.
const DISTINCT: f64 = 1e15;

/// The same of numbers with three places or fewer, as most that people write down, found without printing them.
#[allow(
    clippy::cast_possible_truncation,
    reason = "checked to be a whole number below 10^15"
)]
fn short(value: f64) -> Option<Decimal> {
    let scales = [(1.0, 0), (10.0, -1), (100.0, -2), (1000.0, -3)];
    let (mut digits, mut exponent) = scales.into_iter().find_map(|(scale, exponent)| {
        let digits = (value * scale).round();
        let is_it = digits.abs() < DISTINCT && digits / scale == value;
        is_it.then_some((digits as i64, exponent))
    })?;
    // Without zeros at the end, as what is read.
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        exponent += 1;
    }
    Some(Decimal { digits, exponent })
}

/// A finite number as JSON, whole numbers without a fractional part.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "checked to be a whole number below 2^53"
)]
pub fn write_json_number(out: &mut String, value: f64) {
    let whole = value as i64;
    if whole as f64 == value && whole.abs() < EXACT_INTEGER {
        out.push_str(itoa::Buffer::new().format(whole));
    } else if value.is_finite() {
        out.push_str(zmij::Buffer::new().format_finite(value));
    } else {
        out.push_str("null");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_gives_what_printing_gives() {
        let printed = |value: f64| {
            let mut buffer = zmij::Buffer::new();
            Decimal::parse(buffer.format_finite(value)).expect("it is a number")
        };
        let mut word = 1u64;
        let mut next = || {
            word = word.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            word >> 11
        };
        let mut values = vec![
            0.0,
            -0.0,
            0.1,
            0.3,
            0.1 + 0.2,
            1e15,
            1e15 - 0.5,
            1e22,
            5e-324,
            f64::MAX,
            0.0005,
            1.0005,
        ];
        for _ in 0..100_000 {
            let digits = (next() % (1 << (next() % 54))) as f64;
            values.push(digits / power_of_ten((next() % 6) as i32));
            values.push(f64::from_bits(next() << 11));
        }
        for value in values.into_iter().filter(|value| value.is_finite()) {
            for value in [value, -value] {
                assert_eq!(shortest(value), printed(value), "{value:e}");
            }
        }
    }
}
