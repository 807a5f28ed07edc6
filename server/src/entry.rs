//! Joining, signing in and new passwords, as the API and the pages alike offer them: throttled, and hashed on the pool for that.

use std::net::IpAddr;
use std::sync::Arc;

use crate::app::App;
use crate::domain::Refusal;
use crate::domain::people::{self, Registration};
use crate::domain::teams::{self, Invited};
use crate::http::endpoint::Call;
use crate::http::failure::Failure;
use crate::http::outcome::{Bare, Finished, Later, Nothing};
use crate::http::{with_token, without_token};
use crate::model::rows::Id;
use crate::model::{HashedPassword, Login};
use crate::passwords;
use crate::store::Writing;

/// Longest password as it is typed, in bytes.
pub const MAX_PASSWORD: usize = 1024;

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

    fn is_plain(&self) -> bool {
        matches!(self, Password::Plain(_))
    }

    /// As clients send it. Slow where it came plain.
    fn hashed(&self, login: &str) -> String {
        match self {
            Password::Hashed(hashed) => hashed.as_str().to_owned(),
            Password::Plain(plain) => passwords::client_hash(login, plain),
        }
    }
}

/// The stored form of a password.
fn stored(app: &App, hashed: &str) -> Result<String, Failure> {
    passwords::hash(hashed, app.outside.random()).map_err(Failure::internal)
}

/// Who asks, for the throttle.
fn address(call: Call<'_>) -> IpAddr {
    call.request.address(&call.app.settings.trusted_proxies)
}

/// Refuses where there were too many wrong attempts.
fn admit(app: &App, login: &str, address: IpAddr) -> Result<(), Failure> {
    let seconds = app.throttle.wait(login, address, app.outside.now());
    seconds.map_or(Ok(()), |seconds| Err(Failure::too_many(seconds)))
}

/// What an invitation opens, for someone who looks at it before they join. Guesses count for their address as those of joining do: each
/// under a name of its own that is no login, so that a class behind one address may mistype its slips.
pub fn invited(call: Call<'_>, invitation: &str) -> Result<Invited, Failure> {
    let (app, address) = (call.app, address(call));
    let start: String = invitation.chars().take(40).collect();
    let guess = format!("join {start}");
    admit(app, &guess, address)?;
    teams::invited(&call.db()?, invitation).map_err(|refusal| {
        app.throttle.wrong(&guess, address, app.outside.now());
        Failure::from(refusal).for_everybody()
    })
}

/// Joins the team that the invitation opens.
pub fn register(
    call: Call<'_>,
    new: Registration,
    password: Password,
) -> Result<Later<Nothing>, Failure> {
    join(call, new, password, |_, _, _| Ok(Nothing))
}

/// The same, and is signed in at once: the answer carries the cookie.
pub fn register_and_sign_in(
    call: Call<'_>,
    new: Registration,
    password: Password,
) -> Result<Later<Bare>, Failure> {
    join(call, new, password, give_token)
}

fn give_token(db: &Writing<'_>, app: &App, user: Id) -> Result<Bare, Failure> {
    let seconds = people::lifetime(&app.settings);
    let token = people::sign_in(db, &app.outside, user, seconds)?;
    Ok(Bare(with_token(&app.settings, Nothing.output()?, &token)))
}

fn join<O: Finished + 'static>(
    call: Call<'_>,
    new: Registration,
    password: Password,
    then: fn(&Writing<'_>, &App, Id) -> Result<O, Failure>,
) -> Result<Later<O>, Failure> {
    let app = call.app.clone();
    let address = address(call);
    // Wrong invitations count as wrong passwords of nobody do.
    let now = app.outside.now();
    admit(&app, new.login.as_str(), address)?;
    if let Err(refusal) = teams::invited(&call.db()?, new.invitation.as_str()) {
        app.throttle.wrong(new.login.as_str(), address, now);
        return Err(Failure::from(refusal).for_everybody());
    }
    Ok(Later::hash(password.is_plain(), move || {
        let hash = stored(&app, &password.hashed(new.login.as_str()))?;
        let inner = app.clone();
        Ok(Later::commit(move |db| {
            let user = people::register(db, &inner.outside, &inner.salt, &new, &hash)
                .map_err(|refusal| Failure::from(refusal).for_everybody())?;
            then(db, &inner, user)
        }))
    }))
}

