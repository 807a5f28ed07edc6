//! Figures for those who watch the server, in the text form of Prometheus.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::http::input::Method;
use crate::instance::Kernel;

/// Upper bounds of the duration's buckets, in microseconds.
const BUCKETS: [u64; 10] = [
    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000,
];

#[derive(Debug, Default)]
struct Counters {
    /// By the hundreds of the status: 2xx to 5xx.
    statuses: [AtomicU64; 4],
    buckets: [AtomicU64; BUCKETS.len()],
    micros: AtomicU64,
}

/// Counters of each endpoint: kept apart, so that counting never waits.
#[derive(Debug)]
pub struct Metrics {
    names: Vec<String>,
    counters: Vec<Counters>,
    requests: AtomicU64,
}

impl Metrics {
    /// Counters for endpoints, each told by its method and path.
    pub(super) fn new<'a>(endpoints: impl Iterator<Item = (&'a Method, &'a str)>) -> Metrics {
        let names: Vec<String> = endpoints
            .map(|(method, path)| format!("method=\"{method}\",path=\"{path}\""))
            .collect();
        Metrics {
            counters: names.iter().map(|_| Counters::default()).collect(),
            names,
            requests: AtomicU64::new(0),
        }
    }

    /// The number of a request since the start, by which log lines are told apart.
    pub(super) fn begin(&self) -> u64 {
        self.requests.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub(super) fn end(&self, endpoint: usize, status: u16, took: Duration) {
        let Some(counters) = self.counters.get(endpoint) else {
            return;
        };
        let class = usize::from(status / 100).clamp(2, 5) - 2;
        counters.statuses[class].fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        counters.micros.fetch_add(micros, Ordering::Relaxed);
        if let Some(bucket) = BUCKETS.iter().position(|bound| micros <= *bound) {
            counters.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Everything, for `GET /metrics`.
    pub fn text(&self, kernel: &Kernel) -> String {
        let mut out = String::new();
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        head(
            &mut out,
            "eqex_requests_total",
            "counter",
            "Answers by endpoint and kind of status.",
        );
        for (name, counters) in self.names.iter().zip(&self.counters) {
            for (index, counter) in counters.statuses.iter().enumerate() {
                let count = load(counter);
                if count > 0 {
                    line(
                        &mut out,
                        "eqex_requests_total",
                        &format!("{name},status=\"{}xx\"", index + 2),
                        count,
                    );
                }
            }
        }
        head(
            &mut out,
            "eqex_request_seconds",
            "histogram",
            "How long answers took.",
        );
        for (name, counters) in self.names.iter().zip(&self.counters) {
            let total: u64 = counters.statuses.iter().map(load).sum();
            if total == 0 {
                continue;
            }
            let mut sum = 0;
            for (bound, bucket) in BUCKETS.iter().zip(&counters.buckets) {
                sum += load(bucket);
                let labels = format!("{name},le=\"{}\"", seconds(*bound));
                line(&mut out, "eqex_request_seconds_bucket", &labels, sum);
            }
            line(
                &mut out,
                "eqex_request_seconds_bucket",
                &format!("{name},le=\"+Inf\""),
                total,
            );
            let _ = writeln!(
                out,
                "eqex_request_seconds_sum{{{name}}} {}",
                seconds(load(&counters.micros))
            );
            line(&mut out, "eqex_request_seconds_count", name, total);
        }
        let figures = kernel.store.figures();
        head(
            &mut out,
            "eqex_writes_total",
            "counter",
            "Jobs that the writer ran.",
        );
        let _ = writeln!(out, "eqex_writes_total {}", figures.jobs);
        head(
            &mut out,
            "eqex_commits_total",
            "counter",
            "Commits that made them durable.",
        );
        let _ = writeln!(out, "eqex_commits_total {}", figures.commits);
        head(
            &mut out,
            "eqex_read_only",
            "gauge",
            "1 once the disk failed and nothing is written.",
        );
        let _ = writeln!(
            out,
            "eqex_read_only {}",
            u8::from(kernel.store.broken().is_some())
        );
        head(
            &mut out,
            "eqex_writes_failing",
            "gauge",
            "1 while writes fail, as on a full disk.",
        );
        let failing = kernel.store.broken().or(kernel.store.failing()).is_some();
        let _ = writeln!(out, "eqex_writes_failing {}", u8::from(failing));
        out
    }
}

#[allow(clippy::cast_precision_loss, reason = "a figure for people")]
fn seconds(micros: u64) -> f64 {
    micros as f64 / 1e6
}

fn head(out: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(out: &mut String, name: &str, labels: &str, value: u64) {
    let _ = writeln!(out, "{name}{{{labels}}} {value}");
}
