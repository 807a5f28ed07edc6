//! Where the grammar read something, and where it could not read on.

use eqex_grammar::Rule;
use pest::error::{Error, InputLocation};
use pest::iterators::Pair;

use crate::span::Span;

pub(super) fn place(pair: &Pair<'_, Rule>) -> Span {
    Span::new(pair.as_span().start(), pair.as_span().end())
}

pub(super) fn error_offset(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) => at,
        InputLocation::Span((start, _)) => start,
    }
}
