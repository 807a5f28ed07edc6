//! Where the texts of an exercise stand in its source.

use super::Exercise;
use crate::diagnostic::Diagnostics;
use crate::segments;
use crate::span::Span;
use crate::syntax;

/// A text in the source of an exercise, with its declarations as written.
#[derive(Clone, Debug)]
pub struct SourceText {
    pub span: Span,
    pub declarations: Vec<Span>,
}

impl Exercise {
    /// The texts of all languages in the order of the file, read from the source once more.
    pub fn source_texts(&self) -> Vec<SourceText> {
        // What is wrong with them was told when the exercise was compiled.
        let mut told = Diagnostics::default();
        let Some(segments) = segments::cut(&self.source, &mut told) else {
            return Vec::new();
        };
        let translations = segments.translations.iter().map(|other| other.text);
        let spans = std::iter::once(segments.text).chain(translations);
        spans
            .map(|span| {
                let declarations = syntax::text(&self.source, span, &mut told).declarations;
                SourceText {
                    span,
                    declarations: declarations.iter().map(|one| one.span).collect(),
                }
            })
            .collect()
    }
}
