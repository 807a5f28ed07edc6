//! Sessions of teams.

pub mod store;
