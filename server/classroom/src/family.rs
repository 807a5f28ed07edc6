//! The classroom as a family: what it offers, and how it tells what fails.

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::state::Classroom;
use crate::{
    admin, assets_api, board, docs, editor, exercises, failure, files, health, hierarchy, home,
    join, manage, regrade, reports, results, sessions, sign_in, solving, subjects, teams, users,
    worksheets,
};
use eqex_bank::refusals;
use eqex_bank::refusals::failure::ErrorBody;
use eqex_kernel::http::endpoint::Endpoint;
use eqex_kernel::http::{Application, States};

/// The classroom: what it offers, and how it tells what fails.
pub fn application(classroom: &Arc<Classroom>) -> Application {
    let bank = classroom.bank.clone();
    Application {
        kernel: classroom.kernel.clone(),
        states: States::default().with(classroom.clone()),
        endpoints: endpoints(),
        told: failure::told,
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
        health::api::endpoints(),
        subjects::api::endpoints(),
        solving::api::endpoints(),
        files::api::endpoints(),
        hierarchy::api::endpoints(),
        exercises::api::endpoints(),
        sign_in::api::endpoints(),
        users::api::endpoints(),
        teams::api::endpoints(),
        sessions::api::endpoints(),
        reports::api::endpoints(),
        regrade::api::endpoints(),
        docs::api::endpoints(),
        home::pages::endpoints(),
        solving::pages::endpoints(),
        sessions::pages::endpoints(),
        sign_in::pages::endpoints(),
        sign_in::account::endpoints(),
        admin::pages::endpoints(),
        teams::pages::endpoints(),
        join::pages::endpoints(),
        editor::pages::endpoints(),
        board::pages::endpoints(),
        reports::pages::endpoints(),
        results::pages::endpoints(),
        manage::pages::endpoints(),
        worksheets::pages::endpoints(),
        assets_api::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
