//! What was saved of an exercise: looked at, compared, restored.

use crate::addresses;
use crate::editor::view::{Compared, History};
use crate::path;
use crate::reader::frame;
use crate::saving;
use crate::state::RequestContext;
use eqex_bank::{difference, exercises};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/s/{subject}/{id}/history",
            Access::Teacher,
            Effect::LongRead,
            "What was saved of an exercise, and the difference between two of these",
            history,
        ),
        Endpoint::form(
            "/s/{subject}/{id}/history",
            Access::Teacher,
            Effect::LongWrite,
            "Makes an earlier content the current one",
            restore,
        ),
    ]
}

fn history(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(context)?;
    let db = context.db()?;
    let savings = exercises::savings(&db, context.caller, &subject, &id)?;
    let fields = context.request.fields();
    let asked = |name| {
        fields
            .get(name)
            .and_then(|number| number.parse::<i64>().ok())
    };
    let nth = |index: usize| savings.get(index).map(|saving| saving.number);
    // The last change, where nothing else is asked for.
    let pair = asked("from").or(nth(1)).zip(asked("to").or(nth(0)));
    let compared = match pair {
        None => None,
        Some((from, to)) => {
            let content = |number| exercises::earlier(&db, context.caller, &subject, &id, number);
            Some(Compared {
                from,
                to,
                places: difference::places(&content(from)?, &content(to)?),
            })
        }
    };
    let page = History {
        frame: &frame(context),
        zone: &context.state.kernel.environment.zone,
        subject: subject.as_str(),
        id: id.as_str(),
        savings: &savings,
        compared,
    };
    Ok(Output::page(page.page()))
}

fn restore(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (subject, id) = path::exercise(context)?;
    let fields = context.request.form()?;
    let number = fields
        .get("restore")
        .and_then(|number| number.parse().ok())
        .ok_or_else(Failure::not_found)?;
    let content = exercises::earlier(&context.db()?, context.caller, &subject, &id, number)?;
    let draft = exercises::draft_of_stored(
        &context.state.bank.catalog,
        &context.state.bank.settings,
        content,
    )?;
    let next = format!(
        "{}/history?notice=restored",
        addresses::exercise(subject.as_str(), id.as_str())
    );
    Ok(saving::commit(
        context,
        move |db, bank, caller| exercises::restore(db, bank, caller, &subject, &id, &draft),
        |_| Ok(Output::redirect(next)),
    ))
}
