//! Who tries something that can be guessed.

use std::net::IpAddr;
use std::sync::Arc;

use crate::accounts::store as accounts;
use crate::accounts::store::Verifiers;
use crate::app::App;
use crate::domain::people;
use crate::http::endpoint::Call;
use crate::http::failure::Failure;
use crate::model::rows::Id;
use crate::store::ReadTx;
use crate::throttle::{Attempt, network};

/// Who tries a password, for the throttle.
#[derive(Debug)]
pub(super) struct Guest {
    pub app: Arc<App>,
    pub login: String,
    pub network: IpAddr,
}

impl Guest {
    pub(super) fn new(call: Call<'_>, login: impl Into<String>) -> Guest {
        Guest {
            app: call.app.clone(),
            login: login.into(),
            network: network_of(call),
        }
    }

    fn attempt(&self, db: &ReadTx<'_>) -> Result<Attempt<'_>, Failure> {
        let outside = &self.app.outside;
        Ok(Attempt {
            login: &self.login,
            network: self.network,
            at_home: people::is_at_home(db, outside, &self.login, self.network)?,
        })
    }

    /// Refuses where there were too many wrong attempts.
    pub(super) fn admit(&self, db: &ReadTx<'_>) -> Result<(), Failure> {
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
        Ok(accounts::credentials(&db, &self.login)?)
    }

    pub(super) fn was_wrong(&self, db: &ReadTx<'_>) -> Result<(), Failure> {
        let now = self.app.outside.steady();
        self.app.throttle.wrong(self.attempt(db)?, now);
        Ok(())
    }
}

/// Who tries a secret that stands for itself, an invitation or a password link, for the throttle.
#[derive(Debug)]
pub(super) struct Guesser<'a> {
    app: &'a App,
    pub network: IpAddr,
}

impl<'a> Guesser<'a> {
    /// Refuses where there were too many wrong guesses.
    pub(super) fn admitted(call: Call<'a>) -> Result<Guesser<'a>, Failure> {
        let (app, network) = (call.app.as_ref(), network_of(call));
        match app.throttle.wait_to_guess(network, app.outside.steady()) {
            None => Ok(Guesser { app, network }),
            Some(seconds) => Err(Failure::too_many(seconds)),
        }
    }

    pub(super) fn was_wrong(&self) {
        let now = self.app.outside.steady();
        self.app.throttle.wrong_guess(self.network, now);
    }
}

fn network_of(call: Call<'_>) -> IpAddr {
    network(call.request.address(&call.app.settings.trusted_proxies))
}
