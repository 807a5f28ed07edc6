//! The converter of standard LaTeX to MathML, without own macros.

use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

/// Making the converter cannot fail, but its library says it might.
pub(super) static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

/// Whether the converter reads a formula.
pub(super) fn converts(latex: &str) -> bool {
    CONVERTER.as_ref().is_some_and(|converter| {
        let converted = converter.convert_with_local_state(latex, MathDisplay::Inline);
        converted.is_ok()
    })
}

/// Whether the converter has a colour of this name.
pub(super) fn knows_colour(name: &str) -> bool {
    converts(&format!("\\color{{{name}}}x"))
}
