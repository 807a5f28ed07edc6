//! Who tries something that can be guessed.

use std::net::IpAddr;
use std::sync::Arc;

use crate::app::App;
use crate::domain::people;
use crate::http::endpoint::Call;
use crate::http::failure::Failure;
use crate::model::rows::Id;
use crate::store::{Db, Verifiers};
use crate::throttle::{Attempt, network};

/// Who tries something that can be guessed, for the throttle.
#[derive(Debug)]
pub(super) struct Guest {
    pub app: Arc<App>,
    pub login: String,
    pub network: IpAddr,
}

impl Guest {
    pub(super) fn new(call: Call<'_>, login: impl Into<String>) -> Guest {
        let address = call.request.address(&call.app.settings.trusted_proxies);
        Guest {
            app: call.app.clone(),
            login: login.into(),
            network: network(address),
        }
    }

    fn attempt(&self, db: &Db<'_>) -> Result<Attempt<'_>, Failure> {
        let outside = &self.app.outside;
        Ok(Attempt {
            login: &self.login,
            network: self.network,
            at_home: people::is_at_home(db, outside, &self.login, self.network)?,
        })
    }

    /// Refuses where there were too many wrong attempts.
    pub(super) fn admit(&self, db: &Db<'_>) -> Result<(), Failure> {
        let now = self.app.outside.steady();
        let seconds = self.app.throttle.wait(self.attempt(db)?, now);
        seconds.map_or(Ok(()), |seconds| Err(Failure::too_many(seconds)))
    }

    /// What the login's password is held against, none where there is no such login. Once more, as many may have waited for their turn at once, it
    /// refuses where there were too many wrong attempts.
    pub(super) fn credentials(&self) -> Result<Option<(Id, Verifiers)>, Failure> {
        let reading = self.app.store.read()?;
        let db = reading.db()?;
        self.admit(&db)?;
        Ok(db.credentials(&self.login)?)
    }

    pub(super) fn was_wrong(&self, db: &Db<'_>) -> Result<(), Failure> {
        let now = self.app.outside.steady();
        self.app.throttle.wrong(self.attempt(db)?, now);
        Ok(())
    }
}

/// The name under which guesses at a secret count: one of its own that is no login, so that a class behind one address may mistype its slips.
pub(super) fn guess(kind: &str, secret: &str) -> String {
    let start: String = secret.chars().take(40).collect();
    format!("{kind} {start}")
}
