//! Program and seed to answers: the program as register code, run for one seed in [`Code`] and for many at once in [`columns`].

mod assemble;
mod code;
pub(crate) mod columns;
mod cost;
mod instruction;
mod packed;
mod ranges;
pub(crate) mod rounding;
pub(crate) mod zeros;

pub(crate) use assemble::assemble;
pub(crate) use code::Solved;
pub use code::{Code, Unsolvable};
