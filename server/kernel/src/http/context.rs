//! What a handler gets of the request that it answers.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use crate::accounts::caller::Caller;
use crate::http::description::Description;
use crate::http::failure::Failure;
use crate::http::input::Request;
use crate::http::metrics::Metrics;
use crate::http::output::Output;
use crate::http::states::States;
use crate::instance::Kernel;
use crate::store::{ReadTx, Snapshot};

/// A request on its way, with all that is known of it: what a handler gets besides its typed body and the state of its family.
#[derive(Clone, Copy)]
pub struct RequestBase<'a> {
    pub kernel: &'a Arc<Kernel>,
    pub metrics: &'a Metrics,
    pub description: &'a Description,
    pub caller: &'a Caller,
    pub request: &'a Request,
    /// The decoded `{…}` segments of the path, in order.
    pub parameters: &'a [String],
    pub(super) states: &'a States,
    pub(super) reading: &'a OnceCell<Snapshot>,
}

impl fmt::Debug for RequestBase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestContext")
            .field("caller", self.caller)
            .finish_non_exhaustive()
    }
}

impl<'a> RequestBase<'a> {
    /// What the database holds at the moment of the request: one read transaction, begun when it is first needed.
    pub fn db(&self) -> Result<ReadTx<'a>, Failure> {
        if self.reading.get().is_none() {
            // Only this thread sees the cell, so it is still empty.
            let _ = self.reading.set(self.kernel.store.read()?);
        }
        match self.reading.get() {
            Some(reading) => Ok(reading.db()?),
            None => Err(Failure::internal("a read transaction was not begun")),
        }
    }

    /// The seed that a visitor brings along, or a new one. Those who are signed in need none.
    pub fn visitor_seed(&self) -> i32 {
        if self.caller.user().is_some() {
            return 0;
        }
        let known = self
            .request
            .cookie("seed")
            .and_then(|seed| seed.parse().ok());
        known.unwrap_or_else(|| {
            let drawn = &self.request.drawn;
            *drawn.get_or_init(|| self.kernel.environment.random_i32())
        })
    }

    /// Gives the visitor their seed to keep. Those who are signed in have their own.
    pub fn with_seed(&self, output: Output, seed: i32) -> Output {
        if self.caller.user().is_some() {
            return output;
        }
        let settings = &self.kernel.settings;
        output.cookie(
            settings,
            "seed",
            &seed.to_string(),
            settings.seed_cookie_lifetime.into(),
        )
    }

    /// The hash of the token that the caller came with.
    pub fn token(&self) -> Option<&[u8]> {
        match self.caller {
            Caller::User(account) => Some(&account.token),
            Caller::Anonymous => None,
        }
    }
}

/// The context of a request for the family that answers it: what is known of the request, together with the family's state `S`.
pub struct RequestContext<'a, S> {
    pub state: &'a Arc<S>,
    pub base: RequestBase<'a>,
}

impl<S> Clone for RequestContext<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for RequestContext<'_, S> {}

impl<S> fmt::Debug for RequestContext<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.base.fmt(f)
    }
}

impl<'a, S> Deref for RequestContext<'a, S> {
    type Target = RequestBase<'a>;

    fn deref(&self) -> &RequestBase<'a> {
        &self.base
    }
}

impl<'a, S: Send + Sync + 'static> RequestContext<'a, S> {
    /// An error where the server was started without this family.
    pub(super) fn new(base: RequestBase<'a>) -> Result<RequestContext<'a, S>, Failure> {
        let state = base
            .states
            .get()
            .ok_or_else(|| Failure::internal("the family of an endpoint has no state"))?;
        Ok(RequestContext { state, base })
    }
}
