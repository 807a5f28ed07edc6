//! Solving: variants, answers, and the page of an exercise.

pub mod api;
pub mod attempt;
pub mod pages;
pub mod rules;
pub mod view;
pub mod wire;
