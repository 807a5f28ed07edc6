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

use schemars::JsonSchema;

use crate::http::Application;
use crate::http::endpoint::Endpoint;
use crate::refusals::{self, failure::ErrorBody};

/// The classroom: what it offers, and how it tells what fails.
pub fn application() -> Application {
    Application {
        endpoints: endpoints(),
        told: pages::failure::told,
        tell: refusals::tell,
        error_schema: ErrorBody::json_schema,
        make_ready: |app, revision| {
            let reading = app.store.read()?;
            app.catalog.compiled(&reading.db()?, revision)?;
            Ok(())
        },
    }
}

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
