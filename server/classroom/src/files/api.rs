//! Static files of subjects.

use std::fs::File;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::files::rules as files;
use crate::state::RequestContext;
use eqex_bank::names::{FileName, SubjectName};
use eqex_bank::rows::FileRow;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, Nothing};
use eqex_kernel::http::output::{Body, Output};

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/static/list",
            Access::Teacher,
            Effect::Read,
            "The names of a subject's files",
            list,
        )
        .may(&[404])
        .example(r#"{"subject":"physics"}"#),
        Endpoint::get(
            "/api/subject/static/{subject}/{filename}",
            Access::Anyone,
            Effect::Read,
            "A file that exercises of the subject show",
            get,
        )
        .may(&[304, 400, 401, 403, 404]),
        Endpoint::upload(
            "/api/subject/static/{subject}/{filename}",
            Access::Teacher,
            "Stores the one file of a multipart form under the name in the path",
            put,
        )
        .may(&[400, 404, 408, 413]),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Named {
    subject: SubjectName,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Files {
    filenames: Vec<String>,
}

fn list(context: RequestContext<'_>, input: Named) -> Result<Json<Files>, Failure> {
    let filenames = files::list(&context.db()?, context.caller, &input.subject)?;
    Ok(Json(Files { filenames }))
}

/// The subject and the file that the path names.
fn names(context: RequestContext<'_>) -> Result<(SubjectName, FileName), Failure> {
    let [subject, filename] = context.parameters else {
        return Err(Failure::not_found());
    };
    let subject = SubjectName::parse(subject)
        .ok_or_else(|| Failure::bad_request("this is no name of a subject"))?;
    let filename = FileName::parse(filename)
        .ok_or_else(|| Failure::bad_request("this is no name of a file"))?;
    Ok((subject, filename))
}

fn get(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (subject, filename) = names(context)?;
    let row = files::find(
        &context.db()?,
        &context.state.bank.catalog,
        context.caller,
        &subject,
        &filename,
    )?;
    let tag = format!("\"{}\"", row.sha256);
    let known = context
        .request
        .headers
        .get("if-none-match")
        .is_some_and(|value| value.as_bytes() == tag.as_bytes());
    if known {
        return Ok(Output {
            status: 304,
            headers: vec![("cache-control", CACHE.into()), ("etag", tag.into())],
            body: Body::Empty,
        });
    }
    let extension = filename
        .as_str()
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
        .to_ascii_lowercase();
    let path = context.state.kernel.store.folder().file(&row.sha256)?;
    // Before the answer begins: one that breaks off tells a reader nothing.
    let opened = File::open(&path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (size, file) =
        opened.map_err(|error| Failure::internal(format!("{}: {error}", path.display())))?;
    if size != row.size.unsigned_abs() {
        return Err(Failure::internal(format!(
            "{} is damaged: it has {size} bytes, and {} are said",
            path.display(),
            row.size
        )));
    }
    let body = Body::Opened { file, size };
    Ok(output(&extension, body).header("etag", tag))
}

/// Kept by browsers, and asked for again: who may read it may change.
const CACHE: &str = "private, no-cache";

/// Files must never run as scripts of our origin: what is not known to be harmless is only for saving.
fn output(extension: &str, body: Body) -> Output {
    let kind = match extension {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "txt" => "text/plain; charset=utf-8",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "wav" => "audio/wav",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        _ => "application/octet-stream",
    };
    let output = Output::new(kind, body).header("cache-control", CACHE);
    match kind {
        "image/svg+xml" => output.header(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ),
        "application/octet-stream" => output.header("content-disposition", "attachment"),
        _ => output,
    }
}

fn put(context: RequestContext<'_>) -> Result<DeferredResponse<Nothing>, Failure> {
    let (subject, filename) = names(context)?;
    files::may_put(&context.db()?, context.caller, &subject)?;
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    let limit = classroom.kernel.settings.upload_limit;
    Ok(DeferredResponse::receive(limit, move |file| {
        let (sha256, size) = classroom.kernel.store.folder().keep(file)?;
        let row = FileRow {
            sha256,
            size: i64::try_from(size).unwrap_or(i64::MAX),
        };
        let inner = classroom.clone();
        Ok(DeferredResponse::change(move |db| {
            files::put(
                db,
                &inner.kernel.environment,
                &caller,
                &subject,
                &filename,
                &row,
            )
        }))
    }))
}
