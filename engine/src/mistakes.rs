//! What a place that cannot be read was probably meant to be: from the text around it to a message in a person's words and, where likely, the mend.

mod behind;
mod calculation;
mod commas;
mod forms;
mod known_units;
mod lookalikes;
mod missing;
mod neighbours;
mod ordinary_words;
mod range;
mod unread_units;

pub(crate) use calculation::calculation;
pub(crate) use lookalikes::Lookalike;
pub(crate) use missing::Missing;
pub(crate) use range::range;

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::messages::Message;
use crate::span::Span;
use crate::syntax::Text;

fn at(start: usize, length: usize) -> Span {
    Span::new(start, start + length)
}

fn first_char(text: &str) -> Option<char> {
    text.chars().next()
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Tells what is wrong with the declarations of a text at `span`, and what looks like one; gives back the names of these.
pub(crate) fn of_text(
    source: &str,
    span: Span,
    text: &Text,
    lang: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Lookalike> {
    for declaration in &text.declarations {
        let end = span.range().end;
        behind::tell(source, declaration, end, &text.untouched, lang, diagnostics);
    }
    lookalikes::tell(source, span, text, lang, diagnostics)
}

/// Mathematics whose sign at `open` is not closed in its paragraph.
pub(crate) fn unclosed(source: &str, open: Span, diagnostics: &mut Diagnostics) {
    let sign = open.of(source);
    let close = if sign == "\\(" { "\\)" } else { "\\]" };
    diagnostics.push(
        Diagnostic::new(W0302, "", open)
            .with("open", sign)
            .with("close", close),
    );
}

/// A name before `=[`, `={` or `=?` that is none.
pub(crate) fn name(source: &str, span: Span) -> Diagnostic {
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
