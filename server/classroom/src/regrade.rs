//! Judging the log again.

pub mod api;
pub mod rules;
