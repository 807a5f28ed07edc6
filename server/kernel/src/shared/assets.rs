//! Styles and scripts of the pages.

use crate::http::endpoint::{Access, Effect, Endpoint, RequestContext};
use crate::http::failure::Failure;
use crate::http::output::{Body, Output};

const CACHE: &str = "no-cache";

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![Endpoint::get(
        "/assets/{name}",
        Access::Anyone,
        Effect::Read,
        "Styles and scripts of the pages",
        asset,
    )]
}

fn asset(context: RequestContext<'_, ()>) -> Result<Output, Failure> {
    let name = context.parameters.first().map_or("", String::as_str);
    let asset = context
        .kernel
        .assets
        .get(name)
        .ok_or_else(Failure::not_found)?;
    // Asked for again with every page, and nearly always answered by nothing.
    let known = context.request.headers.get("if-none-match");
    if known.is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes()) {
        return Ok(Output {
            status: 304,
            headers: vec![
                ("cache-control", CACHE.into()),
                ("etag", asset.tag.clone().into()),
            ],
            body: Body::Empty,
        });
    }
    Ok(Output::new(asset.kind, Body::Shared(asset.bytes.clone()))
        .header("cache-control", CACHE)
        .header("etag", asset.tag.clone()))
}
