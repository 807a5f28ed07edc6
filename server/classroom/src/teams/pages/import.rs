//! A class list becomes personal invitations.

use crate::path;
use crate::reader::frame;
use crate::state::RequestContext;
use crate::teams::invitations;
use crate::teams::roster::Roster;
use crate::teams::view::address;
use crate::teams::view::import as pages;
use crate::teams::view::import::RosterPreview;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
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

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = eqex_kernel::accounts::access::assigned_team(
        &context.db()?,
        context.caller,
        path::team(context)?,
    )?;
    let html = pages::page(&frame(context), &team, "", &RosterPreview::Nothing);
    Ok(Output::page(html))
}

fn dry_run(context: RequestContext<'_>) -> Result<Output, Failure> {
    let db = context.db()?;
    let team =
        eqex_kernel::accounts::access::assigned_team(&db, context.caller, path::team(context)?)?;
    let parts = context.request.parts()?;
    // A file that was chosen comes before a text that may still stand there.
    let list = match parts.bytes("file") {
        [] => parts.bytes("text"),
        file => file,
    };
    let text = Roster::text(list).unwrap_or_default();
    let seen = match invitations::preview(&db, context.caller, team.id, list)? {
        Ok(roster) => RosterPreview::Rows(roster),
        Err(why) => RosterPreview::Unreadable(why),
    };
    let html = pages::page(&frame(context), &team, &text, &seen);
    match seen {
        RosterPreview::Unreadable(_) => Err(Failure::bad_request("the list").with_page(html)),
        _ => Ok(Output::page(html)),
    }
}

fn confirm(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let list = Roster::read(fields.text("list").as_bytes());
    let list = list.map_err(|_| Failure::bad_request("the list cannot be read"))?;
    let (classroom, caller, team) = (
        context.state.clone(),
        context.caller.clone(),
        path::team(context)?,
    );
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            let class = address(team);
            // None where all have joined meanwhile.
            Ok(
                match invitations::import(db, &classroom.kernel.environment, &caller, team, list)? {
                    0 => Output::redirect(class),
                    _ => Output::redirect(format!("{class}?notice=invited")),
                },
            )
        },
    ))
}
