//! A student's session.

pub(crate) mod standing;

use crate::reader::frame;
use crate::sessions::pages::standing::look;
use crate::sessions::rules as sessions;
use crate::sessions::view as pages;
use crate::sessions::view::Session;
use crate::solving::pages::sheet::{page as exercise_page, variant_request};
use crate::solving::pages::submit::submit;
use crate::solving::view::AnswerStatus;
use crate::state::RequestContext;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
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
            submit::<Session>,
        ),
    ]
}

/// Enters the student in the report where they are not yet, then answers.
fn joined(
    context: RequestContext<'_>,
    output: Output,
) -> Result<DeferredResponse<Output>, Failure> {
    if sessions::is_listed(&context.db()?, context.caller)? {
        return DeferredResponse::done(output);
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(move |db| {
        sessions::join(db, &caller).map(|()| output)
    }))
}

fn page(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    if context.caller.role() != Some(Role::Student) {
        // Teachers look at sessions from their classes.
        return DeferredResponse::done(Output::redirect("/classes"));
    }
    let session = look(context, &context.db()?)?;
    let html = pages::page(&frame(context), &session, None, &[], &AnswerStatus::Asked);
    joined(context, Output::page(html))
}

fn list(context: RequestContext<'_>) -> Result<Output, Failure> {
    let session = look(context, &context.db()?)?;
    let fields = context.request.fields();
    let open = fields.text("open").split_once('/');
    let html = pages::status(frame(context).lang, &session, open);
    Ok(Output::page(html.into_string()))
}

fn one(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let request = variant_request(context)?;
    let html = exercise_page::<Session>(context, &request)?;
    joined(context, Output::page(html))
}
