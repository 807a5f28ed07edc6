//! The first start, and what later starts set right.

use eqex_bank::catalog;
use eqex_bank::catalog::Catalog;
use eqex_bank::refusal::Refusal;
use eqex_bank::state::BankSettings;
use eqex_bank::store as bank;
use eqex_classroom::sessions::rules as sessions;
use eqex_kernel::accounts::names::ROOT;
use eqex_kernel::accounts::rows::{ADMIN_TEAM, TEACHERS};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::store::{NewUser, Verifiers};
use eqex_kernel::environment::Environment;
use eqex_kernel::settings::RootPassword;
use eqex_kernel::store::{Error, Store, WriteTx};

/// What a start needs to know and tell.
#[derive(Debug)]
pub struct FirstStart {
    pub salt: String,
    /// The password that was made because none was given.
    pub new_password: Option<String>,
}

/// Letters of a password that is made: none looks like another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
const PASSWORD_LENGTH: usize = 16;

pub fn start(
    store: &Store,
    environment: &Environment,
    salt: Option<String>,
    password: Option<RootPassword>,
) -> Result<FirstStart, Error> {
    let known = {
        let reading = store.read()?;
        let db = reading.db()?;
        match eqex_kernel::store::instance::instance(&db, "user_salt")? {
            None => None,
            Some(salt) => {
                let root = accounts::user_by_login(&db, ROOT)?;
                let root = root.ok_or_else(|| Error::other("there is no root"))?;
                Some((
                    salt,
                    root.id,
                    accounts::password_hash(&db, root.id)?.unwrap_or_default(),
                ))
            }
        }
    };
    match known {
        None if !store.is_new() => Err(store.has_lost_its_school()),
        None => first(store, environment, salt, password),
        Some((known_salt, root, stored)) => {
            let (password, new_password) = match password {
                // Nobody may have been told the one that the first start made.
                None if store.is_new() => {
                    let plain = made(environment);
                    (Some(RootPassword::Plain(plain.clone())), Some(plain))
                }
                given => (given, None),
            };
            if salt.is_some_and(|salt| salt != known_salt) {
                return Err(Error::other(
                    "the setting user_salt differs from the one this data folder was made with: it would change every user's id. Leave it out",
                ));
            }
            if let Some(new) = changed(password, &stored, environment)? {
                let now = environment.now();
                store.write_now(move |db| {
                    accounts::set_password(db, root, &new, now)?;
                    accounts::revoke_all(db, root, &[])
                })?;
                tracing::warn!(
                    "the password of root was another one and is that of the settings now; all sign-ins of root have ended. Take it out of the settings, so that no start replaces one that was chosen on the pages"
                );
            }
            Ok(FirstStart {
                salt: known_salt,
                new_password,
            })
        }
    }
}

/// A new password, by chance.
fn made(environment: &Environment) -> String {
    let letters = environment.random::<PASSWORD_LENGTH>();
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
    letters.into_iter().map(letter).collect()
}

/// The verifiers of a password that is not the one that is stored.
fn changed(
    password: Option<RootPassword>,
    stored: &str,
    environment: &Environment,
) -> Result<Option<Verifiers>, Error> {
    let Some(password) = password else {
        return Ok(None);
    };
    let same = match &password {
        RootPassword::Stored(hash) => hash == stored,
        RootPassword::Plain(plain) => {
            eqex_passwords::verify(&eqex_passwords::client_hash(ROOT, plain), Some(stored))
        }
        RootPassword::Hashed(hashed) => eqex_passwords::verify(hashed, Some(stored)),
    };
    match same {
        true => Ok(None),
        false => verifiers(password, environment).map(Some),
    }
}

fn verifiers(password: RootPassword, environment: &Environment) -> Result<Verifiers, Error> {
    let hashed =
        |hashed: &str| eqex_passwords::hash(hashed, environment.random()).map_err(Error::other);
    Ok(match password {
        RootPassword::Stored(hashed) => Verifiers {
            hashed,
            plain: None,
        },
        RootPassword::Hashed(password) => Verifiers {
            hashed: hashed(&password)?,
            plain: None,
        },
        RootPassword::Plain(password) => Verifiers {
            hashed: hashed(&eqex_passwords::client_hash(ROOT, &password))?,
            plain: Some(hashed(&password)?),
        },
    })
}

fn first(
    store: &Store,
    environment: &Environment,
    salt: Option<String>,
    password: Option<RootPassword>,
) -> Result<FirstStart, Error> {
    let salt = salt.unwrap_or_else(|| hex::encode(environment.random::<16>()));
    let (password, new_password) = match password {
        Some(password) => (password, None),
        None => {
            let plain = made(environment);
            (RootPassword::Plain(plain.clone()), Some(plain))
        }
    };
    let stored = verifiers(password, environment)?;
    let user = eqex_passwords::user_id(&salt, ROOT);
    let (seed, offset, now) = (
        environment.random_i32(),
        sessions::offset(environment),
        environment.now(),
    );
    let kept = salt.clone();
    store
        .write_now(move |db: &WriteTx<'_>| -> Result<(), Refusal> {
            let root = accounts::add_user(
                db,
                &NewUser {
                    public_id: &user,
                    login: ROOT,
                    name: ROOT,
                    number: None,
                    team: ADMIN_TEAM,
                    seed,
                    verifiers: &stored,
                    at: now,
                },
            )?;
            accounts::add_team_as(db, i64::from(ADMIN_TEAM), "", root, now)?;
            let teachers = accounts::add_team(db, "Teachers", root, now)?;
            debug_assert_eq!(teachers, TEACHERS);
            eqex_classroom::sessions::store::start_session(db, teachers, offset, now)?;
            eqex_kernel::store::instance::set_instance(db, "user_salt", &kept)?;
            eqex_kernel::store::instance::set_instance(db, "created_at", &now.to_string())?;
            Ok(())
        })
        .map_err(|refusal| match refusal {
            Refusal::Store(error) => error,
            other => Error::other(format!("{other:?}")),
        })?;
    Ok(FirstStart { salt, new_password })
}

/// What cards depend on besides the exercise.
const CARDS: &str = concat!("1 ", env!("CARGO_PKG_VERSION"));

/// Writes names and descriptions anew where a setting or a new version changes how they look.
pub fn refresh_cards(
    store: &Store,
    catalog: &Catalog,
    settings: &BankSettings,
) -> Result<(), Error> {
    let wanted = format!(
        "{CARDS} comma={} lang={}",
        settings.decimal_comma, settings.defaults.lang
    );
    let mut fresh = Vec::new();
    {
        let reading = store.read()?;
        let db = reading.db()?;
        if eqex_kernel::store::instance::instance(&db, "cards")?.as_ref() == Some(&wanted) {
            return Ok(());
        }
        for (id, subject, slug) in bank::all_exercises(&db)? {
            let Some(row) = bank::subject(&db, &subject)? else {
                continue;
            };
            let Some(row) = bank::exercise(&db, row.id, &slug)? else {
                continue;
            };
            match catalog.compiled(&db, row.revision) {
                Ok(exercise) => fresh.push((id, catalog::cards(&exercise, settings.decimal_comma))),
                Err(error) => tracing::warn!(%error, subject, exercise = slug, "left as it was"),
            }
        }
    }
    store.write_now(move |db| {
        for (id, cards) in &fresh {
            bank::set_cards(db, *id, cards)?;
        }
        eqex_kernel::store::instance::set_instance(db, "cards", &wanted)
    })
}
