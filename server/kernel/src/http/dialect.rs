//! How a family speaks: what its callers are told where something fails.

use std::fmt;

use schemars::{Schema, SchemaGenerator};

use crate::accounts::caller::Caller;
use crate::http::failure::{Failure, Tell};
use crate::http::input::Request;
use crate::http::output::Output;
use crate::instance::Kernel;

/// A dialect: how a family speaks. A handler says what is wrong as a value, and the dialect of its family tells it.
pub struct Dialect {
    /// How a message is told, in answers and in the log.
    pub tell: Tell,
    /// How a failure looks to whoever asked.
    pub told: fn(Failure, &Request, &Caller, &Kernel) -> Output,
    /// The schema of what programs are told of a failure.
    pub error_schema: fn(&mut SchemaGenerator) -> Schema,
}

impl fmt::Debug for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dialect")
    }
}
