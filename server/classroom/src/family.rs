//! The classroom as a family: what it offers, and how it tells what fails.

use schemars::JsonSchema;

use crate::{
    admin, assets, board, editor, exercises, failure, files, hierarchy, home, join, manage,
    regrade, reports, results, sessions, sign_in, site, solving, subjects, tables, teams, users,
    worksheets,
};
use eqex_bank::refusals;
use eqex_bank::refusals::failure::ErrorBody;
use eqex_kernel::family::Family;
use eqex_kernel::http::dialect::Dialect;
use eqex_kernel::http::endpoint::Endpoint;

/// The classroom.
pub const CLASSROOM: Family = Family {
    name: "classroom",
    dialect: &DIALECT,
    endpoints,
    tables: tables::TABLES,
    assets: assets::PARTS,
    navigation: site::NAVIGATION,
    notices: site::NOTICES,
};

/// How the classroom speaks: as pages to browsers, as `{status, message, …}` to programs.
static DIALECT: Dialect = Dialect {
    tell: refusals::tell,
    told: failure::told,
    error_schema: ErrorBody::json_schema,
};

/// Everything that the classroom offers.
fn endpoints() -> Vec<Endpoint> {
    [
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
    ]
    .into_iter()
    .flatten()
    .collect()
}
