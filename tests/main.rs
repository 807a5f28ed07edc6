//! The tests of eqex, in one binary. What is tested stands mostly in text files beside this one; `tests/README.md` says how to add to them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod api;
mod bank;
mod cases;
mod codes;
mod costs;
mod drawing;
mod joining;
mod judgements;
mod laws;
mod limits;
mod messages;
mod pages;
mod school;
mod stories;
mod talks;
mod text_files;
mod texts;
mod tidy;
mod transfer;
mod turns;
mod units;
mod units_library;
mod values;
mod zeros;
