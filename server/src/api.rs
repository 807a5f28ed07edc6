//! The endpoint tables: wire types, access, glue. No rules here.

mod content;
mod exercise;
mod health;
mod page;
mod problem;

use crate::http::endpoint::Endpoint;

/// Everything that the server offers.
pub fn endpoints() -> Vec<Endpoint> {
    [
        health::endpoints(),
        content::endpoints(),
        problem::endpoints(),
        exercise::endpoints(),
        page::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
