//! Exercises for tests.

use eqex::{Defaults, Exercise};

/// The exercise of a text and of calculations.
///
/// # Panics
///
/// Where it is none.
pub fn exercise(text: &str, calculations: &str) -> Exercise {
    let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
    Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one")
}
