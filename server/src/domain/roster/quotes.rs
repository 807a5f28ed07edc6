//! Quotation marks around cells.

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
}

/// The line, from 1, of a quotation mark that opens a cell and is never closed.
pub(super) fn open(text: &str, delimiter: u8) -> Option<usize> {
    let mut state = State::Start;
    let mut line = 1;
    for byte in text.bytes() {
        let ends = byte == delimiter || byte == b'\n';
        state = match (state, byte) {
            (State::Start, b'"') => State::Within(line),
            (State::Within(from), b'"') => State::Behind(from),
            (State::Within(from), _) | (State::Behind(from), b'"') => State::Within(from),
            (_, _) if ends => State::Start,
            _ => State::Plain,
        };
        line += usize::from(byte == b'\n');
    }
    match state {
        State::Within(from) => Some(from),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn the_line_that_opens_is_told() {
        for (text, line) in [
            ("", None),
            ("1;\"Ola Lis\"\n2;\"Jan \"\"Kos\"\"\"\n", None),
            ("1;Ola \"Lis\n2;Jan\n", None),
            ("1;\"Ola\nLis\"\n", None),
            ("1;\"Ola Lis\n2;Jan\n", Some(1)),
            ("nr;name\n\n1;Ola\n2;\"Jan\n3;Ada\n", Some(4)),
            ("\"", Some(1)),
            ("\"\"\"\n", Some(1)),
            ("1;\"Ola\" Lis;\"\n", Some(1)),
        ] {
            assert_eq!(open(text, b';'), line, "{text:?}");
        }
    }
}
