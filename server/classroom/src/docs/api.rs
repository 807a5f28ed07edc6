//! The API described: as OpenAPI for programs, as a page for people.

use crate::app::Call;
use crate::site::SITE;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::docs;
use eqex_kernel::ui::frame::Frame;

pub(crate) fn endpoints() -> Vec<Endpoint> {
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
