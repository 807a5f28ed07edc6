//! The messages of diagnostics: their tables, one Fluent file of `messages/` for each language.
//!
//! A further language is one more file and one more line of [`MESSAGES`].

use std::sync::LazyLock;

use eqex_messages::{Message, Tables};

use crate::heap::HeapSize;

/// The tables: language and Fluent source.
pub const MESSAGES: &[(&str, &str)] = &[
    ("en", include_str!("messages/en.ftl")),
    ("pl", include_str!("messages/pl.ftl")),
];

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::read(MESSAGES));

/// The message in a language; in English where there is no table of that language.
pub(crate) fn tell(lang: &str, message: &Message) -> String {
    TABLES.tell(lang, message)
}

/// An attribute of a message, such as its `help`, where it has one.
pub(crate) fn tell_attribute(lang: &str, message: &Message, attribute: &str) -> Option<String> {
    TABLES.tell_attribute(lang, message, attribute)
}

impl HeapSize for Message {
    fn heap(&self) -> usize {
        Message::heap(self)
    }
}
