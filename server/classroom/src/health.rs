//! Whether the server is ready.

pub mod api;
