//! Joining, signing in and new passwords, as the API and the pages alike offer them: throttled, and hashed on the pool for that.

mod guest;
mod password;

use std::net::IpAddr;

use crate::accounts::invited;
use crate::accounts::invited::Invited;
use crate::accounts::names::Login;
use crate::accounts::people;
use crate::accounts::people::Registration;
use crate::accounts::rows::Id;
use crate::accounts::store as accounts;
use crate::http::endpoint::RequestBase;
use crate::http::failure::Failure;
use crate::http::outcome::{Bare, DeferredResponse, Nothing, ReadyResponse};
use crate::http::{with_token, without_token};
use crate::instance::Kernel;
use crate::refusal::Refusal;
use crate::store::{ReadTx, WriteTx};

use guest::{Guesser, Guest};
pub use password::Password;

/// What an invitation opens, for someone who typed it off a slip or a board and looks at it before they join; and the invitation as it is kept. Guesses count for
/// their address as those of joining do.
pub fn invited(context: RequestBase<'_>, typed: &str) -> Result<(String, Invited), Failure> {
    let guesser = Guesser::admitted(context)?;
    let db = context.db()?;
    let invitation = invited::meant(&db, typed)?;
    let invited = opened(&db, &guesser, &invitation)?;
    Ok((invitation, invited))
}

/// What an invitation opens. One that opens nothing was a guess.
fn opened(db: &ReadTx<'_>, guesser: &Guesser<'_>, invitation: &str) -> Result<Invited, Failure> {
    invited::invited(db, invitation).map_err(|refusal| {
        guesser.was_wrong();
        Failure::from(refusal).for_everybody()
    })
}

/// Joins the team that the invitation opens.
pub fn register(
    context: RequestBase<'_>,
    new: Registration,
    password: Password,
) -> Result<DeferredResponse<Nothing>, Failure> {
    join(context, new, password, |_, _, _, _| Ok(Nothing))
}

/// The same, and is signed in at once: the answer carries the cookie.
pub fn register_and_sign_in(
    context: RequestBase<'_>,
    new: Registration,
    password: Password,
) -> Result<DeferredResponse<Bare>, Failure> {
    join(context, new, password, give_token)
}

fn give_token(
    db: &WriteTx<'_>,
    kernel: &Kernel,
    user: Id,
    network: IpAddr,
) -> Result<Bare, Failure> {
    let seconds = people::lifetime(&kernel.settings);
    let token = people::sign_in_from(db, &kernel.environment, user, seconds, network)?;
    Ok(Bare(with_token(
        &kernel.settings,
        Nothing.output()?,
        &token,
    )))
}

fn join<O: ReadyResponse + 'static>(
    context: RequestBase<'_>,
    new: Registration,
    password: Password,
    then: fn(&WriteTx<'_>, &Kernel, Id, IpAddr) -> Result<O, Failure>,
) -> Result<DeferredResponse<O>, Failure> {
    let guesser = Guesser::admitted(context)?;
    let db = context.db()?;
    opened(&db, &guesser, new.invitation.as_str())?;
    people::is_free(&db, &new.login)?;
    let (kernel, network) = (context.kernel.clone(), guesser.network);
    Ok(DeferredResponse::hash(password.is_plain(), move || {
        // Once more, as many may have waited for their turn: nobody hashes for nothing.
        people::is_free(&kernel.store.read()?.db()?, &new.login)?;
        let verifiers = password.verifiers(&kernel, new.login.as_str())?;
        let inner = kernel.clone();
        Ok(DeferredResponse::commit(move |db| {
            let user = people::register(db, &inner.environment, &inner.salt, &new, &verifiers)
                .map_err(|refusal| Failure::from(refusal).for_everybody())?;
            then(db, &inner, user, network)
        }))
    }))
}

/// Signs in: the answer carries the cookie.
pub fn sign_in(
    context: RequestBase<'_>,
    login: Login,
    password: Password,
) -> Result<DeferredResponse<Bare>, Failure> {
    let guest = Guest::new(context, login.into_string());
    guest.admit(&context.db()?)?;
    Ok(DeferredResponse::hash(false, move || {
        try_password(guest, password, false)
    }))
}

/// One look at a password; another one, in the turns of those that take long, where it comes plain and was never seen so.
fn try_password(
    guest: Guest,
    password: Password,
    slowly: bool,
) -> Result<DeferredResponse<Bare>, Failure> {
    let kernel = guest.kernel.clone();
    let (user, verifiers) = guest.credentials()?.unzip();
    let (right, second) = match slowly {
        true => password.fits_slowly(&kernel, &guest.login, verifiers.as_ref())?,
        false => match password.fits(verifiers.as_ref()) {
            Some(right) => (right, None),
            None => {
                return Ok(DeferredResponse::hash(true, move || {
                    try_password(guest, password, true)
                }));
            }
        },
    };
    let Some((user, verifiers)) = user.zip(verifiers).filter(|_| right) else {
        guest.was_wrong(&kernel.store.read()?.db()?)?;
        return Err(password.refused(&guest.login));
    };
    Ok(DeferredResponse::commit(
        move |db| -> Result<Bare, Failure> {
            // The password may have changed while it was checked.
            if accounts::password_hash(db, user)? != Some(verifiers.hashed) {
                return Err(password.refused(&guest.login));
            }
            if let Some(second) = second {
                accounts::set_plain_verifier(db, user, &second)?;
            }
            give_token(db, &kernel, user, guest.network)
        },
    ))
}

