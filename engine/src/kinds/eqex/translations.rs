//! Translations, which declare what the first text declares.

use super::declared::Declared;
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::program::VariableValue;
use crate::span::Span;
use crate::syntax::DeclaredValue;

/// Tells where a translation does not declare what the first text declares.
pub(super) fn compare(
    first: &[Declared],
    other: &[Declared],
    separator: Span,
    diagnostics: &mut Diagnostics,
) {
    for declared in first {
        let name = &declared.variable.name;
        let Some(translated) = other.iter().find(|other| other.variable.name == *name) else {
            diagnostics.push(
                Diagnostic::new(E0501, "", separator)
                    .with("name", name.as_str())
                    .place(declared.syntax.span, "first"),
            );
            continue;
        };
        if matches!(declared.syntax.value, DeclaredValue::Broken)
            || matches!(translated.syntax.value, DeclaredValue::Broken)
        {
            continue;
        }
        let same = match (&declared.variable.value, &translated.variable.value) {
            (VariableValue::Constant(a), VariableValue::Constant(b)) => a == b,
            (VariableValue::Drawn(a), VariableValue::Drawn(b)) => a == b,
            (VariableValue::Unknown, VariableValue::Unknown) => true,
            _ => false,
        };
        if !same || declared.unit != translated.unit {
            let place = translated.syntax.span;
            let diagnostic = if same {
                Diagnostic::new(E0502, "unit", place)
            } else {
                Diagnostic::new(E0502, "value", place)
            };
            diagnostics.push(
                diagnostic
                    .with("name", name.as_str())
                    .place(declared.syntax.span, "first"),
            );
        }
    }
    for declared in other {
        if !first
            .iter()
            .any(|first| first.variable.name == declared.variable.name)
        {
            diagnostics.push(
                Diagnostic::new(E0503, "", declared.syntax.span)
                    .with("name", declared.variable.name.as_str()),
            );
        }
    }
}
