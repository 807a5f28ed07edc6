//! People who are known to the server.

pub mod access;
pub mod caller;
pub mod invited;
pub mod names;
pub mod password_length;
pub mod people;
pub mod rows;
pub mod sign_in;
pub mod store;
pub mod tables;
pub mod topics;
