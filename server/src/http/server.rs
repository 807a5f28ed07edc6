//! The accept loop: connections, limits, timeouts, an end in good order.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use hyper::header::{HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::Service;
use super::body::{Outgoing, Source};
use super::input::Request;
use super::output::Output;
use super::patient::Patient;

/// What one client may take.
#[derive(Clone, Debug)]
pub struct Limits {
    /// From the end of one request to the end of the next one's header.
    pub header: Duration,
    /// From the header to the end of the body; of an upload, how long it may stall.
    pub body: Duration,
    /// How long a client may take nothing of an answer.
    pub write: Duration,
    /// Bytes of a body.
    pub body_size: usize,
    /// Connections at once; further ones wait to be accepted.
    pub connections: usize,
    /// How long requests in flight may take once the end is asked for.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            header: Duration::from_secs(15),
            body: Duration::from_secs(15),
            write: Duration::from_secs(15),
            body_size: 1024 * 1024,
            connections: connections(),
            grace: Duration::from_secs(20),
        }
    }
}

/// Most connections at once.
const CONNECTIONS: u64 = 10_000;
/// Open files that are not connections: the database and its readers, uploads, downloads.
const OTHER_FILES: u64 = 200;

/// As many connections as the system lets us have, after asking for as many as it may give.
#[cfg(unix)]
fn connections() -> usize {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current != limit.maximum {
        limit.current = limit.maximum;
        // What cannot be raised stays as it is.
        let _ = setrlimit(Resource::Nofile, limit);
    }
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let most = CONNECTIONS.min(files.saturating_sub(OTHER_FILES)).max(16);
    if most < CONNECTIONS {
        tracing::warn!(
            connections = most,
            files,
            "few files may be open, so few connections are taken at once"
        );
    }
    usize::try_from(most).unwrap_or(usize::MAX)
}

#[cfg(not(unix))]
fn connections() -> usize {
    usize::try_from(CONNECTIONS).unwrap_or(usize::MAX)
}

/// Serves until `end` comes, then finishes what is in flight. Returns whether all of it was finished in time.
pub async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    end: impl Future<Output = ()>,
) -> bool {
    let limits = service.limits.clone();
    let connections = Arc::new(Semaphore::new(limits.connections));
    let grace = limits.grace;
    let graceful = GracefulShutdown::new();
    let mut told = None;
    tokio::pin!(end);
    loop {
        let permit = tokio::select! {
            () = &mut end => break,
            permit = connections.clone().acquire_owned() => permit,
        };
        let accepted = tokio::select! {
            () = &mut end => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = connection(stream, peer, service.clone(), limits.clone());
                let watcher = graceful.watcher();
                tokio::spawn(async move {
                    let connection = watcher.watch(connection);
                    // A client that goes away or breaks the protocol concerns nobody else.
                    let _ = connection.await;
                    drop(permit);
                });
            }
            Err(error) => {
                // Most often too many open files: wait for some to be closed instead of trying in a circle.
                if told.is_none_or(|told: Instant| told.elapsed() > Duration::from_secs(60)) {
                    tracing::error!(%error, "a connection cannot be accepted");
                    told = Some(Instant::now());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    service.app.live.close();
    tokio::time::timeout(grace, graceful.shutdown())
        .await
        .is_ok()
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    service: Arc<Service>,
    limits: Arc<Limits>,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    // Answers are written whole, so waiting for more to send only costs time.
    let _ = stream.set_nodelay(true);
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header)
        .max_buf_size(64 * 1024)
        .serve_connection(
            TokioIo::new(Patient::new(stream, limits.write)),
            service_fn(move |request| {
                let (service, limits) = (service.clone(), limits.clone());
                async move {
                    let (parts, body) = request.into_parts();
                    let request = Request {
                        method: parts.method,
                        path: parts.uri.path().to_owned(),
                        query: parts.uri.query().unwrap_or("").to_owned(),
                        headers: parts.headers,
                        body: Vec::new(),
                        peer: peer.ip(),
                        drawn: OnceLock::new(),
                    };
                    let output = service.respond(request, Source::Wire(body), &limits).await;
                    Ok::<_, Infallible>(response(output))
                }
            }),
        )
}

fn response(output: Output) -> Response<Outgoing> {
    let mut response = Response::new(Outgoing::new(output.body));
    *response.status_mut() =
        StatusCode::from_u16(output.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(
        "x-content-type-options",
        HeaderValue::from_static("nosniff"),
    );
    for (name, value) in output.headers {
        let value = match value {
            std::borrow::Cow::Borrowed(value) => Ok(HeaderValue::from_static(value)),
            std::borrow::Cow::Owned(value) => HeaderValue::try_from(value),
        };
        if let Ok(value) = value {
            // Two cookies are two headers.
            headers.append(HeaderName::from_static(name), value);
        }
    }
    response
}
