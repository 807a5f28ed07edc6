//! HTTP: hyper is named here and below, and nowhere else.
//!
//! bytes -> route -> origin check -> caller -> body -> handler -> writer. [`Service::answer`] is all of it but the bytes, for tests.

mod auth;
mod body;
pub mod endpoint;
pub mod failure;
mod hashes;
pub mod input;
mod metrics;
pub mod openapi;
pub mod outcome;
pub mod output;
mod pace;
mod pack;
pub mod parts;
mod patient;
mod router;
mod server;
pub mod turns;
mod upload;

use std::cell::OnceCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

pub use auth::{with_token, without_token};
pub use metrics::Metrics;
pub use server::{Limits, serve};

use crate::app::App;
use crate::domain::access::Caller;
use body::Source;
use endpoint::{Call, Endpoint, Weight};
use failure::{Failure, Slow};
use hashes::Hashes;
use input::{Method, Request};
use outcome::Outcome;
use output::{Body, Output};
use router::{Match, Router};
use turns::Client;

/// How a failure is told to whoever asked.
pub type Told = fn(Failure, &Request, &Caller) -> Output;

/// The application behind its endpoints.
#[derive(Debug)]
pub struct Service {
    pub app: Arc<App>,
    pub metrics: Metrics,
    router: Router,
    limits: Arc<Limits>,
    told: Told,
    /// As much long work beside the writer as there are cores.
    long_reads: Arc<Semaphore>,
    /// One copy of everything at a time.
    copies: Arc<Semaphore>,
    hashes: Hashes,
}

/// From what size on a page is packed on the pool.
const LONG_PACK: usize = 128 * 1024;

/// What preparing an answer came to, and for whom.
struct Prepared {
    result: Result<Outcome, Failure>,
    caller: Caller,
}

