//! Is the server there, and how is it?

use eqex_messages::{Argument, Message};
use schemars::JsonSchema;
use serde::Serialize;

use crate::http::endpoint::{Access, Effect, Endpoint, RequestContext};
use crate::http::failure::Failure;
use crate::http::outcome::{DeferredResponse, Json};
use crate::http::output::Output;
use crate::store;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api",
            Access::Anyone,
            Effect::Read,
            "Tells that the server is alive",
            alive,
        ),
        Endpoint::get(
            "/api/health",
            Access::Anyone,
            Effect::Read,
            "Tells whether the server is ready: the database can be read and written. 503 while it cannot, with the reason for root",
            health,
        )
        .may(&[503]),
        Endpoint::get(
            "/api/health/live",
            Access::Unasked,
            Effect::Read,
            "Tells that the process answers, whatever its disk does",
            live,
        ),
        Endpoint::get(
            "/metrics",
            Access::Figures,
            Effect::Read,
            "Figures in the text form of Prometheus",
            metrics,
        )
        .may(&[401, 403, 404]),
    ]
}

#[derive(Debug, Serialize, JsonSchema)]
struct Alive {}

fn alive(_: RequestContext<'_, ()>) -> Result<Json<Alive>, Failure> {
    Ok(Json(Alive {}))
}

#[derive(Debug, Serialize, JsonSchema)]
struct Health {
    status: &'static str,
    version: &'static str,
}

/// Free bytes below which it is tried whether something can be written.
const LITTLE: u64 = 1024 * 1024;

fn health(context: RequestContext<'_, ()>) -> Result<DeferredResponse<Json<Health>>, Failure> {
    let stranger = !context.caller.is_admin();
    let kept = &context.kernel.store;
    let failed = move |reason: Argument| {
        let reason = Message::new("disk-failed").with("reason", reason);
        Failure::not_ready(reason, stranger)
    };
    let refused = move |failure: Failure| match failure.status {
        507 => Failure::not_ready(Message::new("disk-full"), stranger),
        _ => {
            let reason = failure.private.clone();
            failed(reason.map_or_else(|| "".into(), Argument::from))
        }
    };
    context
        .db()
        .and_then(|db| Ok(db.answers()?))
        .map_err(refused)?;
    if let Some(reason) = kept.broken() {
        return Err(failed(reason.as_str().into()));
    }
    let ready = Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    });
    let room = kept.folder().room()?;
    if kept.failing().is_none() && room.free.is_none_or(|free| free >= LITTLE) {
        return DeferredResponse::done(ready);
    }
    // Trying tells the truth, also that there is room again: nobody else may write meanwhile.
    let files = kept.folder().takes_files();
    files.map_err(|error| refused(error.into()))?;
    let now = context.kernel.environment.now();
    DeferredResponse::commit(move |db| {
        crate::store::instance::set_instance(db, "last_tried", &now.to_string())?;
        Ok::<_, store::Error>(ready)
    })
    .or(refused)
}

#[derive(Debug, Serialize, JsonSchema)]
struct Live {
    status: &'static str,
}

fn live(_: RequestContext<'_, ()>) -> Result<Json<Live>, Failure> {
    Ok(Json(Live { status: "ok" }))
}

fn metrics(context: RequestContext<'_, ()>) -> Result<Output, Failure> {
    let text = context.metrics.text(context.kernel);
    Ok(Output::text(
        "text/plain; version=0.0.4; charset=utf-8",
        text,
    ))
}
