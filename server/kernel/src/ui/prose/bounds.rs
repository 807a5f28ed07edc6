//! How large a page the texts of a page may become, and how much work they may be: known before the work is done.

use std::fmt;

/// The HTML of the texts on a page is at most so many times as large as they are, and so much larger.
const TIMES: usize = 20;
const MORE: usize = 64 * 1024;
/// Signs that Markdown and mathematics are made of, and cells of tables: far more than a text for people has. The reader of Markdown keeps a record
/// of each.
const MOST_SIGNS: usize = 50_000;
/// What a formula counts in signs.
const FORMULA: usize = 4;
/// What a line counts in signs.
const LINE: usize = 2;

/// Room for the texts of one page: what may be written beyond a multiple of each, and how many signs may be read, of all together.
#[derive(Debug)]
pub struct Room {
    more: usize,
    signs: usize,
}

impl Default for Room {
    fn default() -> Room {
        Room {
            more: MORE,
            signs: MOST_SIGNS,
        }
    }
}

impl Room {
    /// The bytes that the HTML of a text may have.
    pub fn limit(&self, text: &str) -> usize {
        TIMES * text.len() + self.more
    }

    /// Whether the signs of a text may still be read; they are then taken.
    pub fn takes_signs(&mut self, text: &str) -> bool {
        match signs(text, self.signs) {
            Some(signs) => {
                self.signs -= signs;
                true
            }
            None => false,
        }
    }

    /// Takes the HTML that a text became, within its limit.
    pub fn take(&mut self, text: &str, html: usize) {
        let beyond = html.saturating_sub(TIMES * text.len());
        self.more = self.more.saturating_sub(beyond);
    }
}

/// The signs of a text, none where there are more than `most`.
fn signs(text: &str, most: usize) -> Option<usize> {
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
        if signs > most {
            return None;
        }
    }
    Some(signs)
}

/// Whether a line may be the one that makes a table of the line above it.
fn is_line_below_head(line: &str) -> bool {
    line.contains('-')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>' | b'\r'))
}

/// HTML that is written as long as there is room for it.
#[derive(Debug)]
pub struct Bounded {
    pub html: String,
    room: usize,
}

impl Bounded {
    pub fn new(room: usize) -> Bounded {
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
