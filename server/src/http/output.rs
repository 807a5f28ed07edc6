//! What goes out.

use std::borrow::Cow;

use serde::Serialize;

use super::failure::Failure;

pub const JSON: &str = "application/json; charset=utf-8";
pub const HTML: &str = "text/html; charset=utf-8";

#[derive(Debug)]
pub enum Body {
    Empty,
    Text(String),
    Bytes(Vec<u8>),
    Static(&'static [u8]),
}

impl Body {
    pub fn as_bytes(&self) -> &[u8] {
        match self {
            Body::Empty => &[],
            Body::Text(text) => text.as_bytes(),
            Body::Bytes(bytes) => bytes,
            Body::Static(bytes) => bytes,
        }
    }
}

/// An answer. `X-Content-Type-Options: nosniff` goes with every one.
#[derive(Debug)]
pub struct Output {
    pub status: u16,
    pub headers: Vec<(&'static str, Cow<'static, str>)>,
    pub body: Body,
}

impl Output {
    /// A body of the given type that nobody keeps.
    pub fn text(content_type: &'static str, text: String) -> Output {
        Output::new(content_type, Body::Text(text)).header("cache-control", "no-store")
    }

    /// JSON that is already written.
    pub fn json(text: String) -> Output {
        Output::text(JSON, text)
    }

    pub fn new(content_type: &'static str, body: Body) -> Output {
        Output {
            status: 200,
            headers: vec![("content-type", content_type.into())],
            body,
        }
    }

    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Output {
        self.headers.push((name, value.into()));
        self
    }
}

/// What a handler may return.
pub trait Answer {
    fn output(self) -> Result<Output, Failure>;
}

impl Answer for Output {
    fn output(self) -> Result<Output, Failure> {
        Ok(self)
    }
}

/// A value as JSON.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<T: Serialize> Answer for Json<T> {
    fn output(self) -> Result<Output, Failure> {
        serde_json::to_string(&self.0)
            .map(Output::json)
            .map_err(|error| Failure::internal(error.to_string()))
    }
}
