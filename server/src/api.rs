//! The endpoint tables: wire types, access, glue. No rules here.

mod auth;
mod docs;
mod exercises;
mod files;
mod health;
mod hierarchy;
mod pages;
mod problems;
mod regrade;
mod reports;
mod sessions;
mod subjects;
mod teams;
mod users;

pub use pages::failure::told;

use crate::http::endpoint::Endpoint;

/// Everything that the server offers.
pub fn endpoints() -> Vec<Endpoint> {
    [
        health::endpoints(),
        subjects::endpoints(),
        problems::endpoints(),
        files::endpoints(),
        hierarchy::endpoints(),
        exercises::endpoints(),
        auth::endpoints(),
        users::endpoints(),
        teams::endpoints(),
        sessions::endpoints(),
        reports::endpoints(),
        regrade::endpoints(),
        docs::endpoints(),
        pages::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
