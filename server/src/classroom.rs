//! The classroom: what it keeps.

pub mod tables;
