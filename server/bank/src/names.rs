//! Names of subjects, exercises and files.

use eqex_kernel::text::is_kebab;
use eqex_kernel::text_type;

/// Longest name of a subject or exercise.
const MAX_NAME: usize = 100;
/// Longest name of a static file, in bytes of UTF-8.
const MAX_FILENAME: usize = 255;

text_type!(
    /// A subject: its name is its id. One that starts with `_` is private.
    SubjectName,
    "a name of small letters a-z, digits and `-`, with `_` in front where it is private, at most 100 characters",
    |text| is_kebab(text.strip_prefix('_').unwrap_or(text)) && text.len() <= MAX_NAME,
    {"pattern": "^_?[a-z0-9-]+$", "maxLength": 100}
);

text_type!(
    /// An exercise of a subject.
    ExerciseId,
    "an id of small letters a-z, digits and `-`, at most 100 characters",
    |text| is_kebab(text) && text.len() <= MAX_NAME,
    {"pattern": "^[a-z0-9-]+$", "maxLength": 100}
);

text_type!(
    /// The name of a static file: one path segment that hides nothing and leads nowhere.
    FileName,
    "a file name of 1 to 255 bytes that does not start with a point and has no `/`, `\\` or control characters",
    |text| (1..=MAX_FILENAME).contains(&text.len())
        && !text.starts_with('.')
        && !text.contains(['/', '\\'])
        && !text.chars().any(char::is_control),
    {"minLength": 1, "maxLength": 255, "pattern": "^[^./\\\\\\u0000-\\u001f\\u007f-\\u009f][^/\\\\\\u0000-\\u001f\\u007f-\\u009f]*$"}
);

impl SubjectName {
    pub fn is_private(&self) -> bool {
        is_private(&self.0)
    }
}

/// Whether a subject of that name is seen by its managers alone.
pub fn is_private(subject: &str) -> bool {
    subject.starts_with('_')
}

/// Characters of an alternative text.
pub const MAX_ALTERNATIVE: usize = 500;

/// What a picture shows, as one line; nothing where it is too long. An empty one says that there is none.
pub fn alternative_text(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    (text.chars().count() <= MAX_ALTERNATIVE).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["physics", "_physics", "a", "7-b", "-"] {
            assert!(SubjectName::parse(good).is_some(), "{good}");
        }
        for bad in ["", "_", "__x", "Physics", "a b", "a.b", "../x", "zażółć"] {
            assert!(SubjectName::parse(bad).is_none(), "{bad}");
        }
        assert!(ExerciseId::parse("_x").is_none());
        assert!(ExerciseId::parse(&"a".repeat(100)).is_some());
        assert!(ExerciseId::parse(&"a".repeat(101)).is_none());
        for good in ["river & pier.jpg", "zażółć.png", "a"] {
            assert!(FileName::parse(good).is_some(), "{good}");
        }
        for bad in ["", ".", "..", ".x", "a/b", "a\\b", "a\0b", "a\nb"] {
            assert!(FileName::parse(bad).is_none(), "{bad}");
        }
    }
}
