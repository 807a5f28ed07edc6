//! The one writer: a thread that runs all queued jobs in one transaction, commits once, and only then lets the answers go.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::store::error::{Error, ErrorKind};
use crate::store::outage::Outage;
use crate::store::parameter::Parameters;
use crate::store::sqlite;
use crate::store::sqlite::{Connection, Journal, ReadTx};
use crate::store::topics::{Changed, Topic, Topics};

/// Jobs that share a commit.
const BATCH: usize = 512;
/// Without work for so long, and what is in the journal is moved into the database.
const IDLE: Duration = Duration::from_millis(500);

/// What a job writes through.
pub struct WriteTx<'c> {
    db: ReadTx<'c>,
    changes: RefCell<Vec<Box<dyn Changed>>>,
}

impl fmt::Debug for WriteTx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WriteTx")
    }
}

impl<'c> Deref for WriteTx<'c> {
    type Target = ReadTx<'c>;

    fn deref(&self) -> &ReadTx<'c> {
        &self.db
    }
}

impl WriteTx<'_> {
    /// Names what the job changes, for those who watch it.
    pub fn changed<T: Topic>(&self, topic: T) {
        let mut changes = self.changes.borrow_mut();
        if !changes.iter().any(|known| known.is(&topic)) {
            changes.push(Box::new(topic));
        }
    }

    /// Runs a statement that changes rows; tells how many.
    pub fn execute(&self, sql: &str, parameters: impl Parameters) -> Result<usize, Error> {
        self.db.execute(sql, parameters)
    }

    /// The next number of a kind; none comes twice.
    pub fn next(&self, counter: &str) -> Result<i64, Error> {
        let next = self.row(
            "INSERT INTO counters (name, value) VALUES (?1, 1)
             ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
            [counter],
            |row| row.get(0),
        )?;
        next.ok_or_else(|| Error::other(format!("the counter {counter} gave nothing")))
    }
}

/// The answer of a job once it is durable.
#[derive(Debug)]
pub struct Pending<T, E>(oneshot::Receiver<Result<T, E>>);

impl<T, E: From<Error>> Pending<T, E> {
    pub async fn done(self) -> Result<T, E> {
        self.0.await.unwrap_or_else(|_| Err(gone().into()))
    }

    pub(super) fn wait(self) -> Result<T, E> {
        self.0
            .blocking_recv()
            .unwrap_or_else(|_| Err(gone().into()))
    }
}

fn gone() -> Error {
    Error::other("the job panicked, or the writer has ended")
}

