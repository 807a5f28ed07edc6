//! Sign-ins, keys of scripts and reset links, by the hash of the token.

use crate::accounts::rows::{Id, User};
use crate::params;
use crate::store::{Error, ReadTx, WriteTx};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A sign-in of a person.
    Login,
    /// A key for scripts.
    Key,
    /// A link that lets its holder set a new password, once.
    Reset,
}

/// A sign-in, a key of a script, or an open password link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// By which it is named; the token itself is nowhere.
    pub hash: Vec<u8>,
    /// `login`, `key` or `reset`.
    pub kind: String,
    pub label: String,
    pub created_at: i64,
    pub expires_at: i64,
}

impl TokenKind {
    fn name(self) -> &'static str {
        match self {
            TokenKind::Login => "login",
            TokenKind::Key => "key",
            TokenKind::Reset => "reset",
        }
    }
}

/// Whose sign-in or key this is, if it is one and still valid.
pub fn user_of_token(db: &ReadTx<'_>, hash: &[u8], now: i64) -> Result<Option<User>, Error> {
    db.row(
        "SELECT u.id, u.public_id, u.login, u.name, u.number, u.group_id, u.seed
         FROM auth_tokens t JOIN users u ON u.id = t.user_id
         WHERE t.hash = ?1 AND t.expires_at > ?2 AND t.kind <> 'reset'",
        params![hash, now],
        |row| {
            Ok(User {
                id: row.get(0)?,
                public_id: row.get(1)?,
                login: row.get(2)?,
                name: row.get(3)?,
                number: row.get(4)?,
                team: row.get(5)?,
                seed: row.get(6)?,
            })
        },
    )
}

/// Whether a token is still there.
pub fn has_token(db: &ReadTx<'_>, hash: &[u8]) -> Result<bool, Error> {
    db.exists("SELECT 1 FROM auth_tokens WHERE hash = ?1", [hash])
}

/// The keys of scripts that a user has: hash, label, and when they were made.
pub fn keys(db: &ReadTx<'_>, user: Id) -> Result<Vec<(Vec<u8>, String, i64)>, Error> {
    db.rows(
        "SELECT hash, label, created_at FROM auth_tokens WHERE user_id = ?1 AND kind = 'key' ORDER BY created_at",
        [user],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

pub fn user_of_reset(db: &ReadTx<'_>, hash: &[u8], now: i64) -> Result<Option<Id>, Error> {
    db.row(
        "SELECT user_id FROM auth_tokens WHERE hash = ?1 AND expires_at > ?2 AND kind = 'reset'",
        params![hash, now],
        |row| row.get(0),
    )
}

pub fn add_token(
    db: &WriteTx<'_>,
    hash: &[u8],
    user: Id,
    kind: TokenKind,
    label: &str,
    now: i64,
    expires: i64,
) -> Result<(), Error> {
    db.execute(
        "DELETE FROM auth_tokens WHERE user_id = ?1 AND expires_at <= ?2",
        params![user, now],
    )?;
    db.execute(
        "INSERT INTO auth_tokens (hash, user_id, kind, label, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![hash, user, kind.name(), label, now, expires],
    )
    .map(drop)
}

pub fn revoke(db: &WriteTx<'_>, hash: &[u8]) -> Result<(), Error> {
    db.execute("DELETE FROM auth_tokens WHERE hash = ?1", [hash])
        .map(drop)
}

/// Revokes all tokens of a user but one.
pub fn revoke_all(db: &WriteTx<'_>, user: Id, except: &[u8]) -> Result<(), Error> {
    db.execute(
        "DELETE FROM auth_tokens WHERE user_id = ?1 AND hash <> ?2",
        params![user, except],
    )
    .map(drop)
}

/// Voids reset links of a user that are still open.
pub fn revoke_resets(db: &WriteTx<'_>, user: Id) -> Result<(), Error> {
    db.execute(
        "DELETE FROM auth_tokens WHERE user_id = ?1 AND kind = 'reset'",
        [user],
    )
    .map(drop)
}

/// What a user can come in with, the newest first.
pub fn sign_ins(db: &ReadTx<'_>, user: Id, now: i64) -> Result<Vec<SignIn>, Error> {
    db.rows(
        "SELECT hash, kind, label, created_at, expires_at FROM auth_tokens
         WHERE user_id = ?1 AND expires_at > ?2 ORDER BY created_at DESC, hash",
        params![user, now],
        |row| {
            Ok(SignIn {
                hash: row.get(0)?,
                kind: row.get(1)?,
                label: row.get(2)?,
                created_at: row.get(3)?,
                expires_at: row.get(4)?,
            })
        },
    )
}

/// Revokes one sign-in of a user, where it is theirs.
pub fn revoke_of(db: &WriteTx<'_>, user: Id, hash: &[u8]) -> Result<(), Error> {
    db.execute(
        "DELETE FROM auth_tokens WHERE user_id = ?1 AND hash = ?2",
        params![user, hash],
    )
    .map(drop)
}
