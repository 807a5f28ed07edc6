//! The pages: what they show is asked of the domain, and rendered by `crate::pages`.

mod account;
mod admin;
mod assets;
mod classes;
mod download;
mod editor;
mod exercise;
pub(super) mod failure;
mod home;
mod join;
mod join_address;
mod live;
mod manage;
mod path;
mod reader;
mod reports;
mod results;
mod session;
mod sign_in;
mod worksheets;

use crate::http::endpoint::Endpoint;

pub(super) fn endpoints() -> Vec<Endpoint> {
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
        assets::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
