//! A client that keeps connections busy, and bare hyper as the peer of a server: it sends every body back.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

/// What a run came to.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Answers in a second, over all connections.
    pub per_second: f64,
    /// Answers that were no success.
    pub failures: usize,
    /// How long each answer took, sorted.
    latencies: Vec<Duration>,
}

impl Run {
    /// The part of the answers that took no longer.
    pub fn percentile(&self, part: f64) -> Duration {
        let last = self.latencies.len().saturating_sub(1);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index of a list"
        )]
        let index = (last as f64 * part) as usize;
        self.latencies.get(index).copied().unwrap_or_default()
    }
}

/// A POST with a body of JSON, as a browser's client sends it.
pub fn post(path: &str, token: Option<&str>, body: &str) -> Vec<u8> {
    let cookie = token.map_or_else(String::new, |token| format!("cookie: jwt={token}\r\n"));
    format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n{cookie}content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// One connection per list of requests, which it sends over and over, each after the answer to the one before.
pub fn run(
    client: &Runtime,
    address: SocketAddr,
    requests: &[Vec<Vec<u8>>],
    time: Duration,
) -> Run {
    client.block_on(async {
        let end = Instant::now() + time;
        let started = Instant::now();
        let tasks: Vec<_> = requests
            .iter()
            .cloned()
            .map(|requests| tokio::spawn(connection(address, requests, end)))
            .collect();
        let mut run = Run::default();
        for task in tasks {
            let (latencies, failures) = task.await.expect("the client does not panic");
            run.latencies.extend(latencies);
            run.failures += failures;
        }
        run.latencies.sort_unstable();
        #[allow(clippy::cast_precision_loss, reason = "a figure for people")]
        let count = run.latencies.len() as f64;
        run.per_second = count / started.elapsed().as_secs_f64();
        run
    })
}

async fn connection(
    address: SocketAddr,
    requests: Vec<Vec<u8>>,
    end: Instant,
) -> (Vec<Duration>, usize) {
    let mut stream = TcpStream::connect(address)
        .await
        .expect("the server listens");
    stream.set_nodelay(true).expect("a socket");
    let mut latencies = Vec::new();
    let mut failures = 0;
    let mut buffer = vec![0; 64 * 1024];
    for request in requests.iter().cycle() {
        let before = Instant::now();
        if before >= end {
            break;
        }
        stream.write_all(request).await.expect("a request");
        let answer = read(&mut stream, &mut buffer).await;
        if !answer.starts_with(b"HTTP/1.1 200") {
            failures += 1;
            if failures == 1 {
                eprintln!("{}", String::from_utf8_lossy(answer));
            }
        }
        latencies.push(before.elapsed());
    }
    (latencies, failures)
}

/// A whole answer; its length stands in its head.
async fn read<'b>(stream: &mut TcpStream, buffer: &'b mut [u8]) -> &'b [u8] {
    let mut filled = 0;
    loop {
        let count = stream.read(&mut buffer[filled..]).await.expect("an answer");
        assert!(count > 0, "the server closed the connection");
        filled += count;
        if let Some(head) = find(&buffer[..filled], b"\r\n\r\n") {
            let length = length(&buffer[..head]);
            if filled >= head + 4 + length {
                return &buffer[..filled];
            }
        }
    }
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn length(head: &[u8]) -> usize {
    let name = b"content-length: ";
    let Some(at) = find(head, name) else {
        return 0;
    };
    let digits = head[at + name.len()..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |length, digit| length * 10 + usize::from(digit - b'0'))
}

/// Starts bare hyper on a free port.
pub fn echo(server: &Runtime) -> SocketAddr {
    let listener = server
        .block_on(TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    server.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let _ = stream.set_nodelay(true);
            tokio::spawn(
                hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service_fn(back)),
            );
        }
    });
    address
}

async fn back(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let body = request.into_body().collect().await;
    let bytes = body
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    Ok(Response::new(Full::new(bytes)))
}
