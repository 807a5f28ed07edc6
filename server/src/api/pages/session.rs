//! A student's session.

pub(super) mod standing;

use self::standing::{beside, look};
use super::exercise::sheet::{asked, before, sheet};
use super::exercise::submit::submit;
use super::reader::frame;
use crate::app::Call;
use crate::domain::sessions;
use crate::http::endpoint::{Access, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::Later;
use crate::http::output::Output;
use crate::model::rows::Role;
use crate::pages::exercise::{Outcome, Place};
use crate::pages::session as pages;

pub(super) fn endpoints() -> Vec<Endpoint> {
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
