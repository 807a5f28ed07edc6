//! The API described: as OpenAPI for programs, as a page for people.

use crate::site::SITE;
use crate::state::RequestContext;
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

fn document(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::json(
        context.description.documents().openapi.clone(),
    ))
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let endpoints = &context.description.documents().endpoints;
    let frame = Frame::new(context.request, context.caller, &SITE);
    Ok(Output::page(docs::page(&frame, endpoints)))
}
