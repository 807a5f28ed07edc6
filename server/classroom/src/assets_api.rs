//! Styles and scripts of the pages.

use crate::assets::ASSETS;
use crate::state::RequestContext;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::{Body, Output};

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

fn asset(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = context.parameters.first().map_or("", String::as_str);
    let assets = ASSETS
        .as_ref()
        .map_err(|error| Failure::internal(error.to_string()))?;
    let asset = assets.get(name).ok_or_else(Failure::not_found)?;
    // Asked for again with every page, and nearly always answered by nothing.
    let known = context.request.headers.get("if-none-match");
    if known.is_some_and(|tag| tag.as_bytes() == asset.tag.as_bytes()) {
        return Ok(Output {
            status: 304,
            headers: vec![
                ("cache-control", CACHE.into()),
                ("etag", asset.tag.as_str().into()),
            ],
            body: Body::Empty,
        });
    }
    Ok(Output::new(asset.kind, Body::Static(&asset.bytes))
        .header("cache-control", CACHE)
        .header("etag", asset.tag.as_str()))
}
