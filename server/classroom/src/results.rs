//! Results: of a class, of a student, of an exercise.

pub mod pages;
pub mod rules;
pub mod view;
