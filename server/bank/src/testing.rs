//! Exercises for the tests of this crate.

use eqex::{Defaults, Exercise};

/// The exercise of a text and of calculations.
pub(crate) fn exercise(text: &str, calculations: &str) -> Exercise {
    let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
    Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is one")
}
