//! When wrong plain passwords are told: at times from which nobody learns whose login exists.
//!
//! Some take a third of a second of work, those of existing logins that have no verifier of a plain password yet, and all others nearly none.
//! So all wait for a turn of that work, and then as long as it takes, for each login at an address one after the other; and none is told
//! before a fixed time has passed, which hides all of that but for floods.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::http::turns::Client;

/// How long the work takes at least, as is supposed before it was measured.
const LEAST: Duration = Duration::from_millis(400);
/// Entries before those are dropped whose time is over.
const MOST: usize = 10_000;

#[derive(Debug)]
struct PaceState {
    /// How long the work takes, rather too long than too short.
    work: Duration,
    /// When the last work for a login at an address would be done.
    busy: HashMap<(Client, String), Instant>,
}

#[derive(Debug)]
pub(super) struct Pace(Mutex<PaceState>);

impl Default for Pace {
    fn default() -> Pace {
        Pace(Mutex::new(PaceState {
            work: LEAST,
            busy: HashMap::new(),
        }))
    }
}

impl Pace {
    /// Learns how long the work took: at once where that is longer than was known, else little by little.
    pub(super) fn took(&self, time: Duration) {
        let mut state = self.state();
        let slower = state
            .work
            .saturating_sub(state.work.saturating_sub(time) / 8);
        state.work = slower.max(time + time / 4).max(LEAST);
    }

    /// When somebody may be told who was refused and whose turn came at `turn`. The work is not taken as longer than most of the time `floor`
    /// that passes anyway: one moment in which the machine was busy must not keep everybody waiting from then on.
    pub(super) fn tell(
        &self,
        client: Client,
        login: &str,
        turn: Instant,
        floor: Duration,
    ) -> Instant {
        let mut state = self.state();
        if state.busy.len() >= MOST {
            state.busy.retain(|_, until| *until > turn);
        }
        let work = state.work.min(floor * 3 / 4);
        let until = state.busy.entry((client, login.to_owned())).or_insert(turn);
        *until = (*until).max(turn) + work;
        *until
    }

    fn state(&self) -> std::sync::MutexGuard<'_, PaceState> {
        // It is whole at any moment, whoever panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Client = Client::User(1);
    const B: Client = Client::User(2);
    const FLOOR: Duration = Duration::from_secs(2);

    #[test]
    fn one_login_at_one_address_is_told_one_by_one() {
        let (pace, turn) = (Pace::default(), Instant::now());
        let told = |client, login, after| {
            let until = pace.tell(client, login, turn + Duration::from_millis(after), FLOOR);
            (until - turn).as_millis()
        };
        assert_eq!(told(A, "a", 0), 400);
        assert_eq!(told(A, "a", 10), 800);
        assert_eq!(told(A, "b", 10), 410);
        assert_eq!(told(B, "a", 10), 410);
        assert_eq!(told(A, "a", 5000), 5400);
    }

    #[test]
    fn the_work_is_taken_as_rather_too_long() {
        let (pace, turn) = (Pace::default(), Instant::now());
        let work = |pace: &Pace, login: &str| (pace.tell(A, login, turn, FLOOR) - turn).as_millis();
        pace.took(Duration::from_millis(100));
        assert_eq!(work(&pace, "a"), 400);
        pace.took(Duration::from_millis(1000));
        assert_eq!(work(&pace, "b"), 1250);
        pace.took(Duration::from_millis(450));
        assert_eq!(work(&pace, "c"), 1150);
        pace.took(Duration::from_secs(60));
        assert_eq!(work(&pace, "e"), 1500);
        for _ in 0..100 {
            pace.took(Duration::from_millis(10));
        }
        assert!(work(&pace, "d") < 420);
    }

    #[test]
    fn the_table_stays_small() {
        let (pace, turn) = (Pace::default(), Instant::now());
        for index in 0..u64::try_from(MOST).expect("it is small") * 3 {
            pace.tell(
                A,
                &index.to_string(),
                turn + Duration::from_millis(index),
                FLOOR,
            );
        }
        assert!(pace.state().busy.len() <= MOST);
    }
}
