//! The first page, and the pages of subjects.

use crate::home::rules as home;
use crate::home::rules::SubjectContents;
use crate::home::view as pages;
use crate::home::view::{Home, SubjectPage};
use crate::path::subject_name;
use crate::reader::{frame, page_view};
use crate::sessions::pages::standing;
use crate::state::RequestContext;
use eqex_bank::access;
use eqex_bank::hierarchy;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/",
            Access::Anyone,
            Effect::Page,
            "The first page: the running session, where to go on, the subjects, a search",
            page,
        ),
        Endpoint::get(
            "/s/{subject}",
            Access::Anyone,
            Effect::Page,
            "A subject's exercises as a tree",
            subject,
        ),
    ]
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let frame = frame(context);
    let db = context.db()?;
    let contents = home::contents(&db, context.caller, &page_view(context))?;
    let fields = context.request.fields();
    let words: String = fields.text("q").chars().take(100).collect();
    let session = match context.caller.role() {
        Some(Role::Student) => Some(standing::look(context, &db)?),
        _ => None,
    };
    let home = Home {
        session,
        resume: home::resume(&db, context.caller, &contents)?,
        found: home::search(&contents, &words),
        contents: &contents,
        words: &words,
        teaches: context.caller.teaches(),
    };
    Ok(Output::page(pages::page(&frame, &home)))
}

fn subject(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    let db = context.db()?;
    let contents = SubjectContents {
        nodes: hierarchy::get(&db, context.caller, &name, false, &page_view(context))?,
        subject: name.to_string(),
    };
    let fields = context.request.fields();
    let way: Vec<usize> = fields
        .text("in")
        .split('.')
        .map_while(|place| place.parse().ok())
        .take(eqex_bank::tree::MAX_DEPTH)
        .collect();
    let page = SubjectPage {
        contents: &contents,
        way: &way,
        manages: access::managed_subject(&db, context.caller, &name).is_ok(),
    };
    Ok(Output::page(pages::subject(&frame(context), &page)))
}
