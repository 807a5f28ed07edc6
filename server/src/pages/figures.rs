//! How many figures of a value people are shown.

use eqex::grade;
use eqex::number::{self, Notation};

/// With so many a value is shown as it is.
const EXACT: u8 = 10;
/// A longer one is rounded to so many: more say nothing to people.
const ROUNDED: u8 = 6;

/// A value for people, and whether it was rounded for them.
pub(crate) fn shown(value: f64) -> (f64, bool) {
    if grade::round(value, EXACT) == value {
        (value, false)
    } else {
        (grade::round(value, ROUNDED), true)
    }
}

/// The same in LaTeX.
pub(super) fn latex(value: f64, notation: Notation) -> String {
    number::latex(shown(value).0, notation)
}

/// What stands between a name and its value.
pub(super) fn relation(value: f64) -> &'static str {
    if shown(value).1 { r"\approx " } else { "=" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_rounded() {
        assert_eq!(shown(114.375), (114.375, false));
        assert_eq!(shown(1_234_567_890.0), (1_234_567_890.0, false));
        assert_eq!(shown(28.0 / 11.0), (2.54545, true));
        assert_eq!(shown(0.0), (0.0, false));
        assert_eq!(latex(1e30 / 3.0, number::POINT), r"3.33333 \cdot 10^{29}");
        assert_eq!(relation(1.0 / 3.0), r"\approx ");
    }
}
