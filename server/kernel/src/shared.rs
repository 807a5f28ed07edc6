//! What every server offers, whichever families are in its list.

pub(crate) mod assets;
pub(crate) mod docs;
pub(crate) mod health;

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::accounts::caller::Caller;
use crate::http::dialect::Dialect;
use crate::http::failure::Failure;
use crate::http::input::Request;
use crate::http::output::Output;
use crate::instance::Kernel;

/// The dialect of a server without a family.
pub(crate) static DIALECT: Dialect = Dialect {
    tell: |_, message| message.id().to_owned(),
    told,
    error_schema,
};

fn told(failure: Failure, _: &Request, _: &Caller, _: &Kernel) -> Output {
    failure.output(DIALECT.tell)
}

fn error_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "object"})
}
