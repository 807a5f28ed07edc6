//! LaTeX as MathML. What cannot be read is shown as it was written.

use std::sync::LazyLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use maud::html;

/// Longest formula in bytes, and how deep its groups nest: the converter takes a stack frame for every level.
const MAX_LENGTH: usize = 2000;
const MAX_COMMANDS: usize = 200;
const MAX_DEPTH: usize = 24;

/// How a formula begins that is shown as it was written.
pub(super) const AS_WRITTEN: &str = "<code class=\"latex\">";

/// The converter of standard LaTeX without own macros; making it cannot fail, but its library says it might.
static CONVERTER: LazyLock<Option<LatexToMathML>> =
    LazyLock::new(|| LatexToMathML::new(MathCoreConfig::default()).ok());

pub(super) fn inline(latex: &str) -> String {
    convert(latex, MathDisplay::Inline)
}

pub(super) fn display(latex: &str) -> String {
    convert(latex, MathDisplay::Block)
}

fn convert(latex: &str, display: MathDisplay) -> String {
    if is_moderate(latex)
        && let Some(converter) = CONVERTER.as_ref()
        && let Ok(converted) = converter.convert_with_local_state(latex.trim(), display)
    {
        // A decimal comma belongs to its number; by itself it would be a separator with a blank behind it.
        return without_styles(&converted.mathml).replace("</mn><mo>,</mo><mspace/><mn>", ",");
    }
    html! { code.latex { (latex) } }.into_string()
}

fn is_moderate(latex: &str) -> bool {
    let mut depth = 0usize;
    let mut deepest = 0usize;
    for byte in latex.bytes() {
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    let commands = latex
        .bytes()
        .filter(|byte| matches!(byte, b'\\' | b'^' | b'_'))
        .count();
    latex.len() <= MAX_LENGTH && deepest <= MAX_DEPTH && commands <= MAX_COMMANDS
}

/// With its blank, as `displaystyle` is another attribute.
const STYLE: &str = " style=\"";

/// Takes out the style attributes that some rare commands give, which the page's security policy would refuse anyway.
fn without_styles(mathml: &str) -> String {
    let mut out = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some(at) = rest.find(STYLE) {
        out.push_str(&rest[..at]);
        let after = &rest[at + STYLE.len()..];
        rest = after.find('"').map_or("", |end| &after[end + 1..]);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_fractions_stay_large() {
        let mathml = inline(r"\dfrac{1}{2}");
        assert!(mathml.contains("<mfrac displaystyle=\"true\""), "{mathml}");
        assert!(inline(r"\displaystyle \frac{1}{2}").contains("displaystyle=\"true\""));
    }

    #[test]
    fn styles_are_taken_out() {
        let given = "<mrow><mi style=\"color: red\" mathvariant=\"normal\">a</mi></mrow>";
        assert_eq!(
            without_styles(given),
            "<mrow><mi mathvariant=\"normal\">a</mi></mrow>"
        );
    }
}
