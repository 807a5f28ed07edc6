//! Quotation marks around cells.

use crate::teams::roster::unreadable::Unreadable;

/// Where a cell stands in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
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
pub(crate) fn check(text: &str, delimiter: u8) -> Result<(), Unreadable> {
    let mut state = State::Start;
    let mut line = 1;
    let mut in_header = true;
    // Whether the cell within marks went over the end of a line.
    let mut broken = false;
    let mut loose = None;
    for byte in text.bytes() {
        let ends = byte == delimiter || byte == b'\n';
        state = match (state, byte) {
            (State::Start, b'"') => {
                broken = false;
                State::Within(line)
            }
            (State::Within(from), b'"') => State::Behind(from),
            (State::Behind(from), b'"') => State::Within(from),
            (State::Within(from), _) => {
                broken |= byte == b'\n';
                if broken && (!in_header || byte == delimiter) {
                    loose = loose.or(Some(from));
                }
                State::Within(from)
            }
            (_, _) if ends => {
                in_header &= byte != b'\n';
                State::Start
            }
            (State::Behind(from) | State::Closed(from), _) => {
                if byte != b' ' {
                    loose = loose.or(Some(from));
                }
                State::Closed(from)
            }
            (State::Start | State::Plain, _) => State::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    match (state, loose) {
        (State::Within(from), None) => Err(Unreadable::OpenQuote(from)),
        (State::Within(from), Some(first)) if first == from => Err(Unreadable::OpenQuote(from)),
        (_, Some(first)) => Err(Unreadable::LooseQuote(first)),
        (_, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_opens_is_told() {
        let (open, loose) = (Unreadable::OpenQuote, Unreadable::LooseQuote);
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
