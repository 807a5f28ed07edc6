//! Exercises, as programs write them.

pub mod api;
