//! Commands of TeX outside of mathematics, where they are shown as they stand.

use std::ops::Range;

use eqex::{Diagnostic, Part, W0903};

use crate::editor::text_warnings::text::{ExaminedText, FORMULA};
use eqex_kernel::ui::mathematics;

/// Longest group that a mend takes along.
const LONGEST: usize = 500;

/// Reports known commands outside of mathematics, the first of each line, and masks them.
pub(crate) fn find(text: &mut ExaminedText<'_>) {
    let mut masked: Vec<Range<usize>> = Vec::new();
    // Up to here the line has been told of.
    let mut told = 0;
    for part in text.parts.clone() {
        let Part::Prose(place) = part else {
            continue;
        };
        let rest = &text.masked[place.start..];
        if place.start < told || text.is_full() || !rest.starts_with('\\') {
            continue;
        }
        let name = &rest[1..];
        let letters = name.len()
            - name
                .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .len();
        let command = &rest[..1 + letters];
        if letters < 2 || !mathematics::knows_command(command) {
            continue;
        }
        let whole = place.start..place.start + with_arguments(rest, command.len());
        let span = text.span(&(place.start..place.start + command.len()));
        let latex = &text.content[whole.clone()];
        let mut diagnostic = Diagnostic::new(W0903, "command", span).with("name", command);
        if mathematics::problems(latex).is_empty() {
            diagnostic = diagnostic.offer(text.span(&whole), format!("\\({latex}\\)"));
        }
        told = place.start + rest.find('\n').unwrap_or(rest.len());
        masked.push(whole);
        text.report(diagnostic);
    }
    text.mask(&masked, FORMULA);
}

/// The length of a command with the groups and scripts that follow it directly.
fn with_arguments(rest: &str, command: usize) -> usize {
    let near = &rest[..rest.floor_char_boundary(command + LONGEST)];
    let mut end = command;
    loop {
        let behind = &near[end..];
        let (open, close) = match behind.bytes().next() {
            Some(b'{') => ('{', '}'),
            Some(b'[') if end == command => ('[', ']'),
            _ => return end,
        };
        let mut depth = 0usize;
        let Some(length) = behind.char_indices().find_map(|(at, c)| {
            if c == '\n' || c.is_control() {
                return Some(None);
            }
            depth = depth + usize::from(c == open) - usize::from(c == close);
            (depth == 0).then_some(Some(at + 1))
        }) else {
            return end;
        };
        match length {
            Some(length) => end += length,
            None => return end,
        }
    }
}