/// Ends this sign-in, or with `everywhere` all of the user's.
pub fn sign_out(context: RequestBase<'_>, everywhere: bool) -> DeferredResponse<Bare> {
    let kernel = context.kernel.clone();
    let token = context.token().map(<[u8]>::to_vec).unwrap_or_default();
    let user = context.caller.id();
    DeferredResponse::commit(move |db| -> Result<Bare, Failure> {
        match user.filter(|_| everywhere) {
            Some(user) => accounts::revoke_all(db, user, &[])?,
            None => accounts::revoke(db, &token)?,
        }
        Ok(Bare(without_token(&kernel.settings, Nothing.output()?)))
    })
}

/// Whoever has the token of a password link sets the password of the user it was made for.
pub fn set_by_link(
    context: RequestBase<'_>,
    new: Password,
    token: &str,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let guesser = Guesser::admitted(context)?;
    let db = context.db()?;
    let kernel = context.kernel.clone();
    let hash = eqex_passwords::token_hash(token);
    let user = match &hash {
        Some(hash) => accounts::user_of_reset(&db, hash, kernel.environment.now())?,
        None => None,
    };
    let (Some(token), Some(user)) = (hash, user) else {
        guesser.was_wrong();
        return Err(Failure::wrong_password());
    };
    let login = accounts::user(&db, user)?
        .ok_or_else(Failure::wrong_password)?
        .login;
    Ok(DeferredResponse::hash(new.is_plain(), move || {
        let verifiers = new.verifiers(&kernel, &login)?;
        let inner = kernel.clone();
        Ok(DeferredResponse::change(move |db| {
            // Once only: another request may have used it meanwhile.
            if accounts::user_of_reset(db, &token, inner.environment.now())? != Some(user) {
                return Err(Refusal::WrongSecret);
            }
            people::set_password(db, &inner.environment, user, &verifiers, &[])
        }))
    }))
}

/// Whoever is signed in and knows the old password sets a new one. Every other sign-in ends.
pub fn set_by_old(
    context: RequestBase<'_>,
    new: Password,
    old: Password,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let Some(user) = context.caller.user().cloned() else {
        return Err(Failure::unauthorized());
    };
    let guest = Guest::new(context, user.login.as_str());
    guest.admit(&context.db()?)?;
    let token = context.token().map(<[u8]>::to_vec).unwrap_or_default();
    Ok(DeferredResponse::hash(false, move || {
        replace(guest, user.id, new, old, token, false)
    }))
}

/// Looks at the old password, in the turns of those that take long where it has to, and sets the new one.
fn replace(
    guest: Guest,
    user: Id,
    new: Password,
    old: Password,
    token: Vec<u8>,
    slowly: bool,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let kernel = guest.kernel.clone();
    let verifiers = guest.credentials()?.map(|(_, verifiers)| verifiers);
    let right = match slowly {
        true => {
            old.fits_slowly(&kernel, &guest.login, verifiers.as_ref())?
                .0
        }
        false => match old.fits(verifiers.as_ref()) {
            // The new one takes long as well: it is made where there is time for that.
            Some(true) if new.is_plain() => return Ok(again(guest, user, new, old, token)),
            Some(right) => right,
            None => return Ok(again(guest, user, new, old, token)),
        },
    };
    if !right {
        guest.was_wrong(&kernel.store.read()?.db()?)?;
        return Err(old.refused(&guest.login));
    }
    let made = new.verifiers(&kernel, &guest.login)?;
    let before = verifiers.map(|verifiers| verifiers.hashed);
    Ok(DeferredResponse::change(move |db| {
        // The password may have changed while it was checked.
        if accounts::password_hash(db, user)? != before {
            return Err(Refusal::WrongSecret);
        }
        people::set_password(db, &kernel.environment, user, &made, &token)
    }))
}

fn again(
    guest: Guest,
    user: Id,
    new: Password,
    old: Password,
    token: Vec<u8>,
) -> DeferredResponse<Nothing> {
    DeferredResponse::hash(true, move || replace(guest, user, new, old, token, true))
}

/// Whether the page that sent this came by plain http while cookies are for https only: most browsers drop what they are given then, without a word.
pub fn may_lose_cookies(context: RequestBase<'_>) -> bool {
    let origin = context.request.headers.get("origin");
    let plain = origin.is_some_and(|origin| origin.as_bytes().starts_with(b"http://"));
    plain && context.kernel.settings.is_secure()
}

/// The address that people use, without a path: the setting, else the one that the request came to.
pub fn base(context: RequestBase<'_>) -> String {
    match &context.kernel.settings.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => {
            let host = context.request.headers.get("host");
            let host = host.and_then(|host| host.to_str().ok()).unwrap_or("");
            format!("http://{host}")
        }
    }
}

/// The link of a password link. The token stands behind the `#`, so that it is in no log.
pub fn password_link(base: &str, token: &str) -> String {
    format!("{base}/password#{token}")
}
