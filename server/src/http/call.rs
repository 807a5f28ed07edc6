//! What a handler gets of the request that it answers.

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

use super::description::Description;
use super::failure::Failure;
use super::input::Request;
use super::metrics::Metrics;
use super::output::Output;
use crate::accounts::caller::Caller;
use crate::app::App;
use crate::store::{ReadTx, Snapshot};

/// What a handler gets besides its typed body.
#[derive(Clone, Copy)]
pub struct Call<'a> {
    pub app: &'a Arc<App>,
    pub metrics: &'a Metrics,
    pub description: &'a Description,
    pub caller: &'a Caller,
    pub request: &'a Request,
    /// The decoded `{…}` segments of the path, in order.
    pub parameters: &'a [String],
    pub(super) reading: &'a OnceCell<Snapshot>,
}

impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("caller", self.caller)
            .finish_non_exhaustive()
    }
}

impl<'a> Call<'a> {
    /// What the database holds at the moment of the request: one read transaction, begun when it is first needed.
    pub fn db(&self) -> Result<ReadTx<'a>, Failure> {
        if self.reading.get().is_none() {
            // Only this thread sees the cell, so it is still empty.
            let _ = self.reading.set(self.app.store.read()?);
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
            *drawn.get_or_init(|| self.app.outside.random_i32())
        })
    }

    /// Gives the visitor their seed to keep. Those who are signed in have their own.
    pub fn with_seed(&self, output: Output, seed: i32) -> Output {
        if self.caller.user().is_some() {
            return output;
        }
        let settings = &self.app.settings;
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
