//! Joining and signing in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::state::RequestContext;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::names::{HashedPassword, Invitation, Login, PersonName, UserId};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::Registration;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::sign_in::Password;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{Bare, DeferredResponse, Json, Nothing};
use eqex_kernel::optional::{Nullable, OptionalField};
use eqex_kernel::whole::RegisterNumber;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/auth/register",
            Access::Anyone,
            Effect::Work,
            "Joins the team that an invitation opens; does not sign in. Name and number of a personal invitation hold, whatever is sent",
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

fn missing(field: &str) -> Failure {
    Failure::bad_request(format!("missing field `{field}`"))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Register {
    login: Login,
    name: PersonName,
    #[serde(default)]
    hashed_password: OptionalField<HashedPassword>,
    /// Instead of `hashedPassword`.
    #[serde(default)]
    password: OptionalField<String>,
    number: Nullable<RegisterNumber>,
    invitation: Invitation,
}

fn register(
    context: RequestContext<'_>,
    input: Register,
) -> Result<DeferredResponse<Nothing>, Failure> {
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
    sign_in::register(context.base, new, password)
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct SignIn {
    login: Login,
    #[serde(default)]
    hashed_password: OptionalField<HashedPassword>,
    /// Instead of `hashedPassword`.
    #[serde(default)]
    password: OptionalField<String>,
}

fn login(context: RequestContext<'_>, input: SignIn) -> Result<DeferredResponse<Bare>, Failure> {
    let password = Password::of(input.hashed_password.0, input.password.0)?
        .ok_or_else(|| missing("hashedPassword"))?;
    sign_in::sign_in(context.base, input.login, password)
}

#[derive(Debug, Deserialize, JsonSchema)]
struct NoFields {}

fn logout(context: RequestContext<'_>, _: NoFields) -> Result<DeferredResponse<Bare>, Failure> {
    Ok(sign_in::sign_out(context.base, false))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct NewPassword {
    #[serde(default)]
    hashed_password: OptionalField<HashedPassword>,
    #[serde(default)]
    password: OptionalField<String>,
    /// The one that holds until now.
    #[serde(default)]
    old_hashed_password: OptionalField<HashedPassword>,
    #[serde(default)]
    old_password: OptionalField<String>,
    /// Of a password link, instead of signing in.
    #[serde(default)]
    token: OptionalField<String>,
}

fn password(
    context: RequestContext<'_>,
    input: NewPassword,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let new = Password::of(input.hashed_password.0, input.password.0)?;
    let old = Password::of(input.old_hashed_password.0, input.old_password.0)?;
    match input.token.0 {
        Some(token) => {
            let new = new.ok_or_else(|| missing("hashedPassword"))?;
            sign_in::set_by_link(context.base, new, &token)
        }
        None if context.caller.user().is_none() => Err(Failure::unauthorized()),
        None => {
            let new = new.ok_or_else(|| missing("hashedPassword"))?;
            let old = old.ok_or_else(|| missing("oldHashedPassword"))?;
            sign_in::set_by_old(context.base, new, old)
        }
    }
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

fn password_link(
    context: RequestContext<'_>,
    input: Named,
) -> Result<DeferredResponse<Json<Link>>, Failure> {
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    let base = sign_in::base(context.base);
    Ok(DeferredResponse::commit(
        move |db| -> Result<Json<Link>, Refusal> {
            let token =
                people::password_link(db, &classroom.kernel.environment, &caller, &input.user_id)?;
            Ok(Json(Link {
                link: sign_in::password_link(&base, &token),
            }))
        },
    ))
}
