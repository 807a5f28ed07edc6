//! How far the rewriting of a formula has come: what was written, what is wrong with it, and what has begun and not ended.

use std::ops::Range;

use crate::ui::mathematics::problem::{FormulaFault, Kind};
use crate::ui::mathematics::rewriting::written::Rewritten;

/// How deep groups nest that are looked into.
pub(super) const MAX_DEPTH: usize = 24;

/// What has begun and not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Container {
    /// A group, or the argument of a command.
    Group,
    Table {
        /// Where the cell begins in what was written.
        cell: usize,
        /// How many groups were opened in the cell for what holds to its end.
        switches: usize,
    },
}

/// A formula that is being rewritten.
pub(super) struct Rewriting<'a> {
    pub(super) source: &'a str,
    pub(super) out: Rewritten,
    pub(super) depth: usize,
    pub(super) containers: Vec<Container>,
}

impl<'a> Rewriting<'a> {
    pub(super) fn new(source: &'a str) -> Rewriting<'a> {
        Rewriting {
            source,
            out: Rewritten::default(),
            depth: 0,
            containers: Vec::new(),
        }
    }

    pub(super) fn of(&self, place: &Range<usize>) -> &'a str {
        self.source.get(place.clone()).unwrap_or("")
    }

    pub(super) fn copy(&mut self, place: Range<usize>) {
        let text = self.of(&place);
        self.out.add(text, place, true);
    }

    pub(super) fn write(&mut self, text: &str, place: Range<usize>) {
        self.out.add(text, place, false);
    }

    pub(super) fn fail(&mut self, kind: Kind, place: Range<usize>) {
        let problem = FormulaFault { kind, place };
        self.out.problem.get_or_insert(problem);
    }

    pub(super) fn note(&mut self, kind: Kind, place: Range<usize>) {
        self.out.notes.push(FormulaFault { kind, place });
    }
}
