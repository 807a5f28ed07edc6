//! The lines of the calculations.

use crate::codes::E0412;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::{MAX_LINE, MAX_OPERATIONS};
use crate::rules::Rules;
use crate::span::Span;
use crate::syntax;

/// The lines of the calculations; `None` where there is more than is read, which is reported.
pub(super) fn lines(
    source: &str,
    calculations: Option<Span>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<syntax::CalculationLine>> {
    let mut lines: Vec<syntax::CalculationLine> = Vec::new();
    let Some(span) = calculations else {
        return Some(lines);
    };
    let mut at = span.range().start;
    let mut operations = 0;
    for line in span.of(source).split('\n') {
        let place = Span::new(at, at + line.len());
        at += line.len() + 1;
        if line.len() > MAX_LINE {
            let place = Span::new(place.range().start, place.range().start);
            let long = Diagnostic::new(E0412, "long", place)
                .with("length", line.len())
                .with("limit", MAX_LINE);
            diagnostics.push_new_rule(long);
            if diagnostics.rules() == Rules::Saving {
                return None;
            }
        }
        let Some(line) = syntax::calculation(source, place, diagnostics) else {
            continue;
        };
        let before = operations;
        operations += line.nodes.len();
        if before <= MAX_OPERATIONS && operations > MAX_OPERATIONS {
            let start = Span::new(line.span.range().start, line.span.range().start);
            let many = Diagnostic::new(E0412, "operations", start).with("limit", MAX_OPERATIONS);
            diagnostics.push_new_rule(many);
            if diagnostics.rules() == Rules::Saving {
                return None;
            }
        }
        lines.push(line);
    }
    Some(lines)
}
