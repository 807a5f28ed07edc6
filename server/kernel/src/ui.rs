//! What every family's pages are made with: the shell around them, texts in the languages of their readers, mathematics, charts and codes, and the pages of the
//! accounts. Whole documents and fragments as text, pure functions of what is asked; no family is named here, and no exercise.

pub mod account;
pub mod assets;
pub mod chart;
pub mod docs;
pub mod error;
pub mod frame;
pub mod mathematics;
pub mod messages;
pub mod moment;
pub mod prose;
pub mod qr;
pub mod sign_in;
pub mod site;
pub mod size;
pub mod texts;
