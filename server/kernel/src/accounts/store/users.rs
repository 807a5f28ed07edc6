//! Users and their passwords.

use std::collections::HashMap;

use crate::accounts::rows::{Id, Person, Presence, User};
use crate::params;
use crate::store::{Error, ReadTx, Row, WriteTx};

const USER: &str = "SELECT id, public_id, login, name, number, group_id, seed FROM users";

fn read_user(row: &Row<'_>) -> Result<User, Error> {
    Ok(User {
        id: row.get(0)?,
        public_id: row.get(1)?,
        login: row.get(2)?,
        name: row.get(3)?,
        number: row.get(4)?,
        team: row.get(5)?,
        seed: row.get(6)?,
    })
}

/// What passwords are checked against. The two are always of the same password, and replaced together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifiers {
    /// Argon2id over what clients make of the password.
    pub hashed: String,
    /// Argon2id over the password itself, where it came plain once.
    pub plain: Option<String>,
}

/// A user who is about to join.
#[derive(Debug)]
pub struct NewUser<'a> {
    pub public_id: &'a str,
    pub login: &'a str,
    pub name: &'a str,
    pub number: Option<i32>,
    pub team: i32,
    pub seed: i32,
    pub verifiers: &'a Verifiers,
    pub at: i64,
}

pub fn user(db: &ReadTx<'_>, id: Id) -> Result<Option<User>, Error> {
    db.row(&format!("{USER} WHERE id = ?1"), [id], read_user)
}

pub fn user_by_public_id(db: &ReadTx<'_>, public_id: &str) -> Result<Option<User>, Error> {
    db.row(
        &format!("{USER} WHERE public_id = ?1"),
        [public_id],
        read_user,
    )
}

pub fn user_by_login(db: &ReadTx<'_>, login: &str) -> Result<Option<User>, Error> {
    db.row(&format!("{USER} WHERE login = ?1"), [login], read_user)
}

/// In order of joining.
pub fn members(db: &ReadTx<'_>, team: i32) -> Result<Vec<User>, Error> {
    db.rows(
        &format!("{USER} WHERE group_id = ?1 ORDER BY id"),
        [team],
        read_user,
    )
}

/// When the members of a team joined and signed in.
pub fn presence(db: &ReadTx<'_>, team: i32, now: i64) -> Result<Vec<Presence>, Error> {
    db.rows(
        "SELECT u.id, u.created_at,
           (SELECT max(t.created_at) FROM auth_tokens t
            WHERE t.user_id = u.id AND t.kind = 'login' AND t.expires_at > ?2)
         FROM users u WHERE u.group_id = ?1 ORDER BY u.id",
        params![team, now],
        |row| {
            Ok(Presence {
                user: row.get(0)?,
                joined: row.get(1)?,
                signed_in: row.get(2)?,
            })
        },
    )
}

/// Everybody, by team and in order of joining.
pub fn users(db: &ReadTx<'_>) -> Result<Vec<User>, Error> {
    db.rows(&format!("{USER} ORDER BY group_id, id"), (), read_user)
}

pub fn person(db: &ReadTx<'_>, id: Id) -> Result<Option<Person>, Error> {
    db.row(
        "SELECT id, public_id, name FROM users WHERE id = ?1",
        [id],
        |row| {
            Ok(Person {
                id: row.get(0)?,
                public_id: row.get(1)?,
                name: row.get(2)?,
            })
        },
    )
}

/// The id of whoever signs in with `login`, and what their password is checked against.
pub fn credentials(db: &ReadTx<'_>, login: &str) -> Result<Option<(Id, Verifiers)>, Error> {
    db.row(
        "SELECT u.id, c.password_hash, c.plain_hash
         FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.login = ?1",
        [login],
        |row| {
            let verifiers = Verifiers {
                hashed: row.get(1)?,
                plain: row.get(2)?,
            };
            Ok((row.get(0)?, verifiers))
        },
    )
}