impl Service {
    /// An error where two endpoints claim the same method and path.
    pub fn new(
        app: Arc<App>,
        endpoints: Vec<Endpoint>,
        limits: Limits,
        told: Told,
    ) -> Result<Arc<Service>, String> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let router = Router::new(endpoints)?;
        Ok(Arc::new(Service {
            app,
            metrics: Metrics::new(router.endpoints()),
            router,
            limits: Arc::new(limits),
            told,
            long_reads: Arc::new(Semaphore::new(cores)),
            copies: Arc::new(Semaphore::new(1)),
            hashes: Hashes::new(cores),
        }))
    }

    pub fn endpoints(&self) -> &[Endpoint] {
        self.router.endpoints()
    }

    /// Answers a request whose body is there.
    pub async fn answer(self: &Arc<Self>, mut request: Request) -> Output {
        let body = std::mem::take(&mut request.body);
        self.respond(request, Source::Whole(body), &self.limits)
            .await
    }

    /// Answers a request whose body may still be on its way.
    async fn respond(self: &Arc<Self>, request: Request, body: Source, limits: &Limits) -> Output {
        let started = Instant::now();
        let head = request.method == Method::HEAD;
        let found = match self.admit(&request) {
            Ok(found) => found,
            Err(failure) => {
                let closing = body.is_unread();
                // A page that is not there still knows its reader.
                let caller = match request.wants_page() {
                    true => self.caller(&request, &OnceCell::new()).ok(),
                    false => None,
                };
                let caller = caller.unwrap_or(Caller::Anonymous);
                let output = (self.told)(failure, &request, &caller);
                return finish(output, head, closing);
            }
        };
        let endpoint = self.router.endpoint(&found);
        let packs = !endpoint.is_public() && pack::is_taken(&request);
        let endpoint = endpoint.path;
        let id = self.metrics.begin();
        let (output, unread) = self.run(request, &found, body, limits, started, id).await;
        self.metrics
            .end(self.router.index(&found), output.status, started.elapsed());
        tracing::debug!(
            request = id,
            endpoint,
            status = output.status,
            micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
            "answered"
        );
        let output = match packs {
            true => self.packed(output).await,
            false => output,
        };
        finish(output, head, unread)
    }

    /// Packed at once where that takes no time, else beside the runtime.
    async fn packed(&self, output: Output) -> Output {
        if output.body.as_bytes().len() < LONG_PACK {
            return pack::pack(output);
        }
        let packed = on_pool(&self.long_reads, move || Ok(pack::pack(output))).await;
        packed.unwrap_or_else(Failure::output)
    }

    /// What is checked before anything else is looked at.
    fn admit(&self, request: &Request) -> Result<Match, Failure> {
        let found = self.router.find(&request.method, &request.path)?;
        auth::same_site(request, &self.app.settings)?;
        Ok(found)
    }

    /// The answer, and whether part of the body was left unread.
    async fn run(
        self: &Arc<Self>,
        mut request: Request,
        found: &Match,
        mut body: Source,
        limits: &Limits,
        started: Instant,
        id: u64,
    ) -> (Output, bool) {
        let endpoint = self.router.endpoint(found);
        let mut broken = None;
        if !endpoint.streams_in {
            match body.read(limits).await {
                Ok(bytes) => request.body = bytes,
                Err(failure) => broken = Some(failure),
            }
        }
        let request = Arc::new(request);
        let prepared = if let Some(failure) = broken {
            // Whether someone is signed in is looked at before the body.
            self.refuse(&request, endpoint, failure)
        } else {
            let permits = match endpoint.effect.weight(request.body.len()) {
                Weight::Light => None,
                Weight::Heavy => Some(&self.long_reads),
                Weight::Whole => Some(&self.copies),
            };
            match permits {
                None => self.prepare(&request, found),
                Some(permits) => {
                    let (service, asked) = (self.clone(), request.clone());
                    let place = found.clone();
                    let work = on_pool(permits, move || Ok(service.prepare(&asked, &place)));
                    work.await.unwrap_or_else(|failure| Prepared {
                        result: Err(failure),
                        caller: Caller::Anonymous,
                    })
                }
            }
        };
        let Prepared { result, caller } = prepared;
        let mut turn = None;
        let result = match result {
            Ok(outcome) => {
                self.finish(outcome, &caller, &mut body, &request, limits, &mut turn)
                    .await
            }
            Err(failure) => Err(failure),
        };
        let output = match result {
            Ok(output) => output,
            Err(failure) => {
                if let Some(private) = &failure.private {
                    tracing::error!(request = id, endpoint = ?endpoint, status = failure.status, reason = private, "failed");
                }
                if let Some(slow) = &failure.slow {
                    let client = self.client(&request, &caller);
                    self.hold_back(slow, client, started, turn).await;
                }
                // Visitors are asked to sign in where others are refused.
                let asks = failure.status == 403 && caller.user().is_none();
                let failure = match asks && !failure.for_everybody {
                    true => Failure::unauthorized(),
                    false => failure,
                };
                (self.told)(failure, &request, &caller)
            }
        };
        let output = auth::forget_invalid(&self.app.settings, &request, &caller, output);
        (output, body.is_unread())
    }

    /// Lets time pass before a wrong password is told.
    async fn hold_back(
        &self,
        slow: &Slow,
        client: Client,
        started: Instant,
        turn: Option<Instant>,
    ) {
        let settings = &self.app.settings;
        let until = match slow {
            Slow::Hashed => started + Duration::from_millis(settings.login_time),
            Slow::Plain { login } => {
                let floor = Duration::from_millis(settings.login_time_plain);
                self.hashes.tell(client, login, started, floor, turn).await
            }
        };
        tokio::time::sleep_until(until.into()).await;
    }

    /// Who the request counts for, where clients take turns.
    fn client(&self, request: &Request, caller: &Caller) -> Client {
        match caller.id() {
            Some(user) => Client::User(user),
            None => Client::of_address(request.address(&self.app.settings.trusted_proxies)),
        }
    }

    fn refuse(&self, request: &Request, endpoint: &Endpoint, failure: Failure) -> Prepared {
        let reading = OnceCell::new();
        let caller = self.caller(request, &reading);
        let result = match &caller {
            Ok(Caller::Anonymous) if endpoint.access.needs_sign_in() => {
                Err(Failure::unauthorized())
            }
            _ => Err(failure),
        };
        Prepared {
            result,
            caller: caller.unwrap_or(Caller::Anonymous),
        }
    }

    fn caller(
        &self,
        request: &Request,
        reading: &OnceCell<crate::store::Reading>,
    ) -> Result<Caller, Failure> {
        let visitor = Caller::Anonymous;
        let call = Call {
            app: &self.app,
            service: self,
            caller: &visitor,
            request,
            parameters: &[],
            reading,
        };
        auth::caller(&self.app, request, || call.db())
    }

    /// Runs the handler. A mistake of ours in one request must not take the connection with it.
    fn prepare(&self, request: &Request, found: &Match) -> Prepared {
        let reading = OnceCell::new();
        let caller = match self.caller(request, &reading) {
            Ok(caller) => caller,
            Err(failure) => {
                return Prepared {
                    result: Err(failure),
                    caller: Caller::Anonymous,
                };
            }
        };
        let call = Call {
            app: &self.app,
            service: self,
            caller: &caller,
            request,
            parameters: &found.parameters,
            reading: &reading,
        };
        let endpoint = self.router.endpoint(found);
        let result = catch_unwind(AssertUnwindSafe(|| endpoint.answer(call)))
            .unwrap_or_else(|_| Err(Failure::internal("the handler panicked")));
        drop(reading);
        Prepared { result, caller }
    }

    /// Does what an answer still needs. `slow_turn` becomes when the turn for the client's rounds came.
    async fn finish(
        self: &Arc<Self>,
        mut outcome: Outcome,
        caller: &Caller,
        body: &mut Source,
        request: &Request,
        limits: &Limits,
        slow_turn: &mut Option<Instant>,
    ) -> Result<Output, Failure> {
        loop {
            outcome = match outcome {
                Outcome::Done(output) => return Ok(output),
                Outcome::Commit { job, then } => {
                    let token = match caller {
                        Caller::User(account) => Some(account.token.clone()),
                        Caller::Anonymous => None,
                    };
                    let pending = self.app.store.write(move |db| {
                        // Someone may have been signed out, or deleted, since the request came in.
                        match token {
                            Some(token) if !db.has_token(&token)? => Err(Failure::unauthorized()),
                            _ => job(db),
                        }
                    });
                    let result = pending.done().await;
                    return match then {
                        Some(then) => on_pool(&self.long_reads, move || then(result)).await,
                        None => result,
                    };
                }
                Outcome::Hash { task, rounds } => {
                    let client = self.client(request, caller);
                    self.hashes.run(client, rounds, task, slow_turn).await?
                }
                Outcome::Receive { limit, then } => {
                    let file = upload::receive(&self.app, request, body, limit, limits).await?;
                    on_pool(&self.long_reads, move || then(file)).await?
                }
            }
        }
    }
}

/// Runs beside the runtime, as soon as one of the permits is free.
async fn on_pool<T: Send + 'static>(
    permits: &Arc<Semaphore>,
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let permit = permits.clone().acquire_owned().await;
    beside(move || {
        let _permit = permit;
        work()
    })
    .await
}

/// Runs beside the runtime.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Failure::internal(error.to_string())))
}

fn finish(mut output: Output, head: bool, unread: bool) -> Output {
    if head {
        // The length of the body that `GET` has, and no body.
        if let Some(length) = output.body.len() {
            output = output.header("content-length", length.to_string());
        }
        output.body = Body::Empty;
    }
    if unread {
        output = output.header("connection", "close");
    }
    output
}
