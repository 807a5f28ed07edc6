//! The API described: as OpenAPI for programs, as a page for people.

use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::openapi;
use crate::http::output::Output;
use crate::pages;

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
    let document = openapi::document(call.service.endpoints());
    Ok(Output::json(document.to_string()))
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let endpoints = call.service.endpoints().iter();
    let entries: Vec<pages::docs::Entry> = endpoints
        .filter(|endpoint| endpoint.is_public())
        .map(|endpoint| pages::docs::Entry {
            method: endpoint.method.as_str().to_owned(),
            path: endpoint.path,
            who: endpoint.access.words(),
            doc: endpoint.doc,
            example: endpoint.example,
            statuses: openapi::statuses(endpoint),
        })
        .collect();
    let frame = pages::frame::Frame::new(call.request, call.caller);
    Ok(Output::page(pages::docs::page(&frame, &entries)))
}
