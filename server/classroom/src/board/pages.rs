//! The live session of a class, for whoever looks after it.

use eqex_messages::Message;

use crate::answered;
use crate::board::rules as board;
use crate::board::rules::answers;
use crate::board::rules::choice;
use crate::board::rules::choice::{MOST, SessionStart};
use crate::board::view as pages;
use crate::board::view::{BoardOptions, JoinInvitation};
use crate::download::{as_csv, as_xlsx};
use crate::path::team;
use crate::reader::{YEAR, frame, page_view, reader};
use crate::reports::rules as reports;
use crate::sessions::rules as sessions;
use crate::state::RequestContext;
use crate::teams::join_address;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::slug;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Fields;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::moment;

/// The cookie that keeps whether names are shown.
const NAMES_COOKIE: &str = "board-names";

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let get = |path, doc, handler| {
        Endpoint::get::<_, Output>(path, Access::Teacher, Effect::Page, doc, handler)
    };
    let form = |path, doc, handler| {
        Endpoint::form::<_, DeferredResponse<Output>>(
            path,
            Access::Teacher,
            Effect::Write,
            doc,
            handler,
        )
    };
    vec![
        get(
            "/class/{team}/session",
            "The live session of a class: students against exercises",
            page,
        ),
        get(
            "/class/{team}/session/grid",
            "What changes on the page of the live session",
            grid,
        ),
        get(
            "/class/{team}/session/projector",
            "The live session for all to see",
            projector,
        ),
        get(
            "/class/{team}/session/choose",
            "Exercises to put into the session",
            choose,
        ),
        get(
            "/class/{team}/session/answer",
            "What a student answered to an exercise",
            answer,
        ),
        get(
            "/class/{team}/session/report.csv",
            "The report as it stands, as CSV",
            csv,
        ),
        get(
            "/class/{team}/session/report.xlsx",
            "The report as it stands, as a workbook",
            xlsx,
        ),
        Endpoint::form(
            "/class/{team}/session/add",
            Access::Teacher,
            Effect::LongWrite,
            "Puts exercises in, into the running session or a new one",
            add,
        ),
        form(
            "/class/{team}/session/remove",
            "Takes an exercise out",
            remove,
        ),
        form("/class/{team}/session/end", "Ends the session", end),
        Endpoint::form(
            "/class/{team}/session/names",
            Access::Teacher,
            Effect::Read,
            "Hides or shows names, and remembers it",
            names,
        ),
    ]
}

/// The exercise that fields name.
fn exercise(fields: &Fields) -> Result<(SubjectName, ExerciseId), Failure> {
    let subject = SubjectName::parse(fields.text("subject"));
    let exercise = ExerciseId::parse(fields.text("exercise"));
    subject.zip(exercise).ok_or_else(Failure::not_found)
}

fn shows_names(context: RequestContext<'_>) -> bool {
    context.request.cookie(NAMES_COOKIE) != Some("hidden")
}

fn board(context: RequestContext<'_>) -> Result<board::Board, Failure> {
    let team = team(context)?;
    let board = board::board(&context.db()?, context.caller, team, &page_view(context))?;
    Ok(board)
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let look = BoardOptions {
        names: shows_names(context),
        projector: false,
    };
    Ok(Output::page(pages::page(
        &frame(context),
        &board(context)?,
        look,
    )))
}

/// How the projector's fields ask for the board; names are for it to ask for.
fn projected(context: RequestContext<'_>) -> BoardOptions {
    let fields = context.request.fields();
    BoardOptions {
        names: fields.get("names") == Some("1"),
        projector: true,
    }
}

fn grid(context: RequestContext<'_>) -> Result<Output, Failure> {
    let look = match context.request.fields().get("projector") {
        Some(_) => projected(context),
        None => BoardOptions {
            names: shows_names(context),
            projector: false,
        },
    };
    let html = pages::grid(frame(context).lang, &board(context)?, look);
    Ok(Output::page(html.into_string()))
}

fn projector(context: RequestContext<'_>) -> Result<Output, Failure> {
    let board = board(context)?;
    let door = board
        .team
        .invitation
        .clone()
        .map(|invitation| JoinInvitation {
            address: join_address::typed(context),
            link: join_address::link(context, &invitation),
            invitation,
        });
    let html = pages::projector(&frame(context), &board, projected(context), door.as_ref());
    Ok(Output::page(html))
}

