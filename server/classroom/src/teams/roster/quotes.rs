//! Quotation marks around cells.

use crate::teams::roster::unreadable::UnreadableRoster;

/// Where a cell stands in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum QuoteState {
    /// At the start of a cell, where a mark opens one.
    Start,
    /// Within a cell without marks, where a mark is a sign like any other.
    Plain,
    /// Within marks that opened in this line.
    Within(usize),
    /// Behind a mark within marks: closed, or the first of two that stand for one. They opened in this line.
    Behind(usize),
    /// Behind a closing mark and something else.
    Closed(usize),
}

/// Refuses a list in which a mark is missing or too many, by the line, from 1, where its cell opens.
///
/// Two marks that were never closed pair with each other, and the rows between would be one cell. So a row ends with its line: only in the header, where
/// programs break long words, a cell may go on, and it holds no delimiter then.
pub(crate) fn check(text: &str, delimiter: u8) -> Result<(), UnreadableRoster> {
    let mut state = QuoteState::Start;
    let mut line = 1;
    let mut in_header = true;
    // Whether the cell within marks went over the end of a line.
    let mut broken = false;
    let mut loose = None;
    for byte in text.bytes() {
        let ends = byte == delimiter || byte == b'\n';
        state = match (state, byte) {
            (QuoteState::Start, b'"') => {
                broken = false;
                QuoteState::Within(line)
            }
            (QuoteState::Within(from), b'"') => QuoteState::Behind(from),
            (QuoteState::Behind(from), b'"') => QuoteState::Within(from),
            (QuoteState::Within(from), _) => {
                broken |= byte == b'\n';
                if broken && (!in_header || byte == delimiter) {
                    loose = loose.or(Some(from));
                }
                QuoteState::Within(from)
            }
            (_, _) if ends => {
                in_header &= byte != b'\n';
                QuoteState::Start
            }
            (QuoteState::Behind(from) | QuoteState::Closed(from), _) => {
                if byte != b' ' {
                    loose = loose.or(Some(from));
                }
                QuoteState::Closed(from)
            }
            (QuoteState::Start | QuoteState::Plain, _) => QuoteState::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    match (state, loose) {
        (QuoteState::Within(from), None) => Err(UnreadableRoster::OpenQuote(from)),
        (QuoteState::Within(from), Some(first)) if first == from => {
            Err(UnreadableRoster::OpenQuote(from))
        }
        (_, Some(first)) => Err(UnreadableRoster::LooseQuote(first)),
        (_, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_opens_is_told() {
        let (open, loose) = (UnreadableRoster::OpenQuote, UnreadableRoster::LooseQuote);
        for (text, told) in [
            ("", Ok(())),
            ("1;\"Ola Lis\"\n2;\"Jan \"\"Kos\"\"\"\n", Ok(())),
            ("1;\"Lis; Ola\" \n2; \"Jan\"", Ok(())),
            ("1;Ola \"Lis\n2;Jan\n", Ok(())),
            ("\"Nr\nw dzienniku\";\"name\"\n1;Ola\n", Ok(())),
            ("1;\"Ola Lis\n2;Jan\n", Err(open(1))),
            ("nr;name\n\n1;Ola\n2;\"Jan\n3;Ada\n", Err(open(4))),
            ("\"", Err(open(1))),
            ("\"\"\"\n", Err(open(1))),
            // As many marks close as open, and yet rows are lost.
            ("1;\"Ola\n2;\"Jan\n3;Ada\n", Err(loose(1))),
            ("nr;name\n1;\"Ola\n2;Jan\"\n3;Ada\n", Err(loose(2))),
            ("name\n\"Ola\nJan\"\nAda\n", Err(loose(2))),
            ("1;\"Ola\" Lis;x\n", Err(loose(1))),
            ("1;\"Ola\" Lis;\"\n", Err(open(1))),
            ("n\n\"a\n\"b\nc\n\"d\n", Err(loose(2))),
        ] {
            assert_eq!(check(text, b';'), told, "{text:?}");
        }
    }
}
