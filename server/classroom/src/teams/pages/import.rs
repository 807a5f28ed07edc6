//! A class list becomes personal invitations.

use crate::app::Call;
use crate::path;
use crate::reader::frame;
use crate::teams::invitations;
use crate::teams::roster::Roster;
use crate::teams::view::address;
use crate::teams::view::import as pages;
use crate::teams::view::import::Seen;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/class/{team}/import",
            Access::Teacher,
            Effect::Read,
            "The form for a class list",
            page,
        ),
        Endpoint::form(
            "/class/{team}/import",
            Access::Teacher,
            Effect::Bulk,
            "What a class list would become, row by row; nothing is stored",
            dry_run,
        ),
        Endpoint::form(
            "/class/{team}/import/confirm",
            Access::Teacher,
            Effect::BulkWrite,
            "Makes a personal invitation for each row of a class list",
            confirm,
        ),
    ]
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let team =
        eqex_kernel::accounts::access::assigned_team(&call.db()?, call.caller, path::team(call)?)?;
    let html = pages::page(&frame(call), &team, "", &Seen::Nothing);
    Ok(Output::page(html))
}

fn dry_run(call: Call<'_>) -> Result<Output, Failure> {
    let db = call.db()?;
    let team = eqex_kernel::accounts::access::assigned_team(&db, call.caller, path::team(call)?)?;
    let parts = call.request.parts()?;
    // A file that was chosen comes before a text that may still stand there.
    let list = match parts.bytes("file") {
        [] => parts.bytes("text"),
        file => file,
    };
    let text = Roster::text(list).unwrap_or_default();
    let seen = match invitations::preview(&db, call.caller, team.id, list)? {
        Ok(roster) => Seen::Rows(roster),
        Err(why) => Seen::Unreadable(why),
    };
    let html = pages::page(&frame(call), &team, &text, &seen);
    match seen {
        Seen::Unreadable(_) => Err(Failure::bad_request("the list").with_page(html)),
        _ => Ok(Output::page(html)),
    }
}

fn confirm(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let fields = call.request.form()?;
    let list = Roster::read(fields.text("list").as_bytes());
    let list = list.map_err(|_| Failure::bad_request("the list cannot be read"))?;
    let (app, caller, team) = (call.app.clone(), call.caller.clone(), path::team(call)?);
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        let class = address(team);
        // None where all have joined meanwhile.
        Ok(
            match invitations::import(db, &app.kernel.environment, &caller, team, list)? {
                0 => Output::redirect(class),
                _ => Output::redirect(format!("{class}?notice=invited")),
            },
        )
    }))
}
