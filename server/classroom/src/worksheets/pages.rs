//! Worksheets for paper.

use crate::home::rules as home;
use crate::reader::{frame, page_view, view_in};
use crate::solving::view::chosen;
use crate::state::RequestContext;
use crate::worksheets::rules as worksheets;
use crate::worksheets::rules::making;
use crate::worksheets::rules::making::{MOST_EXERCISES, WorksheetRefusal, WorksheetRequest};
use crate::worksheets::rules::printed;
use crate::worksheets::rules::printed::Printed;
use crate::worksheets::view as pages;
use crate::worksheets::view::{List, New, Paper, PrintSelection};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Fields;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::moment;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/worksheets",
            Access::Teacher,
            Effect::Read,
            "The teacher's worksheets, and the way to a sheet by its code",
            list,
        ),
        Endpoint::get(
            "/worksheets/new",
            Access::Teacher,
            Effect::Page,
            "The form that makes a worksheet",
            new,
        ),
        Endpoint::form(
            "/worksheets/new",
            Access::Teacher,
            Effect::BulkWrite,
            "Makes a worksheet",
            create,
        ),
        Endpoint::get(
            "/worksheet/{code}",
            Access::Teacher,
            Effect::Bulk,
            "The sheets and the key, for the printer; with `sheet` one of them with its answers",
            show,
        ),
        Endpoint::form(
            "/worksheet/{code}",
            Access::Teacher,
            Effect::LongRead,
            "Judges answers from a sheet, and keeps nothing",
            check,
        ),
        Endpoint::form(
            "/worksheet/{code}/remove",
            Access::Teacher,
            Effect::Write,
            "Takes a worksheet away",
            remove,
        ),
    ]
}

fn list(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.fields();
    let frame = frame(context);
    let db = context.db()?;
    let typed = fields.filled("code");
    if let Some(typed) = typed
        && let Some((code, sheet)) =
            worksheets::look_up(&db, &context.state.bank, context.caller, typed)?
    {
        let sheet = sheet.map_or_else(String::new, |sheet| format!("?sheet={sheet}"));
        return Ok(Output::redirect(format!(
            "{}{sheet}",
            pages::address(&code)
        )));
    }
    let all = worksheets::list(&db, context.caller)?;
    let dated: Vec<_> = all
        .into_iter()
        .map(|one| {
            let date = moment::date(
                frame.lang,
                one.created_at,
                &context.state.kernel.environment.zone,
            );
            (one, date)
        })
        .collect();
    Ok(Output::page(pages::list(
        &frame,
        &List {
            worksheets: &dated,
            everybodys: context.caller.is_admin(),
            wrong: typed,
        },
    )))
}

/// What the form asks for: of the query where it is opened, of the body where it is sent.
fn read(context: RequestContext<'_>, fields: &Fields) -> WorksheetRequest {
    let number = |name: &str, otherwise: i32| fields.text(name).parse().unwrap_or(otherwise);
    let lang = Lang::of_tag(fields.text("lang")).unwrap_or(frame(context).lang);
    // One more than there may be, so that it is told; the form looks through them for every exercise that there is.
    let chosen = fields.all("x").take(MOST_EXERCISES + 1);
    WorksheetRequest {
        title: fields.text("title").to_owned(),
        exercises: chosen.map(str::to_owned).collect(),
        team: fields.text("team").parse().ok(),
        count: number("count", if fields.get("count").is_some() { 0 } else { 30 }),
        lang: lang.code().to_owned(),
        space: number("space", 4),
        hints: fields.get("hints") == Some("1"),
    }
}

fn form(
    context: RequestContext<'_>,
    request: &WorksheetRequest,
    problem: Option<WorksheetRefusal>,
) -> Result<String, Failure> {
    let db = context.db()?;
    let contents = home::contents(&db, context.caller, &page_view(context))?;
    let classes = making::classes(&db, context.caller)?;
    let new = New {
        contents: &contents,
        classes: &classes,
        title: request.title.clone(),
        chosen: request.exercises.clone(),
        team: request.team,
        count: request.count,
        lang: Lang::of_tag(&request.lang).unwrap_or(Lang::English),
        space: request.space,
        hints: request.hints,
        problem,
    };
    Ok(pages::new(&frame(context), &new))
}

