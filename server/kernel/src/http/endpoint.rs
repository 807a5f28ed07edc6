//! An endpoint is one value. Routing, sign-in, decoding, `405`, the OpenAPI document and the access matrix follow from it.

use std::any::TypeId;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use crate::accounts::caller::Caller;
use crate::accounts::rows::Role;
use crate::http::auth;
pub use crate::http::context::{RequestBase, RequestContext};
use crate::http::dialect::Dialect;
use crate::http::failure::Failure;
use crate::http::input::Method;
use crate::http::outcome::{Outcome, Response};
use crate::http::pool::Work;

/// Who may call. Finer rules, such as those of one subject, stand in the rules of features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Anyone,
    SignedIn,
    /// Teachers and the administrator; a student is refused whatever is asked.
    Teacher,
    Admin,
    /// Whom the setting `metrics` names.
    Figures,
    /// Anyone, and who it is is not even looked up: what works as long as the process does.
    Unasked,
}

impl Access {
    pub fn needs_sign_in(self) -> bool {
        !matches!(self, Access::Anyone | Access::Figures | Access::Unasked)
    }

    /// In words, for the documentation.
    pub fn words(self) -> &'static str {
        match self {
            Access::Anyone | Access::Unasked => "anyone",
            Access::SignedIn => "whoever is signed in",
            Access::Teacher => "teachers and root",
            Access::Admin => "root",
            Access::Figures => "root, or as the setting `metrics` says",
        }
    }
}

/// What a call costs and changes. An exercise that has to be compiled for it moves it among the long reads and writes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Bounded work, done at once.
    Read,
    /// A page made of little, on the pool.
    Page,
    /// May take over a millisecond, as where a text that a caller brings is compiled: on the pool, where no page of little waits for it.
    LongRead,
    /// Takes its time, and comes behind what people wait for; of each caller one at a time.
    Bulk,
    /// Ends in a job on the writer; what comes before it costs as a read.
    Write,
    /// The same after a page made of little.
    PageWrite,
    /// The same after a long read.
    LongWrite,
    /// The same after bulk work.
    BulkWrite,
    /// Reads everything there is, which takes as long as that is large: one at a time, beside all others.
    Copy,
    /// Passwords are hashed, on a pool of its own.
    Work,
}

/// From what size on a body is looked at on the pool, whatever is done with it.
const LONG_BODY: usize = 16 * 1024;

impl Effect {
    /// Where what comes before the writer, or instead of it, is done; nowhere but at once where there is nothing.
    pub(super) fn work(self, body: usize) -> Option<Work> {
        match self {
            Effect::Read | Effect::Write | Effect::Work if body > LONG_BODY => Some(Work::Long),
            Effect::Read | Effect::Write | Effect::Work => None,
            Effect::Page | Effect::PageWrite if body > LONG_BODY => Some(Work::Long),
            Effect::Page | Effect::PageWrite => Some(Work::Page),
            Effect::LongRead | Effect::LongWrite => Some(Work::Long),
            Effect::Bulk | Effect::BulkWrite => Some(Work::Bulk),
            Effect::Copy => Some(Work::Copy),
        }
    }

    /// Whether something may be kept.
    pub(super) fn writes(self) -> bool {
        match self {
            Effect::Read | Effect::Page | Effect::LongRead | Effect::Bulk | Effect::Copy => false,
            Effect::Write | Effect::PageWrite | Effect::LongWrite | Effect::BulkWrite => true,
            Effect::Work => true,
        }
    }
}