/// Whether `login` has signed in from a network since then.
pub fn signed_in_from(
    db: &ReadTx<'_>,
    login: &str,
    network: &str,
    since: i64,
) -> Result<bool, Error> {
    db.exists(
        "SELECT 1 FROM users u JOIN sign_in_places p ON p.user_id = u.id
         WHERE u.login = ?1 AND p.network = ?2 AND p.at >= ?3",
        params![login, network, since],
    )
}

pub fn password_hash(db: &ReadTx<'_>, user: Id) -> Result<Option<String>, Error> {
    db.row(
        "SELECT password_hash FROM credentials WHERE user_id = ?1",
        [user],
        |row| row.get(0),
    )
}

/// A duplicate where the login is taken.
pub fn add_user(db: &WriteTx<'_>, new: &NewUser<'_>) -> Result<Id, Error> {
    let id = db.next("user")?;
    db.execute(
        "INSERT INTO users (id, public_id, login, name, number, group_id, seed, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            id,
            new.public_id,
            new.login,
            new.name,
            new.number,
            new.team,
            new.seed,
            new.at
        ],
    )?;
    set_password(db, id, new.verifiers, new.at)?;
    Ok(id)
}

pub fn set_password(
    db: &WriteTx<'_>,
    user: Id,
    verifiers: &Verifiers,
    at: i64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO credentials (user_id, password_hash, plain_hash, changed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
           plain_hash = excluded.plain_hash, changed_at = excluded.changed_at",
        params![user, verifiers.hashed, verifiers.plain, at],
    )
    .map(drop)
}

/// The second verifier of a password that stays the same.
pub fn set_plain_verifier(db: &WriteTx<'_>, user: Id, plain: &str) -> Result<(), Error> {
    db.execute(
        "UPDATE credentials SET plain_hash = ?2 WHERE user_id = ?1",
        params![user, plain],
    )
    .map(drop)
}

/// Notes from where someone signed in. What is older than `since` is forgotten, and of the rest all but the newest `most`.
pub fn note_sign_in(
    db: &WriteTx<'_>,
    user: Id,
    network: &str,
    at: i64,
    since: i64,
    most: i64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO sign_in_places (user_id, network, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id, network) DO UPDATE SET at = excluded.at",
        params![user, network, at],
    )?;
    db.execute(
        "DELETE FROM sign_in_places WHERE user_id = ?1 AND (at < ?2 OR network NOT IN
           (SELECT network FROM sign_in_places WHERE user_id = ?1 ORDER BY at DESC LIMIT ?3))",
        params![user, since, most],
    )
    .map(drop)
}

pub fn rename_user(db: &WriteTx<'_>, user: Id, name: &str) -> Result<(), Error> {
    db.execute(
        "UPDATE users SET name = ?2 WHERE id = ?1",
        params![user, name],
    )
    .map(drop)
}

pub fn set_number(db: &WriteTx<'_>, user: Id, number: Option<i32>) -> Result<(), Error> {
    db.execute(
        "UPDATE users SET number = ?2 WHERE id = ?1",
        params![user, number],
    )
    .map(drop)
}

/// Takes the user with all that is theirs; teams whose assignee they were go to `heir`. Their rows of the log stay and name nobody.
pub fn delete_user(db: &WriteTx<'_>, user: Id, heir: Id) -> Result<(), Error> {
    db.execute(
        "UPDATE groups SET assignee = ?2 WHERE assignee = ?1",
        [user, heir],
    )?;
    db.execute("DELETE FROM users WHERE id = ?1", [user])
        .map(drop)
}

/// Members of every team.
pub fn member_counts(db: &ReadTx<'_>) -> Result<HashMap<i32, usize>, Error> {
    let rows = db.rows(
        "SELECT group_id, count(*) FROM users GROUP BY group_id",
        (),
        |row| Ok((row.get(0)?, row.get::<i64>(1)?)),
    )?;
    Ok(rows
        .into_iter()
        .map(|(team, count)| (team, usize::try_from(count).unwrap_or(0)))
        .collect())
}