fn new(context: RequestContext<'_>) -> Result<Output, Failure> {
    let request = read(context, &context.request.fields());
    let many = request.exercises.len() > MOST_EXERCISES;
    let problem = many.then_some(WorksheetRefusal::TooManyExercises);
    Ok(Output::page(form(context, &request, problem)?))
}

fn create(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let request = read(context, &context.request.form()?);
    let again = String::from_utf8_lossy(&context.request.body).into_owned();
    let prepared = match making::prepare(
        &context.db()?,
        &context.state.bank,
        context.caller,
        &request,
    )? {
        Ok(prepared) => prepared,
        Err(problem) => {
            let html = form(context, &request, Some(problem))?;
            return Err(Failure::bad_request("the worksheet").with_page(html));
        }
    };
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            match making::create(db, &classroom.bank, &caller, &request, &prepared)? {
                Some(code) => Ok(Output::redirect(pages::address(&code))),
                // Something changed in this moment; the form tells what when it is sent again.
                None => Ok(Output::redirect(format!("/worksheets/new?{again}"))),
            }
        },
    ))
}

/// The worksheet of the path, and the number of the sheet that the query asks for.
fn printed(context: RequestContext<'_>) -> Result<(Printed, bool), Failure> {
    let typed = context.parameters.first().map_or("", String::as_str);
    let (code, _) = worksheets::read_code(typed).ok_or_else(Failure::not_found)?;
    let db = context.db()?;
    let seen = worksheets::find(&db, &context.state.bank, context.caller, &code)?;
    let fields = context.request.fields();
    let only = match fields.get("sheet") {
        Some(sheet) => Some(sheet.parse().map_err(|_| Failure::not_found())?),
        None => None,
    };
    let printed = printed::print(&db, &context.state.bank, context.caller, seen, only)?;
    Ok((printed, only.is_some()))
}

/// The language of the sheets.
fn sheet_lang(context: RequestContext<'_>, printed: &Printed) -> Lang {
    Lang::of_tag(&printed.worksheet.lang).unwrap_or(frame(context).lang)
}

fn with_paper<T>(
    context: RequestContext<'_>,
    printed: &Printed,
    show: impl FnOnce(&Paper<'_>) -> T,
) -> T {
    let frame = frame(context);
    show(&Paper {
        frame: &frame,
        printed,
        view: view_in(context, sheet_lang(context, printed)),
        date: moment::date(
            frame.lang,
            printed.worksheet.created_at,
            &context.state.kernel.environment.zone,
        ),
        owned: worksheets::owns(context.caller, &printed.worksheet),
    })
}

fn show(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (printed, single) = printed(context)?;
    let fields = context.request.fields();
    let part = match fields.get("part") {
        Some("sheets") => PrintSelection::Sheets,
        Some("key") => PrintSelection::Key,
        _ => PrintSelection::All,
    };
    let html = with_paper(context, &printed, |paper| match printed.sheets.first() {
        Some(sheet) if single => pages::one(paper, sheet, None),
        _ => pages::whole(paper, part),
    });
    Ok(Output::page(html))
}

fn check(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (printed, single) = printed(context)?;
    let fields = context.request.form()?;
    let sheet = printed.sheets.first().filter(|_| single);
    let sheet = sheet.ok_or_else(Failure::not_found)?;
    let view = view_in(context, sheet_lang(context, &printed));
    let typed = |at: usize, index: usize| {
        let text = fields.text(&format!("a{at}.{index}")).trim().to_owned();
        let chosen = chosen(fields.text(&format!("r{at}.{index}")), &text);
        (text, chosen)
    };
    let checked = printed::check(&printed, sheet, typed, &view);
    let html = with_paper(context, &printed, |paper| {
        pages::one(paper, sheet, Some(&checked))
    });
    Ok(Output::page(html))
}

fn remove(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let typed = context.parameters.first().map_or("", String::as_str);
    let (code, _) = worksheets::read_code(typed).ok_or_else(Failure::not_found)?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            worksheets::remove(db, &classroom.bank, &caller, &code)?;
            Ok(Output::redirect("/worksheets?notice=removed"))
        },
    ))
}
