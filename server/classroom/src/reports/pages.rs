//! Saved reports of a class.

use crate::app::Call;
use crate::download::{as_csv, as_xlsx};
use crate::path::team;
use crate::reader::frame;
use crate::reports::rules as reports;
use crate::reports::view as pages;
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
use eqex_kernel::http::output::Output;
use eqex_kernel::spreadsheet::Table;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/class/{team}/reports",
            Access::Teacher,
            Effect::Read,
            "The saved reports of a class",
            page,
        ),
        Endpoint::get(
            "/class/{team}/reports/{filename}/csv",
            Access::Teacher,
            Effect::LongRead,
            "A saved report as CSV",
            csv,
        ),
        Endpoint::get(
            "/class/{team}/reports/{filename}/xlsx",
            Access::Teacher,
            Effect::LongRead,
            "A saved report as a workbook",
            xlsx,
        ),
        Endpoint::form(
            "/class/{team}/reports/save",
            Access::Teacher,
            Effect::Write,
            "Saves the report of the session as it stands",
            save,
        ),
        Endpoint::form(
            "/class/{team}/reports/delete",
            Access::Teacher,
            Effect::Write,
            "Deletes a saved report",
            delete,
        ),
    ]
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let (team, reports) = reports::saved(&call.db()?, call.caller, team(call)?)?;
    let zone = &call.app.kernel.environment.zone;
    let html = pages::page(&frame(call), &team, &reports, zone);
    Ok(Output::page(html))
}

/// A saved report, and what a file of it is called.
fn saved(call: Call<'_>) -> Result<(Table, String), Failure> {
    team(call)?;
    let name = call.parameters.get(1).map_or("", String::as_str);
    let table = reports::saved_table(&call.db()?, call.caller, name)?;
    // What is found has the form of a report's name, which a header can carry; colons no file system likes.
    let name = name.trim_end_matches(".txt").replace([':', '+'], "-");
    Ok((table, name))
}

/// As it was saved, under a name that spreadsheets open.
fn csv(call: Call<'_>) -> Result<Output, Failure> {
    let (table, name) = saved(call)?;
    Ok(as_csv(&table, &name))
}

fn xlsx(call: Call<'_>) -> Result<Output, Failure> {
    let (table, name) = saved(call)?;
    as_xlsx(&table, &name, call.app.kernel.environment.now())
}

fn save(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let team = team(call)?;
    let (app, caller) = (call.app.clone(), call.caller.clone());
    Ok(Later::commit(move |db| {
        reports::save(db, &app, &caller, team)?;
        let to = format!("/class/{team}/reports?notice=report-saved");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}

fn delete(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let team = team(call)?;
    let filename = call.request.form()?.text("filename").to_owned();
    let caller = call.caller.clone();
    Ok(Later::commit(move |db| {
        reports::delete(db, &caller, &filename)?;
        let to = format!("/class/{team}/reports?notice=report-deleted");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}
