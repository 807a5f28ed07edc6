//! Program and seed to answers: the program as register code, run for one seed in [`Code`] and for many at once in [`columns`].

mod assemble;
mod code;
pub mod columns;
mod cost;
mod instruction;
mod packed;
mod ranges;
pub mod rounding;
pub mod zeros;

pub use assemble::assemble;
pub use code::{Code, Place, Solved, Unsolvable};
pub use instruction::{Instruction, Register};
