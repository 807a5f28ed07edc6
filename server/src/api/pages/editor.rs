//! The editor of exercises, and what its script asks for while one types.

mod history;
mod save;

use std::sync::Arc;

use eqex::{Budget, Exercise, Invalid};
use maud::Markup;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::home::subject_name;
use super::{frame, page_view};
use crate::content::AlternativeTexts;
use crate::domain::variants::{self, Found, Worst};
use crate::domain::{access, exercises, pictures};
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::input::Fields;
use crate::http::outcome::Json;
use crate::http::output::Output;
use crate::model::{ExerciseId, FileName, Given, Int32, SubjectName};
use crate::pages::editor::{self as pages, Editor, Place, Query};

pub(super) fn endpoints() -> Vec<Endpoint> {
    let mut all = vec![
        Endpoint::get(
            "/write",
            Access::Anyone,
            Effect::Page,
            "A page to try an exercise out; those who manage a subject can save it there",
            |call| {
                let form = Form::first(call);
                document(
                    call,
                    desk(call, "", "")?,
                    pages::START,
                    form,
                    true,
                    Extra::default(),
                )
            },
        ),
        Endpoint::form(
            "/preview",
            Access::Anyone,
            Effect::LongRead,
            "The variant beside the text: a fragment",
            preview,
        ),
        Endpoint::form(
            "/preview/worst",
            Access::SignedIn,
            Effect::LongRead,
            "The worst of a thousand variants: a fragment",
            worst,
        ),
        Endpoint::form(
            "/preview/table",
            Access::SignedIn,
            Effect::LongRead,
            "Twenty variants with their answers: a fragment",
            table,
        ),
        Endpoint::form(
            "/preview/picture",
            Access::Anyone,
            Effect::LongRead,
            "The change of the text after which it shows a picture too",
            picture,
        ),
        Endpoint::get(
            "/subject/{subject}/new",
            Access::Teacher,
            Effect::Page,
            "A page to write a new exercise",
            new,
        ),
        Endpoint::get(
            "/s/{subject}/{id}/edit",
            Access::Teacher,
            Effect::LongRead,
            "A page to change an exercise",
            edit,
        ),
    ];
    all.extend(save::endpoints());
    all.extend(history::endpoints());
    all
}

/// What the form's buttons ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Action {
    #[default]
    Show,
    Previous,
    Next,
    Random,
    Worst,
    Table,
    Save,
    /// Over the revision of that number, which one has seen.
    Over(i64),
}

impl Action {
    /// Searching many variants costs more than visitors get.
    fn admitted(self, call: Call<'_>) -> Action {
        match self {
            Action::Worst | Action::Table if call.caller.user().is_none() => Action::Show,
            other => other,
        }
    }

    fn of_code(code: &str) -> Action {
        match code {
            "previous" => Action::Previous,
            "next" => Action::Next,
            "random" => Action::Random,
            "worst" => Action::Worst,
            "table" => Action::Table,
            "save" => Action::Save,
            other => {
                let number = other.strip_prefix("over-").and_then(|n| n.parse().ok());
                number.map_or(Action::Show, Action::Over)
            }
        }
    }
}

/// The editor's form.
#[derive(Clone, Debug, Default)]
struct Form {
    content: String,
    query: Query,
    action: Action,
    /// That the form chose, where it lets choose one.
    subject: String,
    id: String,
    base: i64,
}

impl Form {
    /// Before anything was sent: what the address says, and how the reader reads.
    fn first(call: Call<'_>) -> Form {
        let fields = call.request.fields();
        let mut form = Form::of(call, &fields);
        form.query.view.decimal_comma |= page_view(call).decimal_comma;
        form.content = String::new();
        form.action = Action::Show;
        form
    }

    fn read(call: Call<'_>) -> Result<Form, Failure> {
        Ok(Form::of(call, &call.request.form()?))
    }

    fn of(call: Call<'_>, fields: &Fields) -> Form {
        let number = |name| fields.get(name).and_then(|number| number.parse().ok());
        Form {
            content: fields.text("content").to_owned(),
            query: query(
                call,
                number("seed").and_then(Int32::new).map_or(0, |seed| seed.0),
                fields.get("comma") == Some("1"),
                fields.text("lang"),
                fields.text("worst"),
            ),
            action: Action::of_code(fields.text("do")).admitted(call),
            subject: fields.text("subject").to_owned(),
            id: fields.text("id").trim().to_owned(),
            base: number("base").unwrap_or(0),
        }
    }
}

