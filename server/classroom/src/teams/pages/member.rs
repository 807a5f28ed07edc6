//! A member of a class.

use crate::app::Call;
use crate::path;
use crate::reader::frame;
use crate::teams::view::{Wrong, address, member as pages};
use crate::texts::Say;
use eqex_kernel::accounts::names::{PersonName, UserId};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::Update;
use eqex_kernel::accounts::rows::{Team, User};
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
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
fn member(call: Call<'_>) -> Result<(Team, User, UserId), Failure> {
    let db = call.db()?;
    let team = eqex_kernel::accounts::access::assigned_team(&db, call.caller, path::team(call)?)?;
    let id = path::user_id(call)?;
    let user = accounts::user_by_public_id(&db, id.as_str())?;
    let user = user.filter(|user| user.team == team.id);
    Ok((team, user.ok_or_else(Failure::not_found)?, id))
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let (team, user, _) = member(call)?;
    Ok(Output::page(pages::page(&frame(call), &team, &user, None)))
}

fn update(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let fields = call.request.form()?;
    let (team, user, id) = member(call)?;
    let frame = frame(call);
    let again = |field, told, typed: &str| {
        let wrong = Wrong {
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
    let changes = Update {
        name: Some(new_name),
        number: Some(Nullable(new_number)),
    };
    let (caller, team) = (call.caller.clone(), team.id);
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        people::update(db, &caller, &id, &changes)?;
        Ok(Output::redirect(format!("{}?notice=saved", address(team))))
    }))
}

fn password_link(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let (team, user, id) = member(call)?;
    let (app, caller) = (call.app.clone(), call.caller.clone());
    let base = sign_in::base(call.context);
    let frame = Frame {
        here: pages::address(&user),
        ..frame(call)
    };
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        let token = people::password_link(db, &app.kernel.environment, &caller, &id)?;
        let link = sign_in::password_link(&base, &token);
        Ok(Output::page(pages::link(&frame, &team, &user, &link)))
    }))
}

fn deleting(call: Call<'_>) -> Result<Output, Failure> {
    let (team, user, _) = member(call)?;
    Ok(Output::page(pages::deleting(&frame(call), &team, &user)))
}

fn delete(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let (team, _, id) = member(call)?;
    let caller = call.caller.clone();
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        people::delete(db, &caller, &id)?;
        let class = address(team.id);
        Ok(Output::redirect(format!("{class}?notice=member-deleted")))
    }))
}
