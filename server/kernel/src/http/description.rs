//! The API described, for programs and for people: made of the endpoints when it is first asked for.

use std::fmt;
use std::sync::LazyLock;

use crate::http::input::Method;

/// An endpoint of the public API as people are told of it.
#[derive(Clone, Debug)]
pub struct Described {
    pub method: Method,
    pub path: &'static str,
    /// Who may call.
    pub who: &'static str,
    pub doc: &'static str,
    pub example: Option<&'static str>,
    /// Every status that it may answer with.
    pub statuses: Vec<u16>,
}

/// The OpenAPI document as text, and the endpoints one by one.
#[derive(Clone, Debug)]
pub struct Documents {
    pub openapi: String,
    pub endpoints: Vec<Described>,
}

type Make = Box<dyn FnOnce() -> Documents + Send>;

pub struct Description(LazyLock<Documents, Make>);

impl fmt::Debug for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Description")
    }
}

impl Description {
    pub(super) fn new(make: Make) -> Description {
        Description(LazyLock::new(make))
    }

    pub fn documents(&self) -> &Documents {
        &self.0
    }
}
