//! Subjects, their hierarchies and static files.

use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};

use crate::domain::access;
use crate::domain::hierarchy::{self, Leaf, Shown};
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::input::present;
use crate::http::output::{Body, Json, Output};
use crate::model::{FileName, SubjectName};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api/subject/list",
            Access::Anyone,
            Effect::Read,
            "The subjects that the caller may list",
            list,
        ),
        Endpoint::post(
            "/api/subject/hierarchy/get",
            Access::Anyone,
            Effect::LongRead,
            "The table of contents of a subject",
            get_hierarchy,
        ),
        Endpoint::get(
            "/api/subject/static/{subject}/{filename}",
            Access::Anyone,
            Effect::LongRead,
            "A file that exercises of the subject show",
            get_file,
        ),
    ]
}

#[derive(Debug, Serialize)]
struct Subjects {
    subjects: Vec<String>,
}

fn list(call: Call<'_>) -> Result<Json<Subjects>, Failure> {
    let names = call.app.content.subjects.keys();
    let subjects = names
        .filter(|name| call.caller.may_list(name))
        .map(ToString::to_string)
        .collect();
    Ok(Json(Subjects { subjects }))
}

#[derive(Debug, Deserialize)]
struct GetHierarchy {
    subject: SubjectName,
    raw: bool,
    #[serde(default, deserialize_with = "present")]
    lang: Option<String>,
}

fn get_hierarchy(call: Call<'_>, input: GetHierarchy) -> Result<Json<Vec<Node>>, Failure> {
    let subject = access::subject(&call.app.content, call.caller, &input.subject)?;
    let shown = hierarchy::show(subject, &call.view(input.lang), !input.raw);
    Ok(Json(shown.into_iter().map(Node).collect()))
}

/// A node on the wire. `done` comes for those who are signed in, and nobody is yet.
#[derive(Debug)]
struct Node(Shown);

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(&self.0, serializer)
    }
}

fn write<S: Serializer>(node: &Shown, serializer: S) -> Result<S::Ok, S::Error> {
    struct Inner<'a>(&'a Shown);
    impl Serialize for Inner<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            write(self.0, serializer)
        }
    }
    let mut map = serializer.serialize_map(None)?;
    match node {
        Shown::Section { name, children } => {
            map.serialize_entry("name", name)?;
            let children: Vec<Inner<'_>> = children.iter().map(Inner).collect();
            map.serialize_entry("children", &children)?;
        }
        Shown::Leaf(Leaf { id, name, details }) => {
            if let Some(details) = details {
                map.serialize_entry("type", details.kind)?;
            }
            map.serialize_entry("name", name)?;
            map.serialize_entry("children", id)?;
            if let Some(details) = details {
                map.serialize_entry("description", &details.description)?;
            }
        }
    }
    map.end()
}

fn get_file(call: Call<'_>) -> Result<Output, Failure> {
    let [subject, filename] = call.parameters else {
        return Err(Failure::not_found());
    };
    let name = SubjectName::parse(subject)
        .ok_or_else(|| Failure::bad_request("this is no name of a subject"))?;
    let file = FileName::parse(filename)
        .ok_or_else(|| Failure::bad_request("this is no name of a file"))?;
    let subject = access::subject(&call.app.content, call.caller, &name)?;
    let path = subject.files.get(&file).ok_or_else(Failure::not_found)?;
    let bytes = std::fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Failure::not_found(),
        _ => Failure::internal(format!("{}: {error}", path.display())),
    })?;
    let extension = file
        .as_str()
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension)
        .to_ascii_lowercase();
    Ok(file_output(&extension, bytes))
}

/// Files must never run as scripts of our origin: what is not known to be harmless is only for saving.
fn file_output(extension: &str, bytes: Vec<u8>) -> Output {
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
    let output = Output::new(kind, Body::Bytes(bytes)).header("cache-control", "private, no-cache");
    match kind {
        "image/svg+xml" => output.header(
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ),
        "application/octet-stream" => output.header("content-disposition", "attachment"),
        _ => output,
    }
}
