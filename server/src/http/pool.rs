//! The pool: whatever may take longer than a moment is done beside the runtime, in turns.
//!
//! Pages made of little have places of their own, so that they never wait for long work; of long work, what somebody waits for comes before what is
//! done in bulk. One client leaves a place to the others in each.

use super::failure::Failure;
use super::turns::{Client, Lane, Turns};

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
    /// A hash of what a client made of a password.
    Hash,
    /// A hash of a plain password, which takes fifteen times as long: one at a time.
    PlainHash,
}

/// How much of one client may wait in a lane; more is refused. It is a class behind one address that opens its first page at once, some ten times over.
const WAITING: usize = 256;
/// The same for bulk work, of which a page of ours starts one at a time.
const BULK_WAITING: usize = 32;
/// Plain passwords of one network: the last one waits for about half a minute.
const PLAIN_WAITING: usize = 64;

#[derive(Debug)]
pub(super) struct Pool {
    pages: Turns,
    /// Long work, and bulk work behind it.
    long: Turns,
    copies: Turns,
    hashes: Turns,
    plain_hashes: Turns,
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
        let plain = Lane {
            waiting: PLAIN_WAITING,
            ..single
        };
        Pool {
            pages: Turns::new(&[lane]),
            long: Turns::new(&[lane, bulk]),
            copies: Turns::new(&[single]),
            hashes: Turns::new(&[lane]),
            plain_hashes: Turns::new(&[plain]),
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
            Work::Hash => (&self.hashes, 0),
            Work::PlainHash => (&self.plain_hashes, 0),
        };
        let turn = turns.take(client, lane).await;
        let turn = turn.map_err(|_| Failure::too_many_waiting())?;
        // Who goes away now loses the answer; the work is done to its end, and holds its place until then.
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        work.await
            .unwrap_or_else(|error| Err(Failure::internal(error.to_string())))
    }
}
