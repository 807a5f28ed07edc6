//! Passwords and tokens: what is kept is never what is sent.

mod blocks;

use argon2::password_hash::phc::PasswordHash;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256, Sha512};

/// Rounds of the client's own hash.
const CLIENT_ROUNDS: u32 = 1_000_000;

/// Bytes of a token, from a secure source.
const TOKEN: usize = 32;

/// What is checked where the login is unknown, so that it takes as long.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$ZXFleC1ub2JvZHktZXFleA$KIe1XYQuTpSLlCSjqaxhZbMFtKqQPT0LSVyNFkLbJQ8";

/// What a client makes of a password before it sends it: PBKDF2-HMAC-SHA512 over the login as salt, in base64. Takes a third of a second.
pub fn client_hash(login: &str, password: &str) -> String {
    let mut key = [0; 32];
    pbkdf2::pbkdf2_hmac::<Sha512>(
        password.as_bytes(),
        login.as_bytes(),
        CLIENT_ROUNDS,
        &mut key,
    );
    STANDARD.encode(key)
}

/// The form that is stored: argon2id with a salt of its own. Takes about 20 ms and 19 MiB.
pub fn hash(hashed_password: &str, salt: [u8; 16]) -> Result<String, String> {
    let form = blocks::stored_form(hashed_password.as_bytes(), &salt);
    let form = form.map_err(|error| format!("argon2: {error}"))?;
    Ok(form.to_string())
}

/// Whether the password fits the stored form; with nothing stored the same work, and no.
pub fn verify(hashed_password: &str, stored: Option<&str>) -> bool {
    let form = PasswordHash::new(stored.unwrap_or(NOBODY));
    let fits = form.is_ok_and(|form| blocks::fits(hashed_password.as_bytes(), &form));
    fits && stored.is_some()
}

/// Whether a text is a stored form, as a setting may hold it.
pub fn is_stored_form(text: &str) -> bool {
    text.starts_with("$argon2id$") && PasswordHash::new(text).is_ok()
}

/// A token for its holder, and the hash of it that is kept.
pub fn token(random: [u8; TOKEN]) -> (String, Vec<u8>) {
    let token = URL_SAFE_NO_PAD.encode(random);
    let hash = Sha256::digest(token.as_bytes()).to_vec();
    (token, hash)
}

/// The hash of a token that someone sent, if it has the form of one.
pub fn token_hash(token: &str) -> Option<Vec<u8>> {
    let good = token.len() == 43
        && token
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    good.then(|| Sha256::digest(token.as_bytes()).to_vec())
}

/// The public id of whoever has this login in this instance.
pub fn user_id(salt: &str, login: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt.as_bytes());
    hash.update(login.as_bytes());
    hex::encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_the_contract() {
        assert_eq!(
            client_hash("root", "secret"),
            "t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqE="
        );
        assert_eq!(
            user_id("", "root"),
            "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2"
        );
    }

    #[test]
    fn stored_forms() {
        let stored = hash("a", [7; 16]).expect("it hashes");
        assert!(is_stored_form(&stored) && is_stored_form(NOBODY) && !is_stored_form("secret"));
        assert!(verify("a", Some(&stored)));
        assert!(
            !verify("b", Some(&stored)) && !verify("a", None) && !verify("a", Some("nonsense"))
        );
        // Nobody costs as much as somebody.
        let costs = |stored: &str| stored.split('$').nth(3).map(str::to_owned);
        assert_eq!(costs(&stored), costs(NOBODY));
    }

    #[test]
    fn tokens() {
        let (token, hash) = token([1; 32]);
        assert_eq!(token_hash(&token), Some(hash));
        assert_eq!(token_hash("nonsense"), None);
        assert_eq!(token_hash(&"ż".repeat(43)), None);
    }
}
