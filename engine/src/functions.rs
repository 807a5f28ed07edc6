//! One table of functions: name, arity, value.
//!
//! Transcendental functions come from `libm`, never from the platform, so that a result has the same bits on every machine. What IEEE 754 rounds exactly
//! (`sqrt`, `abs`, `floor`, `%`, …) may be the processor's.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::limits::MAX_ARGUMENTS;
use crate::messages::Message;

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

pub fn find(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

macro_rules! table {
    ($($name:literal $kind:ident $value:expr;)*) => {
        /// Every function of the language. `tg` and `ctg` are the Polish names of `tan` and `cot`; suffix `h` hyperbolic, prefix `a` inverse, suffix `r` radians.
        pub const FUNCTIONS: &[Function] = &[$(Function { name: $name, call: Call::$kind($value) },)*];
    };
}

table! {
    "sqrt" Unary f64::sqrt;
    "abs" Unary f64::abs;
    "exp" Unary libm::exp;
    "ln" Unary libm::log;
    "log" Unary libm::log10;
    "log10" Unary libm::log10;
    "log2" Unary libm::log2;
    "floor" Unary f64::floor;
    "ceil" Unary f64::ceil;
    "round" Unary f64::round;
    "sign" Unary sign;
    "min" Fold minimum;
    "max" Fold maximum;
    "hypot" Binary libm::hypot;
    "atan2" Binary |y, x| degrees(libm::atan2(y, x));
    "atan2r" Binary libm::atan2;
    "sin" Unary sin_degrees;
    "cos" Unary cos_degrees;
    "tan" Unary tan_degrees;
    "tg" Unary tan_degrees;
    "cot" Unary cot_degrees;
    "ctg" Unary cot_degrees;
    "asin" Unary asin_degrees;
    "acos" Unary acos_degrees;
    "atan" Unary atan_degrees;
    "atg" Unary atan_degrees;
    "acot" Unary acot_degrees;
    "actg" Unary acot_degrees;
    "sinr" Unary libm::sin;
    "cosr" Unary libm::cos;
    "tanr" Unary libm::tan;
    "tgr" Unary libm::tan;
    "cotr" Unary cot;
    "ctgr" Unary cot;
    "asinr" Unary libm::asin;
    "acosr" Unary libm::acos;
    "atanr" Unary libm::atan;
    "atgr" Unary libm::atan;
    "acotr" Unary acot;
    "actgr" Unary acot;
    "sinh" Unary |x| libm::sinh(radians(x));
    "cosh" Unary |x| libm::cosh(radians(x));
    "tanh" Unary |x| libm::tanh(radians(x));
    "tgh" Unary |x| libm::tanh(radians(x));
    "coth" Unary |x| 1.0 / libm::tanh(radians(x));
    "ctgh" Unary |x| 1.0 / libm::tanh(radians(x));
    "asinh" Unary |x| degrees(libm::asinh(x));
    "acosh" Unary |x| degrees(libm::acosh(x));
    "atanh" Unary |x| degrees(libm::atanh(x));
    "atgh" Unary |x| degrees(libm::atanh(x));
    "acoth" Unary |x| degrees(libm::atanh(1.0 / x));
    "actgh" Unary |x| degrees(libm::atanh(1.0 / x));
    "sinhr" Unary libm::sinh;
    "coshr" Unary libm::cosh;
    "tanhr" Unary libm::tanh;
    "tghr" Unary libm::tanh;
    "cothr" Unary |x| 1.0 / libm::tanh(x);
    "ctghr" Unary |x| 1.0 / libm::tanh(x);
    "asinhr" Unary libm::asinh;
    "acoshr" Unary libm::acosh;
    "atanhr" Unary libm::atanh;
    "atghr" Unary libm::atanh;
    "acothr" Unary |x| libm::atanh(1.0 / x);
    "actghr" Unary |x| libm::atanh(1.0 / x);
}

/// `base ^ exponent`. A square and a cube are multiplications: it is what a person computes, and they are the powers that exercises use most.
#[inline]
pub fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 2.0 {
        base * base
    } else if exponent == 3.0 {
        cube(base)
    } else {
        libm::pow(base, exponent)
    }
}

#[inline]
pub fn cube(base: f64) -> f64 {
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
