//! An exercise on its page: shown, answered, and looked at while it is typed.

pub(crate) mod sheet;
pub(crate) mod submit;
mod typed;

use crate::reader::{frame, page_view};
use crate::solving::pages::sheet::{asked, before, page, sheet};
use crate::solving::pages::submit::submit;
use crate::solving::pages::typed::{notes, typed};
use crate::solving::rules as solving;
use crate::solving::view as pages;
use crate::solving::view::Place;
use crate::state::RequestContext;
use eqex_bank::answer::{told_too_long, too_long};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::Page,
            "An exercise with the reader's numbers, and fields for the answers",
            |context| show(context, Place::Subject),
        ),
        Endpoint::form(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::PageWrite,
            "Judges the answers of the form",
            |context| submit(context, Place::Subject),
        ),
        Endpoint::form(
            "/s/{subject}/{id}/understood",
            Access::Anyone,
            Effect::Page,
            "What is understood of answers while they are typed",
            understood,
        ),
    ]
}

fn show(context: RequestContext<'_>, place: Place) -> Result<Output, Failure> {
    let asked = asked(context)?;
    let (sheet, problem) = sheet(context, &context.db()?, &asked, place)?;
    let (typed, outcome) = before(context, &problem, &asked)?;
    let html = page(context, &sheet, &typed, &outcome)?;
    Ok(context.with_seed(Output::page(html), asked.wanted.visitor))
}

fn understood(context: RequestContext<'_>) -> Result<Output, Failure> {
    let asked = asked(context)?;
    let problem = solving::find(
        &context.db()?,
        context.state,
        context.caller,
        &asked.subject,
        &asked.exercise,
    )?;
    let exercise = problem.exercise();
    let view = page_view(context);
    let typed = typed(&context.request.form()?, exercise, &view);
    if let Some(index) = too_long(&typed.texts) {
        return Err(Failure::bad_request(told_too_long(index)));
    }
    let notes = notes(exercise, &typed, &view);
    Ok(Output::page(pages::notes(
        frame(context).lang,
        exercise,
        &notes,
    )))
}
