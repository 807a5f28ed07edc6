//! People who are known to the server.

pub mod caller;
