//! Memory that hashes need, kept between them: it is large, and taken from the system and given back for every hash it leaves the process in pieces.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Blocks that nobody uses: as many as were used at once, and no more than so many.
static KEPT: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());
const MOST_KEPT: usize = 4;

/// Blocks for a hash; what was in them has no effect on it.
fn with_blocks<T>(count: usize, work: impl FnOnce(&mut [Block]) -> T) -> T {
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut blocks = kept.unwrap_or_default();
    blocks.resize(count, Block::new());
    let done = work(&mut blocks);
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    // Other costs than ours are a setting's, and rare.
    if kept.len() < MOST_KEPT && count == Params::DEFAULT.block_count() {
        kept.push(blocks);
    }
    done
}

fn output(
    argon2: &Argon2<'_>,
    password: &[u8],
    salt: &[u8],
    length: usize,
) -> Result<Output, String> {
    let mut out = [0; Output::MAX_LENGTH];
    let out = out.get_mut(..length).ok_or("the hash is too long")?;
    with_blocks(argon2.params().block_count(), |blocks| {
        argon2.hash_password_into_with_memory(password, salt, out, blocks)
    })
    .map_err(|error| error.to_string())?;
    Output::new(out).map_err(|error| error.to_string())
}

/// The stored form of a password, by the costs of today.
pub(crate) fn stored_form(password: &[u8], salt: &[u8]) -> Result<PasswordHash, String> {
    let argon2 = Argon2::default();
    let hash = output(&argon2, password, salt, Params::DEFAULT_OUTPUT_LEN)?;
    let text = |error: argon2::password_hash::phc::Error| error.to_string();
    Ok(PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(argon2.params()).map_err(|error| error.to_string())?,
        salt: Some(Salt::new(salt).map_err(text)?),
        hash: Some(hash),
    })
}

/// Whether a password fits a stored form, by the costs that stand in it. Takes as long wherever they differ.
pub(crate) fn fits(password: &[u8], stored: &PasswordHash) -> bool {
    let (Some(salt), Some(hash)) = (&stored.salt, &stored.hash) else {
        return false;
    };
    let algorithm = Algorithm::try_from(stored.algorithm.as_str());
    let version = stored
        .version
        .map_or(Ok(Version::default()), Version::try_from);
    let (Ok(algorithm), Ok(version), Ok(params)) = (algorithm, version, Params::try_from(stored))
    else {
        return false;
    };
    let argon2 = Argon2::new(algorithm, version, params);
    // They are compared in a time that tells nothing.
    output(&argon2, password, salt, hash.len()).is_ok_and(|output| output == *hash)
}

#[cfg(test)]
mod tests {
    use argon2::PasswordHasher;

    use super::*;

    #[test]
    fn used_blocks_give_what_fresh_ones_do() {
        let fresh = |password: &str| {
            let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &[7; 16]);
            hash.expect("it hashes").to_string()
        };
        for password in ["a", "b", "a"] {
            let kept = stored_form(password.as_bytes(), &[7; 16]).expect("it hashes");
            assert_eq!(kept.to_string(), fresh(password));
        }
    }

    #[test]
    fn other_costs_are_those_of_the_stored_form() {
        let params = Params::new(64, 3, 2, Some(24)).expect("small costs");
        let argon2 = Argon2::new(Algorithm::Argon2i, Version::V0x13, params);
        let hash = argon2.hash_password_with_salt(b"a", &[7; 16]);
        let text = hash.expect("it hashes").to_string();
        let stored = PasswordHash::new(&text).expect("a stored form");
        assert!(fits(b"a", &stored) && !fits(b"b", &stored));
    }
}
