//! Events that are computed once for all who listen to the same, however many they are.
//!
//! Each listener hears of a change by itself. The first of them that comes computes the event, and the others take what it computed. An event is
//! right for everybody as long as none of what it tells was changed behind the last commit that it holds for certain: a change that is told while it
//! is computed has a larger number, so that whoever hears of that change has it computed anew. The number may be smaller than what was read, never
//! larger: an event is computed once too often then, and never once too seldom.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

/// Of what changes all the time, how long one event is behind another at least.
pub(crate) const PAUSE: Duration = Duration::from_millis(200);

/// What is told of a team, by the name of its events.
pub(crate) type Subject = (i32, &'static str);

/// One state of what is told.
#[derive(Debug)]
pub(crate) struct Event {
    /// The same for the same data, so that who comes back is not told twice.
    pub(crate) id: String,
    /// One line.
    pub(crate) data: String,
    /// The number of the last commit that it holds for certain.
    pub(crate) seen: u64,
}

impl Event {
    pub(crate) fn new(data: String, seen: u64) -> Event {
        Event {
            id: hex::encode(&Sha256::digest(data.as_bytes())[..8]),
            data,
            seen,
        }
    }
}

/// The last event of one subject, and when it began to be computed, for those who listen to that.
#[derive(Debug, Default)]
pub(crate) struct SharedEvent(tokio::sync::Mutex<Option<(Arc<Event>, Instant)>>);

impl SharedEvent {
    /// The event as it stands: the last one where `is_current` says of the commit that it holds that nothing was changed since, else what `compute`
    /// gives; nothing where that fails. One at a time computes.
    pub(crate) async fn current<E: Send + 'static>(
        &self,
        is_current: impl Fn(u64) -> bool,
        compute: impl FnOnce() -> Result<Event, E> + Send + 'static,
    ) -> Option<Arc<Event>> {
        let mut last = self.0.lock().await;
        if let Some((event, began)) = &*last {
            if is_current(event.seen) {
                return Some(event.clone());
            }
            // Many changes in a moment are one.
            tokio::time::sleep(PAUSE.saturating_sub(began.elapsed())).await;
        }
        let began = Instant::now();
        let computed = tokio::task::spawn_blocking(compute).await;
        let event = Arc::new(computed.ok()?.ok()?);
        *last = Some((event.clone(), began));
        Some(event)
    }
}

/// The events that somebody listens to.
#[derive(Debug, Default)]
pub struct SharedEvents {
    listened: Mutex<HashMap<Subject, Weak<SharedEvent>>>,
}

impl SharedEvents {
    /// The event of a subject, shared with all who listen to it now.
    pub(crate) fn of(&self, subject: Subject) -> Arc<SharedEvent> {
        // The map is whole at any moment, whoever panicked.
        let mut listened = self.listened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(event) = listened.get(&subject).and_then(Weak::upgrade) {
            return event;
        }
        // What nobody listens to any more is forgotten here, so that the map is as large as what is listened to.
        listened.retain(|_, event| event.strong_count() > 0);
        let event = Arc::new(SharedEvent::default());
        listened.insert(subject, Arc::downgrade(&event));
        event
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use tokio::task::JoinSet;

    use super::*;

    /// Listeners that hear of the commit of this number all at once; how often what they are told was computed.
    async fn listen(events: &Arc<SharedEvents>, commit: u64) -> u64 {
        let times = Arc::new(AtomicU64::new(0));
        let mut listeners = JoinSet::new();
        for _ in 0..30 {
            let (event, times) = (events.of((2, "report")), times.clone());
            listeners.spawn(async move {
                let compute = move || {
                    times.fetch_add(1, Ordering::Relaxed);
                    Ok::<_, ()>(Event::new(commit.to_string(), commit))
                };
                let told = event.current(|seen| seen >= commit, compute).await;
                told.map(|event| event.data.clone())
            });
        }
        let told = listeners.join_all().await;
        assert_eq!(told, vec![Some(commit.to_string()); 30]);
        times.load(Ordering::Relaxed)
    }

    #[tokio::test]
    async fn each_change_is_computed_once_for_all_who_listen() {
        let events = Arc::new(SharedEvents::default());
        let _listens = events.of((2, "report"));
        assert_eq!(listen(&events, 1).await, 1);
        assert_eq!(listen(&events, 1).await, 0);
        assert_eq!(listen(&events, 2).await, 1);
    }

    #[test]
    fn what_nobody_listens_to_is_forgotten() {
        let events = SharedEvents::default();
        let first = events.of((2, "report"));
        assert!(Arc::ptr_eq(&first, &events.of((2, "report"))));
        assert!(!Arc::ptr_eq(&first, &events.of((2, "session"))));
        drop(first);
        let _other = events.of((3, "report"));
        let listened = events.listened.lock().expect("nobody panicked");
        assert_eq!(listened.len(), 1);
    }
}
