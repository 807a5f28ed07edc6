//! Bytes of a list as text, in the encodings that schools' programs write.

use encoding_rs::{Encoding as Charset, UTF_8, WINDOWS_1250};

use crate::teams::roster::unreadable::UnreadableRoster;

/// Bytes of a list.
pub const MAX_BYTES: usize = 1024 * 1024;

/// How the letters of the list were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or UTF-16 with a mark that says so.
    Unicode,
    /// What programs of Central Europe write; guessed, so a reader should look at the letters with accents.
    Windows1250,
}

/// The text with line ends as `\n`.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Encoding), UnreadableRoster> {
    if bytes.len() > MAX_BYTES {
        return Err(UnreadableRoster::TooLarge);
    }
    let marked = Charset::for_bom(bytes);
    let (charset, body) = match marked {
        Some((charset, mark)) => (charset, bytes.get(mark..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1250, bytes),
    };
    let (text, wrong) = charset.decode_without_bom_handling(body);
    if wrong || text.chars().any(never_typed) {
        return Err(UnreadableRoster::NoText);
    }
    let encoding = match charset == WINDOWS_1250 {
        true => Encoding::Windows1250,
        false => Encoding::Unicode,
    };
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), encoding))
}

/// Control characters that no list has and every picture and workbook does.
fn never_typed(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}
