//! A subject out as a zip, and in from one: first a look at what it would change, then the change.

use std::fs::File;
use std::io::{self, Read};

use crate::manage::rules as manage;
use crate::manage::view as pages;
use crate::manage::view::{CheckedZip, TransferNotice};
use crate::path::subject_name;
use crate::reader::frame;
use crate::state::Classroom;
use crate::state::RequestContext;
use eqex_bank::access;
use eqex_bank::content;
use eqex_bank::content::Finding;
use eqex_bank::content::packed;
use eqex_bank::content::packed::{Unpacked, Unusable};
use eqex_bank::import;
use eqex_bank::import::folder;
use eqex_bank::import::folder::Folder;
use eqex_bank::import::{Holds, Options};
use eqex_bank::names::SubjectName;
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::store::WriteTx;
use eqex_kernel::store::{Error, NewFile};
use eqex_kernel::ui::frame::Frame;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/subject/{subject}/export",
            Access::Teacher,
            Effect::Bulk,
            "The subject as a zip of its folder",
            export,
        ),
        Endpoint::get(
            "/subject/{subject}/import",
            Access::Teacher,
            Effect::Read,
            "A zip out, and a form for one in",
            page,
        ),
        Endpoint::upload_form(
            "/subject/{subject}/import",
            Access::Teacher,
            "Takes a zip, and tells what it would change",
            send,
        )
        .costs(Effect::BulkWrite),
        Endpoint::form(
            "/subject/{subject}/import/apply",
            Access::Teacher,
            Effect::BulkWrite,
            "Brings a zip in that was looked at, or looks at it again",
            apply,
        ),
    ]
}

fn export(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    let exported = manage::export(&context.db()?, context.caller, &name)?;
    let folder = context.state.kernel.store.folder();
    let files = exported.files.iter().map(|(name, sha256)| {
        let path = folder.file(sha256).map_err(io::Error::other);
        let file = path.and_then(File::open);
        (name.clone(), file)
    });
    let zip = folder.new_file()?;
    let mut texts = exported.exercises;
    if !exported.pictures.is_empty() {
        let text = content::write_pictures(&exported.pictures)
            .map_err(|error| Failure::internal(error.to_string()))?;
        texts.push((content::PICTURES.to_owned(), text));
    }
    let written = packed::pack(zip.reopen()?, &exported.tree, &texts, files);
    let size = written
        .and_then(|file| file.metadata())
        .map_err(Error::from)?
        .len();
    // The file loses its name here and is gone once it is sent.
    let file = zip.reopen()?;
    let output = Output::new("application/zip", Body::Opened { file, size })
        .header("cache-control", "no-store")
        .header(
            "content-disposition",
            format!("attachment; filename=\"{name}.zip\""),
        );
    Ok(output)
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    access::managed_subject(&context.db()?, context.caller, &name)?;
    Ok(start(&frame(context), &name, &TransferNotice::Nothing))
}

fn start(frame: &Frame, name: &SubjectName, told: &TransferNotice<'_>) -> Output {
    Output::page(pages::start(frame, name.as_str(), told))
}

/// What a zip holds, ready to be compared; its files are kept only where it is `meant`.
fn unpack(
    classroom: &Classroom,
    name: &SubjectName,
    zip: &NewFile,
    meant: bool,
) -> Result<Result<(Folder, Vec<Finding>), Unusable>, Error> {
    let keep = |from: &mut dyn Read| {
        folder::take_file(&classroom.bank, from, meant).map_err(io::Error::other)
    };
    let unpacked = packed::unpack(zip.reopen()?, &classroom.bank.settings.defaults, keep);
    match unpacked {
        Ok(Unpacked {
            subject,
            findings,
            files,
        }) => {
            let folder = folder::folder(&classroom.bank, name.clone(), subject, files);
            Ok(Ok((folder, findings)))
        }
        Err(Unusable::Io(error)) => Err(error.downcast().unwrap_or_else(Error::from)),
        Err(unusable) => Ok(Err(unusable)),
    }
}

fn send(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    access::managed_subject(&context.db()?, context.caller, &name)?;
    let user = context.caller.signed_in()?.id;
    let (classroom, frame) = (context.state.clone(), frame(context));
    Ok(DeferredResponse::receive(
        classroom.kernel.settings.upload_limit,
        move |zip| {
            let options = Options::default();
            let (folder, findings) = match unpack(&classroom, &name, &zip, false)? {
                Ok(unpacked) => unpacked,
                Err(unusable) => {
                    let told = TransferNotice::Unusable(&unusable);
                    let html = pages::start(&frame, name.as_str(), &told);
                    return Err(Failure::bad_request("the zip").with_page(html));
                }
            };
            let preview = {
                let reading = classroom.kernel.store.read()?;
                import::preview(&reading.db()?, &folder, options)?
            };
            let token = hex::encode(classroom.kernel.environment.random::<16>());
            let now = classroom.kernel.environment.now();
            classroom
                .kernel
                .pending_uploads
                .keep(now, &token, user, name.as_str(), zip);
            let checked = CheckedZip {
                token: &token,
                preview: &preview,
                findings: &findings,
                options,
            };
            let html = pages::import(&frame, name.as_str(), &checked);
            DeferredResponse::done(Output::page(html))
        },
    ))
}

fn apply(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let db = context.db()?;
    access::managed_subject(&db, context.caller, &name)?;
    let user = context.caller.signed_in()?.id;
    let fields = context.request.form()?;
    let token = fields.text("token").to_owned();
    let (classroom, frame) = (context.state.clone(), frame(context));
    let now = classroom.kernel.environment.now();
    let Some(zip) = classroom
        .kernel
        .pending_uploads
        .find(now, &token, user, name.as_str())
    else {
        return DeferredResponse::done(start(&frame, &name, &TransferNotice::Forgotten));
    };
    let options = Options {
        holds: match fields.text("holds") {
            "theirs" => Holds::Theirs,
            "ours" => Holds::Ours,
            _ => Holds::Neither,
        },
        prune: fields.get("prune") == Some("1"),
        ..Options::default()
    };
    let meant = fields.text("do") == "apply";
    let (mut folder, findings) = match unpack(&classroom, &name, &zip, meant)? {
        Ok(unpacked) => unpacked,
        Err(unusable) => {
            return DeferredResponse::done(start(
                &frame,
                &name,
                &TransferNotice::Unusable(&unusable),
            ));
        }
    };
    if !meant {
        let preview = import::preview(&db, &folder, options)?;
        let checked = CheckedZip {
            token: &token,
            preview: &preview,
            findings: &findings,
            options,
        };
        let html = pages::import(&frame, name.as_str(), &checked);
        return DeferredResponse::done(Output::page(html));
    }
    folder::read_ahead(&db, &mut folder)?;
    let caller = context.caller.clone();
    let subject = name.clone();
    let job = move |db: &WriteTx<'_>| {
        let imported = manage::import(db, &caller, &name, &folder, options, now)?;
        classroom.kernel.pending_uploads.forget(&token);
        Ok::<_, Refusal>(imported)
    };
    Ok(DeferredResponse::commit_then(job, move |imported| {
        Ok(start(&frame, &subject, &TransferNotice::Done(&imported)))
    }))
}
