//! A text whose page would be larger than a page may be.

use eqex::{Diagnostic, W0906};

use crate::editor::text_warnings::text::ExaminedText;
use eqex_kernel::ui::prose::bounds::{Bounded, Room};
use eqex_kernel::ui::prose::markdown;

/// Reports a text with more signs than pages read; whether it is one.
pub(crate) fn has_too_many_signs(text: &mut ExaminedText<'_>, room: &mut Room) -> bool {
    let found = !room.takes_signs(text.content);
    if found {
        report(text);
    }
    found
}

/// Reports a text that becomes too large a page. Its formulas are masked, and have become so many bytes of HTML.
pub(crate) fn find(text: &mut ExaminedText<'_>, room: &mut Room, formulas: usize) {
    let left = room.limit(text.content).checked_sub(formulas);
    match left.and_then(|left| markdown(&text.masked, Bounded::new(left))) {
        Some(html) => room.take(text.content, formulas + html.len()),
        None => report(text),
    }
}

fn report(text: &mut ExaminedText<'_>) {
    let lines = text.content.trim_start();
    let start = text.content.len() - lines.len();
    let line = lines.split('\n').next().unwrap_or("");
    let span = text.span(&(start..start + line.len().min(1)));
    // However many other things there are to say.
    text.found.truncate(eqex::MAX_DIAGNOSTICS - 1);
    text.report(Diagnostic::new(W0906, "", span));
}
