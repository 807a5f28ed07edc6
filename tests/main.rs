//! The tests of eqex, in one binary, but for the scenarios, which are a binary of their own. What is tested stands mostly in text files beside this one; `tests/README.md` says how to add to them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use eqex_tests::{school, text_files};

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
mod random_bodies;
mod saving;
mod scenario_files;
mod statements;
mod texts;
mod tidy;
mod transfer;
mod turns;
mod units;
mod units_library;
mod values;
mod zeros;
