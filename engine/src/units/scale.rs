//! Sizes of units as exact numbers, and the conversions that follow from them.

use crate::number;

/// The size of a unit: `numerator / denominator * 10^ten * pi^pi`, exact as long as both integers fit into 63 bits. What does not fit is
/// rounded at its nineteenth digit, which no double can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    numerator: u64,
    denominator: u64,
    ten: i32,
    pi: i32,
}

impl Scale {
    pub(super) const ONE: Scale = Scale {
        numerator: 1,
        denominator: 1,
        ten: 0,
        pi: 0,
    };
    pub(super) const PI: Scale = Scale {
        pi: 1,
        ..Scale::ONE
    };

    pub(super) fn ten(exponent: i32) -> Scale {
        Scale {
            ten: exponent,
            ..Scale::ONE
        }
    }

    /// Reads `5`, `0.3048`, `1e-4` or `5/9`; `None` for anything else and for 0.
    pub(super) fn parse(text: &str) -> Option<Scale> {
        if let Some((above, below)) = text.split_once('/') {
            return Some(Scale::parse(above)?.times(Scale::parse(below)?.inverse()));
        }
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: u64 = format!("{whole}{fraction}").parse().ok()?;
        let places = i32::try_from(fraction.len()).ok()?;
        let ten = exponent.parse::<i32>().ok()?.checked_sub(places)?;
        (digits != 0).then(|| {
            Scale {
                numerator: digits,
                ten,
                ..Scale::ONE
            }
            .without_zeros()
        })
    }

    pub(super) fn inverse(self) -> Scale {
        Scale {
            numerator: self.denominator,
            denominator: self.numerator,
            ten: self.ten.saturating_neg(),
            pi: self.pi.saturating_neg(),
        }
    }

    pub(super) fn times(self, other: Scale) -> Scale {
        let across = divisor(self.numerator, other.denominator);
        let back = divisor(other.numerator, self.denominator);
        let (numerator, up) = product(self.numerator / across, other.numerator / back);
        let (denominator, down) = product(self.denominator / back, other.denominator / across);
        Scale {
            numerator,
            denominator,
            ten: self.ten.saturating_add(other.ten).saturating_add(up - down),
            pi: self.pi.saturating_add(other.pi),
        }
        .without_zeros()
    }

    pub(super) fn power(self, exponent: i32) -> Scale {
        let mut base = if exponent < 0 { self.inverse() } else { self };
        let mut product = Scale::ONE;
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            if left & 1 == 1 {
                product = product.times(base);
            }
            base = base.times(base);
            left >>= 1;
        }
        product
    }

    fn without_zeros(mut self) -> Scale {
        while self.numerator.is_multiple_of(10) && self.numerator > 0 {
            self.numerator /= 10;
            self.ten = self.ten.saturating_add(1);
        }
        while self.denominator.is_multiple_of(10) && self.denominator > 0 {
            self.denominator /= 10;
            self.ten = self.ten.saturating_sub(1);
        }
        self
    }

    /// Two doubles whose quotient is the scale; both are exact where they can be, and `None` where one leaves the range of doubles.
    #[allow(
        clippy::cast_precision_loss,
        reason = "integers past 53 bits are rounded once, as decimals are when they are read"
    )]
    pub(super) fn quotient(self) -> Option<(f64, f64)> {
        let Scale {
            mut numerator,
            mut denominator,
            mut ten,
            pi,
        } = self;
        // 10/36 is 5/18: smaller numbers are exact more often.
        for factor in [2, 5] {
            while ten > 0 && denominator.is_multiple_of(factor) && numerator < EXACT / 10 {
                numerator *= 10;
                ten -= 1;
                let common = divisor(numerator, denominator);
                numerator /= common;
                denominator /= common;
            }
            while ten < 0 && numerator.is_multiple_of(factor) && denominator < EXACT / 10 {
                denominator *= 10;
                ten += 1;
                let common = divisor(numerator, denominator);
                numerator /= common;
                denominator /= common;
            }
        }
        let size = |digits: u64, ten: i32, pi: i32| {
            let digits = i64::try_from(digits).unwrap_or(i64::MAX);
            let number = number::scaled(digits, ten.max(0));
            (0..pi.min(100)).fold(number, |product, _| product * std::f64::consts::PI)
        };
        let above = size(numerator, ten, pi);
        let below = size(denominator, ten.saturating_neg(), pi.saturating_neg());
        let fits = |number: f64| number.is_finite() && number > 0.0;
        (fits(above) && fits(below)).then_some((above, below))
    }

    /// The scale as one double, for comparing sizes; infinite or 0 past the range of doubles.
    pub(super) fn approximately(self) -> f64 {
        self.quotient()
            .map_or(f64::NAN, |(above, below)| above / below)
    }
}

/// Above this, not every integer is a double.
const EXACT: u64 = 1 << 53;

fn divisor(mut a: u64, mut b: u64) -> u64 {
    if a == 1 || b == 1 {
        return 1;
    }
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The product in 63 bits, and the power of ten it was rounded to.
fn product(a: u64, b: u64) -> (u64, i32) {
    let mut exact = u128::from(a) * u128::from(b);
    let mut ten = 0;
    while exact >> 63 != 0 {
        exact = (exact + 5) / 10;
        ten += 1;
    }
    (u64::try_from(exact).unwrap_or(u64::MAX), ten)
}

/// A conversion between two units of one kind: `asked = (typed * numerator + offset) / denominator`. The numbers are exact where doubles
/// can hold them, so that 3600 s are exactly 1 h and 212 °F exactly 100 °C.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversion {
    pub numerator: f64,
    pub denominator: f64,
    pub offset: f64,
}

impl Conversion {
    pub const IDENTITY: Conversion = Conversion {
        numerator: 1.0,
        denominator: 1.0,
        offset: 0.0,
    };

    /// The conversion by a factor alone.
    pub(super) fn by(scale: Scale) -> Option<Conversion> {
        let (numerator, denominator) = scale.quotient()?;
        Some(Conversion {
            numerator,
            denominator,
            offset: 0.0,
        })
    }

    /// The conversion between two scales of temperature, each with its size and the kelvins at its zero.
    pub(super) fn of_temperature(typed: (Scale, Zero), asked: (Scale, Zero)) -> Option<Conversion> {
        let mut conversion = Conversion::by(typed.0.times(asked.0.inverse()))?;
        let (above, below) = asked.0.quotient()?;
        let (from, to) = (typed.1, asked.1);
        // Whole numbers as long as possible: one rounding at the end.
        let difference = from.numerator * to.denominator - to.numerator * from.denominator;
        conversion.offset = difference * below * conversion.denominator
            / (from.denominator * to.denominator * above);
        Some(conversion)
    }

    pub fn apply(&self, typed: f64) -> f64 {
        (typed * self.numerator + self.offset) / self.denominator
    }

    pub fn back(&self, asked: f64) -> f64 {
        (asked * self.denominator - self.offset) / self.numerator
    }
}

/// The kelvins at the zero of a temperature scale, as a quotient of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zero {
    pub(super) numerator: f64,
    pub(super) denominator: f64,
}

impl Zero {
    pub(super) const ABSOLUTE: Zero = Zero {
        numerator: 0.0,
        denominator: 1.0,
    };
}
