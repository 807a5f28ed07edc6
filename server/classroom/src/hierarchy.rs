//! Tables of contents, as programs ask for them.

pub mod api;
