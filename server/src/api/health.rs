//! Is the server there?

use serde::Serialize;

use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::Json;

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
            "Tells whether all parts of the server work, and its version",
            health,
        ),
    ]
}

#[derive(Debug, Serialize)]
struct Alive {}

fn alive(_: Call<'_>) -> Result<Json<Alive>, Failure> {
    Ok(Json(Alive {}))
}

#[derive(Debug, Serialize)]
struct Health {
    status: &'static str,
    version: &'static str,
}

fn health(_: Call<'_>) -> Result<Json<Health>, Failure> {
    Ok(Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    }))
}
