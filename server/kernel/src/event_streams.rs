//! Streams of events that people have open: so many for each, and all of them until the server ends.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{oneshot, watch};

use crate::accounts::rows::Id;

/// The streams of events that are open.
#[derive(Debug, Default)]
pub struct EventStreams {
    /// True once the server ends.
    ended: watch::Sender<bool>,
    /// Streams that one user may have open; 0 is no limit.
    most: usize,
    open: Mutex<OpenStreams>,
}

/// Who has streams open, the oldest first. A sender that is dropped closes its stream.
#[derive(Debug, Default)]
struct OpenStreams {
    users: HashMap<Id, VecDeque<(u64, oneshot::Sender<()>)>>,
    next: u64,
}

/// A stream that somebody has open; dropped, it leaves its place to another.
#[derive(Debug)]
pub struct Stream {
    streams: Arc<EventStreams>,
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
        let mut streams = self.streams.open();
        if let Some(open) = streams.users.get_mut(&self.user) {
            open.retain(|(number, _)| *number != self.number);
            if open.is_empty() {
                streams.users.remove(&self.user);
            }
        }
    }
}

impl EventStreams {
    /// With so many streams for each user; 0 is no limit.
    pub fn new(most: u32) -> EventStreams {
        EventStreams {
            most: usize::try_from(most).unwrap_or(usize::MAX),
            ..EventStreams::default()
        }
    }

    /// A stream more of a user, in the place of their oldest one where they have as many as may be.
    pub fn stream(self: &Arc<Self>, user: Id) -> Stream {
        let (sender, closed) = oneshot::channel();
        let mut streams = self.open();
        let number = streams.next;
        streams.next += 1;
        let open = streams.users.entry(user).or_default();
        while self.most > 0 && open.len() >= self.most {
            open.pop_front();
        }
        open.push_back((number, sender));
        drop(streams);
        Stream {
            streams: self.clone(),
            user,
            number,
            closed,
        }
    }

    fn open(&self) -> MutexGuard<'_, OpenStreams> {
        // The table is whole at any moment, whoever panicked.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells all streams to end: the server does.
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
        let streams = Arc::new(EventStreams::new(2));
        let (mut first, mut second) = (streams.stream(1), streams.stream(1));
        let mut other = streams.stream(2);
        assert!(!is_closed(&mut first));
        let mut third = streams.stream(1);
        assert!(is_closed(&mut first) && !is_closed(&mut second) && !is_closed(&mut other));
        drop(first);
        drop(second);
        let fourth = streams.stream(1);
        assert!(!is_closed(&mut third) && !is_closed(&mut other));
        drop((third, fourth, other));
        assert!(streams.open().users.is_empty());
    }

    #[test]
    fn without_a_limit() {
        let streams = Arc::new(EventStreams::new(0));
        let mut all: Vec<Stream> = (0..100).map(|_| streams.stream(1)).collect();
        assert!(!all.iter_mut().any(is_closed));
    }
}
