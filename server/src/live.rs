//! Who waits for changes of a team's session.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use tokio::sync::{oneshot, watch};

use crate::model::rows::Id;

/// The number of the last change of each team that someone watches. Slow readers miss numbers, never the last one.
#[derive(Debug, Default)]
pub struct Live {
    teams: Mutex<HashMap<i32, watch::Sender<u64>>>,
    /// Changes so far, of all teams: a team that is watched anew goes on from here, so that no number comes twice.
    changes: AtomicU64,
    /// What those who watch are told, by team and topic.
    events: Mutex<HashMap<(i32, Topic), Cell>>,
    /// True once the server ends.
    ended: watch::Sender<bool>,
    /// Streams that one user may have open; 0 is no limit.
    most: usize,
    streams: Mutex<Streams>,
}

/// What somebody who watches a team is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The report of the session, for who looks after the team.
    Report,
    /// Whether the session is over, for its students.
    Ending,
}

/// An event as it goes to all who watch, with the count of changes that it knows of at least.
#[derive(Debug)]
struct Computed {
    changes: u64,
    at: Instant,
    event: Arc<Event>,
}

/// Where an event is computed: one at a time, and what came of it last.
type Cell = Arc<Mutex<Option<Computed>>>;

/// An event: its data, and an id by which a client that comes back knows whether it has it.
#[derive(Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub data: String,
}

/// How long an event is told to those who come later, though nothing has changed that was noted.
const FRESH: Duration = Duration::from_secs(10);

/// Who has streams open, the oldest first. A sender that is dropped closes its stream.
#[derive(Debug, Default)]
struct Streams {
    users: HashMap<Id, VecDeque<(u64, oneshot::Sender<()>)>>,
    next: u64,
}

/// A stream that somebody has open; dropped, it leaves its place to another.
#[derive(Debug)]
pub struct Stream {
    live: Arc<Live>,
    user: Id,
    number: u64,
    closed: oneshot::Receiver<()>,
}

impl Stream {
    /// Waits until the same user has opened one more than may be.
    pub async fn closed(&mut self) {
        // Nothing is ever sent: the other end goes.
        let _ = (&mut self.closed).await;
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let mut streams = self.live.streams();
        if let Some(open) = streams.users.get_mut(&self.user) {
            open.retain(|(number, _)| *number != self.number);
            if open.is_empty() {
                streams.users.remove(&self.user);
            }
        }
    }
}

impl Live {
    /// With so many streams for each user; 0 is no limit.
    pub fn new(most: u32) -> Live {
        Live {
            most: usize::try_from(most).unwrap_or(usize::MAX),
            ..Live::default()
        }
    }

    pub fn watch(&self, team: i32) -> watch::Receiver<u64> {
        let mut teams = self.teams.lock().unwrap_or_else(PoisonError::into_inner);
        // Teams that nobody watches any more are forgotten here, so the map is as large as what is watched.
        teams.retain(|_, sender| sender.receiver_count() > 0);
        teams
            .entry(team)
            .or_insert_with(|| watch::Sender::new(self.changes.load(Ordering::SeqCst)))
            .subscribe()
    }

    /// What those who watch are told after so many changes: computed by the first who asks, while the others wait for it.
    pub fn event<E>(
        &self,
        team: i32,
        topic: Topic,
        changes: u64,
        compute: impl FnOnce() -> Result<String, E>,
    ) -> Result<Arc<Event>, E> {
        let cell = {
            let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
            // Those that nobody will ask for again are forgotten here.
            events.retain(|_, cell| {
                Arc::strong_count(cell) > 1
                    || cell.try_lock().is_ok_and(|kept| {
                        kept.as_ref().is_some_and(|kept| kept.at.elapsed() < FRESH)
                    })
            });
            events.entry((team, topic)).or_default().clone()
        };
        let mut kept = cell.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = &*kept
            && kept.changes >= changes
            && kept.at.elapsed() < FRESH
        {
            return Ok(kept.event.clone());
        }
        let at = Instant::now();
        let data = compute()?;
        let event = Arc::new(Event {
            id: hex::encode(&Sha256::digest(data.as_bytes())[..8]),
            data,
        });
        *kept = Some(Computed {
            changes,
            at,
            event: event.clone(),
        });
        Ok(event)
    }

