//! What follows a declaration on its line.

use crate::characters::first_char;
use crate::span::Span;
use crate::syntax::{Declaration, DeclaredValue};

/// Bytes behind a declaration that are looked at.
const LONGEST: usize = 200;

/// A declaration with what follows it.
pub(super) struct Behind<'a> {
    pub source: &'a str,
    pub declaration: &'a Declaration,
    pub unit: &'a str,
    /// Where the declaration ends and `rest` begins.
    pub from: usize,
    /// What follows on the line, so far as it is looked at.
    pub rest: &'a str,
}

impl<'a> Behind<'a> {
    /// What follows a declaration of the text that ends at `end`.
    pub(super) fn of(source: &'a str, declaration: &'a Declaration, end: usize) -> Behind<'a> {
        let from = declaration.span.range().end;
        let rest = source.get(from..end.max(from)).unwrap_or("");
        let rest = &rest[..rest.floor_char_boundary(LONGEST)];
        Behind {
            source,
            declaration,
            unit: declaration.unit.of(source),
            from,
            rest: rest.split('\n').next().unwrap_or(""),
        }
    }

    pub(super) fn is_constant(&self) -> bool {
        matches!(self.declaration.value, DeclaredValue::Constant(_))
    }

    pub(super) fn is_unknown(&self) -> bool {
        matches!(self.declaration.value, DeclaredValue::Unknown)
    }

    /// The first character behind the declaration, and what follows it.
    pub(super) fn first(&self) -> Option<(char, &'a str)> {
        let first = first_char(self.rest)?;
        Some((first, &self.rest[first.len_utf8()..]))
    }

    /// The place of so many bytes behind the declaration.
    pub(super) fn place(&self, length: usize) -> Span {
        Span::at(self.from, length)
    }

    /// The length of what stands behind the declaration without a blank or a sign that ends a part of the sentence.
    pub(super) fn tail(&self) -> usize {
        self.rest
            .find(|c: char| c.is_whitespace() || ",;:)".contains(c))
            .unwrap_or(self.rest.len())
    }

    /// Whether the declaration stands in emphasis, so that stars behind it close it.
    pub(super) fn is_emphasised(&self) -> bool {
        self.source[..self.declaration.span.range().start].ends_with('*')
    }
}
