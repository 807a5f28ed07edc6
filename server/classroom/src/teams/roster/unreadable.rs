//! Why a list cannot be read.

/// Why nothing at all can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadableRoster {
    TooLarge,
    /// A workbook, a picture: no text.
    NoText,
    Empty,
    TooManyRows,
    /// A quotation mark that opens in this line is never closed, so that all behind it would be one cell.
    OpenQuote(usize),
    /// A cell in quotation marks that begins in this line goes on in the next one, or more stands behind its closing mark, so that rows may be lost in it.
    LooseQuote(usize),
    /// There is a header, and no column of names.
    NoNames,
    /// Several columns and no header that tells which holds what.
    NoHeader,
}
