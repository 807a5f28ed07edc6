//! Is the server there, and how is it?

use schemars::JsonSchema;
use serde::Serialize;

use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::Json;
use crate::http::output::Output;

pub(super) fn endpoints() -> Vec<Endpoint> {
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
            "Tells whether the database can be read and written, and the server's version",
            health,
        )
        .may(&[503]),
        Endpoint::get(
            "/metrics",
            Access::Local,
            Effect::Read,
            "Figures in the text form of Prometheus",
            metrics,
        )
        .may(&[401, 403]),
    ]
}

#[derive(Debug, Serialize, JsonSchema)]
struct Alive {}

fn alive(_: Call<'_>) -> Result<Json<Alive>, Failure> {
    Ok(Json(Alive {}))
}

#[derive(Debug, Serialize, JsonSchema)]
struct Health {
    status: &'static str,
    version: &'static str,
}

fn health(call: Call<'_>) -> Result<Json<Health>, Failure> {
    call.db()
        .and_then(|db| Ok(db.answers()?))
        .map_err(|failure| {
            Failure::unavailable(failure.private.unwrap_or_else(|| "no database".to_owned()))
        })?;
    if let Some(reason) = call.app.store.broken() {
        return Err(Failure::unavailable(reason));
    }
    Ok(Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    }))
}

fn metrics(call: Call<'_>) -> Result<Output, Failure> {
    let text = call.service.metrics.text(call.app);
    Ok(Output::text(
        "text/plain; version=0.0.4; charset=utf-8",
        text,
    ))
}
