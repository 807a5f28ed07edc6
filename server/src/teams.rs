//! Teams as teachers see them.

pub mod store;
