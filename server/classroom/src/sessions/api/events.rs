//! A session as it changes, as server-sent events: the report for who looks after the team, for students whether it is over.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use crate::class_session::topics::TopicOfSession;
use crate::sessions::api::report::Report;
use crate::sessions::rules as sessions;
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

/// Of streams that change all the time, how long one event is behind another at least.
const PAUSE: Duration = Duration::from_millis(200);
/// What a client hears whose stream makes room for a newer one: that it is not to come back at once and close that one in turn.
const MADE_ROOM: &[u8] = b": another stream was opened\nretry: 30000\n\n";

/// What somebody listens to.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    /// The report, for who looks after the team.
    Report(i32),
    /// Whether the session of the student's own team is over.
    Own(i32),
}

impl Wanted {
    fn team(self) -> i32 {
        match self {
            Wanted::Report(team) | Wanted::Own(team) => team,
        }
    }

    fn allowed(self, db: &ReadTx<'_>, caller: &Caller) -> Result<(), Refusal> {
        match self {
            Wanted::Report(team) => {
                eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
                Ok(())
            }
            // Who is in another class by now listens anew.
            Wanted::Own(team) if caller.signed_in()?.team == team => Ok(()),
            Wanted::Own(_) => Err(Refusal::Forbidden),
        }
    }

    fn event(self) -> &'static str {
        match self {
            Wanted::Report(_) => "report",
            Wanted::Own(_) => "session",
        }
    }
}

/// What a student is told of the session.
#[derive(Debug, Serialize)]
struct State {
    finished: bool,
}

pub(crate) fn events(context: RequestContext<'_>) -> Result<Output, Failure> {
    let Caller::User(account) = context.caller else {
        return Err(Failure::unauthorized());
    };
    let wanted = wanted(context, account)?;
    // What there is to tell is read where the stream is written: it may be long.
    wanted.allowed(&context.db()?, context.caller)?;
    let last = context
        .request
        .headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok())
        .map(str::to_owned);
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(send(
        context.state.clone(),
        account.clone(),
        wanted,
        last,
        sender,
    ));
    Ok(
        Output::new("text/event-stream; charset=utf-8", Body::Stream(receiver))
            .header("cache-control", "no-store")
            // A proxy must not hold events back.
            .header("x-accel-buffering", "no"),
    )
}

fn wanted(context: RequestContext<'_>, account: &Account) -> Result<Wanted, Failure> {
    let query = context.request.query.as_bytes();
    let value = form_urlencoded::parse(query).find(|(name, _)| name == "teamId");
    if Role::of_team(account.user.team) == Role::Student {
        return match value {
            None => Ok(Wanted::Own(account.user.team)),
            // Not even their own: the report is not theirs to see.
            Some(_) => Err(Failure::forbidden()),
        };
    }
    value
        .and_then(|(_, value)| value.parse().ok())
        .and_then(TeamId::new)
        .map(|team| Wanted::Report(team.0))
        .ok_or_else(|| Failure::bad_request("`teamId` must be a whole number from 1 to 2147483647"))
}

/// Sends what is wanted whenever it is another than the client has, until the client goes away or loses the right to it.
async fn send(
    classroom: Arc<Classroom>,
    account: Account,
    wanted: Wanted,
    mut last: Option<String>,
    sender: mpsc::Sender<Vec<u8>>,
) {
    let mut stream = classroom.kernel.event_streams.stream(account.user.id);
    let mut changes = classroom.kernel.store.watch(&TopicOfSession(wanted.team()));
    let mut members = classroom.kernel.store.watch(&TopicOfTeam(wanted.team()));
    let mut end = classroom.kernel.event_streams.end();
    loop {
        changes.mark_unchanged();
        members.mark_unchanged();
        let looked = Instant::now();
        let (reader, account) = (classroom.clone(), account.clone());
        let read = tokio::task::spawn_blocking(move || read(&reader, account, wanted)).await;
        let Ok(Ok(data)) = read else {
            return;
        };
        let id = hex::encode(&Sha256::digest(data.as_bytes())[..8]);
        let event = if last.as_ref() == Some(&id) {
            ":\n\n".to_owned()
        } else {
            let mut event = String::with_capacity(data.len() + 64);
            let name = wanted.event();
            let _ = write!(event, "id: {id}\nevent: {name}\ndata: {data}\n\n");
            event
        };
        last = Some(id);
        // A client that takes nothing hears nothing, and makes room like others.
        tokio::select! {
            biased;
            sent = sender.send(event.into_bytes()) => {
                if sent.is_err() {
                    return;
                }
            }
            _ = end.wait_for(|ended| *ended) => return,
            () = stream.closed() => return,
        }
        tokio::select! {
            changed = changes.changed() => {
                if changed.is_err() {
                    return;
                }
            }
            changed = members.changed() => {
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

/// What is wanted as one line of JSON, for whoever still may see it.
fn read(classroom: &Classroom, account: Account, wanted: Wanted) -> Result<String, Refusal> {
    let reading = classroom.kernel.store.read()?;
    let db = reading.db()?;
    let user = accounts::user_of_token(&db, &account.token, classroom.kernel.environment.now())?;
    let user = user.ok_or(Refusal::Forbidden)?;
    let caller = Caller::User(Account {
        user,
        token: account.token,
    });
    data(&db, &caller, wanted)
}

fn data(db: &ReadTx<'_>, caller: &Caller, wanted: Wanted) -> Result<String, Refusal> {
    wanted.allowed(db, caller)?;
    let written = match wanted {
        Wanted::Report(team) => {
            let status = sessions::status(db, caller, team)?;
            serde_json::to_string(&Report::of(status))
        }
        Wanted::Own(_) => {
            let finished = sessions::is_finished(db, caller)?;
            serde_json::to_string(&State { finished })
        }
    };
    written.map_err(|error| eqex_kernel::store::Error::other(error.to_string()).into())
}
