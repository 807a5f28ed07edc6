//! An exercise on its page: shown, answered, and looked at while it is typed.

pub(super) mod sheet;
pub(super) mod submit;
mod typed;

use self::sheet::{asked, before, page, sheet};
use self::submit::submit;
use self::typed::{notes, typed};
use super::reader::{frame, page_view};
use crate::app::Call;
use crate::domain::problems;
use crate::http::endpoint::{Access, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::Output;
use crate::model::{told_too_long, too_long};
use crate::pages::exercise::{self as pages, Place};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::Page,
            "An exercise with the reader's numbers, and fields for the answers",
            |call| show(call, Place::Subject),
        ),
        Endpoint::form(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::PageWrite,
            "Judges the answers of the form",
            |call| submit(call, Place::Subject),
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

fn show(call: Call<'_>, place: Place) -> Result<Output, Failure> {
    let asked = asked(call)?;
    let (sheet, problem) = sheet(call, &call.db()?, &asked, place)?;
    let (typed, outcome) = before(call, &problem, &asked)?;
    let html = page(call, &sheet, &typed, &outcome)?;
    Ok(call.with_seed(Output::page(html), asked.wanted.visitor))
}

fn understood(call: Call<'_>) -> Result<Output, Failure> {
    let asked = asked(call)?;
    let problem = problems::find(
        &call.db()?,
        call.app,
        call.caller,
        &asked.subject,
        &asked.exercise,
    )?;
    let exercise = problem.exercise();
    let view = page_view(call);
    let typed = typed(&call.request.form()?, exercise, &view);
    if let Some(index) = too_long(&typed.texts) {
        return Err(Failure::bad_request(told_too_long(index)));
    }
    let notes = notes(exercise, &typed, &view);
    Ok(Output::page(pages::notes(
        frame(call).lang,
        exercise,
        &notes,
    )))
}
