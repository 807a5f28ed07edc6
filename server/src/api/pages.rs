//! The pages: what they show is asked of the domain, and rendered by `crate::pages`.

mod account;
mod admin;
mod classes;
mod editor;
mod exercise;
pub(super) mod failure;
mod home;
mod join;
mod live;
mod manage;
mod reports;
mod results;
mod session;
mod sign_in;
mod worksheets;

use eqex::View;

use crate::entry;
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::{Body, Output};
use crate::model::TeamId;
use crate::pages;
use crate::pages::answered::Reader;
use crate::pages::frame::Frame;
use crate::pages::words::Lang;
use crate::problem::view::view;

/// For how long a choice of how pages look is kept, in seconds; choosing again begins it anew.
const YEAR: i64 = 31_536_000;

pub(super) fn endpoints() -> Vec<Endpoint> {
    let assets = vec![Endpoint::get(
        "/assets/{name}",
        Access::Anyone,
        Effect::Read,
        "Styles and scripts of the pages",
        asset,
    )];
    [
        home::endpoints(),
        exercise::endpoints(),
        session::endpoints(),
        sign_in::endpoints(),
        account::endpoints(),
        admin::endpoints(),
        classes::endpoints(),
        join::endpoints(),
        editor::endpoints(),
        live::endpoints(),
        reports::endpoints(),
        results::endpoints(),
        manage::endpoints(),
        worksheets::endpoints(),
        assets,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Who reads, and how.
fn frame(call: Call<'_>) -> Frame {
    Frame::new(call.request, call.caller)
}

/// How the reader of a page reads: in the language of the pages first.
fn page_view(call: Call<'_>) -> View {
    view_in(call, frame(call).lang)
}

/// In that language first, and with a decimal comma where it has one.
fn view_in(call: Call<'_>, lang: Lang) -> View {
    let view = view(call, Some(lang.code().to_owned()));
    View::new(view.langs, view.decimal_comma || lang == Lang::Polish)
}

/// How the reader reads and writes values and times.
fn reader(call: Call<'_>) -> Reader<'_> {
    Reader {
        lang: frame(call).lang,
        view: page_view(call),
        zone: &call.app.outside.zone,
    }
}

/// The class in the path; what is no number is none that exists.
fn team(call: Call<'_>) -> Result<i32, Failure> {
    let number = call.parameters.first().and_then(|text| text.parse().ok());
    let team = number.and_then(TeamId::new);
    team.map(|team| team.0).ok_or_else(Failure::not_found)
}

/// Where an invitation leads.
fn join_link(call: Call<'_>, invitation: &str) -> String {
    let word: String = form_urlencoded::byte_serialize(invitation.as_bytes()).collect();
    format!("{}/join?invitation={word}", entry::base(call))
}

fn asset(call: Call<'_>) -> Result<Output, Failure> {
    let name = call.parameters.first().map_or("", String::as_str);
    let asset = pages::asset(name).ok_or_else(Failure::not_found)?;
    // Asked for again with every page, and nearly always answered by nothing.
    let known = call.request.headers.get("if-none-match");
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
    Ok(Output::new(asset.kind, Body::Static(asset.bytes))
        .header("cache-control", CACHE)
        .header("etag", asset.tag.as_str()))
}

const CACHE: &str = "no-cache";
