//! Uploads that wait for a word: what was sent is looked at first, and brought in or forgotten after.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::accounts::rows::Id;
use crate::store::NewFile;

/// Uploads that wait at once; with more, the oldest goes.
const MOST: usize = 16;
/// How long one waits, in milliseconds.
const PATIENCE: i64 = 60 * 60 * 1000;

#[derive(Debug)]
struct Waiting {
    token: String,
    user: Id,
    /// What it is meant for.
    of: String,
    since: i64,
    /// Its bytes go from the disk with the last one who holds it, and with the process at the latest.
    file: Arc<NewFile>,
}

#[derive(Debug, Default)]
pub struct PendingUploads(Mutex<Vec<Waiting>>);

impl PendingUploads {
    fn waiting(&self, now: i64) -> MutexGuard<'_, Vec<Waiting>> {
        // The list is whole at any moment, whoever panicked.
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|one| now - one.since < PATIENCE);
        waiting
    }

    pub fn keep(&self, now: i64, token: &str, user: Id, of: &str, file: NewFile) {
        let mut waiting = self.waiting(now);
        if waiting.len() >= MOST {
            waiting.remove(0);
        }
        waiting.push(Waiting {
            token: token.to_owned(),
            user,
            of: of.to_owned(),
            since: now,
            file: Arc::new(file),
        });
    }

    /// The upload of a token, for who sent it and what it was meant for.
    pub fn find(&self, now: i64, token: &str, user: Id, of: &str) -> Option<Arc<NewFile>> {
        let waiting = self.waiting(now);
        let one = waiting
            .iter()
            .find(|one| one.token == token && one.user == user && one.of == of)?;
        Some(one.file.clone())
    }

    pub fn forget(&self, token: &str) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|one| one.token != token);
    }
}
