//! What was written, with the part of the source that each piece of it comes from.

use std::ops::Range;

use crate::ui::mathematics::problem::FormulaFault;

#[derive(Debug, Default)]
pub(in crate::ui::mathematics) struct Rewritten {
    pub(in crate::ui::mathematics) latex: String,
    /// What the source has that keeps the formula from being shown.
    pub(in crate::ui::mathematics) problem: Option<FormulaFault>,
    /// What is shown otherwise than it was meant, but shown.
    pub(in crate::ui::mathematics) notes: Vec<FormulaFault>,
    origins: Vec<Origin>,
}

#[derive(Debug)]
struct Origin {
    /// Where the part begins in what was written.
    at: usize,
    source: Range<usize>,
    /// Whether it stands as it stood.
    copied: bool,
}

impl Rewritten {
    /// Writes what stands for a part of the source, or the part itself.
    pub(super) fn add(&mut self, text: &str, source: Range<usize>, copied: bool) {
        let at = self.latex.len();
        self.origins.push(Origin { at, source, copied });
        self.latex.push_str(text);
    }

    /// The place in the source of a place in what was written.
    pub(in crate::ui::mathematics) fn origin(&self, place: Range<usize>) -> Range<usize> {
        let behind = self
            .origins
            .partition_point(|origin| origin.at <= place.start);
        let Some(origin) = behind.checked_sub(1).and_then(|at| self.origins.get(at)) else {
            return 0..0;
        };
        if !origin.copied {
            return origin.source.clone();
        }
        let start = (origin.source.start + (place.start - origin.at)).min(origin.source.end);
        let length = place.end.saturating_sub(place.start);
        start..(start + length).min(origin.source.end)
    }
}