type Handler = Box<dyn Fn(RequestBase<'_>) -> Result<Outcome, Failure> + Send + Sync>;
/// Writes the schema of a body, where there is one.
type Describe = fn(&mut SchemaGenerator) -> Option<Schema>;

pub struct Endpoint {
    pub method: Method,
    /// Segments in `{…}` are parameters.
    pub path: &'static str,
    pub access: Access,
    pub effect: Effect,
    /// One line.
    pub doc: &'static str,
    /// Statuses besides 200 and those that every endpoint of its kind has.
    pub statuses: &'static [u16],
    /// Whole numbers that the query must give.
    pub query: &'static [&'static str],
    /// A body of the request that shows how it is meant, as JSON.
    pub example: Option<&'static str>,
    pub request: Describe,
    pub response: Describe,
    /// The content type of a success.
    pub content_type: Option<&'static str>,
    /// The body is not read before the handler has admitted the caller.
    pub(super) streams_in: bool,
    /// How its family speaks; that of the application where it is of none.
    pub(super) dialect: Option<&'static Dialect>,
    /// The state that the handler needs.
    pub(super) state: TypeId,
    handler: Handler,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl Endpoint {
    pub fn get<S: Send + Sync + 'static, O: Response + 'static>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(RequestContext<'_, S>) -> Result<O, Failure>,
    ) -> Endpoint {
        Endpoint {
            method: Method::GET,
            path,
            access,
            effect,
            doc,
            statuses: &[],
            query: &[],
            example: None,
            request: |_| None,
            response: O::schema,
            content_type: O::content_type(),
            streams_in: false,
            dialect: None,
            state: TypeId::of::<S>(),
            handler: Box::new(move |context| {
                handler(RequestContext::new(context)?).and_then(Response::outcome)
            }),
        }
    }

    /// The body is a JSON object of type `I`.
    pub fn post<S, I, O>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(RequestContext<'_, S>, I) -> Result<O, Failure>,
    ) -> Endpoint
    where
        S: Send + Sync + 'static,
        I: DeserializeOwned + JsonSchema + 'static,
        O: Response + 'static,
    {
        let handler: Handler = Box::new(move |context| {
            let input = context.request.json()?;
            admit_role(access, context.caller)?;
            handler(RequestContext::new(context)?, input).and_then(Response::outcome)
        });
        Endpoint {
            method: Method::POST,
            path,
            access,
            effect,
            doc,
            statuses: &[],
            query: &[],
            example: None,
            request: |generator| Some(generator.subschema_for::<I>()),
            response: O::schema,
            content_type: O::content_type(),
            streams_in: false,
            dialect: None,
            state: TypeId::of::<S>(),
            handler,
        }
    }

    /// The body is whatever a page's form sends; the handler reads it.
    pub fn form<S: Send + Sync + 'static, O: Response + 'static>(
        path: &'static str,
        access: Access,
        effect: Effect,
        doc: &'static str,
        handler: fn(RequestContext<'_, S>) -> Result<O, Failure>,
    ) -> Endpoint {
        let handler: Handler = Box::new(move |context| {
            admit_role(access, context.caller)?;
            handler(RequestContext::new(context)?).and_then(Response::outcome)
        });
        Endpoint {
            method: Method::POST,
            handler,
            ..Endpoint::get(path, access, effect, doc, |_: RequestContext<'_, S>| {
                Ok(crate::http::outcome::Nothing)
            })
        }
    }

    /// The body is a file of a form; the handler admits the caller before it is read.
    pub fn upload<S: Send + Sync + 'static, O: Response + 'static>(
        path: &'static str,
        access: Access,
        doc: &'static str,
        handler: fn(RequestContext<'_, S>) -> Result<O, Failure>,
    ) -> Endpoint {
        Endpoint {
            method: Method::PUT,
            streams_in: true,
            ..Endpoint::get(path, access, Effect::Write, doc, handler)
        }
    }

    /// The same for a page's own form.
    pub fn upload_form<S: Send + Sync + 'static, O: Response + 'static>(
        path: &'static str,
        access: Access,
        doc: &'static str,
        handler: fn(RequestContext<'_, S>) -> Result<O, Failure>,
    ) -> Endpoint {
        Endpoint {
            streams_in: true,
            ..Endpoint::form(path, access, Effect::Write, doc, handler)
        }
    }

    /// What it costs, where that is more than usual for its kind.
    #[must_use]
    pub fn costs(mut self, effect: Effect) -> Endpoint {
        self.effect = effect;
        self
    }

    /// In the dialect of its family.
    #[must_use]
    pub fn speaking(mut self, dialect: &'static Dialect) -> Endpoint {
        self.dialect = Some(dialect);
        self
    }

    /// What else it may answer, for the documentation.
    #[must_use]
    pub fn may(mut self, statuses: &'static [u16]) -> Endpoint {
        self.statuses = statuses;
        self
    }

    #[must_use]
    pub fn query(mut self, names: &'static [&'static str]) -> Endpoint {
        self.query = names;
        self
    }

    #[must_use]
    pub fn example(mut self, example: &'static str) -> Endpoint {
        self.example = Some(example);
        self
    }

    /// Whether it is part of the public API, as everything below `/api` is, and not of the pages.
    pub fn is_public(&self) -> bool {
        self.path.starts_with("/api") || self.path == "/metrics"
    }

    pub(super) fn answer(&self, context: RequestBase<'_>) -> Result<Outcome, Failure> {
        if self.access.needs_sign_in() && context.caller.user().is_none() {
            return Err(Failure::unauthorized());
        }
        // Where there is a body, its form is looked at before the role.
        if self.method != Method::POST {
            admit_role(self.access, context.caller)?;
        }
        if self.access == Access::Figures {
            auth::may_see_figures(&context.kernel.settings, context.request, context.caller)?;
        }
        (self.handler)(context)
    }
}

fn admit_role(access: Access, caller: &Caller) -> Result<(), Failure> {
    let enough = match access {
        Access::Anyone | Access::SignedIn | Access::Figures | Access::Unasked => true,
        Access::Teacher => caller.teaches(),
        Access::Admin => caller.role() == Some(Role::Admin),
    };
    if enough {
        Ok(())
    } else {
        Err(Failure::forbidden())
    }
}