/// Signs in: the answer carries the cookie.
pub fn sign_in(call: Call<'_>, login: Login, password: Password) -> Result<Later<Bare>, Failure> {
    let login = login.into_string();
    let app = call.app.clone();
    let address = address(call);
    admit(&app, &login, address)?;
    Ok(Later::hash(password.is_plain(), move || {
        // Once more, as many may have waited for their turn at once.
        admit(&app, &login, address)?;
        let known = {
            let reading = app.store.read()?;
            reading.db()?.credentials(&login)?
        };
        let (user, hash) = known.unzip();
        let right = passwords::verify(&password.hashed(&login), hash.as_deref());
        let Some(user) = user.filter(|_| right) else {
            app.throttle.wrong(&login, address, app.outside.now());
            return Err(Failure::wrong_password());
        };
        app.throttle.right(&login, address);
        let inner = app.clone();
        Ok(Later::commit(move |db| -> Result<Bare, Failure> {
            // The password may have changed while it was checked.
            if db.password_hash(user)? != hash {
                return Err(Failure::wrong_password());
            }
            give_token(db, &inner, user)
        }))
    }))
}

/// Ends this sign-in, or with `everywhere` all of the user's.
pub fn sign_out(call: Call<'_>, everywhere: bool) -> Later<Bare> {
    let app = call.app.clone();
    let token = call.token().map(<[u8]>::to_vec).unwrap_or_default();
    let user = call.caller.id();
    Later::commit(move |db| -> Result<Bare, Failure> {
        match user.filter(|_| everywhere) {
            Some(user) => db.revoke_all(user, &[])?,
            None => db.revoke(&token)?,
        }
        Ok(Bare(without_token(&app.settings, Nothing.output()?)))
    })
}

/// Whoever has the token of a password link sets the password of the user it was made for.
pub fn set_by_link(call: Call<'_>, new: Password, token: &str) -> Result<Later<Nothing>, Failure> {
    let app = call.app.clone();
    let address = address(call);
    let now = app.outside.now();
    admit(&app, "", address)?;
    let hash = passwords::token_hash(token);
    let db = call.db()?;
    let user = match &hash {
        Some(hash) => db.user_of_reset(hash, now)?,
        None => None,
    };
    let (Some(token), Some(user)) = (hash, user) else {
        app.throttle.wrong("", address, now);
        return Err(Failure::wrong_password());
    };
    let login = db.user(user)?.ok_or_else(Failure::wrong_password)?.login;
    Ok(Later::hash(new.is_plain(), move || {
        let hash = stored(&app, &new.hashed(&login))?;
        let inner = app.clone();
        Ok(Later::change(move |db| {
            // Once only: another request may have used it meanwhile.
            if db.user_of_reset(&token, inner.outside.now())? != Some(user) {
                return Err(Refusal::WrongSecret);
            }
            people::set_password(db, &inner.outside, user, &hash, &[])
        }))
    }))
}

/// Whoever is signed in and knows the old password sets a new one. Every other sign-in ends.
pub fn set_by_old(call: Call<'_>, new: Password, old: Password) -> Result<Later<Nothing>, Failure> {
    let Some(user) = call.caller.user().cloned() else {
        return Err(Failure::unauthorized());
    };
    let app: Arc<App> = call.app.clone();
    let address = address(call);
    admit(&app, &user.login, address)?;
    let token = call.token().map(<[u8]>::to_vec).unwrap_or_default();
    Ok(Later::hash(new.is_plain() || old.is_plain(), move || {
        let stored_hash = {
            let reading = app.store.read()?;
            reading.db()?.password_hash(user.id)?
        };
        if !passwords::verify(&old.hashed(&user.login), stored_hash.as_deref()) {
            app.throttle.wrong(&user.login, address, app.outside.now());
            return Err(Failure::wrong_password());
        }
        let hash = stored(&app, &new.hashed(&user.login))?;
        let inner = app.clone();
        Ok(Later::change(move |db| {
            people::set_password(db, &inner.outside, user.id, &hash, &token)
        }))
    }))
}

/// The address that people use, without a path: the setting, else the one that the request came to.
pub fn base(call: Call<'_>) -> String {
    match &call.app.settings.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => {
            let host = call.request.headers.get("host");
            let host = host.and_then(|host| host.to_str().ok()).unwrap_or("");
            format!("http://{host}")
        }
    }
}

/// The link of a password link. The token stands behind the `#`, so that it is in no log.
pub fn password_link(base: &str, token: &str) -> String {
    format!("{base}/password#{token}")
}
