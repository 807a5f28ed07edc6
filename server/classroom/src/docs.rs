//! The documentation of the API.

pub mod api;
