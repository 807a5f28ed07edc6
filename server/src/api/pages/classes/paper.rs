//! What is printed and handed out.

use super::{frame, join_link};
use crate::domain::access;
use crate::domain::invitations;
use crate::entry;
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::Output;
use crate::pages::classes::paper::{self as pages, Slip};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/class/{team}/slips",
            Access::Teacher,
            Effect::Bulk,
            "A slip of paper for each personal invitation",
            slips,
        ),
        Endpoint::get(
            "/class/{team}/poster",
            Access::Teacher,
            Effect::Bulk,
            "The invitation of the class on a sheet of paper",
            poster,
        ),
    ]
}

/// The address to type where nothing can be scanned, as people say it.
fn join(call: Call<'_>) -> String {
    let base = entry::base(call);
    let host = base.split("://").nth(1).unwrap_or(&base);
    format!("{host}/join")
}

fn slips(call: Call<'_>) -> Result<Output, Failure> {
    let db = call.db()?;
    let team = access::assigned_team(&db, call.caller, super::team(call)?)?;
    let slips: Vec<Slip> = invitations::open(&db, call.caller, team.id)?
        .into_iter()
        .map(|invitation| Slip {
            link: join_link(call, &invitation.code),
            invitation,
        })
        .collect();
    let html = pages::slips(&frame(call), &team, &join(call), &slips);
    Ok(Output::page(html))
}

fn poster(call: Call<'_>) -> Result<Output, Failure> {
    let team = access::assigned_team(&call.db()?, call.caller, super::team(call)?)?;
    let word = team.invitation.clone().ok_or_else(Failure::not_found)?;
    let link = join_link(call, &word);
    let html = pages::poster(&frame(call), &team, &join(call), &word, &link);
    Ok(Output::page(html))
}
