//! The line that each request has in the log.

use std::time::Instant;

use crate::http::input::Method;

/// Stands in the log for the pattern of a path that is none of ours.
pub(super) const NO_PATTERN: &str = "none";

/// A request's line in the log, by the pattern of its path: paths have secrets. It is written where the request ends, and that is also where
/// its client hangs up before there is an answer: nobody goes on with it then, and it is only dropped.
pub(super) struct RequestLog {
    request: u64,
    method: Method,
    endpoint: &'static str,
    started: Instant,
    is_answered: bool,
}

impl RequestLog {
    pub(super) fn begin(
        request: u64,
        method: &Method,
        endpoint: &'static str,
        started: Instant,
    ) -> RequestLog {
        RequestLog {
            request,
            method: method.clone(),
            endpoint,
            started,
            is_answered: false,
        }
    }

    pub(super) fn answered(mut self, status: u16) {
        self.is_answered = true;
        tracing::debug!(
            request = self.request,
            method = ?self.method,
            endpoint = self.endpoint,
            status,
            micros = self.micros(),
            "answered"
        );
    }

    fn micros(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

impl Drop for RequestLog {
    fn drop(&mut self) {
        if !self.is_answered {
            tracing::debug!(
                request = self.request,
                method = ?self.method,
                endpoint = self.endpoint,
                micros = self.micros(),
                "the client left before the answer"
            );
        }
    }
}
