//! What was saved of an exercise: looked at, compared, restored.

use crate::addresses;
use crate::app::Call;
use crate::editor::view::{Compared, History};
use crate::path;
use crate::reader::frame;
use eqex_bank::{difference, exercises};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
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

fn history(call: Call<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(call)?;
    let db = call.db()?;
    let savings = exercises::savings(&db, call.caller, &subject, &id)?;
    let fields = call.request.fields();
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
            let content = |number| exercises::earlier(&db, call.caller, &subject, &id, number);
            Some(Compared {
                from,
                to,
                places: difference::places(&content(from)?, &content(to)?),
            })
        }
    };
    let page = History {
        frame: &frame(call),
        zone: &call.app.kernel.environment.zone,
        subject: subject.as_str(),
        id: id.as_str(),
        savings: &savings,
        compared,
    };
    Ok(Output::page(page.page()))
}

fn restore(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let (subject, id) = path::exercise(call)?;
    let fields = call.request.form()?;
    let number = fields
        .get("restore")
        .and_then(|number| number.parse().ok())
        .ok_or_else(Failure::not_found)?;
    let content = exercises::earlier(&call.db()?, call.caller, &subject, &id, number)?;
    let draft =
        exercises::draft_of_stored(&call.app.bank.catalog, &call.app.bank.settings, content)?;
    let (app, caller) = (call.app.clone(), call.caller.clone());
    Ok(Later::commit(move |db| {
        exercises::restore(db, &app.bank, &caller, &subject, &id, &draft)?;
        let next = format!(
            "{}/history",
            addresses::exercise(subject.as_str(), id.as_str())
        );
        Ok::<Output, Failure>(Output::redirect(format!("{next}?notice=restored")))
    }))
}
