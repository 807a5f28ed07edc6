//! Static files of subjects.

pub mod api;
pub mod rules;
