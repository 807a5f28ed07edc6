//! Names that come from outside, checked once where they enter.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// Longest name of a subject or exercise, in characters.
const MAX_NAME: usize = 100;
/// Longest name of a static file, in bytes of UTF-8.
const MAX_FILENAME: usize = 255;

/// A subject, `^_?[a-z0-9-]+$`: its name is its id. One that starts with `_` is private.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectName(String);

/// An exercise of a subject, `^[a-z0-9-]+$`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExerciseId(String);

/// The name of a static file: one path segment that hides nothing and leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(String);

fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

impl SubjectName {
    pub fn parse(text: &str) -> Option<SubjectName> {
        let word = text.strip_prefix('_').unwrap_or(text);
        (is_kebab(word) && text.len() <= MAX_NAME).then(|| SubjectName(text.to_owned()))
    }

    pub fn is_private(&self) -> bool {
        self.0.starts_with('_')
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ExerciseId {
    pub fn parse(text: &str) -> Option<ExerciseId> {
        (is_kebab(text) && text.len() <= MAX_NAME).then(|| ExerciseId(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FileName {
    pub fn parse(text: &str) -> Option<FileName> {
        let good = (1..=MAX_FILENAME).contains(&text.len())
            && !text.starts_with('.')
            && !text.contains(['/', '\\'])
            && !text.chars().any(char::is_control);
        good.then(|| FileName(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! from_json {
    ($name:ident, $pattern:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text)
                    .ok_or_else(|| serde::de::Error::custom(concat!("it must match ", $pattern)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

from_json!(
    SubjectName,
    "^_?[a-z0-9-]+$ and have at most 100 characters"
);
from_json!(ExerciseId, "^[a-z0-9-]+$ and have at most 100 characters");

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
