//! Users.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::state::RequestContext;
use eqex_kernel::accounts::names::{PersonName, UserId};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::UserUpdate;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::optional::{Nullable, OptionalField};
use eqex_kernel::whole::RegisterNumber;

const SUE: &str =
    r#"{"userId":"53beb12f9794389bd3bad69d993240d3ce1ad63f01516d583f86cd7558a10fcf"}"#;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/user/info",
            Access::SignedIn,
            Effect::Read,
            "The caller, or a user of a team that the caller looks after",
            info,
        )
        .may(&[403, 404])
        .example("{}"),
        Endpoint::post(
            "/api/user/update",
            Access::SignedIn,
            Effect::Write,
            "A new name or number of a user of a team that the caller looks after",
            update,
        )
        .may(&[403, 404])
        .example(r#"{"userId":"53beb12f9794389bd3bad69d993240d3ce1ad63f01516d583f86cd7558a10fcf","number":11}"#),
        Endpoint::post(
            "/api/user/delete",
            Access::SignedIn,
            Effect::Write,
            "Deletes a user of a team that the caller looks after, with all that is theirs",
            delete,
        )
        .may(&[403, 404])
        .example(SUE),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Asked {
    #[serde(default)]
    user_id: OptionalField<UserId>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Info {
    name: String,
    /// 0 for root, 1 for teachers, students have others.
    team_id: i32,
    number: Option<i32>,
}

fn info(context: RequestContext<'_>, input: Asked) -> Result<Json<Info>, Failure> {
    let user = people::info(&context.db()?, context.caller, input.user_id.0.as_ref())?;
    Ok(Json(Info {
        name: user.name,
        team_id: user.team,
        number: user.number,
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Changes {
    user_id: UserId,
    #[serde(default)]
    name: OptionalField<PersonName>,
    /// Null clears it.
    #[serde(default)]
    number: OptionalField<Nullable<RegisterNumber>>,
}

fn update(
    context: RequestContext<'_>,
    input: Changes,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    let changes = UserUpdate {
        name: input.name.0,
        number: input.number.0,
    };
    Ok(DeferredResponse::change(move |db| {
        people::update(db, &caller, &input.user_id, &changes)
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Named {
    user_id: UserId,
}

fn delete(context: RequestContext<'_>, input: Named) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        people::delete(db, &caller, &input.user_id)
    }))
}
