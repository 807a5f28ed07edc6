//! Cutting a file at its separator lines into header, texts, calculations and solution.

use eqex_messages::is_language_tag;
use std::borrow::Cow;

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Known, nearest};
use crate::limits::MAX_FILE;
use crate::span::Span;

/// The segments of a file, as places in its source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segments {
    pub header: Span,
    pub text: Span,
    /// Further texts: language tag, place of the tag, place of the text.
    pub translations: Vec<Translation>,
    pub calculations: Option<Span>,
    pub solution: Option<Span>,
}

#[derive(Clone, Debug)]
pub(crate) struct Translation {
    pub lang: String,
    pub separator: Span,
    pub text: Span,
}

/// Bytes from outside as the text that spans refer to: without byte-order mark, line ends as `\n`.
pub(crate) fn normalize(bytes: &[u8]) -> Result<Cow<'_, str>, (String, Diagnostic)> {
    if bytes.len() > MAX_FILE {
        let diagnostic = Diagnostic::new(E0102, "", Span::default())
            .with("size", bytes.len())
            .with("limit", MAX_FILE);
        return Err((String::new(), diagnostic));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = error.valid_up_to();
        let shown = String::from_utf8_lossy(bytes).into_owned();
        let span = Span::new(good, (good + '\u{FFFD}'.len_utf8()).min(shown.len()));
        (shown, Diagnostic::new(E0101, "", span))
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.contains("\r\n") {
        let mut lines = text.split('\n').peekable();
        let mut plain = String::with_capacity(text.len());
        while let Some(line) = lines.next() {
            if lines.peek().is_some() {
                // However many there are, so that a text read again is the same text.
                plain.push_str(line.trim_end_matches('\r'));
                plain.push('\n');
            } else {
                plain.push_str(line);
            }
        }
        Ok(Cow::Owned(plain))
    } else {
        Ok(Cow::Borrowed(text))
    }
}

/// What a line is to the cutter.
enum Line<'a> {
    Plain,
    Separator,
    Word(&'a str),
}

fn classify(line: &str) -> Line<'_> {
    let Some(rest) = line.strip_prefix("---") else {
        return Line::Plain;
    };
    let word = rest.trim_matches([' ', '\t']);
    if word.is_empty() {
        Line::Separator
    } else if rest.starts_with([' ', '\t'])
        && word
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        && word.starts_with(char::is_alphabetic)
    {
        Line::Word(word)
    } else {
        Line::Plain
    }
}

/// Cuts `source`. What is missing is reported; `None` where nothing can be read at all.
pub(crate) fn cut(source: &str, diagnostics: &mut Diagnostics) -> Option<Segments> {
    if let Some(at) = source.find('\0') {
        diagnostics.push(Diagnostic::new(E0107, "", Span::new(at, at + 1)));
        return None;
    }
    let mut lines = Lines { source, at: 0 };
    // Blank lines before the first separator are part of nothing.
    let (first, _) = lines
        .find(|(_, line)| !line.trim().is_empty())
        .unwrap_or((Span::default(), ""));
    if !matches!(classify(first.of(source)), Line::Separator) {
        let blank = source.len() - source.trim_start().len();
        let diagnostic = Diagnostic::new(E0103, "", first);
        let start = Span::new(0, 0);
        diagnostics.push(if blank > 0 && source[blank..].starts_with("---") {
            diagnostic.safe_mend(Span::new(0, blank), "")
        } else if source.contains("\n---") {
            diagnostic.offer(start, "---\n")
        } else {
            diagnostic.offer(start, "---\ntype: EqEx\nname: …\n---\n")
        });
        return None;
    }

    let mut segments = Segments::default();
    let mut separators = 1;
    let mut current = Segment::Header;
    let mut start = lines.at;
    while let Some((span, line)) = lines.next() {
        let kind = match (classify(line), &current) {
            // A word after the dashes means something only where a text has begun: in the header it would be YAML's business.
            (Line::Plain, _) | (Line::Word(_), Segment::Header) => continue,
            (kind, _) => kind,
        };
        let next = match kind {
            Line::Separator => {
                separators += 1;
                match separators {
                    2 => Segment::Text,
                    3 => Segment::Calculations,
                    _ => {
                        diagnostics.push(Diagnostic::new(E0106, "", span));
                        Segment::Nothing
                    }
                }
            }
            Line::Word("solution") => {
                if segments.solution.is_some() || matches!(current, Segment::Solution) {
                    diagnostics.push(Diagnostic::new(E0108, "solution", span));
                }
                Segment::Solution
            }
            Line::Word(word) if is_language_tag(word) => {
                Segment::Translation(word.to_owned(), span)
            }
            Line::Word(word) => {
                unknown_word(word, span, source, diagnostics);
                Segment::Nothing
            }
            Line::Plain => continue,
        };
        close(
            &mut segments,
            std::mem::replace(&mut current, next),
            Span::new(start, span.range().start),
        );
        start = lines.at;
    }
    if matches!(current, Segment::Header) {
        let end = source.trim_end().len();
        let end = Span::new(end, end);
        diagnostics.push(Diagnostic::new(E0104, "", end).safe_mend(end, "\n---"));
        return None;
    }
    close(&mut segments, current, Span::new(start, source.len()));
    Some(segments)
}

#[derive(Debug)]
enum Segment {
    Header,
    Text,
    Translation(String, Span),
    Calculations,
    Solution,
    Nothing,
}

fn close(segments: &mut Segments, segment: Segment, span: Span) {
    match segment {
        Segment::Header => segments.header = span,
        Segment::Text => segments.text = span,
        Segment::Translation(lang, separator) => segments.translations.push(Translation {
            lang,
            separator,
            text: span,
        }),
        Segment::Calculations => segments.calculations = Some(span),
        Segment::Solution => segments.solution = Some(span),
        Segment::Nothing => {}
    }
}

fn unknown_word(word: &str, span: Span, source: &str, diagnostics: &mut Diagnostics) {
    let offset = span.of(source).find(word).unwrap_or(0);
    let place = Span::new(
        span.range().start + offset,
        span.range().start + offset + word.len(),
    );
    let diagnostic = Diagnostic::new(E0105, "", place).with("word", word);
    let meant = diagnostics.near(Known::Segments, word, || nearest(word, ["solution"]));
    diagnostics.push(match meant {
        Some(meant) => diagnostic.offer(place, meant),
        None => diagnostic,
    });
}

/// The lines of a text with their places, without the line end.
struct Lines<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = (Span, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.source.len() {
            return None;
        }
        let rest = &self.source[self.at..];
        let length = rest.find('\n').unwrap_or(rest.len());
        let span = Span::new(self.at, self.at + length);
        self.at = (self.at + length + 1).min(self.source.len());
        Some((span, &rest[..length]))
    }
}
