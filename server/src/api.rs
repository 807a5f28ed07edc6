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

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::app::App;
use crate::http::endpoint::Endpoint;
use crate::http::{Application, States};
use crate::refusals::{self, failure::ErrorBody};

/// The classroom: what it offers, and how it tells what fails.
pub fn application(app: &Arc<App>) -> Application {
    let bank = app.bank.clone();
    Application {
        kernel: app.kernel.clone(),
        states: States::default().with(app.clone()),
        endpoints: endpoints(),
        told: pages::failure::told,
        tell: refusals::tell,
        error_schema,
        make_ready: Box::new(move |revision| {
            let reading = bank.kernel.store.read()?;
            bank.catalog.compiled(&reading.db()?, revision)?;
            Ok(())
        }),
    }
}

/// The schema of what programs are told of a failure.
pub fn error_schema(generator: &mut SchemaGenerator) -> Schema {
    ErrorBody::json_schema(generator)
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
