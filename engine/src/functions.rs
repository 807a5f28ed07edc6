//! One table of functions: name, arity, value.
//!
//! Transcendental functions come from `libm`, never from the platform, so that a result has the same bits on every machine. What IEEE 754 rounds exactly
//! (`sqrt`, `abs`, `floor`, `%`, …) may be the processor's.

mod sensitivity;

pub(crate) use sensitivity::{HALF_UNIT, Sensitivity, Spread};

use std::f64::consts::{FRAC_PI_2, LN_2, LN_10, PI};

use crate::limits::MAX_ARGUMENTS;
use eqex_messages::Message;

mod spelling;

pub(crate) use spelling::{meant, spelled};

/// What a function computes.
#[derive(Clone, Copy, Debug)]
pub enum Call {
    Unary(fn(f64) -> f64),
    Binary(fn(f64, f64) -> f64),
    /// Two arguments or more, taken together from the left.
    Fold(fn(f64, f64) -> f64),
}

#[derive(Clone, Copy, Debug)]
pub struct Function {
    pub name: &'static str,
    pub call: Call,
    pub sensitivity: Sensitivity,
}

impl Function {
    /// How many arguments it takes, in words.
    pub fn arity(&self) -> Message {
        match self.call {
            Call::Unary(_) => Message::new("arity-one"),
            Call::Binary(_) => Message::new("arity-two"),
            Call::Fold(_) => Message::new("arity-several"),
        }
    }

    pub fn takes(&self, count: usize) -> bool {
        match self.call {
            Call::Unary(_) => count == 1,
            Call::Binary(_) => count == 2,
            Call::Fold(_) => (2..=MAX_ARGUMENTS).contains(&count),
        }
    }
}

pub(crate) fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

macro_rules! table {
    ($($name:literal $kind:ident $value:expr, $sensitivity:expr;)*) => {
        /// Every function of the language. `tg` and `ctg` are the Polish names of `tan` and `cot`; suffix `h` hyperbolic, prefix `a` inverse, suffix `r` radians.
        pub const FUNCTIONS: &[Function] = &[$(Function { name: $name, call: Call::$kind($value), sensitivity: $sensitivity },)*];
    };
}

/// A degree in radians.
const DEGREE: f64 = PI / 180.0;
const EXACT: Sensitivity = Sensitivity::exact(Spread::Slope(|_, _| 1.0));
const STEP: Sensitivity = Sensitivity::exact(Spread::Step);
const CHOICE: Sensitivity = Sensitivity::exact(Spread::Choice);
const ROOT: Sensitivity = Sensitivity::computed(Spread::Root, 1.0);

/// A function of `libm`, whose results are off by at most a unit of the last place.
const fn radian(slope: fn(f64, f64) -> f64) -> Sensitivity {
    Sensitivity::computed(Spread::Slope(slope), 2.0)
}

/// A function made of one of `libm` and a few operations more.
const fn made(slope: fn(f64, f64) -> f64) -> Sensitivity {
    Sensitivity::computed(Spread::Slope(slope), 6.0)
}

/// A function of an angle in degrees, which is reduced to a quadrant and converted first.
const fn degree(slope: fn(f64, f64) -> f64) -> Sensitivity {
    Sensitivity::converting(Spread::Slope(slope), 4.0, 2.0, 90.0)
}

/// The same for hyperbolic functions and reciprocal arguments, of which nothing is reduced.
const fn converted(slope: fn(f64, f64) -> f64) -> Sensitivity {
    Sensitivity::converting(Spread::Slope(slope), 6.0, 2.0, f64::INFINITY)
}

const fn arc(slope: fn(f64, f64) -> f64, unit: f64) -> Sensitivity {
    Sensitivity::computed(Spread::Arc(slope, unit), 4.0)
}

