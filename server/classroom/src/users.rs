//! Users, as programs ask for them.

pub mod api;