/// Runs within the transaction, or hears why it cannot; tells whether to keep what it wrote, and how to answer.
type Job = Box<dyn FnOnce(Result<&WriteTx<'_>, Error>) -> JobOutcome + Send>;

/// What is asked of the writer.
enum Order {
    Job(Job),
    /// To move the journal into the database, and to tell how that went.
    Settle(Sender<Result<(), Error>>),
}

struct JobOutcome {
    keep: bool,
    answer: Box<dyn FnOnce(Option<Error>) + Send>,
}

/// What the writer did since the start.
#[derive(Clone, Copy, Debug, Default)]
pub struct WriterStatistics {
    pub jobs: u64,
    pub commits: u64,
}

#[derive(Debug, Default)]
struct WriterState {
    jobs: AtomicU64,
    commits: AtomicU64,
    /// Pages in the journal after the last commit, until that is noted; 0 where none wrote any.
    journal: AtomicU64,
    broken: Mutex<Option<String>>,
    /// Why the last commit failed, where it did.
    failing: Mutex<Option<String>>,
    outage: Outage,
}

pub(super) struct Writer {
    queue: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    state: Arc<WriterState>,
}

impl fmt::Debug for Writer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer")
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

impl Drop for Writer {
    /// What is queued is still written.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Writer {
    pub(super) fn start(mut connection: Connection, topics: Arc<Topics>) -> Result<Writer, Error> {
        let (queue, jobs) = mpsc::channel();
        let state = Arc::new(WriterState::default());
        let shared = state.clone();
        let pages = state.clone();
        sqlite::on_growth_of_journal(&mut connection, move |count| {
            pages.journal.store(count, Ordering::Relaxed);
        })?;
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&connection, &jobs, &shared, &topics))?;
        Ok(Writer {
            queue: Some(queue),
            thread: Some(thread),
            state,
        })
    }

    pub(super) fn figures(&self) -> WriterStatistics {
        WriterStatistics {
            jobs: self.state.jobs.load(Ordering::Relaxed),
            commits: self.state.commits.load(Ordering::Relaxed),
        }
    }

    pub(super) fn broken(&self) -> Option<String> {
        self.state.broken()
    }

    pub(super) fn failing(&self) -> Option<String> {
        read(&self.state.failing)
    }

    pub(super) fn submit<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |writing| {
            let result = writing.map_err(E::from).and_then(job);
            JobOutcome {
                keep: result.is_ok(),
                answer: Box::new(move |failure| {
                    let result = match (failure, result) {
                        // What failed by itself was told from what it read, which is as true now as before.
                        (Some(failure), Ok(_)) => Err(failure.into()),
                        (_, result) => result,
                    };
                    // Nobody waits any more where the client has gone.
                    let _ = sender.send(result);
                }),
            }
        });
        if let Some(queue) = &self.queue {
            // A queue without a writer drops the job, and its answer says so.
            let _ = queue.send(Order::Job(job));
        }
        Pending(receiver)
    }

    /// Moves the journal into the database, once what is queued is written.
    pub(super) fn settle(&self) -> Result<(), Error> {
        let (sender, receiver) = mpsc::channel();
        if let Some(queue) = &self.queue {
            let _ = queue.send(Order::Settle(sender));
        }
        receiver.recv().unwrap_or_else(|_| Err(gone()))
    }
}

