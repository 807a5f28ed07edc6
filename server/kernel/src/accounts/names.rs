//! Names of people and teams, and what they sign in with.

use crate::text::{is_kebab, is_text};
use crate::text_type;

const MAX_LOGIN: usize = 254;
const MAX_PERSON: usize = 45;
const MAX_TEAM: usize = 42;
const MAX_INVITATION: usize = 1000;

/// The login of the one administrator.
pub const ROOT: &str = "root";

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

text_type!(
    /// Who signs in: an e-mail address in small letters, or `root`.
    Login,
    "an e-mail address in small letters",
    |text| text == ROOT || is_email(text),
    {"maxLength": 254, "pattern": "^(root|[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(\\.[a-z0-9-]+)*)$"}
);

text_type!(
    /// What the client makes of a password (PBKDF2): the server's password.
    HashedPassword,
    "32 bytes in standard base64",
    is_hashed_password,
    {"pattern": "^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"}
);

text_type!(
    /// The public id of a user.
    UserId,
    "64 hexadecimal digits in small letters",
    |text| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
    {"pattern": "^[0-9a-f]{64}$"}
);

text_type!(
    PersonName,
    "a name of 1 to 45 characters without control characters",
    |text| is_text(text, MAX_PERSON),
    {"minLength": 1, "maxLength": 45, "pattern": "^[^\\u0000-\\u001f]*$"}
);

text_type!(
    TeamName,
    "a name of 1 to 42 characters without control characters",
    |text| is_text(text, MAX_TEAM),
    {"minLength": 1, "maxLength": 42, "pattern": "^[^\\u0000-\\u001f]*$"}
);

text_type!(
    /// The word that lets people join a team.
    Invitation,
    "an invitation of 1 to 1000 characters without control characters",
    |text| is_text(text, MAX_INVITATION),
    {"minLength": 1, "maxLength": 1000, "pattern": "^[^\\u0000-\\u001f]*$"}
);

impl Login {
    /// A login as people type it, in the small letters that all logins have.
    pub fn small(typed: &str) -> String {
        typed.trim().to_lowercase()
    }

    pub fn is_root(&self) -> bool {
        self.0 == ROOT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