table! {
    "sqrt" Unary f64::sqrt, ROOT;
    "abs" Unary f64::abs, EXACT;
    "exp" Unary libm::exp, radian(|_, value| value);
    "ln" Unary libm::log, radian(|x, _| 1.0 / x);
    "log" Unary libm::log10, radian(|x, _| 1.0 / (x * LN_10));
    "log10" Unary libm::log10, radian(|x, _| 1.0 / (x * LN_10));
    "log2" Unary libm::log2, radian(|x, _| 1.0 / (x * LN_2));
    "floor" Unary f64::floor, STEP;
    "ceil" Unary f64::ceil, STEP;
    "round" Unary f64::round, STEP;
    "sign" Unary sign, STEP;
    "min" Fold minimum, CHOICE;
    "max" Fold maximum, CHOICE;
    "hypot" Binary libm::hypot, Sensitivity::computed(Spread::Distance, 2.0);
    "atan2" Binary |y, x| degrees(libm::atan2(y, x)), Sensitivity::computed(Spread::Direction(1.0 / DEGREE), 6.0);
    "atan2r" Binary libm::atan2, Sensitivity::computed(Spread::Direction(1.0), 2.0);
    "sin" Unary sin_degrees, degree(|x, _| cos_degrees(x) * DEGREE);
    "cos" Unary cos_degrees, degree(|x, _| sin_degrees(x) * DEGREE);
    "tan" Unary tan_degrees, degree(|_, value| (1.0 + value * value) * DEGREE);
    "tg" Unary tan_degrees, degree(|_, value| (1.0 + value * value) * DEGREE);
    "cot" Unary cot_degrees, degree(|_, value| (1.0 + value * value) * DEGREE);
    "ctg" Unary cot_degrees, degree(|_, value| (1.0 + value * value) * DEGREE);
    "asin" Unary asin_degrees, arc(|x, _| arc_slope(x) / DEGREE, 1.0 / DEGREE);
    "acos" Unary acos_degrees, arc(|x, _| arc_slope(x) / DEGREE, 1.0 / DEGREE);
    "atan" Unary atan_degrees, made(|x, _| 1.0 / (1.0 + x * x) / DEGREE);
    "atg" Unary atan_degrees, made(|x, _| 1.0 / (1.0 + x * x) / DEGREE);
    "acot" Unary acot_degrees, converted(|x, _| 1.0 / (1.0 + x * x) / DEGREE);
    "actg" Unary acot_degrees, converted(|x, _| 1.0 / (1.0 + x * x) / DEGREE);
    "sinr" Unary libm::sin, radian(|x, _| libm::cos(x));
    "cosr" Unary libm::cos, radian(|x, _| libm::sin(x));
    "tanr" Unary libm::tan, radian(|_, value| 1.0 + value * value);
    "tgr" Unary libm::tan, radian(|_, value| 1.0 + value * value);
    "cotr" Unary cot, made(|_, value| 1.0 + value * value);
    "ctgr" Unary cot, made(|_, value| 1.0 + value * value);
    "asinr" Unary libm::asin, arc(|x, _| arc_slope(x), 1.0);
    "acosr" Unary libm::acos, arc(|x, _| arc_slope(x), 1.0);
    "atanr" Unary libm::atan, radian(|x, _| 1.0 / (1.0 + x * x));
    "atgr" Unary libm::atan, radian(|x, _| 1.0 / (1.0 + x * x));
    "acotr" Unary acot, converted(|x, _| 1.0 / (1.0 + x * x));
    "actgr" Unary acot, converted(|x, _| 1.0 / (1.0 + x * x));
    "sinh" Unary |x| libm::sinh(radians(x)), converted(|x, _| libm::cosh(radians(x)) * DEGREE);
    "cosh" Unary |x| libm::cosh(radians(x)), converted(|x, _| libm::sinh(radians(x)) * DEGREE);
    "tanh" Unary |x| libm::tanh(radians(x)), converted(|_, value| (1.0 - value * value) * DEGREE);
    "tgh" Unary |x| libm::tanh(radians(x)), converted(|_, value| (1.0 - value * value) * DEGREE);
    "coth" Unary |x| 1.0 / libm::tanh(radians(x)), converted(|_, value| (1.0 - value * value) * DEGREE);
    "ctgh" Unary |x| 1.0 / libm::tanh(radians(x)), converted(|_, value| (1.0 - value * value) * DEGREE);
    "asinh" Unary |x| degrees(libm::asinh(x)), made(|x, _| 1.0 / libm::hypot(x, 1.0) / DEGREE);
    "acosh" Unary |x| degrees(libm::acosh(x)), arc(|x, _| acosh_slope(x) / DEGREE, 1.0 / DEGREE);
    "atanh" Unary |x| degrees(libm::atanh(x)), made(|x, _| 1.0 / (1.0 - x * x) / DEGREE);
    "atgh" Unary |x| degrees(libm::atanh(x)), made(|x, _| 1.0 / (1.0 - x * x) / DEGREE);
    "acoth" Unary |x| degrees(libm::atanh(1.0 / x)), converted(|x, _| 1.0 / (1.0 - x * x) / DEGREE);
    "actgh" Unary |x| degrees(libm::atanh(1.0 / x)), converted(|x, _| 1.0 / (1.0 - x * x) / DEGREE);
    "sinhr" Unary libm::sinh, made(|x, _| libm::cosh(x));
    "coshr" Unary libm::cosh, made(|x, _| libm::sinh(x));
    "tanhr" Unary libm::tanh, made(|_, value| 1.0 - value * value);
    "tghr" Unary libm::tanh, made(|_, value| 1.0 - value * value);
    "cothr" Unary |x| 1.0 / libm::tanh(x), made(|_, value| 1.0 - value * value);
    "ctghr" Unary |x| 1.0 / libm::tanh(x), made(|_, value| 1.0 - value * value);
    "asinhr" Unary libm::asinh, made(|x, _| 1.0 / libm::hypot(x, 1.0));
    "acoshr" Unary libm::acosh, arc(|x, _| acosh_slope(x), 1.0);
    "atanhr" Unary libm::atanh, made(|x, _| 1.0 / (1.0 - x * x));
    "atghr" Unary libm::atanh, made(|x, _| 1.0 / (1.0 - x * x));
    "acothr" Unary |x| libm::atanh(1.0 / x), converted(|x, _| 1.0 / (1.0 - x * x));
    "actghr" Unary |x| libm::atanh(1.0 / x), converted(|x, _| 1.0 / (1.0 - x * x));
}