fn read(text: &Mutex<Option<String>>) -> Option<String> {
    text.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn write(text: &Mutex<Option<String>>, to: Option<String>) {
    *text.lock().unwrap_or_else(PoisonError::into_inner) = to;
}

impl WriterState {
    fn broken(&self) -> Option<String> {
        read(&self.broken)
    }

    /// Why nothing is even tried.
    fn refusal(&self) -> Option<Error> {
        self.broken()
            .map(|reason| Error::new(ErrorKind::ReadOnly, reason))
    }

    fn breaks(&self, error: &Error) {
        tracing::error!(%error, "the disk failed; nothing is written until the server is started again");
        write(&self.broken, Some(error.message.clone()));
    }
}

/// Moves the journal into the database, after the answers have gone out. What goes wrong is in the log.
fn checkpoint(
    journal: &mut Journal,
    connection: &Connection,
    state: &WriterState,
) -> Result<(), Error> {
    journal.checkpoint(connection).inspect_err(|error| {
        tracing::error!(%error, "the journal cannot be moved into the database");
        if error.kind == ErrorKind::ReadOnly {
            state.breaks(error);
        }
    })
}

/// What is asked next; nothing once nobody can ask any more. While the journal has more than the database, not for long without
/// moving it there.
fn next(
    orders: &Receiver<Order>,
    journal: &mut Journal,
    connection: &Connection,
    state: &WriterState,
) -> Option<Order> {
    // As long as a reader keeps something back, it is tried again.
    while journal.lags() && state.broken().is_none() {
        match orders.recv_timeout(IDLE) {
            Ok(order) => return Some(order),
            Err(RecvTimeoutError::Disconnected) => return None,
            // It is told in the log where it fails.
            Err(RecvTimeoutError::Timeout) => drop(checkpoint(journal, connection, state)),
        }
    }
    orders.recv().ok()
}

fn run(connection: &Connection, orders: &Receiver<Order>, state: &WriterState, topics: &Topics) {
    let mut batch: VecDeque<Job> = VecDeque::with_capacity(BATCH);
    let mut journal = Journal::default();
    while let Some(first) = next(orders, &mut journal, connection, state) {
        let mut settle = None;
        let mut order = Some(first);
        // No waiting for more: those that come while this batch is written share the next commit.
        while let Some(next) = order {
            match next {
                Order::Job(job) => batch.push_back(job),
                Order::Settle(sender) => {
                    settle = Some(sender);
                    break;
                }
            }
            order = match batch.len() < BATCH {
                true => orders.try_recv().ok(),
                false => None,
            };
        }
        if !batch.is_empty() {
            commit(connection, &mut batch, state, topics);
        }
        let grown = state.journal.swap(0, Ordering::Relaxed);
        if grown > 0 {
            journal.grown(grown);
        }
        let is_due = journal.is_due() && state.broken().is_none();
        let done = match is_due || settle.is_some() {
            true => checkpoint(&mut journal, connection, state),
            false => Ok(()),
        };
        let done = match journal.lags() && settle.is_some() {
            true => done.and(Err(Error::other(
                "another program reads the database just now, so that its journal cannot be moved into it: end it and start again",
            ))),
            false => done,
        };
        if let Some(settle) = settle {
            // Nobody waits for it any more where this fails.
            let _ = settle.send(done);
        }
    }
}

/// Writes what is queued in one transaction, and lets the answers go.
fn commit(
    connection: &Connection,
    batch: &mut VecDeque<Job>,
    state: &WriterState,
    topics: &Topics,
) {
    state.jobs.fetch_add(batch.len() as u64, Ordering::Relaxed);
    let writing = WriteTx {
        db: ReadTx::new(connection),
        changes: RefCell::default(),
    };
    let mut answers = Vec::with_capacity(batch.len());
    let outcome = match state.refusal() {
        Some(refusal) => Err(refusal),
        None => transaction(&writing, batch, &mut answers),
    };
    let failure = match outcome {
        Ok(()) => {
            state.commits.fetch_add(1, Ordering::Relaxed);
            write(&state.failing, None);
            topics.tell(&writing.changes.take());
            None
        }
        Err(error) => {
            if !writing.is_over() {
                let _ = writing.execute("ROLLBACK", ());
            }
            write(&state.failing, Some(error.message.clone()));
            if state.broken().is_none() {
                // Probes and clients go on trying.
                match state.outage.is_news(&error.message) {
                    true => tracing::error!(%error, jobs = answers.len(), "a commit failed"),
                    false => tracing::debug!(%error, jobs = answers.len(), "a commit failed again"),
                }
                if error.kind == ErrorKind::ReadOnly {
                    state.breaks(&error);
                }
            }
            Some(error)
        }
    };
    for step in answers {
        (step.answer)(failure.clone());
    }
    // Left over where the transaction ended before they were begun.
    for job in batch.drain(..) {
        let error = failure.clone().unwrap_or_else(gone);
        (job(Err(error.clone())).answer)(Some(error));
    }
}

/// All of it, or an error and nothing.
fn transaction(
    writing: &WriteTx<'_>,
    batch: &mut VecDeque<Job>,
    answers: &mut Vec<JobOutcome>,
) -> Result<(), Error> {
    writing.execute("BEGIN IMMEDIATE", ())?;
    while let Some(job) = batch.pop_front() {
        writing.execute("SAVEPOINT job", ())?;
        let before = writing.changes.borrow().len();
        // A mistake of ours in one job must not take the writer with it.
        let step = catch_unwind(AssertUnwindSafe(|| job(Ok(writing))));
        let keep = step.as_ref().is_ok_and(|step| step.keep);
        answers.extend(step);
        if writing.is_over() {
            let kind = writing.trouble().unwrap_or(ErrorKind::Other);
            return Err(Error::new(kind, "SQLite gave the transaction up"));
        }
        if !keep {
            writing.changes.borrow_mut().truncate(before);
            writing.execute("ROLLBACK TO job", ())?;
        }
        writing.execute("RELEASE job", ())?;
    }
    writing.execute("COMMIT", ()).map(drop)
}
