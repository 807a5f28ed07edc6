//! Who tries something that can be guessed.

use std::net::IpAddr;
use std::sync::Arc;

use crate::accounts::people;
use crate::accounts::rows::Id;
use crate::accounts::store as accounts;
use crate::accounts::store::Verifiers;
use crate::http::endpoint::RequestBase;
use crate::http::failure::Failure;
use crate::instance::Kernel;
use crate::store::ReadTx;
use crate::throttle::{SignInAttempt, network};

/// Who tries a password, for the throttle.
#[derive(Debug)]
pub(super) struct Guest {
    pub kernel: Arc<Kernel>,
    pub login: String,
    pub network: IpAddr,
}

impl Guest {
    pub(super) fn new(context: RequestBase<'_>, login: impl Into<String>) -> Guest {
        Guest {
            kernel: context.kernel.clone(),
            login: login.into(),
            network: network_of(context),
        }
    }

    fn attempt(&self, db: &ReadTx<'_>) -> Result<SignInAttempt<'_>, Failure> {
        let environment = &self.kernel.environment;
        Ok(SignInAttempt {
            login: &self.login,
            network: self.network,
            at_home: people::is_at_home(db, environment, &self.login, self.network)?,
        })
    }

    /// Refuses where there were too many wrong attempts.
    pub(super) fn admit(&self, db: &ReadTx<'_>) -> Result<(), Failure> {
        let now = self.kernel.environment.steady();
        let seconds = self.kernel.throttle.wait(self.attempt(db)?, now);
        seconds.map_or(Ok(()), |seconds| Err(Failure::too_many(seconds)))
    }

    /// What the login's password is held against, none where there is no such login. Once more, as many may have waited for their turn at once, it
    /// refuses where there were too many wrong attempts.
    pub(super) fn credentials(&self) -> Result<Option<(Id, Verifiers)>, Failure> {
        let reading = self.kernel.store.read()?;
        let db = reading.db()?;
        self.admit(&db)?;
        Ok(accounts::credentials(&db, &self.login)?)
    }

    pub(super) fn was_wrong(&self, db: &ReadTx<'_>) -> Result<(), Failure> {
        let now = self.kernel.environment.steady();
        self.kernel.throttle.wrong(self.attempt(db)?, now);
        Ok(())
    }
}

/// Who tries a secret that stands for itself, an invitation or a password link, for the throttle.
#[derive(Debug)]
pub(super) struct Guesser<'a> {
    kernel: &'a Kernel,
    pub network: IpAddr,
}

impl<'a> Guesser<'a> {
    /// Refuses where there were too many wrong guesses.
    pub(super) fn admitted(context: RequestBase<'a>) -> Result<Guesser<'a>, Failure> {
        let (kernel, network) = (context.kernel.as_ref(), network_of(context));
        match kernel
            .throttle
            .wait_to_guess(network, kernel.environment.steady())
        {
            None => Ok(Guesser { kernel, network }),
            Some(seconds) => Err(Failure::too_many(seconds)),
        }
    }

    pub(super) fn was_wrong(&self) {
        let now = self.kernel.environment.steady();
        self.kernel.throttle.wrong_guess(self.network, now);
    }
}

fn network_of(context: RequestBase<'_>) -> IpAddr {
    network(
        context
            .request
            .address(&context.kernel.settings.trusted_proxies),
    )
}
