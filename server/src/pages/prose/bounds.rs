//! How large a page a text may become, and how much work it may be: known before the work is done.

use std::fmt;

/// A page is at most so many times as large as its text, and so much larger.
const TIMES: usize = 20;
const MORE: usize = 64 * 1024;
/// Signs that Markdown and mathematics are made of, and cells of tables: far more than a text for people has. The reader of Markdown keeps a record
/// of each.
const MOST_SIGNS: usize = 50_000;
/// What a formula counts in signs.
const FORMULA: usize = 4;
/// What a line counts in signs.
const LINE: usize = 2;

/// The bytes that the HTML of a text may have.
pub(super) fn limit(text: &str) -> usize {
    TIMES * text.len() + MORE
}

/// Whether a text has more signs than are read.
pub(super) fn has_too_many_signs(text: &str) -> bool {
    let mut signs = 0;
    // A row of a table has as many cells as the line below its head says, written or not.
    let mut columns = 0;
    for line in text.split('\n') {
        if line.trim().is_empty() {
            columns = 0;
        } else if is_line_below_head(line) {
            columns = line.matches('|').count() + 1;
        }
        signs += LINE + columns;
        let mut backslash = false;
        for byte in line.bytes() {
            signs += match byte {
                b'(' | b'[' if backslash => FORMULA,
                b'\\' | b'[' | b']' | b'*' | b'_' | b'~' | b'<' | b'>' | b'|' | b'&' | b'!'
                | b'`' | b'\r' => 1,
                // Lists within lists may begin on one line.
                b'-' | b'+' | b'#' => 1,
                _ => 0,
            };
            backslash = byte == b'\\' && !backslash;
        }
        if signs > MOST_SIGNS {
            return true;
        }
    }
    false
}

/// Whether a line may be the one that makes a table of the line above it.
fn is_line_below_head(line: &str) -> bool {
    line.contains('-')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>' | b'\r'))
}

/// HTML that is written as long as there is room for it.
pub(super) struct Bounded {
    pub(super) html: String,
    room: usize,
}

impl Bounded {
    pub(super) fn new(room: usize) -> Bounded {
        Bounded {
            html: String::new(),
            room,
        }
    }
}

impl fmt::Write for Bounded {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.room = self.room.checked_sub(text.len()).ok_or(fmt::Error)?;
        self.html.push_str(text);
        Ok(())
    }
}
