//! The tokens of LaTeX, one after the other.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A command without its backslash: letters, perhaps a star, or one sign.
    Command(&'a str),
    Open,
    Close,
    Other(char),
}

/// Reads a part of a source; places are those of the whole source.
#[derive(Clone, Debug)]
pub(super) struct Reader<'a> {
    source: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, place: Range<usize>) -> Reader<'a> {
        Reader {
            source,
            at: place.start,
            end: place.end,
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or("")
    }

    pub(super) fn next(&mut self) -> Option<(Token<'a>, Range<usize>)> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let (token, length) = match first {
            '\\' => {
                let name = command(&rest[1..]);
                (Token::Command(name), 1 + name.len())
            }
            '{' => (Token::Open, 1),
            '}' => (Token::Close, 1),
            other => (Token::Other(other), other.len_utf8()),
        };
        let start = self.at;
        self.at += length;
        Some((token, start..self.at))
    }

    pub(super) fn peek(&self) -> Option<Token<'a>> {
        self.clone().next().map(|(token, _)| token)
    }

    pub(super) fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// What a command takes as its argument: the inside of a group, or one token. `None` where the group does not end or nothing is left.
    pub(super) fn argument(&mut self) -> Option<Range<usize>> {
        self.skip_blanks();
        let mut ahead = self.clone();
        let inner = match ahead.next()? {
            (Token::Open, place) => {
                let end = ahead.skip_group()?;
                place.end..end
            }
            (Token::Close, _) => return None,
            (_, place) => place,
        };
        self.at = ahead.at;
        Some(inner)
    }

    /// The inside of a group, and nothing else.
    pub(super) fn braced(&mut self) -> Option<Range<usize>> {
        let mut ahead = self.clone();
        ahead.skip_blanks();
        if ahead.peek() != Some(Token::Open) {
            return None;
        }
        let inner = ahead.argument()?;
        self.at = ahead.at;
        Some(inner)
    }

    /// The inside of `[…]`, where one follows.
    pub(super) fn optional(&mut self) -> Option<Range<usize>> {
        let mut ahead = self.clone();
        ahead.skip_blanks();
        let (Token::Other('['), open) = ahead.next()? else {
            return None;
        };
        let mut depth = 0usize;
        while let Some((token, place)) = ahead.next() {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth = depth.checked_sub(1)?,
                Token::Other(']') if depth == 0 => {
                    self.at = ahead.at;
                    return Some(open.end..place.start);
                }
                _ => {}
            }
        }
        None
    }

    /// Reads to the end of the group whose brace was read; gives where the closing brace is.
    fn skip_group(&mut self) -> Option<usize> {
        let mut depth = 1usize;
        while let Some((token, place)) = self.next() {
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(place.start);
            }
        }
        None
    }

    /// What stands before the next command `name`, and reads on behind it.
    pub(super) fn until_command(&mut self, name: &str) -> Option<Range<usize>> {
        self.until(|token| token == Token::Command(name))
    }

    pub(super) fn until_sign(&mut self, sign: char) -> Option<Range<usize>> {
        self.until(|token| token == Token::Other(sign))
    }

    fn until(&mut self, is_end: impl Fn(Token<'_>) -> bool) -> Option<Range<usize>> {
        let start = self.at;
        let mut ahead = self.clone();
        while let Some((token, place)) = ahead.next() {
            if is_end(token) {
                self.at = ahead.at;
                return Some(start..place.start);
            }
        }
        None
    }
}

/// The name of a command at the start of what stands behind its backslash.
fn command(text: &str) -> &str {
    let letters = text.len()
        - text
            .trim_start_matches(|c: char| c.is_ascii_alphabetic())
            .len();
    let length = match letters {
        0 => text.chars().next().map_or(0, char::len_utf8),
        letters if text[letters..].starts_with('*') => letters + 1,
        letters => letters,
    };
    &text[..length]
}
