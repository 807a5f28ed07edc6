//! How many figures of a value people are shown.

use eqex::{Notation, Tolerance, Unknown, Value, round_to_figures, without_noise};

/// With so many a value is shown as it is.
const EXACT: u8 = 10;
/// A longer one is rounded to so many: more say nothing to people.
const ROUNDED: u8 = 6;
/// What a value may be off by, as a part of it, and still be called equal: the noise of binary arithmetic.
const NOISE: f64 = 2e-15;

/// A value for people: without the noise of binary arithmetic, and with no more figures than say something.
pub(crate) fn shown(value: f64) -> f64 {
    let quiet = without_noise(value);
    if round_to_figures(quiet, EXACT) == quiet {
        quiet
    } else {
        round_to_figures(value, ROUNDED)
    }
}

/// The same in LaTeX.
pub(crate) fn latex(value: f64, notation: Notation) -> String {
    notation.number(shown(value))
}

/// A right answer for people.
pub(crate) struct Right {
    /// What stands between the name and the value.
    pub(crate) relation: &'static str,
    /// The value in LaTeX, written so that it is right when it is typed.
    pub(crate) latex: String,
}

/// The right answer to an unknown.
pub(crate) fn right(unknown: &Unknown, value: f64, notation: Notation) -> Right {
    let tolerance = unknown.tolerance;
    if let Tolerance::Figures(_) | Tolerance::Decimals(_) = tolerance {
        return Right {
            relation: "=",
            latex: tolerance.shown(value, notation),
        };
    }
    let forms = [shown(value), without_noise(value)];
    let accepted = |form: &f64| tolerance.accepts(&Value::from(value), *form);
    let form = forms.into_iter().find(accepted).unwrap_or(value);
    let near = (form - value).abs() <= NOISE * value.abs();
    Right {
        relation: if near { "=" } else { r"\approx " },
        latex: notation.number(form),
    }
}

#[cfg(test)]
mod tests {
    use eqex::{Defaults, Exercise};

    use super::*;

    #[test]
    fn long_values_are_rounded() {
        assert_eq!(shown(114.375), 114.375);
        assert_eq!(shown(1_234_567_890.0), 1_234_567_890.0);
        assert_eq!(shown(28.0 / 11.0), 2.54545);
        assert_eq!(shown(737.099_999_999_999_9), 737.1);
        assert_eq!(shown(0.0), 0.0);
        assert_eq!(latex(1e30 / 3.0, Notation::POINT), r"3.33333 \cdot 10^{29}");
    }

    #[test]
    fn right_answers_are_shown_as_they_are_accepted() {
        let cases = [
            ("1%", 114.375, "=114.375"),
            ("1%", 737.099_999_999_999_9, "=737.1"),
            ("1%", 28.0 / 11.0, r"\approx 2.54545"),
            ("0", 28.0 / 11.0, r"\approx 2.5454545454545"),
            ("1e-9", 28.0 / 11.0, r"\approx 2.5454545454545"),
            ("0.001%", 28.0 / 11.0, r"\approx 2.54545"),
            ("3 figures", 20.0, "=20.0"),
            ("3 figures", 28.0 / 11.0, "=2.55"),
            ("2 decimals", 2.5, "=2.50"),
        ];
        for (tolerance, value, text) in cases {
            let source =
                format!("---\ntype: EqEx\nname: N\ntolerance: {tolerance}\n---\nx=?\n---\nx=1\n");
            let exercise = Exercise::parse(source.as_bytes(), &Defaults::default());
            let exercise = exercise.expect("it is one");
            let Right { relation, latex } = right(&exercise.unknowns()[0], value, Notation::POINT);
            assert_eq!(format!("{relation}{latex}"), text, "{tolerance}");
        }
    }
}
