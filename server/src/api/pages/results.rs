//! Results of exercises, classes and students.

use super::download::as_csv;
use super::path::{self, team};
use super::reader::{frame, page_view, reader};
use crate::app::Call;
use crate::domain::results::class::{self, OfClass};
use crate::domain::results::exercise;
use crate::domain::results::student::{self, OfStudent};
use crate::http::endpoint::{Access, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::Output;
use crate::model::{SubjectName, TeamId};
use crate::pages::results as pages;

pub(super) fn endpoints() -> Vec<Endpoint> {
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
