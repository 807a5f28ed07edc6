//! Turns: long work is done a little at a time, and those who ask for it take turns, whoever asks most.
//!
//! Every client has a queue of its own in each lane. Lanes stand in order: what people wait for comes before what may take its time. Within
//! a lane the clients are served in a circle, so that one who asks a hundred times waits for the others a hundred times.

use std::collections::{HashMap, VecDeque};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::accounts::rows::Id;
use crate::throttle::network;

/// Who takes turns: a user, or the visitors of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    User(Id),
    Network(IpAddr),
}

impl Client {
    /// The visitors of an address.
    pub fn of_address(address: IpAddr) -> Client {
        Client::Network(network(address))
    }
}

/// How much of one kind of work is done at once.
#[derive(Clone, Copy, Debug)]
pub struct Lane {
    /// Of this lane and those behind it together.
    pub at_once: usize,
    /// The same of one client.
    pub each: usize,
    /// How much of one client may wait.
    pub waiting: usize,
}

/// A client has too much waiting already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyWaiting;

/// A lane behind others that was passed over this often is served once before them: it is to wait, not to starve.
const PATIENCE: u32 = 8;

/// Hands out turns.
#[derive(Clone, Debug)]
pub struct Turns {
    state: Arc<Mutex<TurnsState>>,
}

#[derive(Debug)]
struct TurnsState {
    lanes: Vec<Running>,
    /// Tells one who waits from another.
    next: u64,
}

/// A lane and what goes on in it.
#[derive(Debug)]
struct Running {
    lane: Lane,
    running: usize,
    clients: HashMap<Client, Queue>,
    /// Those who have something waiting, the next one first.
    circle: VecDeque<Client>,
    /// How often another lane was served while somebody here could have been.
    passed_over: u32,
}

/// What one client has in a lane; gone where that is nothing.
#[derive(Debug, Default)]
struct Queue {
    running: usize,
    waiting: VecDeque<Waiter>,
}

#[derive(Debug)]
struct Waiter {
    number: u64,
    /// Told once it is its turn; it counts as running from then on.
    call: oneshot::Sender<()>,
}

impl Turns {
    /// Lanes in the order in which they are served.
    pub fn new(lanes: &[Lane]) -> Turns {
        let running = |lane: &Lane| Running {
            lane: *lane,
            running: 0,
            clients: HashMap::new(),
            circle: VecDeque::new(),
            passed_over: 0,
        };
        Turns {
            state: Arc::new(Mutex::new(TurnsState {
                lanes: lanes.iter().map(running).collect(),
                next: 0,
            })),
        }
    }

    /// Waits for a turn of a client in a lane. Whoever stops waiting has left the queue.
    pub async fn take(&self, client: Client, lane: usize) -> Result<Turn, TooManyWaiting> {
        let mut waiting = self.queue(client, lane)?;
        // The other end goes only after it has called.
        let _ = (&mut waiting.call).await;
        Ok(waiting.called())
    }

    fn queue(&self, client: Client, lane: usize) -> Result<Waiting, TooManyWaiting> {
        let mut state = self.lock();
        let number = state.next;
        state.next += 1;
        let (call, called) = oneshot::channel();
        state.enter(client, lane, Waiter { number, call })?;
        state.serve();
        drop(state);
        Ok(Waiting {
            turns: self.clone(),
            client,
            lane,
            number,
            call: called,
            over: false,
        })
    }

    fn lock(&self) -> MutexGuard<'_, TurnsState> {
        // Counts are whole at any moment, whoever panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TurnsState {
    fn enter(&mut self, client: Client, lane: usize, waiter: Waiter) -> Result<(), TooManyWaiting> {
        let lane = self.lanes.get_mut(lane).ok_or(TooManyWaiting)?;
        let queue = lane.clients.entry(client).or_default();
        if queue.waiting.len() >= lane.lane.waiting {
            return Err(TooManyWaiting);
        }
        if queue.waiting.is_empty() {
            lane.circle.push_back(client);
        }
        queue.waiting.push_back(waiter);
        Ok(())
    }

    /// Calls everybody whose turn it is.
    fn serve(&mut self) {
        while let Some((lane, client)) = self.next() {
            for other in lane + 1..self.lanes.len() {
                if self.first(other).is_some() {
                    self.lanes[other].passed_over += 1;
                }
            }
            self.lanes[lane].call(client);
        }
    }

