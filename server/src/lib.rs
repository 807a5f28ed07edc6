//! The eqex server as a library, for its binary and its tests.

pub mod cli;
pub mod problem;
pub mod snippet;
