//! What is shown of a cell, whatever somebody put into it.

/// Characters of a cell that are shown where it is wrong.
const SHOWN: usize = 60;

/// The text, cut where it is too long.
pub(crate) fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
