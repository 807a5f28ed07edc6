//! Changes of a text that are made for its author: putting a picture into an exercise changes the header that names it.

use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::header;
use crate::segments;
use crate::span::{Place, Span};
use crate::yaml::Value;

/// A change of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub place: Place,
    pub replacement: String,
}

/// The change after which the exercise shows the file too. None where it does so already, or where the header is written in a way that
/// only its author can extend.
pub fn add_image(content: &str, file: &str) -> Option<Edit> {
    let text = segments::normalize(content.as_bytes()).ok()?;
    let before = images(&text)?;
    if before.iter().any(|image| image == file) {
        return None;
    }
    let quoted = format!("'{}'", file.replace('\'', "''"));
    let span = segments::cut(&text, &mut Diagnostics::default())?
        .header
        .range();
    [file, quoted.as_str()].into_iter().find_map(|written| {
        let (range, replacement) = change(&text, span.clone(), written)?;
        // A header is YAML, and may be written in many ways: what was meant is looked at again.
        let mut after = text.to_string();
        after.replace_range(range.clone(), &replacement);
        let images = images(&after)?;
        let (last, others) = images.split_last()?;
        (last == file && *others == before).then(|| Edit {
            place: Place::of(Span::new(range.start, range.end), &text),
            replacement,
        })
    })
}

fn images(text: &str) -> Option<Vec<String>> {
    header::look(text).map(|header| header.images)
}

fn change(text: &str, header: Range<usize>, file: &str) -> Option<(Range<usize>, String)> {
    let Some(entry) = header::entry(text, "img") else {
        return Some((header.end..header.end, format!("img: {file}\n")));
    };
    let value = entry.value.span.range();
    match &entry.value.value {
        Value::Scalar(_) if entry.value.is_null() => {
            let behind = entry.key.span.range().end;
            let colon = behind + text[behind..header.end].find(':')? + 1;
            let end = value.end.max(colon);
            Some((colon..end, format!(" {file}")))
        }
        Value::Scalar(_) => {
            let written = &text[value.clone()];
            Some((value, format!("[{written}, {file}]")))
        }
        Value::Sequence(items) if text[value.clone()].starts_with('[') => {
            let end = items
                .last()
                .map_or(value.start + 1, |last| last.span.range().end);
            let comma = if items.is_empty() { "" } else { ", " };
            Some((end..end, format!("{comma}{file}")))
        }
        Value::Sequence(items) => {
            // Below the last item, set in as far as that one.
            let last = items.last()?.span.range();
            let line = text[..last.start].rfind('\n').map_or(0, |at| at + 1);
            let dash = line + text[line..last.start].find('-')?;
            let next = text[last.end..]
                .find('\n')
                .map_or(text.len(), |at| last.end + at + 1);
            Some((next..next, format!("{}- {file}\n", &text[line..dash])))
        }
        Value::Mapping(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header after the change.
    fn after(header: &str, file: &str) -> Option<String> {
        let text = format!("---\n{header}\n---\nżółw x\n");
        let edit = add_image(&text, file)?;
        let mut lines: Vec<Vec<char>> = text
            .split_inclusive('\n')
            .map(|line| line.chars().collect())
            .collect();
        let line = &mut lines[edit.place.line - 1];
        let start = edit.place.column - 1;
        line.splice(start..start + edit.place.length, edit.replacement.chars());
        let text: String = lines.into_iter().flatten().collect();
        let end = text.find("\n---\nż").expect("it is there");
        Some(text["---\n".len()..end].to_owned())
    }

    #[test]
    fn headers_are_extended_in_their_own_manner() {
        for (before, expected) in [
            ("name: Żółw", "name: Żółw\nimg: b.png"),
            ("img:\nname: N", "img: b.png\nname: N"),
            ("img: a.png", "img: [a.png, b.png]"),
            (
                "img: \"a 1.png\"  # old",
                "img: [\"a 1.png\", b.png]  # old",
            ),
            ("img: []", "img: [b.png]"),
            (
                "img: [a.png, 'c d.png' ]",
                "img: [a.png, 'c d.png', b.png ]",
            ),
            (
                "img: [a.png,\n  c.png]\nx: 1",
                "img: [a.png,\n  c.png, b.png]\nx: 1",
            ),
            ("img:\n  - a.png\nx: 1", "img:\n  - a.png\n  - b.png\nx: 1"),
            ("img:\n- a.png", "img:\n- a.png\n- b.png"),
        ] {
            assert_eq!(
                after(before, "b.png").as_deref(),
                Some(expected),
                "{before}"
            );
        }
    }

    #[test]
    fn names_are_quoted_where_they_must_be() {
        assert_eq!(
            after("n: 1", "river & pier.jpg").as_deref(),
            Some("n: 1\nimg: river & pier.jpg")
        );
        assert_eq!(
            after("n: 1", "it's: #1.jpg").as_deref(),
            Some("n: 1\nimg: 'it''s: #1.jpg'")
        );
        assert_eq!(
            after("img: a.png", "b, c.png").as_deref(),
            Some("img: [a.png, 'b, c.png']")
        );
    }

    #[test]
    fn what_is_there_or_cannot_be_read_is_left_alone() {
        assert_eq!(after("img: b.png", "b.png"), None);
        assert_eq!(after("img: [a.png", "b.png"), None);
        assert_eq!(after("img: {a: b}", "b.png"), None);
        assert_eq!(add_image("", "b.png"), None);
    }
}
