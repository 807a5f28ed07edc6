//! Saved reports of sessions.

pub mod api;
pub mod pages;
pub mod rules;
pub mod store;
pub mod view;
