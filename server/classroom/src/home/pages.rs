//! The first page, and the pages of subjects.

use crate::app::Call;
use crate::home::rules as home;
use crate::home::rules::Contents;
use crate::home::view as pages;
use crate::home::view::{Home, SubjectPage};
use crate::path::subject_name;
use crate::reader::{frame, page_view};
use crate::sessions::pages::standing;
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

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let frame = frame(call);
    let db = call.db()?;
    let contents = home::contents(&db, call.caller, &page_view(call))?;
    let fields = call.request.fields();
    let words: String = fields.text("q").chars().take(100).collect();
    let session = match call.caller.role() {
        Some(Role::Student) => Some(standing::look(call, &db)?),
        _ => None,
    };
    let home = Home {
        session,
        resume: home::resume(&db, call.caller, &contents)?,
        found: home::search(&contents, &words),
        contents: &contents,
        words: &words,
        teaches: call.caller.teaches(),
    };
    Ok(Output::page(pages::page(&frame, &home)))
}

fn subject(call: Call<'_>) -> Result<Output, Failure> {
    let name = subject_name(call)?;
    let db = call.db()?;
    let contents = Contents {
        nodes: hierarchy::get(&db, call.caller, &name, false, &page_view(call))?,
        subject: name.to_string(),
    };
    let fields = call.request.fields();
    let way: Vec<usize> = fields
        .text("in")
        .split('.')
        .map_while(|place| place.parse().ok())
        .take(eqex_bank::tree::MAX_DEPTH)
        .collect();
    let page = SubjectPage {
        contents: &contents,
        way: &way,
        manages: access::managed_subject(&db, call.caller, &name).is_ok(),
    };
    Ok(Output::page(pages::subject(&frame(call), &page)))
}
