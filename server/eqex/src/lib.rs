//! The eqex server as a library, for its binary and its tests.

pub mod cli;
pub mod config;
pub mod families;
pub mod first_start;
pub mod opening;
pub mod restore;
