//! The page where a subject is managed.

pub mod pages;
pub mod rules;
pub mod view;
