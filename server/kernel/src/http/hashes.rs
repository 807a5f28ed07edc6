//! Hashing of passwords: beside the runtime, in turns by address.

use std::time::{Duration, Instant};

use crate::http::failure::Failure;
use crate::http::outcome::{HashTask, Outcome};
use crate::http::pace::Pace;
use crate::http::pool::beside;
use crate::http::turns::{Client, Lane, Turns};

/// The lanes of hashes: without the client's rounds, and with them, which take fifteen times as long.
const QUICK_HASH: usize = 0;
const SLOW_HASH: usize = 1;
/// Hashes that may wait for one address: a school signs in at once, and connections are bounded.
const WAITING_HASHES: usize = 10_000;

/// Lanes for hashes on so many cores. One is left for quick ones beside a slow one.
fn hash_lanes(cores: usize) -> [Lane; 2] {
    let lane = |at_once| Lane {
        at_once,
        each: at_once,
        waiting: WAITING_HASHES,
    };
    [lane(cores.max(2)), lane(1)]
}

/// As many at once as there are cores, and of those with the client's million rounds one.
#[derive(Debug)]
pub(super) struct Hashes {
    turns: Turns,
    pace: Pace,
}

impl Hashes {
    pub(super) fn new(cores: usize) -> Hashes {
        Hashes {
            turns: Turns::new(&hash_lanes(cores)),
            pace: Pace::default(),
        }
    }

    /// Hashes; `slow_turn` becomes when the turn for the client's rounds came.
    pub(super) async fn run(
        &self,
        client: Client,
        rounds: bool,
        task: HashTask,
        slow_turn: &mut Option<Instant>,
    ) -> Result<Outcome, Failure> {
        let lane = if rounds { SLOW_HASH } else { QUICK_HASH };
        let turn = self.turns.take(client, lane).await;
        let turn = turn.map_err(|_| Failure::too_many_waiting())?;
        let begun = Instant::now();
        let done = beside(move || {
            let _turn = turn;
            task()
        })
        .await;
        if rounds {
            *slow_turn = Some(begun);
            self.pace.took(begun.elapsed());
        }
        done
    }

    /// When a wrong plain password may be told; `turn` is that of the client's rounds, where it had one. Without a floor, at once.
    pub(super) async fn tell(
        &self,
        client: Client,
        login: &str,
        started: Instant,
        floor: Duration,
        turn: Option<Instant>,
    ) -> Instant {
        if floor.is_zero() {
            return started;
        }
        let turn = match turn {
            Some(turn) => turn,
            None => {
                // A turn in which nothing is done: where one would be waited for, all wait.
                let _turn = self.turns.take(client, SLOW_HASH).await;
                Instant::now()
            }
        };
        self.pace
            .tell(client, login, turn, floor)
            .max(started + floor)
    }
}
