//! The graphs of functions, as far as ranges of values need them.

/// What is known of the graph of a function.
pub(super) enum Shape {
    /// It rises or falls all the way, most steeply at an end or at 0.
    Rising,
    Root,
    Size,
    Step,
    /// Between -1 and 1, with a maximum at `peak` and every `turn` on.
    Wave {
        turn: f64,
        peak: f64,
    },
    /// It rises or falls between poles, which lie at `pole` and every `turn` on.
    Poles {
        turn: f64,
        pole: f64,
    },
    Other,
}

impl Shape {
    pub(super) fn of(name: &str) -> Shape {
        use std::f64::consts::{FRAC_PI_2, PI, TAU};
        match name {
            "sqrt" => Shape::Root,
            "abs" => Shape::Size,
            "floor" | "ceil" | "round" | "sign" => Shape::Step,
            "exp" | "ln" | "log" | "log10" | "log2" | "asin" | "acos" | "atan" | "atg"
            | "asinr" | "acosr" | "atanr" | "atgr" => Shape::Rising,
            "sin" => Shape::Wave {
                turn: 360.0,
                peak: 90.0,
            },
            "cos" => Shape::Wave {
                turn: 360.0,
                peak: 0.0,
            },
            "sinr" => Shape::Wave {
                turn: TAU,
                peak: FRAC_PI_2,
            },
            "cosr" => Shape::Wave {
                turn: TAU,
                peak: 0.0,
            },
            "tan" | "tg" => Shape::Poles {
                turn: 180.0,
                pole: 90.0,
            },
            "cot" | "ctg" => Shape::Poles {
                turn: 180.0,
                pole: 0.0,
            },
            "tanr" | "tgr" => Shape::Poles {
                turn: PI,
                pole: FRAC_PI_2,
            },
            "cotr" | "ctgr" => Shape::Poles {
                turn: PI,
                pole: 0.0,
            },
            _ => Shape::Other,
        }
    }
}
