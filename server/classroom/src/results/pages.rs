//! Results of exercises, classes and students.

use crate::download::as_csv;
use crate::path;
use crate::path::team;
use crate::reader::{frame, page_view, reader};
use crate::results::rules::class;
use crate::results::rules::class::OfClass;
use crate::results::rules::exercise;
use crate::results::rules::student;
use crate::results::rules::student::OfStudent;
use crate::results::view as pages;
use crate::state::RequestContext;
use eqex_bank::names::SubjectName;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;
use eqex_kernel::whole::TeamId;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let get = |path, access, doc, handler| {
        Endpoint::get::<_, Output>(path, access, Effect::LongRead, doc, handler)
    };
    vec![
        get(
            "/s/{subject}/{id}/results",
            Access::Teacher,
            "How an exercise was answered",
            exercise,
        ),
        get(
            "/class/{team}/results",
            Access::Teacher,
            "Results of a class",
            class,
        ),
        get(
            "/class/{team}/results.csv",
            Access::Teacher,
            "Results of a class as CSV",
            csv,
        ),
        get(
            "/class/{team}/student/{user}",
            Access::Teacher,
            "Results of a student",
            student,
        ),
        get(
            "/results",
            Access::SignedIn,
            "The results of whoever is signed in",
            own,
        ),
    ]
}

fn exercise(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(context)?;
    let fields = context.request.fields();
    let team = match fields.filled("team") {
        None => None,
        Some(text) => {
            let team = text.parse().ok().and_then(TeamId::new);
            Some(team.ok_or_else(Failure::not_found)?.0)
        }
    };
    let db = context.db()?;
    let results = exercise::of_exercise(
        &db,
        &context.state.bank,
        context.caller,
        &subject,
        &id,
        team,
    )?;
    let html = pages::exercise::page(&frame(context), &results, &reader(context));
    Ok(Output::page(html))
}

fn of_class(context: RequestContext<'_>) -> Result<OfClass, Failure> {
    let fields = context.request.fields();
    let subject = match fields.filled("subject") {
        None => None,
        Some(name) => Some(SubjectName::parse(name).ok_or_else(Failure::not_found)?),
    };
    let view = page_view(context);
    let class = class::of_class(
        &context.db()?,
        context.caller,
        team(context)?,
        subject,
        &view,
    )?;
    Ok(class)
}

fn class(context: RequestContext<'_>) -> Result<Output, Failure> {
    let class = of_class(context)?;
    Ok(Output::page(pages::class(&frame(context), &class)))
}

fn csv(context: RequestContext<'_>) -> Result<Output, Failure> {
    let class = of_class(context)?;
    let name = match &class.subject {
        None => format!("results-{}", class.team.id),
        Some(subject) => format!("results-{}-{subject}", class.team.id),
    };
    let table = class.table(context.state.settings);
    Ok(as_csv(&table, &name))
}

fn student(context: RequestContext<'_>) -> Result<Output, Failure> {
    let team = team(context)?;
    let user = path::user_id(context)?;
    let view = page_view(context);
    let student = student::of_student(
        &context.db()?,
        &context.state.kernel.environment,
        context.caller,
        team,
        &user,
        &view,
    )?;
    Ok(shown(context, &student))
}

fn own(context: RequestContext<'_>) -> Result<Output, Failure> {
    let student = student::own(
        &context.db()?,
        &context.state.kernel.environment,
        context.caller,
        &page_view(context),
    )?;
    Ok(shown(context, &student))
}

fn shown(context: RequestContext<'_>, student: &OfStudent) -> Output {
    Output::page(pages::student(&frame(context), student, &reader(context)))
}
