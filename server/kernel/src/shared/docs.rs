//! The API described: as OpenAPI for programs, as a page for people.

use crate::http::endpoint::{Access, Effect, Endpoint, RequestContext};
use crate::http::failure::Failure;
use crate::http::output::Output;
use crate::ui::docs;
use crate::ui::frame::Frame;

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

fn document(context: RequestContext<'_, ()>) -> Result<Output, Failure> {
    Ok(Output::json(
        context.description.documents().openapi.clone(),
    ))
}

fn page(context: RequestContext<'_, ()>) -> Result<Output, Failure> {
    let endpoints = &context.description.documents().endpoints;
    let frame = Frame::new(context.request, context.caller, &context.kernel.site);
    Ok(Output::page(docs::page(&frame, endpoints)))
}
