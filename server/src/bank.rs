//! The bank of exercises.

pub mod state;
pub mod store;
pub mod tables;
pub mod topics;
