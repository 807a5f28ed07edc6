//! What the parser refuses, told with the place that was probably meant otherwise.

use granit_parser::ScanError;

use super::{Builder, Inside};
use crate::span::Span;
use crate::yaml::Node;
use crate::yaml::unreadable::{Reason, Unreadable};

impl Builder<'_> {
    pub(super) fn unreadable(&self, error: &ScanError) -> Unreadable {
        let at = error.marker().byte_offset().unwrap_or(0);
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let width = self.text[at..].chars().next().map_or(0, char::len_utf8);
        let reason = match Reason::of(error.kind()) {
            // It is not the line that is set in wrongly, where the line begins with something else.
            Reason::Indentation if self.ends_before(at) => Reason::BehindValue,
            reason => reason,
        };
        let unquoted = match reason {
            Reason::Sign | Reason::Lines => self.line_from(at),
            Reason::Colon => self.line_of_last(at),
            Reason::BehindValue => self
                .last_value()
                .and_then(|value| self.line(value.span.range().start - self.base as usize)),
            _ => None,
        };
        Unreadable {
            unquoted,
            ..self.error(at..at + width, reason)
        }
    }

    /// The rest of the line, where it is the value of a key or an item and quotes can be put around it.
    pub(super) fn line_from(&self, at: usize) -> Option<Span> {
        let is_value = match &self.open.last()?.inside {
            Inside::Sequence(_) => true,
            Inside::Mapping { key, .. } => key.is_some(),
        };
        is_value.then(|| self.line(at))?
    }

    /// The last value of what is open.
    fn last_value(&self) -> Option<&Node> {
        match &self.open.last()?.inside {
            Inside::Sequence(items) => items.last(),
            Inside::Mapping { entries, .. } => entries.last().map(|entry| &entry.value),
        }
    }

    /// Whether a value ended on the line of `at`, before it.
    fn ends_before(&self, at: usize) -> bool {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        self.last_value()
            .is_some_and(|value| (line + 1..=at).contains(&self.end_of(value)))
    }

    /// The line from the value on that ends at `at`, of which more was meant to be the value.
    fn line_of_last(&self, at: usize) -> Option<Span> {
        let value = self.last_value()?;
        let range = value.span.range();
        let ends_here = range.end == self.base as usize + at && self.last == Some(value.span);
        ends_here
            .then(|| self.line(range.start - self.base as usize))?
            .filter(|line| line.range().end > range.end)
    }

    fn line(&self, at: usize) -> Option<Span> {
        let line = self.text[at..].lines().next().unwrap_or("").trim_end();
        let quotable = !line.is_empty() && self.open.iter().all(|open| !open.flow);
        quotable.then(|| self.span(at..at + line.len()))
    }
}