/// The slope of arc sine and arc cosine, but for its sign.
fn arc_slope(x: f64) -> f64 {
    1.0 / ((1.0 - x) * (1.0 + x)).sqrt()
}

fn acosh_slope(x: f64) -> f64 {
    1.0 / ((x - 1.0) * (x + 1.0)).sqrt()
}

/// `base ^ exponent`. A square and a cube are multiplications: it is what a person computes, and they are the powers that exercises use most.
#[inline]
pub(crate) fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 2.0 {
        base * base
    } else if exponent == 3.0 {
        cube(base)
    } else {
        libm::pow(base, exponent)
    }
}

#[inline]
pub(crate) fn cube(base: f64) -> f64 {
    base * base * base
}

fn radians(degrees: f64) -> f64 {
    degrees * (PI / 180.0)
}

fn degrees(radians: f64) -> f64 {
    radians * (180.0 / PI)
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        x
    }
}

/// Unlike IEEE's, a value that is no number stays one: a mistake must not vanish.
fn minimum(a: f64, b: f64) -> f64 {
    if a < b || a.is_nan() { a } else { b }
}

fn maximum(a: f64, b: f64) -> f64 {
    if a > b || a.is_nan() { a } else { b }
}

/// Sine of an angle between 0° and 90°, exact at 0°, 30° and 90°.
fn sin_quadrant(x: f64) -> f64 {
    if x == 30.0 {
        0.5
    } else if x <= 45.0 {
        libm::sin(radians(x))
    } else {
        libm::cos(radians(90.0 - x))
    }
}

fn sin_degrees(x: f64) -> f64 {
    // The remainder is exact, so is every subtraction below: large angles lose nothing.
    let turn = x.abs() % 360.0;
    let (half, sign) = if turn >= 180.0 {
        (turn - 180.0, -x.signum())
    } else {
        (turn, x.signum())
    };
    let quadrant = if half > 90.0 { 180.0 - half } else { half };
    // Adding zero turns -0 into 0.
    sign * sin_quadrant(quadrant) + 0.0
}

fn cos_degrees(x: f64) -> f64 {
    let turn = x.abs() % 360.0;
    let half = if turn > 180.0 { 360.0 - turn } else { turn };
    if half > 90.0 {
        -sin_quadrant(half - 90.0)
    } else {
        sin_quadrant(90.0 - half)
    }
}

fn tan_degrees(x: f64) -> f64 {
    let turn = x.abs() % 180.0;
    let (quadrant, sign) = if turn > 90.0 {
        (180.0 - turn, -x.signum())
    } else {
        (turn, x.signum())
    };
    let value = if quadrant == 45.0 {
        1.0
    } else if quadrant == 90.0 {
        f64::INFINITY
    } else {
        libm::tan(radians(quadrant))
    };
    sign * value + 0.0
}

fn cot_degrees(x: f64) -> f64 {
    1.0 / tan_degrees(x)
}

fn cot(x: f64) -> f64 {
    1.0 / libm::tan(x)
}

fn asin_degrees(x: f64) -> f64 {
    if x.abs() == 0.5 {
        30.0 * x.signum()
    } else {
        degrees(libm::asin(x))
    }
}

fn acos_degrees(x: f64) -> f64 {
    if x == 0.5 {
        60.0
    } else if x == -0.5 {
        120.0
    } else {
        degrees(libm::acos(x))
    }
}

fn atan_degrees(x: f64) -> f64 {
    if x.abs() == 1.0 {
        45.0 * x.signum()
    } else {
        degrees(libm::atan(x))
    }
}

/// Between 0° and 180°.
fn acot_degrees(x: f64) -> f64 {
    if x == 0.0 {
        90.0
    } else if x > 0.0 {
        atan_degrees(1.0 / x)
    } else {
        180.0 + atan_degrees(1.0 / x)
    }
}

/// Between 0 and π.
fn acot(x: f64) -> f64 {
    if x == 0.0 {
        FRAC_PI_2
    } else if x > 0.0 {
        libm::atan(1.0 / x)
    } else {
        PI + libm::atan(1.0 / x)
    }
}
