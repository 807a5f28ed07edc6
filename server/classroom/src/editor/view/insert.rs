//! Things to insert, what the language has, and the keys: all that helps while one writes.

use maud::{Markup, html};

use crate::texts::Say;
use eqex_kernel::ui::messages::Lang;

/// A snippet: what it is called, what it becomes in a text, and what in calculations. `«»` stand around its placeholder.
struct Snippet {
    name: &'static str,
    text: &'static str,
    calculation: Option<&'static str>,
    /// Where it belongs, if not at the caret: `header`, `calculations` or `end`.
    at: Option<&'static str>,
}

const fn text(name: &'static str, text: &'static str) -> Snippet {
    Snippet {
        name,
        text,
        calculation: None,
        at: None,
    }
}

const fn both(name: &'static str, text: &'static str, calculation: &'static str) -> Snippet {
    Snippet {
        name,
        text,
        calculation: Some(calculation),
        at: None,
    }
}

const fn at(name: &'static str, text: &'static str, place: &'static str) -> Snippet {
    Snippet {
        name,
        text,
        calculation: None,
        at: Some(place),
    }
}

const VALUES: &[Snippet] = &[
    text("insert-range", "«v»=[40;60]km/h"),
    text("insert-step", "«v»=[40;60;5]km/h"),
    text("insert-list", "«n»={2;3;5}"),
    text("insert-constant", "«g»=9.81m/s^2"),
    text("insert-unknown", "«x»=?km"),
    at("insert-require", "require «a > b»", "calculations"),
    at("insert-calculation", "«x»=", "calculations"),
];

const FORMULAS: &[Snippet] = &[
    text("insert-formula", r"\(«E=mc^2»\)"),
    both("insert-fraction", r"\(\frac{«a»}{b}\)", "(«a»)/(b)"),
    both("insert-root", r"\(\sqrt{«a»}\)", "sqrt(«a»)"),
    both("insert-power", r"\(«a»^{2}\)", "«a»^2"),
];

const PARTS: &[Snippet] = &[
    at("insert-hint", "«…»", "header"),
    at("insert-language", "--- «pl»", "end"),
];

const UNITS: [&str; 18] = [
    "m", "cm", "km", "kg", "g", "s", "h", "m/s", "km/h", "m/s^2", "N", "J", "W", "Pa", "V", "A",
    "°C", "deg",
];

/// Names that become letters, and the letters.
const GREEK: [(&str, &str); 16] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("epsilon", "ε"),
    ("eta", "η"),
    ("theta", "θ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("omega", "ω"),
];

/// The button and its menu.
pub(crate) fn menu(lang: Lang) -> Markup {
    html! {
        div.insert data-script hidden {
            button #insert type="button" aria-haspopup="menu" aria-expanded="false" aria-controls="insert-menu" title="Alt+I" { (lang.say("insert")) " ▾" }
            div #insert-menu role="menu" aria-label=(lang.say("insert")) hidden {
                (group(lang, lang.say("insert-values"), VALUES))
                (group(lang, lang.say("insert-formulas"), FORMULAS))
                (group(lang, lang.say("insert-parts"), PARTS))
                (chips(lang.say("insert-units"), UNITS.iter().map(|unit| (*unit, *unit))))
                (chips(lang.say("insert-greek"), GREEK.iter().map(|(name, letter)| (*letter, *name))))
            }
        }
    }
}

fn group(lang: Lang, title: String, snippets: &[Snippet]) -> Markup {
    html! {
        div role="group" aria-label=(title) {
            p aria-hidden="true" { (title) }
            @for snippet in snippets {
                button type="button" role="menuitem" tabindex="-1" data-snippet=(snippet.text) data-calculation=[snippet.calculation] data-at=[snippet.at] {
                    span { (lang.say(snippet.name)) } " "
                    code { (snippet.text.replace(['«', '»'], "")) }
                }
            }
        }
    }
}

fn chips<'a>(title: String, chips: impl Iterator<Item = (&'a str, &'a str)>) -> Markup {
    html! {
        div.chips role="group" aria-label=(title) {
            p aria-hidden="true" { (title) }
            @for (shown, snippet) in chips {
                button type="button" role="menuitem" tabindex="-1" data-snippet=(snippet) title=[(shown != snippet).then_some(snippet)] { (shown) }
            }
        }
    }
}

/// The language in ten lines.
const LINES: [(&str, &str); 10] = [
    ("type: EqEx   name: …", "reference-header"),
    ("---", "reference-separator"),
    ("d=300km", "reference-constant"),
    ("v=[40;60]km/h   v=[40;60;5]km/h", "reference-range"),
    ("n={2;3;5}", "reference-list"),
    ("x=?km", "reference-unknown"),
    (r"\( \frac{a}{b} \)   **…**", "reference-markdown"),
    ("x=v*t^2/2   sqrt(2) sin(30) pi", "reference-calculation"),
    ("require a > b and b > 0", "reference-require"),
    ("--- pl   img: a.png   tolerance: 2%", "reference-more"),
];

pub(crate) fn reference(lang: Lang) -> Markup {
    html! {
        details.reference {
            summary { (lang.say("reference")) }
            table {
                @for (code, id) in LINES {
                    tr { th scope="row" { code { (code) } } td { (lang.say(id)) } }
                }
            }
        }
    }
}

const KEYS: [(&[&str], &str); 14] = [
    (&["Ctrl", "S"], "keys-save"),
    (&["F8"], "keys-next-problem"),
    (&["Shift", "F8"], "keys-previous-problem"),
    (&["Ctrl", "."], "keys-mend"),
    (&["Ctrl", "Z"], "keys-undo"),
    (&["Alt", "↓"], "keys-next"),
    (&["Alt", "↑"], "keys-previous"),
    (&["Alt", "R"], "keys-random"),
    (&["Alt", "W"], "keys-worst"),
    (&["Alt", "T"], "keys-table"),
    (&["Alt", "I"], "keys-insert"),
    (&["Ctrl", "Enter"], "keys-preview"),
    (&["Tab"], "keys-tab"),
    (&["F1"], "keys-help"),
];

/// The keys, in a dialog.
pub(crate) fn keys(lang: Lang) -> Markup {
    html! {
        dialog #keys aria-labelledby="keys-title" {
            h2 #keys-title { (lang.say("keys")) }
            table {
                @for (keys, id) in KEYS {
                    tr {
                        th scope="row" { @for (index, key) in keys.iter().enumerate() { @if index > 0 { " + " } kbd { (key) } } }
                        td { (lang.say(id)) }
                    }
                }
            }
            p.quiet { (lang.say("keys-mac")) }
            form method="dialog" { button.main type="submit" { (lang.say("close")) } }
        }
    }
}
