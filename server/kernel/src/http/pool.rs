//! The pool: whatever may take longer than a moment is done beside the runtime, in turns.
//!
//! Pages made of little have places of their own, so that they never wait for long work; of long work, what somebody waits for comes before what is
//! done in bulk. One client leaves a place to the others in each.

use crate::http::failure::Failure;
use crate::http::turns::{Client, Lane, Turns};

/// A kind of work, by what it may wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// A page made of little.
    Page,
    /// What somebody waits for and may take long: a text of theirs that is compiled, say.
    Long,
    /// What is done in bulk: of each client one at a time.
    Bulk,
    /// A copy of everything, of which there is one at a time.
    Copy,
}

/// How much of one client may wait in a lane; more is refused. It is a class behind one address that opens its first page at once, some ten times over.
const WAITING: usize = 256;
/// The same for bulk work, of which a page of ours starts one at a time.
const BULK_WAITING: usize = 32;

#[derive(Debug)]
pub(super) struct Pool {
    pages: Turns,
    /// Long work, and bulk work behind it.
    long: Turns,
    copies: Turns,
}

impl Pool {
    /// As much at once as there are cores. Where there is one, two share it: else one client would leave nothing to the others.
    pub(super) fn new(cores: usize) -> Pool {
        let places = cores.max(2);
        let lane = Lane {
            at_once: places,
            each: places - 1,
            waiting: WAITING,
        };
        let bulk = Lane {
            at_once: places - 1,
            each: 1,
            waiting: BULK_WAITING,
        };
        let single = Lane {
            at_once: 1,
            each: 1,
            waiting: BULK_WAITING,
        };
        Pool {
            pages: Turns::new(&[lane]),
            long: Turns::new(&[lane, bulk]),
            copies: Turns::new(&[single]),
        }
    }

    /// Does some work beside the runtime, once it is the client's turn.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        client: Client,
        kind: Work,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (turns, lane) = match kind {
            Work::Page => (&self.pages, 0),
            Work::Long => (&self.long, 0),
            Work::Bulk => (&self.long, 1),
            Work::Copy => (&self.copies, 0),
        };
        let turn = turns.take(client, lane).await;
        let turn = turn.map_err(|_| Failure::too_many_waiting())?;
        // Who goes away now loses the answer; the work is done to its end, and holds its place until then.
        beside(move || {
            let _turn = turn;
            work()
        })
        .await
    }
}

/// Runs beside the runtime.
pub(super) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|error| Err(Failure::internal(error.to_string())))
}
