//! What the test targets of this crate share: a school to talk to, scenarios, and what all runners of text files need.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

pub mod scenario;
pub mod school;
pub mod text_files;
