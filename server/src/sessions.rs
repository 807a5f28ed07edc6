//! Sessions of teams.

pub mod store;
pub mod topics;
