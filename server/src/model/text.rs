//! Texts with a form: names, ids, logins. Lengths count Unicode scalar values unless said otherwise.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

/// Longest name of a subject or exercise.
const MAX_NAME: usize = 100;
/// Longest name of a static file, in bytes of UTF-8.
const MAX_FILENAME: usize = 255;
const MAX_LOGIN: usize = 254;
const MAX_PERSON: usize = 45;
const MAX_TEAM: usize = 42;
const MAX_INVITATION: usize = 1000;

/// The login of the one administrator.
pub const ROOT: &str = "root";

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $form:literal, $good:expr, {$($schema:tt)*}) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// What it looks like, for those who wrote something else.
            pub const FORM: &'static str = $form;

            pub fn parse(text: &str) -> Option<$name> {
                let good: fn(&str) -> bool = $good;
                good(text).then(|| $name(text.to_owned()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text).ok_or_else(|| serde::de::Error::custom(concat!("expected ", $form)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({"type": "string", "description": $form, $($schema)*})
            }
        }
    };
}

fn is_kebab(text: &str) -> bool {
    let part = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(part)
}

/// At least one character, none of U+0000 to U+001F, at most so many.
fn is_text(text: &str, most: usize) -> bool {
    // A character has at least one byte, so long texts are not counted.
    !text.is_empty()
        && text.len() <= 4 * most
        && text.chars().count() <= most
        && !text.chars().any(|c| c < ' ')
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let part = |byte: u8| {
        matches!(byte, b'a'..=b'z' | b'0'..=b'9') || b"!#$%&'*+/=?^_`{|}~.-".contains(&byte)
    };
    text.len() <= MAX_LOGIN
        && !local.is_empty()
        && local.bytes().all(part)
        && domain.split('.').all(is_kebab)
}

fn is_hashed_password(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    bytes.len() == 44
        && bytes[..42].iter().all(digit)
        && b"AEIMQUYcgkosw048".contains(&bytes[42])
        && bytes[43] == b'='
}

text!(
    /// A subject: its name is its id. One that starts with `_` is private.
    SubjectName,
    "a name of small letters a-z, digits and `-`, with `_` in front where it is private, at most 100 characters",
    |text| is_kebab(text.strip_prefix('_').unwrap_or(text)) && text.len() <= MAX_NAME,
    {"pattern": "^_?[a-z0-9-]+$", "maxLength": 100}
);

text!(
    /// An exercise of a subject.
    ExerciseId,
    "an id of small letters a-z, digits and `-`, at most 100 characters",
    |text| is_kebab(text) && text.len() <= MAX_NAME,
    {"pattern": "^[a-z0-9-]+$", "maxLength": 100}
);

text!(
    /// The name of a static file: one path segment that hides nothing and leads nowhere.
    FileName,
    "a file name of 1 to 255 bytes that does not start with a point and has no `/`, `\\` or control characters",
    |text| (1..=MAX_FILENAME).contains(&text.len())
        && !text.starts_with('.')
        && !text.contains(['/', '\\'])
        && !text.chars().any(char::is_control),
    {"minLength": 1, "maxLength": 255, "pattern": "^[^./\\\\\\u0000-\\u001f\\u007f-\\u009f][^/\\\\\\u0000-\\u001f\\u007f-\\u009f]*$"}
);

text!(
    /// Who signs in: an e-mail address in small letters, or `root`.
    Login,
    "an e-mail address in small letters",
    |text| text == ROOT || is_email(text),
    {"maxLength": 254, "pattern": "^(root|[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*)$"}
);

text!(
    /// What the client makes of a password (PBKDF2): the server's password.
    HashedPassword,
    "32 bytes in standard base64",
    is_hashed_password,
    {"pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"}
);

text!(
    /// The public id of a user.
    UserId,
    "64 hexadecimal digits in small letters",
    |text| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
    {"pattern": "^[0-9a-f]{64}$"}
);

text!(
    PersonName,
    "a name of 1 to 45 characters without control characters",
    |text| is_text(text, MAX_PERSON),
    {"minLength": 1, "maxLength": 45, "pattern": "^[^\\u0000-\\u001f]*$"}
);

text!(
    TeamName,
    "a name of 1 to 42 characters without control characters",
    |text| is_text(text, MAX_TEAM),
    {"minLength": 1, "maxLength": 42, "pattern": "^[^\\u0000-\\u001f]*$"}
);

text!(
    /// The word that lets people join a team.
    Invitation,
    "an invitation of 1 to 1000 characters without control characters",
    |text| is_text(text, MAX_INVITATION),
    {"minLength": 1, "maxLength": 1000, "pattern": "^[^\\u0000-\\u001f]*$"}
);

impl SubjectName {
    pub fn is_private(&self) -> bool {
        is_private(&self.0)
    }
}

/// Whether a subject of that name is seen by its managers alone.
pub(super) fn is_private(subject: &str) -> bool {
    subject.starts_with('_')
}

impl Login {
    /// A login as people type it, in the small letters that all logins have.
    pub fn small(typed: &str) -> String {
        typed.trim().to_lowercase()
    }

    pub fn is_root(&self) -> bool {
        self.0 == ROOT
    }
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

    #[test]
    fn people() {
        for good in ["root", "a@b", "sue@school.example", "x+y~z@a-b.c"] {
            assert!(Login::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "Root",
            "Sue@school.example",
            "a@",
            "@b",
            "a@b.",
            "a@.b",
            "a@b@c",
            "a b@c",
        ] {
            assert!(Login::parse(bad).is_none(), "{bad}");
        }
        assert!(HashedPassword::parse("t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqE=").is_some());
        assert!(HashedPassword::parse("t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqF=").is_none());
        assert!(PersonName::parse(&"ż".repeat(45)).is_some());
        assert!(PersonName::parse(&"ż".repeat(46)).is_none());
        assert!(PersonName::parse("a\nb").is_none() && PersonName::parse("").is_none());
    }
}
