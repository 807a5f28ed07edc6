//! The report of a session as it changes, as server-sent events.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::Report;
use crate::app::App;
use crate::domain::Refusal;
use crate::domain::access::{Account, Caller};
use crate::domain::sessions;
use crate::http::endpoint::Call;
use crate::http::failure::Failure;
use crate::http::output::{Body, Output};
use crate::model::TeamId;

/// Without changes, how often the client hears that the connection lives, and rights are looked at again.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Events that wait for a slow reader. More are merged: each event is the whole report.
const WAITING: usize = 1;

pub(super) fn events(call: Call<'_>) -> Result<Output, Failure> {
    let team = team(call)?;
    let Caller::User(account) = call.caller else {
        return Err(Failure::unauthorized());
    };
    sessions::status(&call.db()?, call.caller, team)?;
    let last = call
        .request
        .headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok())
        .map(str::to_owned);
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(send(call.app.clone(), account.clone(), team, last, sender));
    Ok(
        Output::new("text/event-stream; charset=utf-8", Body::Stream(receiver))
            .header("cache-control", "no-store")
            // A proxy must not hold events back.
            .header("x-accel-buffering", "no"),
    )
}

fn team(call: Call<'_>) -> Result<i32, Failure> {
    let query = call.request.query.as_bytes();
    let value = form_urlencoded::parse(query).find(|(name, _)| name == "teamId");
    value
        .and_then(|(_, value)| value.parse().ok())
        .and_then(TeamId::new)
        .map(|team| team.0)
        .ok_or_else(|| Failure::bad_request("`teamId` must be a whole number from 1 to 2147483647"))
}

/// Sends the report whenever it is another one than the client has, until the client goes away or loses the right to it.
async fn send(
    app: Arc<App>,
    account: Account,
    team: i32,
    mut last: Option<String>,
    sender: mpsc::Sender<Vec<u8>>,
) {
    let mut changes = app.live.watch(team);
    let mut end = app.live.end();
    loop {
        changes.mark_unchanged();
        let (reader, account) = (app.clone(), account.clone());
        let read = tokio::task::spawn_blocking(move || read(&reader, account, team)).await;
        let Ok(Ok(report)) = read else {
            return;
        };
        let id = hex::encode(&Sha256::digest(report.as_bytes())[..8]);
        let event = if last.as_ref() == Some(&id) {
            ":\n\n".to_owned()
        } else {
            let mut event = String::with_capacity(report.len() + 64);
            let _ = write!(event, "id: {id}\nevent: report\ndata: {report}\n\n");
            event
        };
        last = Some(id);
        if sender.send(event.into_bytes()).await.is_err() {
            return;
        }
        tokio::select! {
            changed = changes.changed() => {
                if changed.is_err() {
                    return;
                }
            }
            () = tokio::time::sleep(HEARTBEAT) => {}
            () = sender.closed() => return,
            _ = end.wait_for(|ended| *ended) => return,
        }
    }
}

/// The report as one line of JSON, for whoever still may see it.
fn read(app: &App, account: Account, team: i32) -> Result<String, Refusal> {
    let reading = app.store.read()?;
    let db = reading.db()?;
    let user = db.user_of_token(&account.token, app.outside.now())?;
    let user = user.ok_or(Refusal::Forbidden)?;
    let caller = Caller::User(Account {
        user,
        token: account.token,
    });
    let status = sessions::status(&db, &caller, team)?;
    serde_json::to_string(&Report::of(status))
        .map_err(|error| crate::store::Error::other(error.to_string()).into())
}
