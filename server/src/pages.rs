//! The web pages: whole documents and fragments as text, pure functions of what is asked. No inline style or script anywhere, so that the
//! strictest Content-Security-Policy holds.

pub mod account;
pub mod addresses;
pub mod admin;
pub mod answered;
mod assets;
pub mod chart;
pub mod choice;
pub mod classes;
pub mod docs;
pub mod editor;
pub mod error;
pub mod exercise;
pub(crate) mod figures;
pub mod frame;
pub mod home;
pub mod join;
pub mod live;
pub mod manage;
pub mod mathematics;
pub mod moment;
pub mod prose;
mod qr;
pub mod reports;
pub mod results;
pub mod session;
pub mod sign_in;
pub mod signs;
pub mod words;
pub mod worksheets;

pub use assets::{Asset, asset};

#[cfg(test)]
mod tests;
