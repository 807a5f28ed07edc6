//! The difference between two contents, line by line, with the words that changed.

use std::time::Duration;

use similar::{ChangeTag, DiffOp, TextDiff};

/// How long the lines, and then the words, may take: texts that are made to be slow are compared less finely.
const PATIENCE: Duration = Duration::from_millis(100);
/// Lines shown around a change.
const AROUND: usize = 3;
/// Changed lines whose words are compared; in more of them nobody looks for words.
const FINE: usize = 400;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineChange {
    None,
    Removed,
    Added,
}

/// A line of the difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceLine {
    pub change: LineChange,
    /// Its number in the text where it stands, the new one where it stands in both.
    pub number: usize,
    /// The text in parts, with whether each is what changed.
    pub parts: Vec<(bool, String)>,
}

/// Places where the texts differ, each with some lines around it. None where they are the same.
pub fn places(old: &str, new: &str) -> Vec<Vec<DifferenceLine>> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let mut fine = FINE;
    let mut place = |operations: &Vec<DiffOp>| {
        let mut lines = Vec::new();
        for operation in operations {
            let length = operation.old_range().len() + operation.new_range().len();
            if length <= fine && matches!(operation, DiffOp::Replace { .. }) {
                fine -= length;
                for change in diff.iter_inline_changes(operation) {
                    let parts = change.iter_strings_lossy();
                    let parts = parts.map(|(changed, text)| (changed, text.into_owned()));
                    lines.push(line(
                        change.tag(),
                        change.old_index(),
                        change.new_index(),
                        parts.collect(),
                    ));
                }
            } else {
                for change in diff.iter_changes(operation) {
                    let parts = vec![(false, change.value().to_owned())];
                    lines.push(line(
                        change.tag(),
                        change.old_index(),
                        change.new_index(),
                        parts,
                    ));
                }
            }
        }
        lines
    };
    diff.grouped_ops(AROUND).iter().map(&mut place).collect()
}

fn line(
    tag: ChangeTag,
    old: Option<usize>,
    new: Option<usize>,
    mut parts: Vec<(bool, String)>,
) -> DifferenceLine {
    if let Some((_, last)) = parts.last_mut() {
        last.truncate(last.trim_end_matches(['\n', '\r']).len());
    }
    let (change, index) = match tag {
        ChangeTag::Equal => (LineChange::None, new),
        ChangeTag::Delete => (LineChange::Removed, old),
        ChangeTag::Insert => (LineChange::Added, new),
    };
    parts.retain(|(_, text)| !text.is_empty());
    DifferenceLine {
        change,
        number: index.map_or(0, |index| index + 1),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let mut out = String::new();
        for place in places(old, new) {
            for line in place {
                out.push(match line.change {
                    LineChange::None => ' ',
                    LineChange::Removed => '-',
                    LineChange::Added => '+',
                });
                out.push_str(&line.number.to_string());
                out.push(' ');
                for (changed, text) in line.parts {
                    out.push_str(&if changed { format!("[{text}]") } else { text });
                }
                out.push('\n');
            }
            out.push_str("...\n");
        }
        out
    }

    #[test]
    fn words_are_marked() {
        assert_eq!(
            shown("a\nthe train is fast\nb\n", "a\nthe train is slow\nb\n"),
            " 1 a\n-2 the train is [fast]\n+2 the train is [slow]\n 3 b\n...\n"
        );
        assert_eq!(shown("a\n", "a\n"), "");
        assert_eq!(shown("", "a"), "+1 a\n...\n");
    }

    #[test]
    fn only_what_is_near_a_change_is_shown() {
        let old: String = (0..100).map(|n| format!("{n}\n")).collect();
        let new = old.replace("50\n", "").replace("80\n", "80\nx\n");
        assert_eq!(places(&old, &new).len(), 2);
        assert_eq!(places(&old, &new)[0].len(), 7);
    }

    #[test]
    fn hostile_texts_end() {
        let old: String = (0..60_000).map(|n| format!("{}\n", n * 7 % 13)).collect();
        let new: String = (0..60_000).map(|n| format!("{}\n", n * 5 % 11)).collect();
        places(&old, &new);
        let old: String = (0..60_000).map(|n| format!("{} ", n * 7 % 13)).collect();
        let new: String = (0..60_000).map(|n| format!("{} ", n * 5 % 11)).collect();
        places(&old, &new);
    }
}
