//! How diagnostics look on a terminal: the source line with carets under the place, as compilers print them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use eqex::{Diagnostic, Severity, Span};

use eqex_bank::refusals::ENGLISH;

/// The diagnostic with the lines of `source` it speaks of. `path` names the source; `color` adds terminal colours.
pub fn render(diagnostic: &Diagnostic, source: &str, path: &str, color: bool) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = diagnostic.told(ENGLISH);
    let help = diagnostic.help(ENGLISH);
    let places = diagnostic.places.iter().map(|place| {
        AnnotationKind::Context
            .span(clamp(place.span, source))
            .label(diagnostic.told_of(place, ENGLISH))
    });
    let snippet = Snippet::source(source)
        .path(path)
        .annotation(AnnotationKind::Primary.span(clamp(diagnostic.span, source)))
        .annotations(places);
    let title = level.primary_title(message.as_str()).id(diagnostic.code.0);
    // What concerns a file or folder as a whole has no line to show.
    let mut group = if source.is_empty() {
        title.element(Origin::path(path))
    } else {
        title.element(snippet)
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let mut groups: Vec<Group<'_>> = vec![group];
    if let Some(mend) = &diagnostic.mend {
        let patch = Patch::new(clamp(mend.span, source), mend.replacement.as_str());
        groups.push(
            Level::HELP
                .secondary_title("this may be what was meant")
                .element(Snippet::source(source).path(path).patch(patch)),
        );
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&groups)
}

/// A span as a range that lies in the source and cuts no character, whatever the span says.
fn clamp(span: Span, source: &str) -> Range<usize> {
    let floor = |at: usize| {
        let mut at = at.min(source.len());
        while !source.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let range = span.range();
    let start = floor(range.start);
    start..floor(range.end).max(start)
}
