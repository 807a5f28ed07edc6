//! What the administrator sees.

pub mod store;
