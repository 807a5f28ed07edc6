//! Mathematics that pages cannot set, and `%` in it, which begins a comment in TeX.

use std::ops::Range;

use eqex::{Diagnostic, Part, Span, W0901, W0902};

use crate::editor::text_warnings::text::{ExaminedText, FORMULA};
use eqex_kernel::ui::mathematics::{FormulaFault, Kind, examined};
use eqex_kernel::ui::prose::bounds::Room;

/// Reports what is wrong with the formulas of a text, and masks them. Gives back how many bytes of HTML they become; where these are more than a page
/// may have, the rest of them is left alone.
pub(crate) fn find(text: &mut ExaminedText<'_>, room: &Room) -> usize {
    let room = room.limit(text.content);
    let mut html = 0;
    let mut formulas = Vec::new();
    for part in std::mem::take(&mut text.parts) {
        if let Part::Formula { whole, latex, .. } = &part {
            formulas.push(whole.clone());
            if !text.is_full() && html <= room {
                html += formula(text, whole, latex);
            }
        }
        text.parts.push(part);
    }
    text.mask(&formulas, FORMULA);
    html
}

fn formula(text: &mut ExaminedText<'_>, whole: &Range<usize>, latex: &Range<usize>) -> usize {
    let content = text.content;
    let source = &content[latex.clone()];
    for at in percents(source) {
        let at = latex.start + at;
        let span = text.span(&(at..at + 1));
        // Behind a number it is the sign; elsewhere it may begin a comment.
        let before = content[..at].trim_end_matches([' ', ',', ';', '~', '\\', '}']);
        let is_sign = before.ends_with(|c: char| c.is_ascii_digit());
        text.report(Diagnostic::new(W0902, "", span).mend(span, "\\%", is_sign));
    }
    let (problems, html) = examined(source);
    for problem in problems {
        let place = latex.start + problem.place.start..latex.start + problem.place.end;
        let place = if place.is_empty() {
            whole.clone()
        } else {
            place
        };
        let span = text.span(&place);
        text.report(told(&problem, span));
    }
    html
}

/// Where `%` stands without a backslash before it.
fn percents(latex: &str) -> impl Iterator<Item = usize> {
    let mut guarded = false;
    latex.bytes().enumerate().filter_map(move |(at, byte)| {
        let is_plain = !guarded;
        guarded = byte == b'\\' && is_plain;
        (byte == b'%' && is_plain).then_some(at)
    })
}

fn told(problem: &FormulaFault, span: Span) -> Diagnostic {
    let (diagnostic, name) = match &problem.kind {
        Kind::UnknownCommand(name) => (Diagnostic::new(W0901, "command", span), name),
        Kind::UnknownEnvironment(name) => (Diagnostic::new(W0901, "environment", span), name),
        Kind::UnknownColour(name) => (Diagnostic::new(W0901, "colour", span), name),
        Kind::UnknownUnit(name) => (Diagnostic::new(W0901, "unit", span), name),
        Kind::MissingArgument(name) => (Diagnostic::new(W0901, "argument", span), name),
        Kind::Unclosed(name) => (Diagnostic::new(W0901, "unclosed", span), name),
        Kind::Unopened(name) => (Diagnostic::new(W0901, "unopened", span), name),
        Kind::Misplaced(name) => (Diagnostic::new(W0901, "misplaced", span), name),
        Kind::DoubleScript => return Diagnostic::new(W0901, "scripts", span),
        Kind::TooLarge => return Diagnostic::new(W0901, "large", span),
        Kind::Other => return Diagnostic::new(W0901, "", span),
    };
    diagnostic.with("name", name.as_str())
}
