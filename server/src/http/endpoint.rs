//! An endpoint is one value. Routing, decoding, sign-in, `405` and documentation follow from it.

use std::fmt;

use eqex::View;
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::input::{Method, Request};
use super::output::{Answer, Output};
use crate::app::App;
use crate::domain::access::Caller;

/// Who may call. Finer rules, such as those of one subject, are the domain's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Anyone,
}

/// What a call costs and changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bounded work, done at once.
    Read,
    /// May take over a millisecond: runs on the bounded pool.
    LongRead,
    /// A read where the body is small, a long read where it is not: a hostile text takes long to parse.
    ReadBySize,
}

/// From what size on a body is looked at on the pool.
const LONG_BODY: usize = 16 * 1024;

impl Effect {
    pub(super) fn is_long(self, body: usize) -> bool {
        match self {
            Effect::Read => false,
            Effect::LongRead => true,
            Effect::ReadBySize => body > LONG_BODY,
        }
    }
}

/// What a handler gets besides its typed body.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    pub app: &'a App,
    pub caller: Caller,
    pub request: &'a Request,
    /// The decoded `{…}` segments of the path, in order.
    pub parameters: &'a [String],
}

/// How long a visitor's numbers stay the same, in seconds: about four years.
const SEED_LIFETIME: u32 = 128_563_200;

impl Call<'_> {
    /// How the caller reads: in the language that the request names, else in those that the browser prefers.
    pub fn view(&self, lang: Option<String>) -> View {
        let mut langs: Vec<String> = lang.into_iter().collect();
        langs.extend(self.request.languages());
        self.app.view(langs)
    }

    /// The seed that a visitor brings along, or a new one.
    pub fn visitor_seed(&self) -> i32 {
        let known = self
            .request
            .cookie("seed")
            .and_then(|seed| seed.parse().ok());
        known.unwrap_or_else(|| self.app.random_seed())
    }

    /// Gives the visitor their seed to keep.
    pub fn with_seed(&self, output: Output, seed: i32) -> Output {
        let cookie =
            format!("seed={seed}; Path=/; Max-Age={SEED_LIFETIME}; HttpOnly; SameSite=Lax");
        output.header("set-cookie", cookie)
    }
}

type Handler = Box<dyn Fn(Call<'_>) -> Result<Output, Failure> + Send + Sync>;

pub struct Endpoint {
    pub method: Method,
    /// Segments in `{…}` are parameters.
    pub path: &'static str,
    pub access: Access,
    pub effect: Effect,
    /// One line.
    pub doc: &'static str,
    handler: Handler,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Endpoint {
    pub fn get<O: Answer + 'static>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(Call<'_>) -> Result<O, Failure>,
    ) -> Endpoint {
        let handler = Box::new(move |call: Call<'_>| handler(call).and_then(Answer::output));
        Endpoint {
            method: Method::GET,
            path,
            access,
            effect,
            doc,
            handler,
        }
    }

    /// The body is a JSON object of type `I`.
    pub fn post<I: DeserializeOwned + 'static, O: Answer + 'static>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(Call<'_>, I) -> Result<O, Failure>,
    ) -> Endpoint {
        let handler = Box::new(move |call: Call<'_>| {
            let input = call.request.json()?;
            handler(call, input).and_then(Answer::output)
        });
        Endpoint {
            method: Method::POST,
            path,
            access,
            effect,
            doc,
            handler,
        }
    }

    /// The body is whatever a page's form sends; the handler reads it.
    pub fn form<O: Answer + 'static>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(Call<'_>) -> Result<O, Failure>,
    ) -> Endpoint {
        Endpoint {
            method: Method::POST,
            ..Endpoint::get(path, access, effect, doc, handler)
        }
    }

    pub(super) fn answer(&self, call: Call<'_>) -> Result<Output, Failure> {
        match self.access {
            Access::Anyone => (self.handler)(call),
        }
    }
}
