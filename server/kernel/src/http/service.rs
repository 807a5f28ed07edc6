//! The application behind its endpoints: bytes -> route -> origin check -> caller -> body -> handler -> writer, but for the bytes.

mod answering;

use std::cell::OnceCell;
use std::fmt;
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

use eqex_messages::FALLBACK;

use crate::accounts::caller::Caller;
use crate::accounts::rows::Id;
use crate::http::auth;
use crate::http::body::Source;
use crate::http::compression;
use crate::http::compression::Compressors;
use crate::http::context::RequestBase;
use crate::http::description::Description;
use crate::http::dialect::Dialect;
use crate::http::endpoint::{Access, Endpoint};
use crate::http::failure::{Failure, Slow};
use crate::http::hashes::Hashes;
use crate::http::input::{Method, Request};
use crate::http::limits::Limits;
use crate::http::line::{NO_PATTERN, RequestLog};
use crate::http::metrics::Metrics;
use crate::http::openapi;
use crate::http::output::{Body, Output};
use crate::http::pool::{Pool, Work};
use crate::http::router::{Match, Router};
use crate::http::states::States;
use crate::http::turns::Client;
use crate::instance::Kernel;
use crate::store::Outage;

/// What is served, and how it speaks.
pub struct Application {
    pub kernel: Arc<Kernel>,
    pub endpoints: Vec<Endpoint>,
    /// How whoever asks for nothing that there is, or for something of no family, is spoken to.
    pub dialect: &'static Dialect,
    /// What the endpoints serve with.
    pub states: States,
    /// Does the long work that is kept at hand for a row, where a request missed it.
    pub make_ready: MakeReady,
}

/// Does the long work that is kept at hand for a row.
pub type MakeReady = Box<dyn Fn(Id) -> Result<(), Failure> + Send + Sync>;

impl fmt::Debug for Application {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Application")
            .field("endpoints", &self.endpoints)
            .finish_non_exhaustive()
    }
}

/// The application behind its endpoints.
pub struct Service {
    pub kernel: Arc<Kernel>,
    metrics: Metrics,
    description: Description,
    router: Router,
    pub(super) limits: Arc<Limits>,
    dialect: &'static Dialect,
    states: States,
    make_ready: MakeReady,
    /// Whether a page of nobody's origin has been told of.
    stranger: Once,
    outage: Outage,
    pool: Pool,
    hashes: Hashes,
    compressors: Compressors,
}

/// From what size on a page is compressed on the pool.
const LONG_COMPRESSION: usize = 8 * 1024;

/// An answer, and what is left to be done with it.
struct Answered {
    output: Output,
    /// Whether part of the body was left unread.
    unread: bool,
    client: Client,
}

impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Service")
            .field("router", &self.router)
            .finish_non_exhaustive()
    }
}

