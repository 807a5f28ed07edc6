//! An exercise on its page: shown, answered, and looked at while it is typed.

pub(crate) mod sheet;
pub(crate) mod submit;
mod typed;

use crate::reader::{frame, view_in};
use crate::solving::pages::sheet::{BySelf, page, variant_request};
use crate::solving::pages::submit::submit;
use crate::solving::pages::typed::{notes, read, texts};
use crate::solving::rules as solving;
use crate::solving::view as pages;
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
            show,
        ),
        Endpoint::form(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::PageWrite,
            "Judges the answers of the form",
            submit::<BySelf>,
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

fn show(context: RequestContext<'_>) -> Result<Output, Failure> {
    let request = variant_request(context)?;
    let html = page::<BySelf>(context, &request)?;
    Ok(context.with_seed(Output::page(html), request.choice.visitor))
}

fn understood(context: RequestContext<'_>) -> Result<Output, Failure> {
    let request = variant_request(context)?;
    let problem = solving::find(
        &context.db()?,
        &context.state.bank,
        context.caller,
        &request.subject,
        &request.exercise,
    )?;
    let exercise = problem.exercise();
    let lang = frame(context).lang;
    let view = view_in(context, lang);
    let fields = context.request.form()?;
    let texts = texts(&fields, exercise);
    if let Some(index) = too_long(&texts) {
        return Err(Failure::bad_request(told_too_long(index)));
    }
    let (typed, read) = read(&fields, texts, exercise, &view)?;
    let notes = notes(read, &typed.texts, &typed.reading, &view);
    Ok(Output::page(pages::notes(lang, exercise, &notes)))
}
