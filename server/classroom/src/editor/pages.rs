//! The editor of exercises.

mod document;
mod form;
mod fragments;
mod history;
mod save;

use crate::editor::pages::document::{Extra, desk, document};
use crate::editor::pages::form::EditorForm;
use crate::editor::view as pages;
use crate::editor::view::EditedText;
use crate::path;
use crate::state::RequestContext;
use eqex_bank::{access, exercises};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let write = vec![Endpoint::get(
        "/write",
        Access::Anyone,
        Effect::Page,
        "A page to try an exercise out; those who manage a subject can save it there",
        |context| {
            let form = EditorForm::first(context);
            document(
                context,
                desk(context, "", "")?,
                pages::START,
                form,
                true,
                Extra::default(),
            )
        },
    )];
    let own = vec![
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
    [
        write,
        fragments::endpoints(),
        own,
        save::endpoints(),
        history::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn new(context: RequestContext<'_>) -> Result<Output, Failure> {
    let subject = path::subject_name(context)?;
    access::managed_subject(&context.db()?, context.caller, &subject)?;
    let place = EditedText::New {
        subject: subject.to_string(),
        id: String::new(),
    };
    let form = EditorForm::first(context);
    document(context, place, pages::NEW, form, true, Extra::default())
}

fn edit(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(context)?;
    let now = exercises::current(&context.db()?, context.caller, &subject, &id)?;
    let place = EditedText::Exercise {
        subject: subject.to_string(),
        id: id.to_string(),
        revision: now.number,
    };
    let form = EditorForm::first(context);
    document(context, place, &now.content, form, true, Extra::default())
}