impl Service {
    /// An error where two endpoints claim the same method and path, or one has no state to serve with.
    pub fn new(application: Application, limits: Limits) -> Result<Arc<Service>, String> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let router = Router::new(application.endpoints)?;
        let homeless = |endpoint: &&Endpoint| !application.states.has(endpoint.state);
        if let Some(endpoint) = router.endpoints().iter().find(homeless) {
            return Err(format!(
                "{endpoint:?} belongs to a family that is not served"
            ));
        }
        Ok(Arc::new(Service {
            kernel: application.kernel,
            metrics: Metrics::new(router.endpoints().iter().map(|one| (&one.method, one.path))),
            description: openapi::description(router.endpoints(), application.dialect.error_schema),
            router,
            limits: Arc::new(limits),
            dialect: application.dialect,
            states: application.states,
            make_ready: application.make_ready,
            stranger: Once::new(),
            outage: Outage::default(),
            pool: Pool::new(cores),
            hashes: Hashes::new(cores),
            compressors: Compressors::default(),
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
    pub(super) async fn respond(
        self: &Arc<Self>,
        request: Request,
        body: Source,
        limits: &Limits,
    ) -> Output {
        let started = Instant::now();
        let id = self.metrics.begin();
        let found = self.admit(&request);
        let endpoint = match &found {
            Ok(found) => self.router.endpoint(found).path,
            Err(_) => self.router.pattern(&request.path).unwrap_or(NO_PATTERN),
        };
        let line = RequestLog::begin(id, &request.method, endpoint, started);
        let output = match found {
            Ok(found) => self.handle(request, found, body, limits, started, id).await,
            Err(failure) => self.turn_away(&request, failure, &body),
        };
        line.answered(output.status);
        output
    }

    /// Answers one that no handler sees.
    fn turn_away(&self, request: &Request, failure: Failure, body: &Source) -> Output {
        // Where one ends that is not clear, the next one cannot be found.
        let closing = body.is_unread() || request.unclear.is_some();
        // A page that is not there still knows its reader.
        let caller = match request.wants_page() {
            true => self.caller(request, &OnceCell::new()).ok(),
            false => None,
        };
        let caller = caller.unwrap_or(Caller::Anonymous);
        let output = (self.dialect.told)(failure, request, &caller, &self.kernel);
        finish(output, request.method == Method::HEAD, closing)
    }

    async fn handle(
        self: &Arc<Self>,
        request: Request,
        found: Match,
        body: Source,
        limits: &Limits,
        started: Instant,
        id: u64,
    ) -> Output {
        let head = request.method == Method::HEAD;
        let compresses =
            !self.router.endpoint(&found).is_public() && compression::is_accepted(&request);
        let Answered {
            output,
            unread,
            client,
        } = self
            .run(request, &found, body, limits, started, id, compresses)
            .await;
        self.metrics
            .end(self.router.index(&found), output.status, started.elapsed());
        let output = match compresses {
            true => self.compressed(output, client).await,
            false => output,
        };
        finish(output, head, unread)
    }

    /// Compressed at once where that takes no time, else beside the runtime.
    async fn compressed(self: &Arc<Self>, output: Output, client: Client) -> Output {
        if output.body.as_bytes().len() < LONG_COMPRESSION || compression::is_compressed(&output) {
            return compression::compress(output, &self.compressors);
        }
        let service = self.clone();
        let work = move || Ok(compression::compress(output, &service.compressors));
        let compressed = self.pool.run(client, Work::Page, work).await;
        compressed.unwrap_or_else(|failure| failure.output(self.dialect.tell))
    }

    /// What is checked before anything else is looked at.
    fn admit(&self, request: &Request) -> Result<Match, Failure> {
        if let Some(reason) = &request.unclear {
            return Err(Failure::bad_request(reason.clone()));
        }
        let found = self.router.find(&request.method, &request.path)?;
        auth::same_site(request, &self.kernel.settings)
            .inspect_err(|_| auth::warn_of_stranger(request, &self.stranger))?;
        Ok(found)
    }

    /// The answer to a request that found its endpoint.
    #[allow(clippy::too_many_arguments, reason = "all of it is the request")]
    async fn run(
        self: &Arc<Self>,
        mut request: Request,
        found: &Match,
        mut body: Source,
        limits: &Limits,
        started: Instant,
        id: u64,
        compresses: bool,
    ) -> Answered {
        let endpoint = self.router.endpoint(found);
        let mut broken = None;
        if !endpoint.streams_in {
            match body.read(limits).await {
                Ok(bytes) => request.body = bytes,
                Err(failure) => broken = Some(failure),
            }
        }
        let request = Arc::new(request);
        let mut slow_turn = None;
        let (caller, result) = if let Some(failure) = broken {
            // Whether someone is signed in is looked at before the body.
            let (caller, failure) = self.refuse(&request, endpoint, failure);
            (caller, Err(failure))
        } else {
            self.begun(
                &request,
                found,
                &mut body,
                limits,
                compresses,
                &mut slow_turn,
            )
            .await
        };
        let output = match result {
            Ok(output) => output,
            Err(failure) => {
                if let Some(private) = &failure.private {
                    let private = (self.dialect_of(endpoint).tell)(FALLBACK, private);
                    self.log(id, endpoint, failure.status, &private);
                }
                if let Some(slow) = &failure.slow {
                    let client = self.client(&request, &caller);
                    self.hold_back(slow, client, started, slow_turn).await;
                }
                // Visitors are asked to sign in where others are refused.
                let asks = failure.status == 403 && caller.user().is_none();
                let failure = match asks && !failure.for_everybody {
                    true => Failure::unauthorized(),
                    false => failure,
                };
                (self.dialect_of(endpoint).told)(failure, &request, &caller, &self.kernel)
            }
        };
        let output = match endpoint.access {
            Access::Unasked => output,
            _ => auth::forget_invalid(&self.kernel.settings, &request, &caller, output),
        };
        Answered {
            output,
            unread: body.is_unread(),
            client: self.client(&request, &caller),
        }
    }

    fn dialect_of(&self, endpoint: &Endpoint) -> &'static Dialect {
        endpoint.dialect.unwrap_or(self.dialect)
    }

    /// Tells a failure in the log. While the disk fails, each request and each probe fails in the same words.
    fn log(&self, request: u64, endpoint: &Endpoint, status: u16, reason: &str) {
        match !matches!(status, 503 | 507) || self.outage.is_news(reason) {
            true => tracing::error!(request, ?endpoint, status, reason, "failed"),
            false => tracing::debug!(request, ?endpoint, status, reason, "failed again"),
        }
    }

    /// Lets time pass before a wrong password is told.
    async fn hold_back(
        &self,
        slow: &Slow,
        client: Client,
        started: Instant,
        turn: Option<Instant>,
    ) {
        let settings = &self.kernel.settings;
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
            None => Client::of_address(request.address(&self.kernel.settings.trusted_proxies)),
        }
    }

    fn refuse(
        &self,
        request: &Request,
        endpoint: &Endpoint,
        failure: Failure,
    ) -> (Caller, Failure) {
        match self.caller(request, &OnceCell::new()) {
            Ok(Caller::Anonymous) if endpoint.access.needs_sign_in() => {
                (Caller::Anonymous, Failure::unauthorized())
            }
            caller => (caller.unwrap_or(Caller::Anonymous), failure),
        }
    }

    /// Who asks an endpoint.
    fn caller_of(
        &self,
        endpoint: &Endpoint,
        request: &Request,
        reading: &OnceCell<crate::store::Snapshot>,
    ) -> Result<Caller, Failure> {
        match endpoint.access {
            Access::Unasked => Ok(Caller::Anonymous),
            _ => self.caller(request, reading),
        }
    }

    fn caller(
        &self,
        request: &Request,
        reading: &OnceCell<crate::store::Snapshot>,
    ) -> Result<Caller, Failure> {
        let visitor = Caller::Anonymous;
        let context = RequestBase {
            kernel: &self.kernel,
            metrics: &self.metrics,
            description: &self.description,
            caller: &visitor,
            request,
            parameters: &[],
            states: &self.states,
            reading,
        };
        auth::caller(&self.kernel, request, || context.db())
    }
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
