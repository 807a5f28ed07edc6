//! The accept loop: connections, limits, timeouts, an end in good order.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use hyper::header::{HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::http::body::{Outgoing, Source};
use crate::http::input::Request;
use crate::http::limits::Limits;
use crate::http::output::Output;
use crate::http::protocol;
use crate::http::service::Service;
use crate::http::write_timeout::WriteTimeout;
use crate::store::Outage;

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
    let outage = Outage::default();
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
                    if let Err(error) = connection.await {
                        // What could not be read as a request, too: hyper has answered it by itself, where it could.
                        tracing::debug!(peer = %peer.ip(), %error, "a connection broke off");
                    }
                    drop(permit);
                });
            }
            Err(error) => {
                // Most often too many open files: wait for some to be closed instead of trying in a circle.
                if outage.is_news("accept") {
                    tracing::error!(%error, "a connection cannot be accepted");
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    service.kernel.event_streams.close();
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
            TokioIo::new(WriteTimeout::new(stream, limits.write)),
            service_fn(move |request| {
                let (service, limits) = (service.clone(), limits.clone());
                async move {
                    let (parts, body) = request.into_parts();
                    let unclear = protocol::unclear(parts.version, &parts.headers);
                    let request = Request {
                        method: parts.method,
                        path: parts.uri.path().to_owned(),
                        query: parts.uri.query().unwrap_or("").to_owned(),
                        headers: parts.headers,
                        body: Vec::new(),
                        peer: peer.ip(),
                        drawn: OnceLock::new(),
                        unclear,
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
