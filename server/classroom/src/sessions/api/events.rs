//! A session as it changes, as server-sent events: the report for who looks after the team, for students whether it is over. What is told is computed
//! once for all who listen; whether somebody may hear it is asked for each of them, each time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::{mpsc, watch};

use crate::class_session::topics::TopicOfSession;
use crate::sessions::api::report::Report;
use crate::sessions::rules as sessions;
use crate::shared_events::{Event, PAUSE, SharedEvent};
use crate::state::Classroom;
use crate::state::RequestContext;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::topics::TopicOfTeam;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::store::ReadTx;
use eqex_kernel::whole::TeamId;

/// Without changes, how often the client hears that the connection lives, and rights are looked at again.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Events that wait for a slow reader. More are merged: each event is the whole report.
const WAITING: usize = 1;
/// What a client hears whose stream makes room for a newer one: that it is not to come back at once and close that one in turn.
const MADE_ROOM: &[u8] = b": another stream was opened\nretry: 30000\n\n";

/// What somebody listens to.
#[derive(Clone, Copy, Debug)]
enum Subscription {
    /// The report, for who looks after the team.
    Report(i32),
    /// Whether the session of the student's own team is over.
    Own(i32),
}

impl Subscription {
    fn team(self) -> i32 {
        match self {
            Subscription::Report(team) | Subscription::Own(team) => team,
        }
    }

    fn allowed(self, db: &ReadTx<'_>, caller: &Caller) -> Result<(), Refusal> {
        match self {
            Subscription::Report(team) => {
                eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
                Ok(())
            }
            // Who is in another class by now listens anew.
            Subscription::Own(team) if caller.signed_in()?.team == team => Ok(()),
            Subscription::Own(_) => Err(Refusal::Forbidden),
        }
    }

    fn event(self) -> &'static str {
        match self {
            Subscription::Report(_) => "report",
            Subscription::Own(_) => "session",
        }
    }

    /// What there is to tell, as one line of JSON: the same for all who may hear it.
    fn read(self, db: &ReadTx<'_>) -> Result<Event, Refusal> {
        let written = match self {
            Subscription::Report(team) => {
                serde_json::to_string(&Report::of(sessions::status_of(db, team)?))
            }
            Subscription::Own(team) => {
                let finished = sessions::is_finished_for(db, team)?;
                serde_json::to_string(&SessionState { finished })
            }
        };
        let data = written.map_err(|error| eqex_kernel::store::Error::other(error.to_string()))?;
        // Only the writer, who tells nobody, reads without such a number.
        Ok(Event::new(data, db.seen().unwrap_or(0)))
    }
}

/// What a student is told of the session.
#[derive(Debug, Serialize)]
struct SessionState {
    finished: bool,
}

pub(crate) fn events(context: RequestContext<'_>) -> Result<Output, Failure> {
    let Caller::User(account) = context.caller else {
        return Err(Failure::unauthorized());
    };
    let wanted = wanted(context, account)?;
    let db = context.db()?;
    wanted.allowed(&db, context.caller)?;
    let first = match wanted {
        // It may be long, and is read where the stream is written.
        Subscription::Report(_) => None,
        // It is read before the stream is there: whoever has the stream hears of an end from then on as a change, and not as what was so before.
        Subscription::Own(_) => Some(wanted.read(&db)?),
    };
    let last = context
        .request
        .headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok())
        .map(str::to_owned);
    let (sender, receiver) = mpsc::channel(WAITING);
    let listener = Listener::new(context.state.clone(), account.clone(), wanted);
    tokio::spawn(send(listener, first, last, sender));
    Ok(
        Output::new("text/event-stream; charset=utf-8", Body::Stream(receiver))
            .header("cache-control", "no-store")
            // A proxy must not hold events back.
            .header("x-accel-buffering", "no"),
    )
}

fn wanted(context: RequestContext<'_>, account: &Account) -> Result<Subscription, Failure> {
    let query = context.request.query.as_bytes();
    let value = form_urlencoded::parse(query).find(|(name, _)| name == "teamId");
    if Role::of_team(account.user.team) == Role::Student {
        return match value {
            None => Ok(Subscription::Own(account.user.team)),
            // Not even their own: the report is not theirs to see.
            Some(_) => Err(Failure::forbidden()),
        };
    }
    value
        .and_then(|(_, value)| value.parse().ok())
        .and_then(TeamId::new)
        .map(|team| Subscription::Report(team.0))
        .ok_or_else(|| Failure::bad_request("`teamId` must be a whole number from 1 to 2147483647"))
}

