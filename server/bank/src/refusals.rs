//! What requests are refused with, in the languages of the pages. Programs are told in English.

pub mod failure;

use std::sync::LazyLock;

use eqex_messages::{FALLBACK, Message, Tables};

/// The language of programs, of the command line and of logs.
pub const ENGLISH: &str = FALLBACK;

/// The tables: language and Fluent source.
pub const SOURCES: &[(&str, &str)] = &[
    ("en", include_str!("refusals/en.ftl")),
    ("pl", include_str!("refusals/pl.ftl")),
];

/// Refusals speak of diagnostics too, so that the engine's tables are part of these.
static TABLES: LazyLock<Tables> =
    LazyLock::new(|| Tables::read(&[eqex::MESSAGES, SOURCES].concat()));

/// A refusal in a language.
pub fn tell(lang: &str, message: &Message) -> String {
    TABLES.tell(lang, message)
}
