//! A password as someone sends it, and what it is checked against.

use crate::accounts::names::HashedPassword;
use crate::accounts::password_length::MAX_PASSWORD;
use crate::accounts::store::Verifiers;
use crate::http::failure::Failure;
use crate::instance::Kernel;

/// A password in one of its two forms.
#[derive(Debug)]
pub enum Password {
    Hashed(HashedPassword),
    Plain(String),
}

impl Password {
    /// One of the two, or none.
    pub fn of(
        hashed: Option<HashedPassword>,
        plain: Option<String>,
    ) -> Result<Option<Password>, Failure> {
        match (hashed, plain) {
            (None, None) => Ok(None),
            (Some(hashed), None) => Ok(Some(Password::Hashed(hashed))),
            (None, Some(plain)) if (1..=MAX_PASSWORD).contains(&plain.len()) => {
                Ok(Some(Password::Plain(plain)))
            }
            (None, Some(_)) => Err(Failure::bad_request(format!(
                "a password has 1 to {MAX_PASSWORD} bytes"
            ))),
            (Some(_), Some(_)) => Err(Failure::bad_request(
                "a password comes hashed or plain, not both",
            )),
        }
    }

    /// A password as a form sends it.
    pub fn plain(typed: &str) -> Result<Password, Failure> {
        let password = Password::of(None, Some(typed.to_owned()))?;
        password.ok_or_else(|| Failure::bad_request("a password is missing"))
    }

    pub(super) fn is_plain(&self) -> bool {
        matches!(self, Password::Plain(_))
    }

    /// What it is checked against from now on. Slow where it came plain.
    pub(super) fn verifiers(&self, kernel: &Kernel, login: &str) -> Result<Verifiers, Failure> {
        Ok(match self {
            Password::Hashed(hashed) => Verifiers {
                hashed: stored(kernel, hashed.as_str())?,
                plain: None,
            },
            Password::Plain(plain) => Verifiers {
                hashed: stored(kernel, &eqex_passwords::client_hash(login, plain))?,
                plain: Some(stored(kernel, plain)?),
            },
        })
    }

    /// Whether it is right; none where that takes the client's rounds. Nobody's costs as much as somebody's.
    pub(super) fn fits(&self, verifiers: Option<&Verifiers>) -> Option<bool> {
        match (self, verifiers) {
            (Password::Hashed(hashed), _) => {
                let stored = verifiers.map(|verifiers| verifiers.hashed.as_str());
                Some(eqex_passwords::verify(hashed.as_str(), stored))
            }
            (Password::Plain(plain), None) => Some(eqex_passwords::verify(plain, None)),
            (Password::Plain(plain), Some(verifiers)) => {
                let stored = verifiers.plain.as_deref()?;
                Some(eqex_passwords::verify(plain, Some(stored)))
            }
        }
    }

    /// The same where there is time for the client's rounds; with the second verifier where it is right and there was none.
    pub(super) fn fits_slowly(
        &self,
        kernel: &Kernel,
        login: &str,
        verifiers: Option<&Verifiers>,
    ) -> Result<(bool, Option<String>), Failure> {
        match (self.fits(verifiers), self) {
            (Some(right), _) => Ok((right, None)),
            (None, Password::Hashed(_)) => Ok((false, None)),
            (None, Password::Plain(plain)) => {
                let hashed = eqex_passwords::client_hash(login, plain);
                let right = eqex_passwords::verify(&hashed, verifiers.map(|known| &*known.hashed));
                let second = right.then(|| stored(kernel, plain)).transpose()?;
                Ok((right, second))
            }
        }
    }

    /// How it is refused.
    pub(super) fn refused(&self, login: &str) -> Failure {
        match self {
            Password::Hashed(_) => Failure::wrong_password(),
            Password::Plain(_) => Failure::wrong_plain_password(login),
        }
    }
}

/// The stored form of a password, in either of its forms.
fn stored(kernel: &Kernel, password: &str) -> Result<String, Failure> {
    eqex_passwords::hash(password, kernel.environment.random()).map_err(Failure::internal)
}
