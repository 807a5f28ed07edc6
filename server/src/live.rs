//! Who waits for changes of a team's session.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use tokio::sync::watch;

/// A counter for each team that someone watches. Slow readers miss counts, never the last one.
#[derive(Debug, Default)]
pub struct Live {
    teams: Mutex<HashMap<i32, watch::Sender<u64>>>,
    /// True once the server ends.
    ended: watch::Sender<bool>,
}

impl Live {
    pub fn watch(&self, team: i32) -> watch::Receiver<u64> {
        let mut teams = self.teams.lock().unwrap_or_else(PoisonError::into_inner);
        // Teams that nobody watches any more are forgotten here, so the map is as large as what is watched.
        teams.retain(|_, sender| sender.receiver_count() > 0);
        teams
            .entry(team)
            .or_insert_with(|| watch::Sender::new(0))
            .subscribe()
    }

    pub fn changed(&self, team: i32) {
        let teams = self.teams.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = teams.get(&team) {
            sender.send_modify(|count| *count = count.wrapping_add(1));
        }
    }

    /// Tells all who watch to go: the server ends.
    pub fn close(&self) {
        self.ended.send_replace(true);
    }

    pub fn end(&self) -> watch::Receiver<bool> {
        self.ended.subscribe()
    }
}
