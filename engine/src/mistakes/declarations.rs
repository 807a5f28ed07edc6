//! What is told of a declaration for what stands behind it: signs that were meant to belong to the number or the unit, and what makes the declaration
//! look like something else.

use super::behind::Behind;
use super::{neighbours, unread_numbers, unread_units};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;
use crate::syntax::{Declaration, DeclaredValue};

/// Tells what stands behind a declaration of the text that ends at `end`. `untouched` are the places of the text that are passed through.
pub(super) fn tell(
    source: &str,
    declaration: &Declaration,
    end: usize,
    untouched: &[Span],
    lang: &str,
    diagnostics: &mut Diagnostics,
) {
    if matches!(declaration.value, DeclaredValue::Broken) {
        return;
    }
    let behind = Behind::of(source, declaration, end);
    if let Some(diagnostic) = unread_numbers::told(&behind) {
        diagnostics.push(diagnostic);
    } else if !unread_units::tell(&behind, diagnostics) {
        let told = neighbours::tell(&behind, untouched, lang);
        told.into_iter().for_each(|told| diagnostics.push(told));
    }
    if let Some(diagnostic) = neighbours::inverse(&behind) {
        diagnostics.push(diagnostic);
    }
    if !unread_units::was_read_before(behind.unit) {
        let name = declaration.name.of(source);
        diagnostics.push_of_stored(
            Diagnostic::new(W0325, "", declaration.unit)
                .with("name", name)
                .with("unit", behind.unit),
        );
    }
}
