//! The one session of each team.

pub mod api;
pub mod pages;
pub mod rows;
pub mod rules;
pub mod store;
pub mod view;
