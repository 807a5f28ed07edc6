//! The styles that the converter writes into its elements, as classes of the style sheet: the pages' security policy refuses styles within elements.

use crate::ui::mathematics::attributes::{Attribute, Colour};

/// What a declaration of the converter comes to.
enum Meaning {
    Class(&'static str),
    /// It has no counterpart, or another attribute says the same.
    Nothing,
}

/// The declarations that the converter is known to write, without blanks.
const DECLARATIONS: &[(&str, Meaning)] = &[
    ("text-align:left", Meaning::Class("math-left")),
    ("text-align:right", Meaning::Class("math-right")),
    ("justify-items:start", Meaning::Nothing),
    ("justify-items:end", Meaning::Nothing),
    ("padding-left:0", Meaning::Class("math-close-left")),
    ("padding-right:0", Meaning::Class("math-close-right")),
    ("padding-left:1em", Meaning::Class("math-far-left")),
    ("padding-left:0.1em", Meaning::Class("math-near-left")),
    ("padding-right:0.1em", Meaning::Class("math-near-right")),
    ("padding-top:0", Meaning::Class("math-close-top")),
    ("padding-bottom:0", Meaning::Class("math-close-bottom")),
    ("padding-top:0.1667em", Meaning::Class("math-near-top")),
    (
        "border-top:0.05emsolidcurrentcolor",
        Meaning::Class("math-line-top"),
    ),
    (
        "border-top:0.05emdashedcurrentcolor",
        Meaning::Class("math-dashes-top"),
    ),
    (
        "border-left:0.05emsolidcurrentcolor",
        Meaning::Class("math-line-left"),
    ),
    (
        "border-left:0.05emdashedcurrentcolor",
        Meaning::Class("math-dashes-left"),
    ),
    (
        "border-right:0.05emsolidcurrentcolor",
        Meaning::Class("math-line-right"),
    ),
    (
        "border-right:0.05emdashedcurrentcolor",
        Meaning::Class("math-dashes-right"),
    ),
    (
        "font-variant-caps:small-caps",
        Meaning::Class("math-small-caps"),
    ),
    ("font-size:50%", Meaning::Class("math-size-50")),
    ("font-size:60%", Meaning::Class("math-size-60")),
    ("font-size:70%", Meaning::Class("math-size-70")),
    ("font-size:80%", Meaning::Class("math-size-80")),
    ("font-size:90%", Meaning::Class("math-size-90")),
    ("font-size:100%", Meaning::Nothing),
    ("font-size:120%", Meaning::Class("math-size-120")),
    ("font-size:140%", Meaning::Class("math-size-140")),
    ("font-size:170%", Meaning::Class("math-size-170")),
    ("font-size:200%", Meaning::Class("math-size-200")),
    ("font-size:250%", Meaning::Class("math-size-250")),
    ("math-shift:compact", Meaning::Class("math-compact")),
];

/// Names of properties whose values are passed over: spaces that other attributes give too, blanks below nothing, columns for numbers of equations.
const PASSED_OVER: &[&str] = &["width", "margin-left", "padding-left", "padding-right"];

/// Adds what a `style` attribute comes to; `None` where the converter was never seen to write it.
pub(super) fn add(attributes: &mut Vec<Attribute>, style: &str) -> Option<()> {
    for declaration in style.split(';') {
        let plain: String = declaration.split_whitespace().collect();
        if plain.is_empty() {
            continue;
        }
        if let Some((_, meaning)) = DECLARATIONS.iter().find(|(known, _)| *known == plain) {
            if let Meaning::Class(class) = meaning {
                attributes.push(Attribute::Class(class));
            }
            continue;
        }
        let (property, value) = plain.split_once(':')?;
        if property == "color" {
            attributes.push(Attribute::Colour(Colour::read(value)?));
        } else if !PASSED_OVER.contains(&property) {
            return None;
        }
    }
    Some(())
}

/// HTML elements that the converter puts into texts, and the classes `math-cancel-…` that its elements for strokes have.
pub(super) fn class_of_wrapper(name: &str) -> Option<&'static str> {
    Some(match name {
        "b" => "math-bold",
        "i" | "em" => "math-italic",
        "code" => "math-monospace",
        "s" => "math-struck",
        "u" => "math-underlined",
        _ => return None,
    })
}

/// The class of a `span` within a text, or of a struck-through element's notation.
pub(super) fn class_of_name(name: &str) -> Option<&'static str> {
    Some(match name {
        "math-core-sans-serif-font" => "math-sans-serif",
        "math-core-serif-font" => "math-serif",
        "updiagonalstrike" => "math-cancel-up",
        "downdiagonalstrike" => "math-cancel-down",
        "updiagonalstrike downdiagonalstrike" => "math-cancel-both",
        _ => return None,
    })
}
