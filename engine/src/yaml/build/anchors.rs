//! Anchors and aliases: what is kept for copies, and what copies cost.

use std::collections::BTreeMap;

use granit_parser::{Event, ScanError};

use crate::limits::{MAX_COPIES, NODE_WEIGHT};
use crate::yaml::unreadable::Reason;
use crate::yaml::{Node, Value};

/// The anchors of a text, with what their aliases stand for.
pub(super) struct Anchors {
    /// How often each is used. It has to be known beforehand: a copy of a node is only made, and paid for, where an alias wants it.
    uses: BTreeMap<usize, usize>,
    kept: BTreeMap<usize, Kept>,
    /// What may still be copied.
    room: usize,
}

/// A node that aliases stand for.
struct Kept {
    value: Value,
    uses: usize,
    /// How many sequences and mappings are open in it at once.
    depth: usize,
}

/// What an alias stands for.
pub(super) struct Copied {
    pub(super) value: Value,
    pub(super) depth: usize,
    pub(super) weight: usize,
}

impl Anchors {
    /// The anchors with their uses, counted in the events of the text up to its first mistake.
    pub(super) fn counted<'a>(
        events: impl Iterator<Item = Result<(Event<'a>, granit_parser::Span), ScanError>>,
    ) -> Anchors {
        let mut uses = BTreeMap::new();
        for (event, _) in events.map_while(Result::ok) {
            if let Event::Alias(anchor) = event {
                *uses.entry(anchor).or_default() += 1;
            }
        }
        Anchors {
            uses,
            kept: BTreeMap::new(),
            room: MAX_COPIES,
        }
    }

    /// Keeps a copy of an anchored node for its aliases, where there are any.
    pub(super) fn keep(
        &mut self,
        anchor: usize,
        node: &Node,
        depth: usize,
        weight: usize,
    ) -> Result<(), Reason> {
        let Some(uses) = self.uses.get(&anchor).copied() else {
            return Ok(());
        };
        let cost = weight.saturating_mul(uses);
        self.room = self.room.checked_sub(cost).ok_or(Reason::Copies)?;
        let kept = Kept {
            value: node.value.clone(),
            uses,
            depth,
        };
        self.kept.insert(anchor, kept);
        Ok(())
    }

    /// What an alias stands for, in which no more than `room` sequences and mappings may be open at once.
    pub(super) fn copy(&mut self, anchor: usize, room: usize) -> Result<Copied, Reason> {
        // What is not complete yet has the alias in it.
        let kept = self.kept.get_mut(&anchor).ok_or(Reason::Circle)?;
        if kept.depth > room {
            return Err(Reason::Depth);
        }
        kept.uses = kept.uses.saturating_sub(1);
        let value = match kept.uses {
            // It was the last one, so no copy is made.
            0 => std::mem::replace(&mut kept.value, Value::Sequence(Vec::new())),
            _ => kept.value.clone(),
        };
        Ok(Copied {
            weight: weight(&value),
            depth: kept.depth,
            value,
        })
    }
}

/// What a copy of a node costs.
fn weight(value: &Value) -> usize {
    NODE_WEIGHT
        + match value {
            Value::Scalar(scalar) => scalar.text.len(),
            Value::Sequence(items) => items.iter().map(|item| weight(&item.value)).sum(),
            Value::Mapping(entries) => entries
                .iter()
                .map(|entry| weight(&entry.key.value) + weight(&entry.value.value))
                .sum(),
        }
}
