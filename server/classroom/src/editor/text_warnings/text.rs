//! A text in which declarations and formulas are masked, so that what is looked for stands outside of them.

use std::ops::Range;

use eqex::{Diagnostic, MAX_DIAGNOSTICS, Part, Span, W0903, parts};
use pulldown_cmark::{Event, Parser, Tag};

use eqex_kernel::ui::prose::OPTIONS;

/// Stand for every byte of a declaration and of a formula. To Markdown they are signs of a word.
pub(crate) const DECLARED: u8 = 1;
pub(crate) const FORMULA: u8 = 2;

pub(crate) struct ExaminedText<'a> {
    /// The text as it was written.
    pub(crate) content: &'a str,
    /// The text with masks, byte for byte as long.
    pub(crate) masked: String,
    pub(crate) parts: Vec<Part>,
    pub(crate) found: Vec<Diagnostic>,
    start: usize,
}

impl<'a> ExaminedText<'a> {
    /// The text at `span` with the places of its declarations.
    pub(crate) fn new(
        source: &'a str,
        span: Span,
        declared: impl Iterator<Item = Span>,
    ) -> ExaminedText<'a> {
        let content = span.of(source);
        let start = span.range().start;
        let mut text = ExaminedText {
            content,
            masked: content.to_owned(),
            parts: Vec::new(),
            found: Vec::new(),
            start,
        };
        let declared: Vec<Range<usize>> = declared
            .map(|place| {
                let place = place.range();
                place.start.saturating_sub(start)..place.end.saturating_sub(start)
            })
            .collect();
        text.mask(&declared, DECLARED);
        text
    }

    /// Cuts the text into its parts.
    pub(crate) fn cut(&mut self) {
        self.parts = parts(&self.masked);
    }

    /// Masks places, each of whole characters.
    pub(crate) fn mask(&mut self, places: &[Range<usize>], with: u8) {
        let mut bytes = std::mem::take(&mut self.masked).into_bytes();
        for place in places {
            if let Some(bytes) = bytes.get_mut(place.clone()) {
                bytes.fill(with);
            }
        }
        // Had a place cut a character, nothing further would be looked for.
        self.masked = String::from_utf8(bytes).unwrap_or_default();
    }

    /// The place in the source of a place in the text.
    pub(crate) fn span(&self, place: &Range<usize>) -> Span {
        Span::new(self.start + place.start, self.start + place.end)
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() < MAX_DIAGNOSTICS {
            self.found.push(diagnostic);
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.found.len() >= MAX_DIAGNOSTICS
    }

    /// Takes back what was reported within code that begins by its indent alone. Mathematics is set there too.
    pub(crate) fn forget_code(&mut self, marks: &[Mark]) {
        let code = marks.iter().filter(|mark| mark.kind == MarkKind::Code);
        let code: Vec<Span> = code.map(|mark| self.span(&mark.place)).collect();
        self.found.retain(|diagnostic| {
            let within = |code: &Span| (code.start..code.end).contains(&diagnostic.span.start);
            diagnostic.code != W0903 || !code.iter().any(within)
        });
    }

    /// What Markdown makes of the text, as far as it takes signs away or is none.
    pub(crate) fn score_bits(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (event, place) in Parser::new_ext(&self.masked, OPTIONS).into_offset_iter() {
            let kind = match event {
                Event::Start(Tag::Emphasis) => MarkKind::Emphasis,
                Event::Start(Tag::Strong) => MarkKind::Strong,
                Event::Start(Tag::Strikethrough) => MarkKind::Struck,
                Event::InlineHtml(_) => MarkKind::Tag,
                Event::Start(Tag::HtmlBlock) => MarkKind::Block,
                Event::Start(Tag::CodeBlock(_)) => MarkKind::Code,
                _ => continue,
            };
            marks.push(Mark { kind, place });
        }
        marks
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkKind {
    Emphasis,
    Strong,
    Struck,
    /// An HTML tag within a line.
    Tag,
    /// Lines of HTML.
    Block,
    Code,
}

#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) kind: MarkKind,
    pub(crate) place: Range<usize>,
}