    /// Whose turn it is, and where.
    fn next(&self) -> Option<(usize, Client)> {
        let ready = |lane| Some((lane, self.first(lane)?));
        let mut ready = (0..self.lanes.len()).filter_map(ready);
        let first = ready.next()?;
        let neglected = ready.find(|(lane, _)| self.lanes[*lane].passed_over >= PATIENCE);
        Some(neglected.unwrap_or(first))
    }

    /// The first of a lane's circle who may have one more running, where this lane and all before it leave room for one.
    fn first(&self, lane: usize) -> Option<Client> {
        let room = self.has_room(lane, |lane| lane.running, |lane| lane.at_once);
        let may = |client: &&Client| {
            self.has_room(lane, |lane| lane.running_of(**client), |lane| lane.each)
        };
        let circle = self.lanes[lane].circle.iter();
        circle.copied().filter(|_| room).find(|client| may(&client))
    }

    fn has_room(
        &self,
        lane: usize,
        running: impl Fn(&Running) -> usize,
        most: impl Fn(&Lane) -> usize,
    ) -> bool {
        (0..=lane).all(|index| {
            let running: usize = self.lanes[index..].iter().map(&running).sum();
            running < most(&self.lanes[index].lane)
        })
    }

    /// Takes a turn back.
    fn end(&mut self, client: Client, lane: usize) {
        self.lanes[lane].end(client);
        self.serve();
    }
}

impl Running {
    fn running_of(&self, client: Client) -> usize {
        self.clients.get(&client).map_or(0, |queue| queue.running)
    }

    /// Calls the first of a client, who then stands behind all others.
    fn call(&mut self, client: Client) {
        self.passed_over = 0;
        self.circle.retain(|other| *other != client);
        let Some(queue) = self.clients.get_mut(&client) else {
            return;
        };
        let Some(waiter) = queue.waiting.pop_front() else {
            return;
        };
        if !queue.waiting.is_empty() {
            self.circle.push_back(client);
        }
        queue.running += 1;
        self.running += 1;
        // It is heard: whoever stops waiting takes itself out of the queue first.
        let _ = waiter.call.send(());
    }

    fn end(&mut self, client: Client) {
        self.running = self.running.saturating_sub(1);
        if let Some(queue) = self.clients.get_mut(&client) {
            queue.running = queue.running.saturating_sub(1);
        }
        self.forget(client);
    }

    /// Takes someone out of the queue; whether they still stood there.
    fn leave(&mut self, client: Client, number: u64) -> bool {
        let Some(queue) = self.clients.get_mut(&client) else {
            return false;
        };
        let before = queue.waiting.len();
        queue.waiting.retain(|waiter| waiter.number != number);
        let stood = queue.waiting.len() < before;
        if stood && queue.waiting.is_empty() {
            self.circle.retain(|other| *other != client);
        }
        self.forget(client);
        stood
    }

    /// Keeps nothing of a client who has nothing here.
    fn forget(&mut self, client: Client) {
        let nothing = |queue: &Queue| queue.running == 0 && queue.waiting.is_empty();
        if self.clients.get(&client).is_some_and(nothing) {
            self.clients.remove(&client);
        }
    }
}

/// One who waits; dropped, it leaves the queue, or gives back the turn that came too late.
#[derive(Debug)]
struct Waiting {
    turns: Turns,
    client: Client,
    lane: usize,
    number: u64,
    call: oneshot::Receiver<()>,
    /// The turn is in other hands.
    over: bool,
}

impl Waiting {
    fn called(mut self) -> Turn {
        self.over = true;
        Turn {
            turns: self.turns.clone(),
            client: self.client,
            lane: self.lane,
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        let mut state = self.turns.lock();
        if !state.lanes[self.lane].leave(self.client, self.number) {
            state.end(self.client, self.lane);
        }
    }
}

/// A turn; dropped, it is the next one's.
#[derive(Debug)]
pub struct Turn {
    turns: Turns,
    client: Client,
    lane: usize,
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.turns.lock().end(self.client, self.lane);
    }
}

#[cfg(test)]
mod tests;
