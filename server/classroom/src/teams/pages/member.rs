//! A member of a class.

use crate::path;
use crate::reader::frame;
use crate::state::RequestContext;
use crate::teams::view::{FormFault, address, member as pages};
use crate::texts::Say;
use eqex_kernel::accounts::names::{PersonName, UserId};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::UserUpdate;
use eqex_kernel::accounts::rows::{Team, User};
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::optional::Nullable;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::whole::RegisterNumber;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/class/{team}/member/{user}",
            Access::Teacher,
            Effect::Read,
            "A member: name and number, a password link, the way out",
            page,
        ),
        Endpoint::form(
            "/class/{team}/member/{user}",
            Access::Teacher,
            Effect::Write,
            "A new name and number of a member",
            update,
        ),
        Endpoint::form(
            "/class/{team}/member/{user}/password-link",
            Access::Teacher,
            Effect::Write,
            "Makes a password link and shows it, once",
            password_link,
        ),
        Endpoint::get(
            "/class/{team}/member/{user}/delete",
            Access::Teacher,
            Effect::Read,
            "What goes with a member who is deleted",
            deleting,
        ),
        Endpoint::form(
            "/class/{team}/member/{user}/delete",
            Access::Teacher,
            Effect::Write,
            "Deletes a member",
            delete,
        ),
    ]
}

/// The class, and the member that the path names.
fn member(context: RequestContext<'_>) -> Result<(Team, User, UserId), Failure> {
    let db = context.db()?;
    let team =
        eqex_kernel::accounts::access::assigned_team(&db, context.caller, path::team(context)?)?;
    let id = path::user_id(context)?;
    let user = accounts::user_by_public_id(&db, id.as_str())?;
    let user = user.filter(|user| user.team == team.id);
    Ok((team, user.ok_or_else(Failure::not_found)?, id))
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (team, user, _) = member(context)?;
    Ok(Output::page(pages::page(
        &frame(context),
        &team,
        &user,
        None,
    )))
}

fn update(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let (team, user, id) = member(context)?;
    let frame = frame(context);
    let again = |field, told, typed: &str| {
        let wrong = FormFault {
            field,
            told,
            typed: typed.to_owned(),
        };
        let html = pages::page(&frame, &team, &user, Some(&wrong));
        Failure::bad_request("the form").with_page(html)
    };
    let (name, number) = (fields.text("name").trim(), fields.text("number").trim());
    let Some(new_name) = PersonName::parse(name) else {
        return Err(again("name", frame.lang.say("member-name-wrong"), name));
    };
    let new_number = number.parse().ok().and_then(RegisterNumber::new);
    if new_number.is_none() && !number.is_empty() {
        let told = frame.lang.say("register-number-wrong");
        return Err(again("number", told, number));
    }
    let changes = UserUpdate {
        name: Some(new_name),
        number: Some(Nullable(new_number)),
    };
    let (caller, team) = (context.caller.clone(), team.id);
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            people::update(db, &caller, &id, &changes)?;
            Ok(Output::redirect(format!("{}?notice=saved", address(team))))
        },
    ))
}

fn password_link(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (team, user, id) = member(context)?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    let base = sign_in::base(context.base);
    let frame = Frame {
        here: pages::address(&user),
        ..frame(context)
    };
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            let token = people::password_link(db, &classroom.kernel.environment, &caller, &id)?;
            let link = sign_in::password_link(&base, &token);
            Ok(Output::page(pages::link(&frame, &team, &user, &link)))
        },
    ))
}

fn deleting(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (team, user, _) = member(context)?;
    Ok(Output::page(pages::deleting(&frame(context), &team, &user)))
}

fn delete(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (team, _, id) = member(context)?;
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            people::delete(db, &caller, &id)?;
            let class = address(team.id);
            Ok(Output::redirect(format!("{class}?notice=member-deleted")))
        },
    ))
}
