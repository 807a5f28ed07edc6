//! The files of a subject, on their page.

use eqex_messages::Message;

use crate::files::rules;
use crate::manage::rules as manage;
use crate::manage::view as pages;
use crate::manage::view::Uploads;
use crate::path::subject_name;
use crate::reader::frame;
use crate::state::RequestContext;
use crate::texts::Say;
use eqex_bank::names::FileName;
use eqex_bank::names::{MAX_ALTERNATIVE, alternative_text};
use eqex_bank::rows::FileRow;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/subject/{subject}/files",
            Access::Teacher,
            Effect::Page,
            "The files of a subject, and which exercises show them",
            page,
        ),
        Endpoint::upload_form(
            "/subject/{subject}/files",
            Access::Teacher,
            "Stores the file of the form under its own name",
            put,
        ),
        Endpoint::form(
            "/subject/{subject}/files/text",
            Access::Teacher,
            Effect::Write,
            "Says what a picture shows, for those who do not see it",
            describe,
        ),
        Endpoint::form(
            "/subject/{subject}/files/remove",
            Access::Teacher,
            Effect::Write,
            "Takes a file away",
            remove,
        ),
    ]
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    let files = manage::files(&context.db()?, context.state, context.caller, &name)?;
    let frame = frame(context);
    let complaint = context
        .request
        .fields()
        .get("wrong")
        .map(|_| frame.lang.say("files-bad-name"));
    let page = Uploads {
        subject: name.as_str(),
        files: &files,
        complaint,
    };
    Ok(Output::page(pages::files(&frame, &page)))
}

fn put(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    rules::may_put(&context.db()?, context.caller, &name)?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::receive(
        classroom.kernel.settings.upload_limit,
        move |file| {
            // Some browsers of old send the whole path.
            let given = file.name().unwrap_or("");
            let given = given.rsplit(['/', '\\']).next().unwrap_or(given);
            let Some(file_name) = FileName::parse(given) else {
                return DeferredResponse::done(Output::redirect(format!(
                    "/subject/{name}/files?wrong=name"
                )));
            };
            let (sha256, size) = classroom.kernel.store.folder().keep(file)?;
            let row = FileRow {
                sha256,
                size: i64::try_from(size).unwrap_or(i64::MAX),
            };
            Ok(DeferredResponse::commit(
                move |db| -> Result<Output, Failure> {
                    rules::put(
                        db,
                        &classroom.kernel.environment,
                        &caller,
                        &name,
                        &file_name,
                        &row,
                    )?;
                    Ok(Output::redirect(format!(
                        "/subject/{name}/files?notice=saved"
                    )))
                },
            ))
        },
    ))
}

fn describe(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let fields = context.request.form()?;
    let file = FileName::parse(fields.text("name")).ok_or_else(Failure::not_found)?;
    let Some(text) = alternative_text(fields.text("text")) else {
        let long = Message::new("alternative-long").with("limit", MAX_ALTERNATIVE);
        return Err(Failure::bad_request(long));
    };
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            manage::describe_file(db, &caller, &name, &file, &text)?;
            Ok(Output::redirect(format!(
                "/subject/{name}/files?notice=saved"
            )))
        },
    ))
}

fn remove(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let fields = context.request.form()?;
    let file = FileName::parse(fields.text("name")).ok_or_else(Failure::not_found)?;
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            manage::remove_file(db, &caller, &name, &file)?;
            Ok(Output::redirect(format!(
                "/subject/{name}/files?notice=removed"
            )))
        },
    ))
}
