//! What YAML makes of a text that its author hardly meant: a value that ends before `#`, and LaTeX that double quotes change.

use crate::codes::{W0221, W0222};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::Span;
use crate::yaml::{self, Node, Style};

/// Looks at a scalar that is read as a text. `end` is the end of the header; in a sequence or mapping in brackets it cannot be told where the text was
/// meant to end.
pub(super) fn look(
    source: &str,
    end: usize,
    node: &Node,
    in_brackets: bool,
    diagnostics: &mut Diagnostics,
) {
    match node.scalar().map(|scalar| scalar.style) {
        Some(Style::Plain) => cut_off(source, end, node, in_brackets, diagnostics),
        Some(Style::DoubleQuoted) => changed(source, node, diagnostics),
        _ => {}
    }
}

/// The note behind a value on its last line.
fn note(source: &str, end: usize, node: &Node) -> Option<Span> {
    let from = node.span.range().end;
    let rest = source[from..end.max(from)].lines().next()?.trim_end();
    let note = rest.trim_start();
    let is_note = note.starts_with('#') && note.len() < rest.len();
    is_note.then(|| Span::new(from + rest.len() - note.len(), from + rest.len()))
}

/// A text without quotes ends before a blank and `#`.
fn cut_off(
    source: &str,
    end: usize,
    node: &Node,
    in_brackets: bool,
    diagnostics: &mut Diagnostics,
) {
    let (Some(note), Some(scalar)) = (note(source, end, node), node.scalar()) else {
        return;
    };
    let diagnostic = Diagnostic::new(W0221, "", note).with("text", scalar.text.as_str());
    diagnostics.push(if in_brackets {
        diagnostic
    } else {
        let range = node.span.range();
        let whole = format!("{}{}", scalar.text, &source[range.end..note.range().end]);
        let place = Span::new(range.start, note.range().end);
        diagnostic.offer(place, yaml::quoted(&whole))
    });
}

/// A note where a text must stand, and none does: it was probably meant to be the text.
pub(super) fn look_for_note(source: &str, end: usize, node: &Node, diagnostics: &mut Diagnostics) {
    if !node.span.range().is_empty() {
        return;
    }
    // The colon stands before the note.
    let from = node.span.range().end;
    let colon = source[from..end.max(from)].starts_with(':');
    let behind = Node {
        span: Span::new(from + usize::from(colon), from + usize::from(colon)),
        value: node.value.clone(),
    };
    if let Some(note) = note(source, end, &behind) {
        let text = yaml::quoted(note.of(source));
        diagnostics.push(Diagnostic::new(W0221, "empty", note).offer(note, text));
    }
}

/// Double quotes make something else of LaTeX: `\frac` is a form feed and `rac`.
fn changed(source: &str, node: &Node, diagnostics: &mut Diagnostics) {
    let written = node.span.of(source);
    let Some(escape) = yaml::latex_escape(written) else {
        return;
    };
    let start = node.span.range().start;
    let place = Span::new(start + escape.at.start, start + escape.at.end);
    let diagnostic = Diagnostic::new(W0222, "", place).with("command", place.of(source));
    diagnostics.push(if written.contains('\n') {
        diagnostic
    } else {
        diagnostic.offer(node.span, escape.single_quoted)
    });
}
