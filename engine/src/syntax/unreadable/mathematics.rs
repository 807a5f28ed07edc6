//! Mathematics that nothing closes.

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;

/// Mathematics whose sign at `open` is not closed in its paragraph.
pub(in crate::syntax) fn unclosed(source: &str, open: Span, diagnostics: &mut Diagnostics) {
    let sign = open.of(source);
    let close = if sign == "\\(" { "\\)" } else { "\\]" };
    diagnostics.push(
        Diagnostic::new(W0302, "", open)
            .with("open", sign)
            .with("close", close),
    );
}