fn query(call: Call<'_>, seed: i32, comma: bool, lang: &str, worst: &str) -> Query {
    let mut view = page_view(call);
    view.decimal_comma = comma;
    if !lang.is_empty() {
        view.langs.insert(0, lang.to_owned());
    }
    Query {
        seed,
        view,
        worst: Worst::of_code(worst).unwrap_or_default(),
        subject: None,
        alternatives: AlternativeTexts::new(),
    }
}

/// What stands on the page where saving did not go as wished.
#[derive(Default)]
struct Extra {
    complaint: Option<String>,
    conflict: Option<Markup>,
}

fn compiled(call: Call<'_>, content: &str) -> Result<Arc<Exercise>, Invalid> {
    call.app.catalog.preview(content)
}

fn html(
    call: Call<'_>,
    place: Place,
    content: &str,
    mut form: Form,
    fresh: bool,
    extra: Extra,
) -> String {
    let frame = frame(call);
    let lang = frame.lang;
    let query = &mut form.query;
    query.subject = match &place {
        Place::Scratch => None,
        Place::Open { subject, .. }
        | Place::New { subject, .. }
        | Place::Exercise { subject, .. } => Some(subject.clone()).filter(|name| !name.is_empty()),
    };
    query.alternatives = alternatives(call, query.subject.as_deref());
    match form.action {
        Action::Previous => query.seed = query.seed.saturating_sub(1),
        Action::Next => query.seed = query.seed.saturating_add(1),
        Action::Random => query.seed = call.app.outside.random_i32(),
        _ => {}
    }
    let compiled = compiled(call, content);
    let budget = &mut call.caller.budget();
    let found = match (&compiled, form.action) {
        (Ok(exercise), Action::Worst) => Some(search(exercise, query.worst, budget)),
        _ => None,
    };
    if let Some(found) = found {
        query.seed = found.seed;
    }
    let many = match (&compiled, form.action) {
        (Ok(exercise), Action::Table) => {
            let from = query.seed;
            let rows = budget.with_half(|half| variants::table(exercise, from, half));
            Some(pages::table(lang, exercise, &rows, &query.view))
        }
        _ => None,
    };
    let preview = pages::preview(lang, compiled.as_deref(), query, found.as_ref(), budget);
    let unlisted = match &place {
        Place::Exercise { subject, id, .. } => is_unlisted(call, subject, id),
        _ => false,
    };
    let editor = Editor {
        frame: &frame,
        place,
        content,
        query,
        preview,
        many,
        complaint: extra.complaint,
        conflict: extra.conflict,
        unlisted,
        fresh,
    };
    editor.page()
}

/// What the pictures of a subject show, for those who manage it.
fn alternatives(call: Call<'_>, subject: Option<&str>) -> AlternativeTexts {
    let texts = |name: &str| {
        let db = call.db().ok()?;
        let subject = db.subject(name).ok()??;
        let managed = call.caller.manages(&subject);
        managed.then(|| db.alternative_texts(subject.id).ok())?
    };
    subject.and_then(texts).unwrap_or_default()
}

/// Only said where it is known.
fn is_unlisted(call: Call<'_>, subject: &str, id: &str) -> bool {
    let names = SubjectName::parse(subject).zip(ExerciseId::parse(id));
    let listed = names
        .zip(call.db().ok())
        .and_then(|((subject, id), db)| exercises::is_listed(&db, call.caller, &subject, &id).ok());
    listed == Some(false)
}

fn document(
    call: Call<'_>,
    place: Place,
    content: &str,
    form: Form,
    fresh: bool,
    extra: Extra,
) -> Result<Output, Failure> {
    Ok(Output::page(html(call, place, content, form, fresh, extra)))
}

/// The page to try things out: with the subjects that the reader may save in, where they may save at all.
fn desk(call: Call<'_>, subject: &str, id: &str) -> Result<Place, Failure> {
    if !call.caller.teaches() {
        return Ok(Place::Scratch);
    }
    let all = call.db()?.subjects()?;
    let managed = all.into_iter().filter(|one| call.caller.manages(one));
    let subjects: Vec<String> = managed.map(|one| one.name).collect();
    let chosen = match subjects.as_slice() {
        [only] => only,
        all => all
            .iter()
            .find(|one| *one == subject)
            .map_or("", String::as_str),
    };
    Ok(Place::Open {
        subject: chosen.to_owned(),
        id: id.to_owned(),
        subjects,
    })
}