/// Someone who listens, until they go away or lose the right to it.
struct Listener {
    classroom: Arc<Classroom>,
    account: Account,
    wanted: Subscription,
    /// Shared with all who listen to the same.
    event: Arc<SharedEvent>,
    /// The numbers of the commits that last changed what is told.
    session: watch::Receiver<u64>,
    members: watch::Receiver<u64>,
}

impl Listener {
    fn new(classroom: Arc<Classroom>, account: Account, wanted: Subscription) -> Listener {
        let (store, team) = (&classroom.kernel.store, wanted.team());
        Listener {
            event: classroom.events.of((team, wanted.event())),
            session: store.watch(&TopicOfSession(team)),
            members: store.watch(&TopicOfTeam(team)),
            classroom,
            account,
            wanted,
        }
    }

    /// What there is to tell; nothing where it cannot be read, or the listener may not hear it any more.
    async fn look(&self) -> Option<Arc<Event>> {
        let team = self.wanted.team();
        // Commits are told once they are durable: what is read from now on holds these.
        let told = (*self.session.borrow()).max(*self.members.borrow());
        let is_current = |seen| {
            let store = &self.classroom.kernel.store;
            store.is_unchanged_since(&TopicOfSession(team), seen)
                && store.is_unchanged_since(&TopicOfTeam(team), seen)
        };
        let (classroom, wanted) = (self.classroom.clone(), self.wanted);
        let compute = move || {
            let reading = classroom.kernel.store.read()?;
            let event = wanted.read(&reading.db()?)?;
            Ok::<_, Refusal>(Event {
                seen: event.seen.max(told),
                ..event
            })
        };
        let event = self.event.current(is_current, compute).await?;
        // Rights are looked at behind what is told: whoever lost theirs before a change does not hear of it.
        let (classroom, account) = (self.classroom.clone(), self.account.clone());
        let may = tokio::task::spawn_blocking(move || still_allowed(&classroom, account, wanted));
        may.await.ok()?.ok()?;
        Some(event)
    }
}

/// Whether the caller still is who they were, and may hear what they listen to.
fn still_allowed(
    classroom: &Classroom,
    account: Account,
    wanted: Subscription,
) -> Result<(), Refusal> {
    let reading = classroom.kernel.store.read()?;
    let db = reading.db()?;
    let user = accounts::user_of_token(&db, &account.token, classroom.kernel.environment.now())?;
    let user = user.ok_or(Refusal::Forbidden)?;
    let token = account.token;
    wanted.allowed(&db, &Caller::User(Account { user, token }))
}

/// Sends what is wanted whenever it is another than the client has. The first event may have been read already.
async fn send(
    mut listener: Listener,
    mut first: Option<Event>,
    mut last: Option<String>,
    sender: mpsc::Sender<Vec<u8>>,
) {
    let streams = &listener.classroom.kernel.event_streams;
    let mut stream = streams.stream(listener.account.user.id);
    let mut end = streams.end();
    loop {
        let looked = Instant::now();
        let event = match first.take() {
            Some(first) => Arc::new(first),
            None => match listener.look().await {
                Some(event) => event,
                None => return,
            },
        };
        let written = if last.as_ref() == Some(&event.id) {
            ":\n\n".to_owned()
        } else {
            let (id, data) = (&event.id, &event.data);
            format!(
                "id: {id}\nevent: {}\ndata: {data}\n\n",
                listener.wanted.event()
            )
        };
        last = Some(event.id.clone());
        // A client that takes nothing hears nothing, and makes room like others.
        tokio::select! {
            biased;
            sent = sender.send(written.into_bytes()) => {
                if sent.is_err() {
                    return;
                }
            }
            _ = end.wait_for(|ended| *ended) => return,
            () = stream.closed() => return,
        }
        tokio::select! {
            changed = listener.session.wait_for(|commit| *commit > event.seen) => {
                if changed.is_err() {
                    return;
                }
            }
            changed = listener.members.wait_for(|commit| *commit > event.seen) => {
                if changed.is_err() {
                    return;
                }
            }
            () = tokio::time::sleep(HEARTBEAT) => {}
            () = sender.closed() => return,
            _ = end.wait_for(|ended| *ended) => return,
            () = stream.closed() => {
                // Nobody hears it where the client takes nothing.
                let _ = sender.try_send(MADE_ROOM.to_vec());
                return;
            }
        }
        // Many changes in a moment are one.
        tokio::time::sleep(PAUSE.saturating_sub(looked.elapsed())).await;
    }
}
