//! What fails again and again in the same words, as on a full disk: a log that grew with each try would fill the disk by itself.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// After how long the same reason is told once more.
const AGAIN: Duration = Duration::from_secs(60);

/// The reason that was told last, and when.
#[derive(Debug, Default)]
pub struct Outage {
    last: Mutex<Option<(String, Instant)>>,
}

impl Outage {
    /// Whether this reason is to be told: another than the last, or the same a minute later.
    pub fn is_news(&self, reason: &str) -> bool {
        self.is_news_at(reason, Instant::now())
    }

    fn is_news_at(&self, reason: &str, now: Instant) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last
            .as_ref()
            .is_some_and(|(told, at)| told == reason && now.saturating_duration_since(*at) < AGAIN);
        if !known {
            *last = Some((reason.to_owned(), now));
        }
        !known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_is_told_once_a_minute() {
        let outage = Outage::default();
        let begin = Instant::now();
        let at = |seconds, reason| outage.is_news_at(reason, begin + Duration::from_secs(seconds));
        assert!(at(0, "full"));
        assert!(!at(1, "full"));
        assert!(!at(59, "full"));
        assert!(at(60, "full"));
        assert!(!at(61, "full"));
        assert!(at(62, "broken"));
        assert!(at(63, "full"));
    }
}
