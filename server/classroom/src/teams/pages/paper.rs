//! What is printed and handed out.

use crate::path::team;
use crate::reader::frame;
use crate::state::RequestContext;
use crate::teams::invitations;
use crate::teams::join_address;
use crate::teams::view::paper as pages;
use crate::teams::view::paper::InvitationSlip;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
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

fn slips(context: RequestContext<'_>) -> Result<Output, Failure> {
    let db = context.db()?;
    let team = eqex_kernel::accounts::access::assigned_team(&db, context.caller, team(context)?)?;
    let slips: Vec<InvitationSlip> = invitations::open(&db, context.caller, team.id)?
        .into_iter()
        .map(|invitation| InvitationSlip {
            link: join_address::link(context, &invitation.code),
            invitation,
        })
        .collect();
    let html = pages::slips(
        &frame(context),
        &team,
        &join_address::typed(context),
        &slips,
    );
    Ok(Output::page(html))
}

fn poster(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = eqex_kernel::accounts::access::assigned_team(
        &context.db()?,
        context.caller,
        team(context)?,
    )?;
    let word = team.invitation.clone().ok_or_else(Failure::not_found)?;
    let link = join_address::link(context, &word);
    let html = pages::poster(
        &frame(context),
        &team,
        &join_address::typed(context),
        &word,
        &link,
    );
    Ok(Output::page(html))
}
