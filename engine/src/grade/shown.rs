//! Right answers as they are shown: so that they are accepted when they are typed.

use super::{Tolerance, Value, rounding};
use crate::number::{self, Notation};

impl Tolerance {
    /// The answer that is shown as the right one: the value itself, or the value to the figures or decimals that are asked.
    pub fn correct(self, value: f64) -> f64 {
        match self {
            Tolerance::Figures(figures) => rounding::round_to_figures(value, figures),
            Tolerance::Decimals(decimals) => rounding::round_to(value, -i32::from(decimals)) + 0.0,
            _ => value,
        }
    }

    /// The right answer in LaTeX, written as it is accepted: to the figures or decimals that are asked, zeros included; else without the noise of binary
    /// arithmetic.
    pub fn shown(self, value: f64, notation: Notation) -> String {
        let place = match self {
            Tolerance::Figures(figures) => rounding::last_place(self.correct(value), figures),
            Tolerance::Decimals(decimals) => -i32::from(decimals),
            Tolerance::Relative(_) | Tolerance::Absolute(_) => {
                let quiet = number::without_noise(value);
                let accepted = self.accepts(&Value::from(value), quiet);
                return notation.number(if accepted { quiet } else { value });
            }
        };
        let figures = matches!(self, Tolerance::Figures(_));
        let correct = number::shortest(self.correct(value));
        if correct.digits == 0 && figures {
            return "0".to_owned();
        }
        let mut out = String::new();
        match correct.at(place) {
            Some(digits) => number::write_padded(&mut out, digits, place, notation),
            None => number::write_decimal(&mut out, correct.digits, correct.exponent, notation),
        }
        out
    }
}
