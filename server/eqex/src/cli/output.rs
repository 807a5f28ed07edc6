//! What commands print on standard output.

use std::io::Write;

use crate::cli::failure::CommandFailure;

/// Prints to standard output; a closed pipe ends the program quietly.
pub(super) fn print(text: &str) -> Result<(), CommandFailure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// A value as pretty JSON with a line end.
pub(super) fn json(value: &impl serde::Serialize) -> Result<String, CommandFailure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| CommandFailure::Message(error.to_string()))?;
    Ok(text + "\n")
}

/// Counts of things whose words take an `s`.
pub(super) fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
