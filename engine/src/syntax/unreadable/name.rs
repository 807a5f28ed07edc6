//! Names of declarations that are none.

use crate::characters::starts_with_digit;
use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use eqex_messages::Message;

/// A name before `=[`, `={` or `=?` that is none.
pub(in crate::syntax) fn name(source: &str, span: Span) -> Diagnostic {
    let name = span.of(source);
    let reason = if starts_with_digit(name) {
        Message::new("name-starts-with-digit")
    } else if name.matches('_').count() > 1 {
        Message::new("name-with-two-subscripts")
    } else if name.starts_with('_') || name.ends_with('_') {
        Message::new("name-without-subscript")
    } else {
        Message::new("name-of-other-letters")
    };
    Diagnostic::new(E0308, "", span)
        .with("name", name)
        .with("reason", reason)
}
