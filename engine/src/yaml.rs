//! YAML as a tree whose nodes know their places, for headers and indexes.
//!
//! The tree is built from the events of a parser, so that no key or value is searched in the text again, and it is bounded: in depth, and in what
//! anchors and aliases may multiply. What a plain scalar means is what YAML 1.2 says (its core schema); `yes` and `no` are words.

mod build;
mod quote;
mod scalar;
#[cfg(test)]
mod tests;
mod unreadable;

pub use build::{Document, read};
pub(crate) use quote::{latex_escape, quoted};
pub(crate) use scalar::Style;
pub use scalar::{Meaning, Scalar};
pub use unreadable::{Reason, Unreadable};

use crate::span::Span;

/// A value with its place in the text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// From the first to the last sign of it, quotes and brackets included; empty where nothing stands. The copy that an alias makes has the place
    /// of the alias.
    pub span: Span,
    pub value: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// A key of a mapping and what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: Node,
    pub value: Node,
}

impl Node {
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar that means a text, and not a number, a truth value or nothing.
    pub fn text(&self) -> Option<&str> {
        self.scalar()
            .filter(|scalar| scalar.meaning == Meaning::Text)
            .map(|scalar| scalar.text.as_str())
    }

    /// Whether nothing stands here, or a word for it: `~`, `null`.
    pub fn is_null(&self) -> bool {
        self.scalar()
            .is_some_and(|scalar| scalar.meaning == Meaning::Null)
    }

    /// Where to point to: the first line of the place, or the place before it where nothing stands.
    pub fn place(&self, source: &str, before: Span) -> Span {
        let text = self.span.of(source);
        let line = text.split('\n').next().unwrap_or("").trim_end();
        match line.len() {
            0 => before,
            length => Span::new(self.span.range().start, self.span.range().start + length),
        }
    }
}
