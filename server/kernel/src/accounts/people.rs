//! Users: joining, signing in, and who looks after whom.

use std::net::IpAddr;

use eqex_messages::Message;

use crate::accounts::access;
use crate::accounts::caller::Caller;
use crate::accounts::invited::{Invited, invited};
use crate::accounts::names::ROOT;
use crate::accounts::names::{Invitation, Login, PersonName, UserId};
use crate::accounts::rows::{ADMIN_TEAM, Id, Role, User};
use crate::accounts::store as accounts;
use crate::accounts::store::{TokenKind, Verifiers};
use crate::accounts::topics::{TopicOfRemovals, TopicOfTeam};
use crate::environment::Environment;
use crate::optional::Nullable;
use crate::refusal::{Refusal, taken};
use crate::settings::Settings;
use crate::store::{ReadTx, WriteTx};
use crate::whole::RegisterNumber;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;
/// How long a key of a script lives: practically until it is revoked.
pub const KEY_LIFETIME: i64 = 100 * 365 * DAY;

/// Who wants to join.
#[derive(Debug)]
pub struct Registration {
    pub login: Login,
    pub name: PersonName,
    pub number: Option<RegisterNumber>,
    pub invitation: Invitation,
}

/// Registering does not sign in. The invitation is looked at first: without one nobody learns which logins are taken.
///
/// A personal invitation is used up by it, and what the teacher wrote there holds, whatever name and number were sent.
pub fn register(
    db: &WriteTx<'_>,
    environment: &Environment,
    salt: &str,
    new: &Registration,
    verifiers: &Verifiers,
) -> Result<Id, Refusal> {
    let personal = match invited(db, new.invitation.as_str())? {
        Invited::Team(team) => return add(db, environment, salt, new, team, verifiers),
        Invited::Person(personal) => personal,
    };
    let broken = || crate::store::Error::other("a personal invitation has no name");
    let own = Registration {
        login: new.login.clone(),
        name: PersonName::parse(&personal.name).ok_or_else(broken)?,
        number: personal
            .number
            .and_then(|number| RegisterNumber::new(i64::from(number))),
        invitation: new.invitation.clone(),
    };
    accounts::remove_personal_invitation(db, personal.team, personal.id)?;
    add(db, environment, salt, &own, personal.team, verifiers)
}

pub fn add(
    db: &WriteTx<'_>,
    environment: &Environment,
    salt: &str,
    new: &Registration,
    team: i32,
    verifiers: &Verifiers,
) -> Result<Id, Refusal> {
    let user = crate::accounts::store::NewUser {
        public_id: &eqex_passwords::user_id(salt, new.login.as_str()),
        login: new.login.as_str(),
        name: new.name.as_str(),
        number: new.number.map(|number| number.0),
        team,
        seed: environment.random_i32(),
        verifiers,
        at: environment.now(),
    };
    accounts::add_user(db, &user).map_err(taken(Message::new("login-taken")))
}

/// A refusal where there is a user of this login: asked before a password is hashed for nothing.
pub fn is_free(db: &ReadTx<'_>, login: &Login) -> Result<(), Refusal> {
    match accounts::user_by_login(db, login.as_str())? {
        Some(_) => Err(Refusal::Conflict(Message::new("login-taken"))),
        None => Ok(()),
    }
}

/// How long a place from which someone signed in well is theirs, in milliseconds.
const PLACE: i64 = 30 * DAY;
/// Places that are kept of a user.
const PLACES: i64 = 64;

/// Whether a login has signed in well from a network lately, so that what others do wrong does not keep it out.
pub fn is_at_home(
    db: &ReadTx<'_>,
    environment: &Environment,
    login: &str,
    network: IpAddr,
) -> Result<bool, Refusal> {
    let since = environment.now() - PLACE;
    Ok(accounts::signed_in_from(
        db,
        login,
        &network.to_string(),
        since,
    )?)
}

/// Gives a user a token, `seconds` long, and notes from which network they came.
pub fn sign_in_from(
    db: &WriteTx<'_>,
    environment: &Environment,
    user: Id,
    seconds: i64,
    network: IpAddr,
) -> Result<String, Refusal> {
    let now = environment.now();
    accounts::note_sign_in(db, user, &network.to_string(), now, now - PLACE, PLACES)?;
    sign_in(db, environment, user, seconds)
}