fn choose(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.fields();
    let search: String = fields.text("q").trim().chars().take(200).collect();
    let team = team(context)?;
    let ticked = fields.all("exercise").take(MOST).map(str::to_owned);
    let choice = choice::choice(
        &context.db()?,
        context.caller,
        team,
        &search,
        ticked.collect(),
        &page_view(context),
    )?;
    let html = crate::board::choice::page(&frame(context), &choice, &search);
    Ok(Output::page(html))
}

fn add(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let team = team(context)?;
    let fields = context.request.form()?;
    let mut exercises = Vec::new();
    for path in fields.all("exercise").take(MOST + 1) {
        let (subject, id) = path.split_once('/').ok_or_else(Failure::not_found)?;
        let named = SubjectName::parse(subject).zip(ExerciseId::parse(id));
        exercises.push(named.ok_or_else(Failure::not_found)?);
    }
    if exercises.len() > MOST {
        return Err(Failure::bad_request(
            Message::new("session-many").with("limit", MOST),
        ));
    }
    let start = match fields.get("start") {
        Some("begin" | "anew") => SessionStart::Anew {
            save: fields.get("save") == Some("1"),
        },
        _ => SessionStart::Continue,
    };
    // Nothing chosen starts nothing, so that no session is lost by a slip.
    if exercises.is_empty() {
        let to = pages::address(team, "/choose?notice=nothing-chosen");
        return DeferredResponse::done(Output::redirect(to));
    }
    // The page was shown while nothing ran; what was begun meanwhile is replaced by nobody who was not asked.
    if fields.get("start") == Some("begin")
        && sessions::status(&context.db()?, context.caller, team)?.runs()
    {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("notice", "session-runs")
            .extend_pairs(fields.all("exercise").map(|path| ("exercise", path)))
            .finish();
        let to = pages::address(team, &format!("/choose?{query}"));
        return DeferredResponse::done(Output::redirect(to));
    }
    let prepared = choice::prepare(
        &context.db()?,
        context.state,
        context.caller,
        team,
        &exercises,
        start,
    )?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(move |db| {
        choice::put(db, &classroom, &caller, team, &prepared)?;
        let notice = match start {
            SessionStart::Continue => "?notice=exercises-added",
            SessionStart::Anew { .. } => "?notice=session-started",
        };
        Ok::<_, Refusal>(Output::redirect(pages::address(team, notice)))
    }))
}

fn remove(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let team = team(context)?;
    let (subject, id) = exercise(&context.request.form()?)?;
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(move |db| {
        sessions::delete(db, &caller, team, &subject, &id)?;
        let to = pages::address(team, "?notice=exercise-removed");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}

fn end(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let team = team(context)?;
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(move |db| {
        sessions::end(db, &caller, team)?;
        let to = pages::address(team, "?notice=session-ended");
        Ok::<_, Refusal>(Output::redirect(to))
    }))
}

fn names(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = team(context)?;
    let kept = match context.request.form()?.get("names") {
        Some("hide") => "hidden",
        _ => "shown",
    };
    let back = Output::redirect(pages::address(team, ""));
    Ok(back.cookie(&context.state.kernel.settings, NAMES_COOKIE, kept, YEAR))
}

fn answer(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.fields();
    let team = team(context)?;
    let (subject, id) = exercise(&fields)?;
    let user = UserId::parse(fields.text("user")).ok_or_else(Failure::not_found)?;
    let db = context.db()?;
    let found = answers::answers(
        &db,
        context.state,
        context.caller,
        team,
        &user,
        &subject,
        &id,
    )?;
    Ok(Output::page(answered::page(
        &frame(context),
        &found,
        &reader(context),
    )))
}

fn csv(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = team(context)?;
    let table = reports::standing(&context.db()?, context.state.settings, context.caller, team)?;
    Ok(as_csv(&table, &stem(context, team)?))
}

fn xlsx(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = team(context)?;
    let table = reports::standing(&context.db()?, context.state.settings, context.caller, team)?;
    as_xlsx(
        &table,
        &stem(context, team)?,
        context.state.kernel.environment.now(),
    )
}

/// What a download of today is called: the class and the day.
fn stem(context: RequestContext<'_>, team: i32) -> Result<String, Failure> {
    let name =
        eqex_kernel::accounts::access::assigned_team(&context.db()?, context.caller, team)?.name;
    let class = slug::of_name(&name).map_or_else(|| team.to_string(), ExerciseId::into_string);
    let environment = &context.state.kernel.environment;
    Ok(format!(
        "{class}-{}",
        moment::stamp(environment.now(), &environment.zone)
    ))
}
