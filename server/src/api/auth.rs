//! Joining and signing in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::domain::people::{self, Registration};
use crate::domain::{Refusal, teams};
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::{Bare, Finished, Json, Later, Nothing};
use crate::http::{with_token, without_token};
use crate::model::{
    Given, HashedPassword, Invitation, Login, Nullable, PersonName, RegisterNumber, UserId,
};
use crate::passwords;

/// Longest password as it is typed, in bytes.
const MAX_PASSWORD: usize = 1024;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/auth/register",
            Access::Anyone,
            Effect::Work,
            "Joins the team that an invitation opens; does not sign in",
            register,
        )
        .may(&[403, 409, 429])
        .example(r#"{"login":"sue@school.example","name":"Sue","hashedPassword":"0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88=","number":1,"invitation":"join-7a"}"#),
        Endpoint::post(
            "/api/auth/login",
            Access::Anyone,
            Effect::Work,
            "Signs in with `hashedPassword`, as clients make it of the password, or with `password` itself",
            login,
        )
        .may(&[401, 429])
        .example(r#"{"login":"sue@school.example","password":"student-one"}"#),
        Endpoint::post(
            "/api/auth/logout",
            Access::SignedIn,
            Effect::Write,
            "Ends this sign-in",
            logout,
        ),
        Endpoint::post(
            "/api/auth/password",
            Access::Anyone,
            Effect::Work,
            "Sets a new password: signed in with the old one, or with the token of a password link. Every other sign-in ends",
            password,
        )
        .may(&[401, 429])
        .example(r#"{"password":"student-two","oldPassword":"student-one"}"#),
        Endpoint::post(
            "/api/user/password-link",
            Access::SignedIn,
            Effect::Write,
            "A link with which the user sets a new password, once, within 24 hours",
            password_link,
        )
        .may(&[403, 404])
        .example(r#"{"userId":"53beb12f9794389bd3bad69d993240d3ce1ad63f01516d583f86cd7558a10fcf"}"#),
    ]
}

/// A password in one of its two forms.
#[derive(Debug)]
enum Password {
    Hashed(HashedPassword),
    Plain(String),
}

impl Password {
    /// One of the two, or none.
    fn of(
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

fn missing(field: &str) -> Failure {
    Failure::bad_request(format!("missing field `{field}`"))
}

/// The stored form of a password.
fn stored(app: &App, hashed: &str) -> Result<String, Failure> {
    passwords::hash(hashed, app.outside.random()).map_err(Failure::internal)
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Register {
    login: Login,
    name: PersonName,
    #[serde(default)]
    hashed_password: Given<HashedPassword>,
    /// Instead of `hashedPassword`.
    #[serde(default)]
    password: Given<String>,
    number: Nullable<RegisterNumber>,
    invitation: Invitation,
}

fn register(call: Call<'_>, input: Register) -> Result<Later<Nothing>, Failure> {
    if input.login.is_root() {
        return Err(Failure::bad_request("nobody can register as root"));
    }
    let password = Password::of(input.hashed_password.0, input.password.0)?
        .ok_or_else(|| missing("hashedPassword"))?;
    let new = Registration {
        login: input.login,
        name: input.name,
        number: input.number.0,
        invitation: input.invitation,
    };
    let app = call.app.clone();
    let address = call.request.address(&app.settings.trusted_proxies);
    // Wrong invitations count as wrong passwords of nobody do.
    let now = app.outside.now();
    if let Some(seconds) = app.throttle.wait(new.login.as_str(), address, now) {
        return Err(Failure::too_many(seconds));
    }
    if let Err(refusal) = teams::invited(&call.db()?, new.invitation.as_str()) {
        app.throttle.wrong(new.login.as_str(), address, now);
        return Err(Failure::from(refusal).for_everybody());
    }
    Ok(Later::hash(password.is_plain(), move || {
        let hash = stored(&app, &password.hashed(new.login.as_str()))?;
        let inner = app.clone();
        Ok(Later::commit(move |db| {
            people::register(db, &inner.outside, &inner.salt, &new, &hash)
                .map(|()| Nothing)
                .map_err(|refusal| Failure::from(refusal).for_everybody())
        }))
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SignIn {
    login: Login,
    #[serde(default)]
    hashed_password: Given<HashedPassword>,
    /// Instead of `hashedPassword`.
    #[serde(default)]
    password: Given<String>,
}

fn login(call: Call<'_>, input: SignIn) -> Result<Later<Bare>, Failure> {
    let password = Password::of(input.hashed_password.0, input.password.0)?
        .ok_or_else(|| missing("hashedPassword"))?;
    let login = input.login.into_string();
    let app = call.app.clone();
    let address = call.request.address(&app.settings.trusted_proxies);
    let wait = move |app: &App, login: &str| {
        let seconds = app.throttle.wait(login, address, app.outside.now());
        seconds.map_or(Ok(()), |seconds| Err(Failure::too_many(seconds)))
    };
    wait(&app, &login)?;
    Ok(Later::hash(password.is_plain(), move || {
        // Once more, as many may have waited for their turn at once.
        wait(&app, &login)?;
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
            let seconds = people::lifetime(&inner.settings);
            let token = people::sign_in(db, &inner.outside, user, seconds)?;
            Ok(Bare(with_token(&inner.settings, Nothing.output()?, &token)))
        }))
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct NoFields {}

fn logout(call: Call<'_>, _: NoFields) -> Result<Later<Bare>, Failure> {
    let app = call.app.clone();
    let token = call.token().map(<[u8]>::to_vec).unwrap_or_default();
    Ok(Later::commit(move |db| -> Result<Bare, Failure> {
        db.revoke(&token)?;
        Ok(Bare(without_token(&app.settings, Nothing.output()?)))
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct NewPassword {
    #[serde(default)]
    hashed_password: Given<HashedPassword>,
    #[serde(default)]
    password: Given<String>,
    /// The one that holds until now.
    #[serde(default)]
    old_hashed_password: Given<HashedPassword>,
    #[serde(default)]
    old_password: Given<String>,
    /// Of a password link, instead of signing in.
    #[serde(default)]
    token: Given<String>,
}

fn password(call: Call<'_>, input: NewPassword) -> Result<Later<Nothing>, Failure> {
    let new = Password::of(input.hashed_password.0, input.password.0)?;
    let old = Password::of(input.old_hashed_password.0, input.old_password.0)?;
    match input.token.0 {
        Some(token) => by_link(call, new, &token),
        None => by_old_password(call, new, old),
    }
}

/// Whoever has the link of a password link sets the password of the user it was made for.
fn by_link(call: Call<'_>, new: Option<Password>, token: &str) -> Result<Later<Nothing>, Failure> {
    let new = new.ok_or_else(|| missing("hashedPassword"))?;
    let app = call.app.clone();
    let address = call.request.address(&app.settings.trusted_proxies);
    let now = app.outside.now();
    if let Some(seconds) = app.throttle.wait("", address, now) {
        return Err(Failure::too_many(seconds));
    }
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

fn by_old_password(
    call: Call<'_>,
    new: Option<Password>,
    old: Option<Password>,
) -> Result<Later<Nothing>, Failure> {
    let Some(user) = call.caller.user().cloned() else {
        return Err(Failure::unauthorized());
    };
    let new = new.ok_or_else(|| missing("hashedPassword"))?;
    let old = old.ok_or_else(|| missing("oldHashedPassword"))?;
    let app = call.app.clone();
    let address = call.request.address(&app.settings.trusted_proxies);
    if let Some(seconds) = app.throttle.wait(&user.login, address, app.outside.now()) {
        return Err(Failure::too_many(seconds));
    }
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

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Named {
    user_id: UserId,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Link {
    link: String,
}

fn password_link(call: Call<'_>, input: Named) -> Result<Later<Json<Link>>, Failure> {
    let (app, caller) = (call.app.clone(), call.caller.clone());
    let host = call.request.headers.get("host");
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or("");
    let base = match &app.settings.public_url {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{host}"),
    };
    Ok(Later::commit(move |db| -> Result<Json<Link>, Refusal> {
        let token = people::password_link(db, &app.outside, &caller, &input.user_id)?;
        // Behind the `#`, so that it stands in no log.
        Ok(Json(Link {
            link: format!("{base}/password#{token}"),
        }))
    }))
}
