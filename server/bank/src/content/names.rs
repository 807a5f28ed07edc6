//! What the files of a subject are called.

use std::path::Path;

/// The file of a subject's table of contents.
pub const INDEX: &str = "index.yml";
/// What the files of exercises end in.
pub const MARKDOWN: &str = "md";
pub const PLAIN: &str = "txt";
/// The folder of a subject's files.
pub const STATIC: &str = "static";

/// Whether the name of a file is one of an exercise's.
pub fn is_exercise(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some(MARKDOWN | PLAIN))
}
