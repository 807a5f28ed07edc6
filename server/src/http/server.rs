//! The accept loop: connections, limits, timeouts, an end in good order.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{CONNECTION, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::Service;
use super::failure::Failure;
use super::input::Request;
use super::output::{Body, Output};

/// What one client may take.
#[derive(Clone, Debug)]
pub struct Limits {
    /// From the end of one request to the end of the next one's header.
    pub header: Duration,
    /// From the header to the end of the body.
    pub body: Duration,
    /// Bytes of a body.
    pub body_size: usize,
    /// Connections at once; further ones wait to be accepted.
    pub connections: usize,
    /// Long reads at once.
    pub long_reads: usize,
    /// How long requests in flight may take once the end is asked for.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            header: Duration::from_secs(15),
            body: Duration::from_secs(15),
            body_size: 1024 * 1024,
            connections: 10_000,
            long_reads: std::thread::available_parallelism().map_or(2, usize::from),
            grace: Duration::from_secs(20),
        }
    }
}

struct Shared {
    service: Service,
    limits: Limits,
    long_reads: Semaphore,
}

/// Serves until `end` comes, then finishes what is in flight. Returns whether all of it was finished in time.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    limits: Limits,
    end: impl Future<Output = ()>,
) -> bool {
    let connections = Arc::new(Semaphore::new(limits.connections));
    let grace = limits.grace;
    let shared = Arc::new(Shared {
        service,
        long_reads: Semaphore::new(limits.long_reads.max(1)),
        limits,
    });
    let graceful = GracefulShutdown::new();
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
                let connection = connection(stream, peer, shared.clone());
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
                eprintln!("error: a connection cannot be accepted: {error}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    tokio::time::timeout(grace, graceful.shutdown())
        .await
        .is_ok()
}

fn connection(
    stream: TcpStream,
    _: SocketAddr,
    shared: Arc<Shared>,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> {
    // Answers are written whole, so waiting for more to send only costs time.
    let _ = stream.set_nodelay(true);
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.limits.header)
        .max_buf_size(64 * 1024)
        .pipeline_flush(true)
        .serve_connection(
            TokioIo::new(stream),
            service_fn(move |request| {
                let shared = shared.clone();
                async move { Ok::<_, Infallible>(respond(&shared, request).await) }
            }),
        )
}

async fn respond(shared: &Arc<Shared>, request: hyper::Request<Incoming>) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let mut request = Request {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or("").to_owned(),
        headers: parts.headers,
        body: Vec::new(),
    };
    let found = match shared.service.admit(&request) {
        Ok(found) => found,
        Err(failure) => return response(failure.output(), !body.is_end_stream()),
    };
    if !body.is_end_stream() {
        match read(body, &shared.limits).await {
            Ok(bytes) => request.body = bytes,
            Err(failure) => return response(failure.output(), true),
        }
    }
    let effect = shared.service.router.endpoint(&found).effect;
    let output = if effect.is_long(request.body.len()) {
        let permit = shared.long_reads.acquire().await;
        let shared = shared.clone();
        let work = tokio::task::spawn_blocking(move || shared.service.run(&request, &found));
        let output = work
            .await
            .unwrap_or_else(|error| Failure::internal(error.to_string()).output());
        drop(permit);
        output
    } else {
        shared.service.run(&request, &found)
    };
    response(output, false)
}

async fn read(body: Incoming, limits: &Limits) -> Result<Vec<u8>, Failure> {
    let too_large = || Failure::too_large(limits.body_size);
    if body.size_hint().lower() > limits.body_size as u64 {
        return Err(too_large());
    }
    let collected =
        tokio::time::timeout(limits.body, Limited::new(body, limits.body_size).collect());
    match collected.await {
        Ok(Ok(collected)) => Ok(collected.to_bytes().into()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Failure::bad_request("the body broke off")),
        Err(_) => Err(Failure::timeout()),
    }
}

/// `close` where part of the request was left unread.
fn response(output: Output, close: bool) -> Response<Full<Bytes>> {
    let body = match output.body {
        Body::Empty => Bytes::new(),
        Body::Text(text) => Bytes::from(text),
        Body::Bytes(bytes) => Bytes::from(bytes),
        Body::Static(bytes) => Bytes::from_static(bytes),
    };
    let mut response = Response::new(Full::new(body));
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
    if close {
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
