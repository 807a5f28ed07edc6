//! Readings of a program beside evaluating it: one file each.

mod blame;
mod sampling;

pub use sampling::{Sampling, WronglyGraded};
