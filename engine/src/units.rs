//! Units: their notation and LaTeX, the table of units, and how a typed unit is read against the one that is asked.
//!
//! `table.txt` is the table, with its sources. An author's unit is a [`Unit`]; what a learner types behind a number is read by
//! [`AskedUnit::read`] into the same notation, with the [`Conversion`] into the asked unit.

mod asked;
mod compound;
mod notation;
mod prefixes;
mod quantity;
mod reading;
mod scale;
mod signs;
mod spelling;
mod table;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

pub use asked::{AskedUnit, TypedUnit, TypedUnits};
pub use notation::Unit;
pub use scale::Conversion;

/// Whether a word is a unit of the table, with a prefix or without.
pub(crate) fn is_known(word: &str) -> bool {
    !table::TABLE.exact(&signs::usual_word(word)).is_empty()
}
