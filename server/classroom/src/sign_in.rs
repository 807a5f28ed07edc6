//! Signing in, and the account of whoever is signed in.

pub mod account;
pub mod api;
pub mod pages;
