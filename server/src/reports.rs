//! Saved reports.

pub mod store;
