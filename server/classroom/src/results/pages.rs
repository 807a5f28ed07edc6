//! Results of exercises, classes and students.

use crate::app::Call;
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

fn exercise(call: Call<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(call)?;
    let fields = call.request.fields();
    let team = match fields.filled("team") {
        None => None,
        Some(text) => {
            let team = text.parse().ok().and_then(TeamId::new);
            Some(team.ok_or_else(Failure::not_found)?.0)
        }
    };
    let db = call.db()?;
    let results = exercise::of_exercise(&db, call.app, call.caller, &subject, &id, team)?;
    let html = pages::exercise::page(&frame(call), &results, &reader(call));
    Ok(Output::page(html))
}

fn of_class(call: Call<'_>) -> Result<OfClass, Failure> {
    let fields = call.request.fields();
    let subject = match fields.filled("subject") {
        None => None,
        Some(name) => Some(SubjectName::parse(name).ok_or_else(Failure::not_found)?),
    };
    let view = page_view(call);
    let class = class::of_class(&call.db()?, call.caller, team(call)?, subject, &view)?;
    Ok(class)
}

fn class(call: Call<'_>) -> Result<Output, Failure> {
    let class = of_class(call)?;
    Ok(Output::page(pages::class(&frame(call), &class)))
}

fn csv(call: Call<'_>) -> Result<Output, Failure> {
    let class = of_class(call)?;
    let name = match &class.subject {
        None => format!("results-{}", class.team.id),
        Some(subject) => format!("results-{}-{subject}", class.team.id),
    };
    let table = class.table(call.app);
    Ok(as_csv(&table, &name))
}

fn student(call: Call<'_>) -> Result<Output, Failure> {
    let team = team(call)?;
    let user = path::user_id(call)?;
    let view = page_view(call);
    let student = student::of_student(&call.db()?, call.app, call.caller, team, &user, &view)?;
    Ok(shown(call, &student))
}

fn own(call: Call<'_>) -> Result<Output, Failure> {
    let student = student::own(&call.db()?, call.app, call.caller, &page_view(call))?;
    Ok(shown(call, &student))
}

fn shown(call: Call<'_>, student: &OfStudent) -> Output {
    Output::page(pages::student(&frame(call), student, &reader(call)))
}
