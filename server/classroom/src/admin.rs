//! What the administrator sees of the whole instance.

pub mod pages;
pub mod rules;
pub mod store;
pub mod view;
