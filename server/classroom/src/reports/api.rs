//! Saved reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reports::rules as reports;
use crate::state::RequestContext;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::http::output::Output;
use eqex_kernel::whole::TeamId;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/session/report/list",
            Access::Teacher,
            Effect::Read,
            "The names of the saved reports of a team, the oldest first",
            list,
        )
        .may(&[404])
        .example(r#"{"teamId":2}"#),
        Endpoint::post(
            "/api/session/report/save",
            Access::Teacher,
            Effect::Write,
            "Saves the report of the session as it stands",
            save,
        )
        .may(&[404])
        .example(r#"{"teamId":2}"#),
        Endpoint::post(
            "/api/session/report/delete",
            Access::Teacher,
            Effect::Write,
            "Deletes a saved report",
            delete,
        )
        .may(&[404])
        .example(r#"{"filename":"report_2_2026-03-04T10:15:30+01:00.txt"}"#),
        Endpoint::get(
            "/api/session/static/{filename}",
            Access::SignedIn,
            Effect::Read,
            "A saved report as CSV",
            get,
        )
        .may(&[403]),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Team {
    team_id: TeamId,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Names {
    filenames: Vec<String>,
}

fn list(context: RequestContext<'_>, input: Team) -> Result<Json<Names>, Failure> {
    let filenames = reports::list(&context.db()?, context.caller, input.team_id.0)?;
    Ok(Json(Names { filenames }))
}

#[derive(Debug, Serialize, JsonSchema)]
struct Name {
    filename: String,
}

fn save(context: RequestContext<'_>, input: Team) -> Result<DeferredResponse<Json<Name>>, Failure> {
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(move |db| {
        reports::save(
            db,
            classroom.settings,
            &classroom.kernel.environment,
            &caller,
            input.team_id.0,
        )
        .map(|filename| Json(Name { filename }))
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Named {
    #[schemars(length(min = 1))]
    filename: String,
}

fn delete(context: RequestContext<'_>, input: Named) -> Result<DeferredResponse<Nothing>, Failure> {
    if input.filename.is_empty() {
        return Err(Failure::bad_request("`filename` must not be empty"));
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        reports::delete(db, &caller, &input.filename)
    }))
}

fn get(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = context.parameters.first().map_or("", String::as_str);
    let content = reports::content(&context.db()?, context.caller, name)?;
    // What is found has the form of a report's name, which a header can carry.
    Ok(Output::text("text/csv; charset=utf-8", content).header(
        "content-disposition",
        format!("attachment; filename=\"{name}\""),
    ))
}
