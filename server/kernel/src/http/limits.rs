//! What one client may take: times, bytes, connections.

use std::time::Duration;

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
