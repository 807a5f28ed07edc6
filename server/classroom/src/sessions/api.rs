//! Sessions of teams.

mod events;
mod report;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::reading_view::view;
use crate::sessions::api::report::Report;
use crate::sessions::rules as sessions;
use crate::sessions::rules::OwnSessionExercise;
use crate::state::RequestContext;
use eqex_bank::hierarchy::card;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::problem::Short;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::whole::TeamId;

const TEAM: &str = r#"{"teamId":2}"#;
const EXERCISE: &str = r#"{"teamId":2,"subject":"physics","exerciseId":"two-trains"}"#;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/session/reset",
            Access::Teacher,
            Effect::Write,
            "A new, empty session in the place of the old one",
            reset,
        )
        .may(&[404])
        .example(TEAM),
        Endpoint::post(
            "/api/session/add",
            Access::Teacher,
            Effect::LongWrite,
            "Puts an exercise into the session of a team",
            add,
        )
        .may(&[404, 409])
        .example(EXERCISE),
        Endpoint::post(
            "/api/session/delete",
            Access::Teacher,
            Effect::Write,
            "Takes an exercise out of the session, with its column of the report",
            delete,
        )
        .may(&[404])
        .example(EXERCISE),
        Endpoint::post(
            "/api/session/list",
            Access::SignedIn,
            Effect::Write,
            "What the student is to do; enters the student in the report",
            list,
        )
        .may(&[403, 404])
        .example("{}"),
        Endpoint::post(
            "/api/session/status",
            Access::Teacher,
            Effect::LongRead,
            "The report of the session as it stands",
            status,
        )
        .may(&[404])
        .example(TEAM),
        Endpoint::post(
            "/api/session/end",
            Access::Teacher,
            Effect::Write,
            "Ends the session: students give no more answers",
            end,
        )
        .may(&[404])
        .example(TEAM),
        Endpoint::get(
            "/api/session/events",
            Access::SignedIn,
            Effect::Read,
            "Server-sent events: the report of the session of `teamId`, whole, whenever it changes; to students, without `teamId`, `{\"finished\": bool}` of their own session. One stream more than a user may have open closes the oldest",
            events::events,
        )
        .query(&["teamId"])
        .may(&[400, 403, 404]),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Team {
    team_id: TeamId,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct InTeam {
    team_id: TeamId,
    subject: SubjectName,
    exercise_id: ExerciseId,
}

fn reset(context: RequestContext<'_>, input: Team) -> Result<DeferredResponse<Nothing>, Failure> {
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::change(move |db| {
        sessions::reset(db, &classroom.kernel.environment, &caller, input.team_id.0)
    }))
}

fn add(context: RequestContext<'_>, input: InTeam) -> Result<DeferredResponse<Nothing>, Failure> {
    let team = input.team_id.0;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    let (subject, id) = (&input.subject, &input.exercise_id);
    let addition = sessions::prepare(
        &context.db()?,
        &classroom.bank,
        &caller,
        team,
        subject,
        id,
        None,
    )?;
    Ok(DeferredResponse::change(move |db| {
        sessions::add(db, &classroom.bank, &caller, team, &addition)
    }))
}

fn delete(
    context: RequestContext<'_>,
    input: InTeam,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        let team = input.team_id.0;
        sessions::delete(db, &caller, team, &input.subject, &input.exercise_id)
    }))
}

fn end(context: RequestContext<'_>, input: Team) -> Result<DeferredResponse<Nothing>, Failure> {
    let caller = context.caller.clone();
    Ok(DeferredResponse::change(move |db| {
        sessions::end(db, &caller, input.team_id.0)
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct NoFields {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Entry {
    r#type: String,
    name: String,
    subject: String,
    exercise_id: String,
    description: String,
    /// The student's cell of the report, 0 to 1; null where nothing was answered.
    #[schemars(with = "Option<f64>")]
    done: Option<Short>,
}

fn list(
    context: RequestContext<'_>,
    _: NoFields,
) -> Result<DeferredResponse<Json<Vec<Entry>>>, Failure> {
    let view = view(context, None);
    let wire = move |task: OwnSessionExercise| {
        let card = card(&task.exercise.cards, &view)?;
        Some(Entry {
            name: card.name.clone(),
            description: card.description.clone(),
            r#type: task.exercise.kind,
            subject: task.subject,
            exercise_id: task.exercise.slug,
            done: task.done.map(Short),
        })
    };
    let db = context.db()?;
    // Nothing is written for those who are in the report already: they look again and again.
    if sessions::is_listed(&db, context.caller)? {
        let tasks = sessions::list(&db, context.caller)?;
        return DeferredResponse::done(Json(tasks.into_iter().filter_map(wire).collect()));
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(move |db| {
        sessions::join(db, &caller)?;
        let tasks = sessions::list(db, &caller)?;
        Ok::<_, eqex_bank::refusal::Refusal>(Json(tasks.into_iter().filter_map(wire).collect()))
    }))
}

fn status(context: RequestContext<'_>, input: Team) -> Result<Json<Report>, Failure> {
    let status = sessions::status(&context.db()?, context.caller, input.team_id.0)?;
    Ok(Json(Report::of(status)))
}
