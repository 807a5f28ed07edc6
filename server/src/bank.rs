//! The bank of exercises.

pub mod store;
pub mod tables;
