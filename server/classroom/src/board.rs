//! The live board of a session.

pub mod choice;
pub mod pages;
pub mod rules;
pub mod view;
