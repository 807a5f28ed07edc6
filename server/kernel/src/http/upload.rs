//! An uploaded file: the one file part of a multipart body, written to the data folder as it comes.

use std::sync::Arc;

use multer::{Field, Multipart};
use tokio::sync::mpsc;

use crate::http::body::Source;
use crate::http::failure::Failure;
use crate::http::input::Request;
use crate::http::limits::Limits;
use crate::instance::Kernel;
use crate::store::{Error, NewFile};

/// Pieces that wait to be written.
const WAITING: usize = 8;
/// Parts without a file that are passed over.
const MOST_PARTS: usize = 100;

/// Exactly one file of at most `limit` bytes, not yet durable.
pub(super) async fn receive(
    kernel: &Arc<Kernel>,
    request: &Request,
    body: &mut Source,
    limit: u64,
    limits: &Limits,
) -> Result<NewFile, Failure> {
    let kind = request
        .headers
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let boundary = kind.and_then(|kind| multer::parse_boundary(kind).ok());
    let Some(boundary) = boundary else {
        return Err(Failure::bad_request(
            "the body must be multipart/form-data with one file",
        ));
    };
    let mut form = Multipart::new(body.pieces(), boundary);
    let mut file = None;
    let mut parts = 0;
    while let Some(mut part) = within(limits, form.next_field()).await? {
        parts += 1;
        if parts > MOST_PARTS {
            return Err(Failure::bad_request("the form has too many parts"));
        }
        if part.file_name().is_none() {
            while within(limits, part.chunk()).await?.is_some() {}
        } else if file.is_some() {
            return Err(Failure::bad_request("the form has more than one file"));
        } else {
            let mut new = write(kernel, &mut part, limit, limits).await?;
            new.set_name(part.file_name());
            file = Some(new);
        }
    }
    body.read_to_its_end();
    file.ok_or_else(|| Failure::bad_request("the form has no file"))
}

/// Waits for the client as long as it may stall.
async fn within<T>(
    limits: &Limits,
    step: impl Future<Output = multer::Result<T>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(limits.body, step).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Failure::bad_request(format!("the form: {error}"))),
        Err(_) => Err(Failure::timeout()),
    }
}

async fn write(
    kernel: &Arc<Kernel>,
    part: &mut Field<'_>,
    limit: u64,
    limits: &Limits,
) -> Result<NewFile, Failure> {
    let (sender, mut pieces) = mpsc::channel::<Vec<u8>>(WAITING);
    let kernel = kernel.clone();
    let writer = tokio::task::spawn_blocking(move || -> Result<NewFile, Error> {
        let mut file = kernel.store.folder().new_file()?;
        while let Some(piece) = pieces.blocking_recv() {
            file.write(&piece)?;
        }
        Ok(file)
    });
    let mut size = 0;
    while let Some(piece) = within(limits, part.chunk()).await? {
        size += piece.len() as u64;
        if size > limit {
            return Err(Failure::too_large(limit));
        }
        if sender.send(piece.to_vec()).await.is_err() {
            // The disk refused; the writer tells why.
            break;
        }
    }
    drop(sender);
    match writer.await {
        Ok(file) => Ok(file?),
        Err(error) => Err(Failure::internal(error.to_string())),
    }
}
