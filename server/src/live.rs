//! Who waits for changes of a team's session.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{oneshot, watch};

use crate::model::rows::Id;

/// A counter for each team that someone watches. Slow readers miss counts, never the last one.
#[derive(Debug, Default)]
pub struct Live {
    teams: Mutex<HashMap<i32, watch::Sender<u64>>>,
    /// True once the server ends.
    ended: watch::Sender<bool>,
    /// Streams that one user may have open; 0 is no limit.
    most: usize,
    streams: Mutex<Streams>,
}

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
            .or_insert_with(|| watch::Sender::new(0))
            .subscribe()
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
}
