//! The first page, and the subjects.

pub mod pages;
pub mod rules;
pub mod view;