fn new(call: Call<'_>) -> Result<Output, Failure> {
    let subject = subject_name(call)?;
    access::managed_subject(&call.db()?, call.caller, &subject)?;
    let place = Place::New {
        subject: subject.to_string(),
        id: String::new(),
    };
    let form = Form::first(call);
    document(call, place, pages::NEW, form, true, Extra::default())
}

/// The exercise that the path names; what cannot be a name is none that exists.
fn names(call: Call<'_>) -> Result<(SubjectName, ExerciseId), Failure> {
    let id = call.parameters.get(1).map_or("", String::as_str);
    let id = ExerciseId::parse(id).ok_or_else(Failure::not_found)?;
    Ok((subject_name(call)?, id))
}

fn edit(call: Call<'_>) -> Result<Output, Failure> {
    let (subject, id) = names(call)?;
    let now = exercises::current(&call.db()?, call.caller, &subject, &id)?;
    let place = Place::Exercise {
        subject: subject.to_string(),
        id: id.to_string(),
        revision: now.number,
    };
    let form = Form::first(call);
    document(call, place, &now.content, form, true, Extra::default())
}

/// What the script sends.
#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    content: String,
    #[serde(default)]
    seed: Given<Int32>,
    #[serde(default)]
    comma: bool,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    worst: String,
    #[serde(default)]
    subject: String,
}

impl Sent {
    fn query(&self, call: Call<'_>) -> Query {
        let seed = self.seed.0.map_or(0, |seed| seed.0);
        let subject = SubjectName::parse(&self.subject).map(SubjectName::into_string);
        Query {
            alternatives: alternatives(call, subject.as_deref()),
            subject,
            ..query(call, seed, self.comma, &self.lang, &self.worst)
        }
    }
}

fn preview(call: Call<'_>) -> Result<Output, Failure> {
    let sent: Sent = call.request.json()?;
    let compiled = compiled(call, &sent.content);
    let query = sent.query(call);
    let budget = &mut call.caller.budget();
    let fragment = pages::preview(frame(call).lang, compiled.as_deref(), &query, None, budget);
    Ok(Output::page(fragment.into_string()))
}

/// Looks for the worst variant with half of the budget, as what is found is shown with the rest.
fn search(exercise: &Exercise, wanted: Worst, budget: &mut Budget) -> Found {
    budget.with_half(|half| variants::worst(exercise, wanted, half))
}

fn worst(call: Call<'_>) -> Result<Output, Failure> {
    let sent: Sent = call.request.json()?;
    let compiled = compiled(call, &sent.content);
    let query = sent.query(call);
    let budget = &mut call.caller.budget();
    let exercise = compiled.as_ref().ok();
    let found = exercise.map(|exercise| search(exercise, query.worst, budget));
    let lang = frame(call).lang;
    let fragment = pages::preview(lang, compiled.as_deref(), &query, found.as_ref(), budget);
    Ok(Output::page(fragment.into_string()))
}

/// Nothing where the text is no exercise: what is wrong with it stands elsewhere.
fn table(call: Call<'_>) -> Result<Output, Failure> {
    let sent: Sent = call.request.json()?;
    let query = sent.query(call);
    let fragment = match compiled(call, &sent.content) {
        Ok(exercise) => {
            let rows = variants::table(&exercise, query.seed, &mut call.caller.budget());
            pages::table(frame(call).lang, &exercise, &rows, &query.view).into_string()
        }
        Err(_) => String::new(),
    };
    Ok(Output::page(fragment))
}

#[derive(Debug, Deserialize)]
struct Shown {
    content: String,
    name: FileName,
}

/// A change of the text; nothing of it where there is none to make.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Change {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    column: usize,
    length: usize,
    replacement: String,
}

fn picture(call: Call<'_>) -> Result<Json<Change>, Failure> {
    let shown: Shown = call.request.json()?;
    let edit = pictures::add(&shown.content, shown.name.as_str());
    Ok(Json(edit.map_or_else(Change::default, |edit| Change {
        line: Some(edit.place.line),
        column: edit.place.column,
        length: edit.place.length,
        replacement: edit.replacement,
    })))
}
