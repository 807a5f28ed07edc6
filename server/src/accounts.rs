//! People who are known to the server.

pub mod access;
pub mod caller;
pub mod store;
pub mod tables;
pub mod topics;
