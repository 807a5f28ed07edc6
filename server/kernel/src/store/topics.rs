//! Topics: what changes of rows are told by, to those who watch and to those who keep what they read.
//!
//! A topic is a value of a type that belongs to whoever owns the rows: the session of a team, an exercise. A job of the writer names what it
//! changed; once that is durable, and before anybody is answered, all who watch the topic hear of it.
//!
//! Changes are numbered by the commits that they came with. Who keeps what was read keeps the number of the last commit that is in it for certain
//! ([`ReadTx::seen`](crate::store::ReadTx::seen)), and what was read is right as long as its topics were not changed behind that number.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use tokio::sync::watch;

/// Something whose changes are told.
pub trait Topic: Clone + Eq + Hash + fmt::Debug + Send + Sync + 'static {}

/// Topics of one type.
#[derive(Debug)]
struct ErrorKind<T> {
    /// The commit that changed each last; those that are not here were not changed since the start.
    changed: HashMap<T, u64>,
    /// Those that somebody watches.
    watched: HashMap<T, watch::Sender<u64>>,
}

impl<T> Default for ErrorKind<T> {
    fn default() -> ErrorKind<T> {
        ErrorKind {
            changed: HashMap::new(),
            watched: HashMap::new(),
        }
    }
}

impl<T: Topic> ErrorKind<T> {
    fn changed(&self, topic: &T) -> u64 {
        self.changed.get(topic).copied().unwrap_or(0)
    }

    fn change(&mut self, topic: &T, commit: u64) {
        self.changed.insert(topic.clone(), commit);
        if let Some(sender) = self.watched.get(topic) {
            sender.send_replace(commit);
        }
    }

    fn watch(&mut self, topic: &T) -> watch::Receiver<u64> {
        // What nobody watches any more is forgotten here, so that the map is as large as what is watched.
        self.watched.retain(|_, sender| sender.receiver_count() > 0);
        let changed = self.changed(topic);
        self.watched
            .entry(topic.clone())
            .or_insert_with(|| watch::Sender::new(changed))
            .subscribe()
    }
}

/// When topics were changed, and who watches them.
#[derive(Default)]
pub(super) struct Topics {
    kinds: RwLock<HashMap<TypeId, Box<dyn Any + Send + Sync>>>,
    /// The number of the last commit whose changes were told.
    commits: AtomicU64,
}

impl fmt::Debug for Topics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Topics")
    }
}

impl Topics {
    /// The number of the last commit whose changes were told: what is read from now on holds it.
    pub(super) fn seen(&self) -> u64 {
        self.commits.load(Ordering::Acquire)
    }

    /// The commit that changed a topic last; 0 where none did since the start.
    pub(super) fn changed<T: Topic>(&self, topic: &T) -> u64 {
        // The map is whole at any moment, whoever panicked.
        let kinds = self.kinds.read().unwrap_or_else(PoisonError::into_inner);
        let kind = kinds.get(&TypeId::of::<T>());
        let kind = kind.and_then(|kind| kind.downcast_ref::<ErrorKind<T>>());
        kind.map_or(0, |kind| kind.changed(topic))
    }

    /// Hears of each change that comes after this, of several at once perhaps once, and never misses the last one.
    pub(super) fn watch<T: Topic>(&self, topic: &T) -> watch::Receiver<u64> {
        self.of_kind(|kind: &mut ErrorKind<T>| kind.watch(topic))
            .unwrap_or_else(|| watch::Sender::new(0).subscribe())
    }

    /// Tells the changes of one commit.
    pub(super) fn tell(&self, changes: &[Box<dyn Changed>]) {
        // The writer alone counts.
        let commit = self.commits.load(Ordering::Relaxed) + 1;
        for change in changes {
            change.tell(self, commit);
        }
        self.commits.store(commit, Ordering::Release);
    }

    fn of_kind<T: Topic, R>(&self, work: impl FnOnce(&mut ErrorKind<T>) -> R) -> Option<R> {
        let mut kinds = self.kinds.write().unwrap_or_else(PoisonError::into_inner);
        let kind = kinds
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Box::new(ErrorKind::<T>::default()));
        kind.downcast_mut::<ErrorKind<T>>().map(work)
    }
}

/// A topic that a job of the writer has changed, to be told once that is durable.
pub(super) trait Changed: Send {
    fn tell(&self, topics: &Topics, commit: u64);
    fn is(&self, other: &dyn Any) -> bool;
}

impl<T: Topic> Changed for T {
    fn tell(&self, topics: &Topics, commit: u64) {
        topics.of_kind(|kind: &mut ErrorKind<T>| kind.change(self, commit));
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    struct DiskSpace(i32);
    impl Topic for DiskSpace {}

    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    struct House(i32);
    impl Topic for House {}

    #[test]
    fn who_watches_hears_of_their_own_topic_alone() {
        let topics = Topics::default();
        topics.tell(&[Box::new(DiskSpace(1))]);
        let mut room = topics.watch(&DiskSpace(1));
        let house = topics.watch(&House(1));
        assert_eq!(
            (topics.changed(&DiskSpace(1)), topics.changed(&House(1))),
            (1, 0)
        );
        assert_eq!(topics.seen(), 1);
        assert!(!room.has_changed().expect("it is watched"));
        topics.tell(&[Box::new(DiskSpace(1)), Box::new(DiskSpace(2))]);
        assert!(room.has_changed().expect("it is watched"));
        assert!(!house.has_changed().expect("it is watched"));
        assert_eq!(*room.borrow_and_update(), 2);
        // Who comes later hears of what comes later still.
        drop(room);
        assert_eq!(*topics.watch(&DiskSpace(1)).borrow(), 2);
    }
}
