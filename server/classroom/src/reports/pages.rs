//! Saved reports of a class.

use crate::download::{as_csv, as_xlsx};
use crate::path::team;
use crate::reader::frame;
use crate::reports::rules as reports;
use crate::reports::view as pages;
use crate::state::RequestContext;
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
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

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (team, reports) = reports::saved(&context.db()?, context.caller, team(context)?)?;
    let zone = &context.state.kernel.environment.zone;
    let html = pages::page(&frame(context), &team, &reports, zone);
    Ok(Output::page(html))
}

/// A saved report, and what a file of it is called.
fn saved(context: RequestContext<'_>) -> Result<(Table, String), Failure> {
    team(context)?;
    let name = context.parameters.get(1).map_or("", String::as_str);
    let table = reports::saved_table(&context.db()?, context.caller, name)?;
    // What is found has the form of a report's name, which a header can carry; colons no file system likes.
    let name = name.trim_end_matches(".txt").replace([':', '+'], "-");
    Ok((table, name))
}

/// As it was saved, under a name that spreadsheets open.
fn csv(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (table, name) = saved(context)?;
    Ok(as_csv(&table, &name))
}

fn xlsx(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (table, name) = saved(context)?;
    as_xlsx(&table, &name, context.state.kernel.environment.now())
}

fn save(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let team = team(context)?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(move |db| {
        reports::save(
            db,
            classroom.settings,
            &classroom.kernel.environment,
            &caller,
            team,
        )?;
        let to = format!("/class/{team}/reports?notice=report-saved");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}

fn delete(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let team = team(context)?;
    let filename = context.request.form()?.text("filename").to_owned();
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(move |db| {
        reports::delete(db, &caller, &filename)?;
        let to = format!("/class/{team}/reports?notice=report-deleted");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}