/// Gives a user a token, `seconds` long.
pub fn sign_in(
    db: &WriteTx<'_>,
    environment: &Environment,
    user: Id,
    seconds: i64,
) -> Result<String, Refusal> {
    let now = environment.now();
    issue(
        db,
        environment,
        user,
        TokenKind::Login,
        "",
        now + seconds * 1000,
    )
}

/// A new token, of which only the hash is kept.
pub fn issue(
    db: &WriteTx<'_>,
    environment: &Environment,
    user: Id,
    kind: TokenKind,
    label: &str,
    expires: i64,
) -> Result<String, Refusal> {
    let (token, hash) = eqex_passwords::token(environment.random());
    accounts::add_token(db, &hash, user, kind, label, environment.now(), expires)?;
    Ok(token)
}

/// A link's secret that sets a new password once, within a day. An earlier one is void.
pub fn password_link(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    user: &UserId,
) -> Result<String, Refusal> {
    let user = access::assigned_user(db, caller, user.as_str())?;
    accounts::revoke_resets(db, user.id)?;
    let expires = environment.now() + DAY;
    issue(db, environment, user.id, TokenKind::Reset, "", expires)
}

/// A new password. Every other sign-in of the user ends with the old one.
pub fn set_password(
    db: &WriteTx<'_>,
    environment: &Environment,
    user: Id,
    verifiers: &Verifiers,
    keep: &[u8],
) -> Result<(), Refusal> {
    accounts::set_password(db, user, verifiers, environment.now())?;
    accounts::revoke_all(db, user, keep)?;
    Ok(())
}

/// A user whom the caller may know: themself, or one they look after.
pub fn info(db: &ReadTx<'_>, caller: &Caller, user: Option<&UserId>) -> Result<User, Refusal> {
    let own = caller.signed_in()?;
    match user {
        Some(id) if id.as_str() != own.public_id => access::assigned_user(db, caller, id.as_str()),
        _ => Ok(own.clone()),
    }
}

/// What to change; what is absent stays.
#[derive(Debug, Default)]
pub struct UserUpdate {
    pub name: Option<PersonName>,
    pub number: Option<Nullable<RegisterNumber>>,
}

pub fn update(
    db: &WriteTx<'_>,
    caller: &Caller,
    user: &UserId,
    update: &UserUpdate,
) -> Result<(), Refusal> {
    let user = access::assigned_user(db, caller, user.as_str())?;
    if let Some(name) = &update.name {
        accounts::rename_user(db, user.id, name.as_str())?;
    }
    if let Some(number) = &update.number {
        accounts::set_number(db, user.id, number.0.map(|number| number.0))?;
    }
    db.changed(TopicOfTeam(user.team));
    Ok(())
}

pub fn delete(db: &WriteTx<'_>, caller: &Caller, user: &UserId) -> Result<(), Refusal> {
    let user = access::assigned_user(db, caller, user.as_str())?;
    if user.team == ADMIN_TEAM {
        return Err(Refusal::ForbiddenBecause(Message::new("root-stays")));
    }
    remove(db, &user)
}

/// Takes a user with all that is theirs; the teams they looked after go to root.
pub fn remove(db: &WriteTx<'_>, user: &User) -> Result<(), Refusal> {
    let root = root(db)?;
    accounts::delete_user(db, user.id, root.id)?;
    // Who manages a subject may have changed with a teacher.
    db.changed(TopicOfRemovals);
    db.changed(TopicOfTeam(user.team));
    Ok(())
}

pub fn root(db: &ReadTx<'_>) -> Result<User, Refusal> {
    accounts::user_by_login(db, ROOT)?
        .ok_or_else(|| crate::store::Error::other("there is no root").into())
}

/// Whether users of this team may look after teams and subjects.
pub fn are_teachers(team: i32) -> bool {
    Role::of_team(team) >= Role::Teacher
}

/// An existing teacher or root, as assignees must be.
pub fn teacher(db: &ReadTx<'_>, id: &UserId) -> Result<User, Refusal> {
    accounts::user_by_public_id(db, id.as_str())?
        .filter(|user| are_teachers(user.team))
        .ok_or_else(|| Refusal::Invalid(Message::new("no-teacher").with("id", id.to_string())))
}

/// How long a sign-in lasts, in seconds.
pub fn lifetime(settings: &Settings) -> i64 {
    settings.token_lifetime
}
