//! The one writer: a thread that runs all queued jobs in one transaction, commits once, and only then lets the answers go.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::hooks::Wal;
use tokio::sync::oneshot;

use super::error::{Error, Kind};
use super::sqlite::Db;

/// Jobs that share a commit.
const BATCH: usize = 512;
/// So many pages more in the journal, and it is moved into the database.
const CHECKPOINT: u64 = 1000;

/// What others want to know of, once it is durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Subjects, exercises, hierarchies or who manages them.
    Material,
    /// The session of this team, or who sees it.
    Session(i32),
}

/// What a job writes through.
pub struct Writing<'c> {
    db: Db<'c>,
    changes: RefCell<Vec<Change>>,
}

impl fmt::Debug for Writing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Writing")
    }
}

impl<'c> Deref for Writing<'c> {
    type Target = Db<'c>;

    fn deref(&self) -> &Db<'c> {
        &self.db
    }
}

impl Writing<'_> {
    pub fn changed(&self, change: Change) {
        let mut changes = self.changes.borrow_mut();
        if !changes.contains(&change) {
            changes.push(change);
        }
    }

    /// The next number of a kind; none comes twice.
    pub(super) fn next(&self, counter: &str) -> Result<i64, Error> {
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
type Job = Box<dyn FnOnce(Result<&Writing<'_>, Error>) -> Step + Send>;

struct Step {
    keep: bool,
    answer: Box<dyn FnOnce(Option<Error>) + Send>,
}

/// What the writer did since the start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    pub jobs: u64,
    pub commits: u64,
}

#[derive(Debug, Default)]
struct State {
    jobs: AtomicU64,
    commits: AtomicU64,
    /// Pages in the journal after the last commit.
    journal: AtomicU64,
    broken: Mutex<Option<String>>,
}

pub(super) struct Writer {
    queue: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
    state: Arc<State>,
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
    pub(super) fn start(
        mut connection: Connection,
        changed: impl Fn(&[Change]) + Send + 'static,
    ) -> Result<Writer, Error> {
        let (queue, jobs) = mpsc::channel();
        let state = Arc::new(State::default());
        let shared = state.clone();
        // Checkpoints are the writer's own: SQLite's automatic ones keep answers waiting, and swallow what goes wrong.
        let pages = state.clone();
        connection.wal_hook(Some(move |_: &mut Wal, count: std::ffi::c_int| {
            let count = u64::try_from(count).unwrap_or(0);
            pages.journal.store(count, Ordering::Relaxed);
            Ok(())
        }))?;
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || run(&connection, &jobs, &shared, &changed))?;
        Ok(Writer {
            queue: Some(queue),
            thread: Some(thread),
            state,
        })
    }

    pub(super) fn figures(&self) -> Figures {
        Figures {
            jobs: self.state.jobs.load(Ordering::Relaxed),
            commits: self.state.commits.load(Ordering::Relaxed),
        }
    }

    pub(super) fn broken(&self) -> Option<String> {
        self.state.broken()
    }

    pub(super) fn submit<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&Writing<'_>) -> Result<T, E> + Send + 'static,
    ) -> Pending<T, E> {
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |writing| {
            let result = writing.map_err(E::from).and_then(job);
            Step {
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
            let _ = queue.send(job);
        }
        Pending(receiver)
    }
}

impl State {
    fn broken(&self) -> Option<String> {
        self.broken
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn breaks(&self, error: &Error) {
        tracing::error!(%error, "the disk failed; nothing is written until the server is started again");
        *self.broken.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.message.clone());
    }
}

fn run(connection: &Connection, jobs: &Receiver<Job>, state: &State, changed: &dyn Fn(&[Change])) {
    let mut batch: VecDeque<Job> = VecDeque::with_capacity(BATCH);
    // Pages that the journal had at the last checkpoint.
    let mut moved = 0;
    while let Ok(first) = jobs.recv() {
        batch.push_back(first);
        // No waiting for more: those that come while this batch is written share the next commit.
        batch.extend(jobs.try_iter().take(BATCH - 1));
        state.jobs.fetch_add(batch.len() as u64, Ordering::Relaxed);
        let writing = Writing {
            db: Db::new(connection),
            changes: RefCell::default(),
        };
        let mut answers = Vec::with_capacity(batch.len());
        let outcome = match state.broken() {
            Some(reason) => Err(Error::new(Kind::ReadOnly, reason)),
            None => transaction(&writing, &mut batch, &mut answers),
        };
        let failure = match outcome {
            Ok(()) => {
                state.commits.fetch_add(1, Ordering::Relaxed);
                let changes = writing.changes.take();
                if !changes.is_empty() {
                    changed(&changes);
                }
                None
            }
            Err(error) => {
                if !connection.is_autocommit() {
                    let _ = writing.execute("ROLLBACK", []);
                }
                if state.broken().is_none() {
                    tracing::error!(%error, jobs = answers.len(), "a commit failed");
                    if error.kind == Kind::ReadOnly {
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
        let pages = state.journal.load(Ordering::Relaxed);
        // Fewer than before: the journal has begun anew.
        moved = moved.min(pages);
        if pages - moved >= CHECKPOINT && state.broken().is_none() {
            checkpoint(connection, state);
            moved = pages;
        }
    }
}

/// Moves the journal into the database, after the answers have gone out.
fn checkpoint(connection: &Connection, state: &State) {
    let done = connection
        .prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")
        .and_then(|mut statement| statement.query_row([], |_| Ok(())));
    if let Err(error) = done.map_err(Error::from) {
        tracing::error!(%error, "the journal cannot be moved into the database");
        if error.kind == Kind::ReadOnly {
            state.breaks(&error);
        }
    }
}

/// All of it, or an error and nothing.
fn transaction(
    writing: &Writing<'_>,
    batch: &mut VecDeque<Job>,
    answers: &mut Vec<Step>,
) -> Result<(), Error> {
    writing.execute("BEGIN IMMEDIATE", [])?;
    while let Some(job) = batch.pop_front() {
        writing.execute("SAVEPOINT job", [])?;
        let before = writing.changes.borrow().len();
        // A mistake of ours in one job must not take the writer with it.
        let step = catch_unwind(AssertUnwindSafe(|| job(Ok(writing))));
        let keep = step.as_ref().is_ok_and(|step| step.keep);
        answers.extend(step);
        if writing.connection().is_autocommit() {
            let kind = writing.trouble().unwrap_or(Kind::Other);
            return Err(Error::new(kind, "SQLite gave the transaction up"));
        }
        if !keep {
            writing.changes.borrow_mut().truncate(before);
            writing.execute("ROLLBACK TO job", [])?;
        }
        writing.execute("RELEASE job", [])?;
    }
    writing.execute("COMMIT", []).map(drop)
}
