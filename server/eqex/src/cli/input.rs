//! The file that a command reads: named, or standard input.

use std::io::Read;
use std::path::Path;

use crate::cli::failure::CommandFailure;

/// The bytes of a file or of standard input. One byte past the limit is enough to know that a file is too large.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, CommandFailure> {
    let limit = eqex::MAX_FILE as u64 + 1;
    let mut bytes = Vec::new();
    let result = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match result {
        Ok(_) => Ok(bytes),
        Err(error) => Err(CommandFailure::Message(format!(
            "cannot read {}: {error}",
            path.display()
        ))),
    }
}

/// What the file is called where it is spoken of.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}
