//! The API described: as OpenAPI for programs, as a page for people.

use crate::app::Call;
use crate::http::endpoint::{Access, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::Output;
use crate::pages::site::SITE;
use crate::ui::docs;
use crate::ui::frame::Frame;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/openapi.json",
            Access::SignedIn,
            Effect::LongRead,
            "This API as an OpenAPI 3.1 document",
            document,
        ),
        Endpoint::get(
            "/api/docs",
            Access::Anyone,
            Effect::LongRead,
            "This API as a page for people",
            page,
        ),
    ]
}

fn document(call: Call<'_>) -> Result<Output, Failure> {
    Ok(Output::json(call.description.documents().openapi.clone()))
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let endpoints = &call.description.documents().endpoints;
    let frame = Frame::new(call.request, call.caller, &SITE);
    Ok(Output::page(docs::page(&frame, endpoints)))
}
