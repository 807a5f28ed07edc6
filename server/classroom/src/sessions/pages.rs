//! A student's session.

pub(crate) mod standing;

use crate::app::Call;
use crate::reader::frame;
use crate::sessions::pages::standing::{beside, look};
use crate::sessions::rules as sessions;
use crate::sessions::view as pages;
use crate::solving::pages::sheet::{asked, before, sheet};
use crate::solving::pages::submit::submit;
use crate::solving::view::{Outcome, Place};
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/session",
            Access::SignedIn,
            Effect::PageWrite,
            "The student's session; enters the student in the report",
            page,
        ),
        Endpoint::get(
            "/session/list",
            Access::SignedIn,
            Effect::Read,
            "What changes by itself on the page of the session",
            list,
        ),
        Endpoint::get(
            "/session/{subject}/{id}",
            Access::SignedIn,
            Effect::PageWrite,
            "An exercise of the session beside the list",
            one,
        ),
        Endpoint::form(
            "/session/{subject}/{id}",
            Access::SignedIn,
            Effect::PageWrite,
            "Judges the answers of the form",
            |call| submit(call, Place::Session),
        ),
    ]
}

/// Enters the student in the report where they are not yet, then answers.
fn joined(call: Call<'_>, output: Output) -> Result<Later<Output>, Failure> {
    if sessions::is_listed(&call.db()?, call.caller)? {
        return Later::done(output);
    }
    let caller = call.caller.clone();
    Ok(Later::commit(move |db| {
        sessions::join(db, &caller).map(|()| output)
    }))
}

fn page(call: Call<'_>) -> Result<Later<Output>, Failure> {
    if call.caller.role() != Some(Role::Student) {
        // Teachers look at sessions from their classes.
        return Later::done(Output::redirect("/classes"));
    }
    let session = look(call, &call.db()?)?;
    let html = pages::page(&frame(call), &session, None, &[], &Outcome::Asked);
    joined(call, Output::page(html))
}

fn list(call: Call<'_>) -> Result<Output, Failure> {
    let session = look(call, &call.db()?)?;
    let fields = call.request.fields();
    let open = fields.text("open").split_once('/');
    let html = pages::status(frame(call).lang, &session, open);
    Ok(Output::page(html.into_string()))
}

fn one(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let asked = asked(call)?;
    let (sheet, problem) = sheet(call, &call.db()?, &asked, Place::Session)?;
    let (typed, outcome) = before(call, &problem, &asked)?;
    let html = beside(call, &sheet, &typed, &outcome)?;
    joined(call, Output::page(html))
}
