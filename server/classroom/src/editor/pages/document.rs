//! The whole page of the editor, around a text as it stands.

use std::sync::Arc;

use eqex::{Budget, Exercise, Invalid};
use maud::Markup;

use crate::editor::pages::form::{Action, EditorForm};
use crate::editor::view as pages;
use crate::editor::view::{EditedText, Editor};
use crate::reader::frame;
use crate::state::RequestContext;
use eqex_bank::access::BankCaller as _;
use eqex_bank::content::AlternativeTexts;
use eqex_bank::exercises;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::store as bank;
use eqex_bank::variants;
use eqex_bank::variants::{Worst, WorstVariant};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;

/// What stands on the page where saving did not go as wished.
#[derive(Default)]
pub(crate) struct Extra {
    pub(crate) complaint: Option<String>,
    pub(crate) conflict: Option<Markup>,
}

pub(crate) fn compiled(
    context: RequestContext<'_>,
    content: &str,
) -> Result<Arc<Exercise>, Invalid> {
    context.state.bank.catalog.preview(content)
}

pub(crate) fn html(
    context: RequestContext<'_>,
    place: EditedText,
    content: &str,
    mut form: EditorForm,
    fresh: bool,
    extra: Extra,
) -> String {
    let frame = frame(context);
    let lang = frame.lang;
    let query = &mut form.query;
    query.subject = match &place {
        EditedText::Scratch => None,
        EditedText::Open { subject, .. }
        | EditedText::New { subject, .. }
        | EditedText::Exercise { subject, .. } => {
            Some(subject.clone()).filter(|name| !name.is_empty())
        }
    };
    query.alternatives = alternatives(context, query.subject.as_deref());
    match form.action {
        Action::Previous => query.seed = query.seed.saturating_sub(1),
        Action::Next => query.seed = query.seed.saturating_add(1),
        Action::Random => query.seed = context.state.kernel.environment.random_i32(),
        _ => {}
    }
    let compiled = compiled(context, content);
    let budget = &mut context.caller.budget();
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
        EditedText::Exercise { subject, id, .. } => is_unlisted(context, subject, id),
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
pub(crate) fn alternatives(context: RequestContext<'_>, subject: Option<&str>) -> AlternativeTexts {
    let texts = |name: &str| {
        let db = context.db().ok()?;
        let subject = bank::subject(&db, name).ok()??;
        let managed = context.caller.manages(&subject);
        managed.then(|| bank::alternative_texts(&db, subject.id).ok())?
    };
    subject.and_then(texts).unwrap_or_default()
}

/// Only said where it is known.
fn is_unlisted(context: RequestContext<'_>, subject: &str, id: &str) -> bool {
    let names = SubjectName::parse(subject).zip(ExerciseId::parse(id));
    let listed = names
        .zip(context.db().ok())
        .and_then(|((subject, id), db)| {
            exercises::is_listed(&db, context.caller, &subject, &id).ok()
        });
    listed == Some(false)
}

pub(crate) fn document(
    context: RequestContext<'_>,
    place: EditedText,
    content: &str,
    form: EditorForm,
    fresh: bool,
    extra: Extra,
) -> Result<Output, Failure> {
    Ok(Output::page(html(
        context, place, content, form, fresh, extra,
    )))
}

/// The page to try things out: with the subjects that the reader may save in, where they may save at all.
pub(crate) fn desk(
    context: RequestContext<'_>,
    subject: &str,
    id: &str,
) -> Result<EditedText, Failure> {
    if !context.caller.teaches() {
        return Ok(EditedText::Scratch);
    }
    let all = bank::subjects(&context.db()?)?;
    let managed = all.into_iter().filter(|one| context.caller.manages(one));
    let subjects: Vec<String> = managed.map(|one| one.name).collect();
    let chosen = match subjects.as_slice() {
        [only] => only,
        all => all
            .iter()
            .find(|one| *one == subject)
            .map_or("", String::as_str),
    };
    Ok(EditedText::Open {
        subject: chosen.to_owned(),
        id: id.to_owned(),
        subjects,
    })
}

/// Looks for the worst variant with half of the budget, as what is found is shown with the rest.
pub(crate) fn search(exercise: &Exercise, wanted: Worst, budget: &mut Budget) -> WorstVariant {
    budget.with_half(|half| variants::worst(exercise, wanted, half))
}
