//! Teams.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::state::RequestContext;
use crate::teams::rules as teams;
use crate::teams::rules::{NewInvitation, TeamUpdate};
use eqex_kernel::accounts::names::{Invitation, TeamName, UserId};
use eqex_kernel::accounts::rows::{Person, Team};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::optional::{Nullable, OptionalField};
use eqex_kernel::whole::TeamId;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/team/list",
            Access::Teacher,
            Effect::Read,
            "All teams",
            list,
        ),
        Endpoint::post(
            "/api/team/create",
            Access::Teacher,
            Effect::Write,
            "A new team that the caller looks after; nobody can join it yet",
            create,
        )
        .example(r#"{"name":"7a"}"#),
        Endpoint::post(
            "/api/team/info",
            Access::SignedIn,
            Effect::Read,
            "A team and its members",
            info,
        )
        .may(&[403, 404])
        .example(r#"{"teamId":2}"#),
        Endpoint::post(
            "/api/team/update",
            Access::Teacher,
            Effect::Write,
            "A new name, assignee or invitation; an empty invitation asks for a random one, null closes the team",
            update,
        )
        .may(&[404, 409])
        .example(r#"{"teamId":2,"invitation":"join-7a"}"#),
        Endpoint::post(
            "/api/team/delete",
            Access::Teacher,
            Effect::Write,
            "Deletes a team with all its members",
            delete,
        )
        .may(&[404])
        .example(r#"{"teamId":2}"#),
    ]
}

/// Who looks after a team.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Assignee {
    /// Absent for students.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    name: String,
}

impl Assignee {
    fn of(person: Person, with_id: bool) -> Assignee {
        Assignee {
            user_id: with_id.then_some(person.public_id),
            name: person.name,
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Listed {
    team_id: i32,
    name: String,
    assignee: Assignee,
    /// Absent where it is none of the caller's business, null where nobody can join.
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation: Option<Option<String>>,
}

fn list(context: RequestContext<'_>) -> Result<Json<Vec<Listed>>, Failure> {
    let wire = |team: Team| Listed {
        team_id: team.id,
        invitation: context
            .caller
            .is_assignee_of(&team)
            .then_some(team.invitation),
        name: team.name,
        assignee: Assignee::of(team.assignee, true),
    };
    let teams = accounts::teams(&context.db()?)?;
    Ok(Json(teams.into_iter().map(wire).collect()))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct New {
    name: TeamName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Created {
    team_id: i32,
}

fn create(
    context: RequestContext<'_>,
    input: New,
) -> Result<DeferredResponse<Json<Created>>, Failure> {
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(move |db| {
        teams::create(db, &classroom.kernel.environment, &caller, &input.name)
            .map(|team_id| Json(Created { team_id }))
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Named {
    team_id: TeamId,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Info {
    name: String,
    assignee: Assignee,
    /// Absent where it is none of the caller's business, null where nobody can join.
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation: Option<Option<String>>,
    /// In order of joining.
    members: Vec<Member>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Member {
    /// Absent for students.
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    name: String,
    number: Option<i32>,
}

fn info(context: RequestContext<'_>, input: Named) -> Result<Json<Info>, Failure> {
    let seen = teams::info(&context.db()?, context.caller, input.team_id.0)?;
    let ids = seen.ids;
    let members = seen.members.into_iter().map(|user| Member {
        user_id: ids.then_some(user.public_id),
        name: user.name,
        number: user.number,
    });
    Ok(Json(Info {
        name: seen.team.name,
        assignee: Assignee::of(seen.team.assignee, ids),
        invitation: seen.invitation.then_some(seen.team.invitation),
        members: members.collect(),
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Changes {
    team_id: TeamId,
    #[serde(default)]
    name: OptionalField<TeamName>,
    #[serde(default)]
    assignee: OptionalField<UserId>,
    #[serde(default)]
    #[schemars(extend("maxLength" = 1000, "pattern" = "^[^\\u0000-\\u001f]*$"))]
    invitation: OptionalField<Nullable<String>>,
}

fn update(
    context: RequestContext<'_>,
    input: Changes,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let invitation = input.invitation.0;
    if let Some(Nullable(Some(text))) = &invitation
        && !text.is_empty()
        && Invitation::parse(text).is_none()
    {
        return Err(Failure::bad_request(
            "`invitation` is null, empty, or a text of at most 1000 characters without control characters",
        ));
    }
    let changes = TeamUpdate {
        name: input.name.0,
        assignee: input.assignee.0,
        invitation: invitation.map(NewInvitation::from),
    };
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::change(move |db| {
        teams::update(
            db,
            &classroom.kernel.environment,
            &caller,
            input.team_id.0,
            &changes,
        )
    }))
}

fn delete(context: RequestContext<'_>, input: Named) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        teams::delete(db, &caller, input.team_id.0)
    }))
}