    /// A stream more of a user, in the place of their oldest one where they have as many as may be.
    pub fn stream(self: &Arc<Self>, user: Id) -> Stream {
        let (sender, closed) = oneshot::channel();
        let mut streams = self.streams();
        let number = streams.next;
        streams.next += 1;
        let open = streams.users.entry(user).or_default();
        while self.most > 0 && open.len() >= self.most {
            open.pop_front();
        }
        open.push_back((number, sender));
        drop(streams);
        Stream {
            live: self.clone(),
            user,
            number,
            closed,
        }
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        // The table is whole at any moment, whoever panicked.
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn changed(&self, team: i32) {
        let teams = self.teams.lock().unwrap_or_else(PoisonError::into_inner);
        let number = self.changes.fetch_add(1, Ordering::SeqCst) + 1;
        if let Some(sender) = teams.get(&team) {
            sender.send_replace(number);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_closed(stream: &mut Stream) -> bool {
        stream.closed.try_recv() == Err(oneshot::error::TryRecvError::Closed)
    }

    #[test]
    fn one_stream_too_many_closes_the_oldest() {
        let live = Arc::new(Live::new(2));
        let (mut first, mut second) = (live.stream(1), live.stream(1));
        let mut other = live.stream(2);
        assert!(!is_closed(&mut first));
        let mut third = live.stream(1);
        assert!(is_closed(&mut first) && !is_closed(&mut second) && !is_closed(&mut other));
        drop(first);
        drop(second);
        let fourth = live.stream(1);
        assert!(!is_closed(&mut third) && !is_closed(&mut other));
        drop((third, fourth, other));
        assert!(live.streams().users.is_empty());
    }

    #[test]
    fn without_a_limit() {
        let live = Arc::new(Live::new(0));
        let mut all: Vec<Stream> = (0..100).map(|_| live.stream(1)).collect();
        assert!(!all.iter_mut().any(is_closed));
    }

    #[test]
    fn an_event_is_computed_once_for_all() {
        let live = Live::new(0);
        let computed = std::cell::Cell::new(0);
        let ask = |team, changes| {
            let event = live.event(team, Topic::Report, changes, || {
                computed.set(computed.get() + 1);
                Ok::<_, ()>(format!("{team} {}", computed.get()))
            });
            event.expect("it is computed").data.clone()
        };
        assert_eq!(ask(1, 0), "1 1");
        assert_eq!(ask(1, 0), "1 1");
        assert_eq!(ask(1, 2), "1 2", "after changes");
        assert_eq!(ask(1, 1), "1 2", "a newer one tells the older changes too");
        assert_eq!(ask(2, 2), "2 3", "of another team");
        let ending = live.event(1, Topic::Ending, 2, || Ok::<_, ()>("over".to_owned()));
        assert_eq!(ending.expect("it is computed").data, "over");
    }

    #[test]
    fn who_watches_anew_is_told_what_came_meanwhile() {
        let live = Live::new(0);
        let ask = |data: &str| {
            let changes = *live.watch(1).borrow();
            let event = live.event(1, Topic::Ending, changes, || Ok::<_, ()>(data.to_owned()));
            event.expect("it is computed").data.clone()
        };
        let before = live.watch(1);
        live.changed(1);
        live.changed(1);
        assert_eq!(ask("runs"), "runs");
        drop(before);
        // Nobody watches while it ends.
        live.watch(2);
        live.changed(1);
        assert_eq!(ask("over"), "over");
    }

    #[test]
    fn an_event_that_failed_is_tried_again() {
        let live = Live::new(0);
        assert_eq!(live.event(1, Topic::Report, 0, || Err(())), Err(()));
        let event = live.event(1, Topic::Report, 0, || Ok::<_, ()>("x".to_owned()));
        assert_eq!(event.expect("it is computed").data, "x");
    }
}
