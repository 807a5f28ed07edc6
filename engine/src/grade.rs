//! Answers against the right values.

mod equality;
mod rounding;
mod shown;
#[cfg(test)]
mod tests;
mod tolerance;
mod value;
mod written;

pub use rounding::round_to_figures;
pub use tolerance::Tolerance;
pub use value::Value;
pub use written::{GivenAnswer, Written};

/// What a grade says of one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Right,
    WrongValue,
    /// The right value, given to another number of figures or decimals than asked.
    WrongPrecision,
    WrongUnit,
    Empty,
}

/// The part of the answers that is right; an exercise that asks nothing is done.
#[allow(clippy::cast_precision_loss, reason = "at most 256 answers")]
pub(crate) fn done(info: &[bool]) -> f64 {
    if info.is_empty() {
        return 1.0;
    }
    info.iter().filter(|right| **right).count() as f64 / info.len() as f64
}
