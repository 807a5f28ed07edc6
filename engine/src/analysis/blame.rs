//! Blaming a part of a program for a variant that is not finite.

use crate::codes::E0601;
use crate::diagnostic::Diagnostic;
use crate::number;
use crate::program::{NodeId, Operation, Program, Statement, in_words};
use crate::span::Span;

impl Program {
    /// The first part of a line that has no finite value although the line has one, where that is so for some seeds only.
    pub fn hidden(&self, values: &[f64]) -> Option<NodeId> {
        let broken = |id: usize| values.get(id).is_some_and(|value| !value.is_finite());
        // Lines stand in the order of their places.
        let line_at = |at: u32| {
            let behind = self.lines.partition_point(|line| line.span.start <= at);
            let line = self.lines.get(behind.checked_sub(1)?)?;
            (at < line.span.end).then_some(&line.kind)
        };
        let found = (0..self.nodes.len()).find(|id| {
            broken(*id) && self.nodes[*id].constant.is_none() && {
                let line = line_at(self.nodes[*id].span.start);
                matches!(line, Some(Statement::Assign { node, .. }) if !broken(*node as usize))
            }
        });
        found.and_then(|id| NodeId::try_from(id).ok())
    }

    /// Which line, sub-expression and values make a variant that is not finite.
    pub fn blame(&self, source: &str, inputs: &[f64]) -> Diagnostic {
        let values = self.values(inputs);
        let broken = |id: NodeId| !values[id as usize].is_finite();
        let line = self.lines.iter().find_map(|line| match line.kind {
            Statement::Assign { node, .. } if broken(node) => Some((line, node)),
            _ => None,
        });
        let Some((line, root)) = line else {
            return Diagnostic::new(E0601, "somewhere", Span::default());
        };
        let culprit = (0..=root)
            .find(|id| self.nodes[*id as usize].span.start >= line.span.start && broken(*id))
            .unwrap_or(root);
        let node = &self.nodes[culprit as usize];
        let mut named = String::new();
        let mut seen: Vec<&str> = Vec::new();
        for (id, read) in self.nodes.iter().enumerate().take(culprit as usize + 1) {
            let inside = read.span.start >= node.span.start && read.span.end <= node.span.end;
            if matches!(read.operation, Operation::Read(_))
                && inside
                && !seen.contains(&read.span.of(source))
            {
                named.push_str(if seen.is_empty() { "" } else { ", " });
                named.push_str(read.span.of(source));
                named.push('=');
                number::write_json_number(&mut named, values[id]);
                seen.push(read.span.of(source));
            }
        }
        let diagnostic = if named.is_empty() {
            Diagnostic::new(E0601, "alone", node.span)
        } else {
            Diagnostic::new(E0601, "", node.span).with("values", named)
        };
        diagnostic
            .with("part", node.span.of(source))
            .with("value", in_words(values[culprit as usize]))
    }
}
