//! The editor of exercises.

pub mod pages;
pub mod text_warnings;
pub mod view;
