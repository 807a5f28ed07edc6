//! The web pages: whole documents and fragments as text, pure functions of what is asked. No inline style or script anywhere, so that the
//! strictest Content-Security-Policy holds.

pub mod addresses;
pub mod admin;
pub mod answered;
pub mod assets;
pub mod choice;
pub mod classes;
pub mod editor;
pub mod exercise;
pub(crate) mod figures;
pub mod home;
pub mod join;
pub mod live;
pub mod manage;
pub mod reports;
pub mod results;
pub mod session;
pub mod signs;
pub mod site;
pub mod task_text;
pub mod text_warnings;
pub mod texts;
pub mod worksheets;

#[cfg(test)]
mod tests;
