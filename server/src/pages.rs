//! The web pages: whole documents and fragments as text, pure functions of what is asked. No inline style or script anywhere, so that the
//! strictest Content-Security-Policy holds.

pub mod account;
pub mod admin;
mod assets;
pub mod docs;
pub mod editor;
pub mod error;
pub mod exercise;
pub mod frame;
pub mod home;
mod mathematics;
mod prose;
pub mod session;
pub mod sign_in;
pub mod words;

pub use assets::{Asset, asset};

#[cfg(test)]
mod tests;
