//! Exchanges: a request of somebody, and what must be answered.

use std::fmt;
use std::ops::Range;

use eqex_kernel::http::output::Output;
use serde_json::Value;

use crate::scenario::FaultAtLine;
use crate::scenario::check::{Check, Response};
use crate::scenario::names::Names;
use crate::school::{self, School};

/// Exchange: a request and its response.
#[derive(Debug)]
pub(crate) struct Exchange {
    pub(crate) who: String,
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Body,
    /// The lines of the status and of the whole response.
    pub(crate) lines: Range<usize>,
    pub(crate) status: u16,
    pub(crate) expected: Expected,
    /// Each with its line and how it stands there.
    pub(crate) checks: Vec<(usize, String, Check)>,
}

/// Body: what is sent.
#[derive(Debug)]
pub(crate) enum Body {
    Nothing,
    /// With the content-type that clients of the path give it.
    Usual(String),
    /// Without any header that is not written above it.
    AsWritten(String),
    Files(Upload),
}

/// Upload: a form with files, right or wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Upload {
    One,
    /// Another file, behind a field that is none.
    Other,
    NoFile,
    Two,
    /// Its end is missing.
    Cut,
    Size(usize),
}

/// Expected: what stands behind the status, or below it.
#[derive(Debug)]
pub(crate) enum Expected {
    /// A success has no body, and an error tells its status and a message.
    Nothing,
    Anything,
    /// The body, as JSON where it is.
    Body(String),
    /// All headers but the usual ones, and the body.
    Exactly(String),
}

/// OtherResponse: a whole response that is not the one in the file, as it would stand there, and the lines that it would stand in.
#[derive(Debug)]
pub(crate) struct OtherResponse {
    pub(crate) lines: Range<usize>,
    pub(crate) response: String,
}

impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.who, self.method, self.target)?;
        match &self.body {
            Body::Usual(body) | Body::AsWritten(body) => write!(f, " {body}"),
            Body::Files(upload) => write!(f, " @files {upload:?}"),
            Body::Nothing => Ok(()),
        }
    }
}

impl Exchange {
    /// Asks, and compares what is answered. A whole response that is another one is returned.
    pub(crate) fn run(
        &self,
        school: &mut School,
        names: &mut Names,
    ) -> Result<Option<OtherResponse>, FaultAtLine> {
        let here = |message| (self.lines.start, message);
        let output = self.ask(school, names).map_err(here)?;
        let body = String::from_utf8_lossy(&school::bytes(&output)).into_owned();
        let json: Option<Value> = serde_json::from_str(&body).ok();
        let response = Response {
            output: &output,
            body: &body,
            json: json.as_ref(),
        };
        let told = format!("answered: {} {body}\n{:?}", output.status, output.headers);
        let mut other = None;
        if let Expected::Exactly(expected) = &self.expected {
            let answered = whole(&output, &body);
            if output.status != self.status || answered != *expected {
                other = Some(OtherResponse {
                    lines: self.lines.clone(),
                    response: written(output.status, &answered),
                });
            }
        } else if output.status != self.status {
            return Err(here(told));
        } else {
            self.compare(names, response)
                .map_err(|message| here(format!("{told}\n{message}")))?;
        }
        if let Some(variant) = response.variant() {
            names.show(&self.who, variant);
        }
        for (number, line, check) in &self.checks {
            match check.holds(&self.who, names, response) {
                Ok(true) => {}
                Ok(false) => return Err((*number, format!("not so: {line}\n{told}"))),
                Err(message) => return Err((*number, format!("{line}: {message}\n{told}"))),
            }
        }
        Ok(other)
    }

    fn ask(&self, school: &mut School, names: &Names) -> Result<Output, String> {
        let who = self.who.as_str();
        let target = names.replaced(&self.target, who)?;
        let mut headers = Vec::new();
        for (name, value) in &self.headers {
            headers.push((name.as_str(), names.replaced(value, who)?));
        }
        let body = match &self.body {
            Body::Nothing => Vec::new(),
            Body::AsWritten(body) => names.replaced(body, who)?.into_bytes(),
            Body::Files(upload) => {
                let kind = "multipart/form-data; boundary=EDGE";
                headers.push(("content-type", kind.to_owned()));
                upload.form()
            }
            Body::Usual(body) => {
                // Everything below /api takes JSON, pages take forms.
                let is_form = !target.starts_with("/api") && !body.starts_with('{');
                if headers.iter().all(|(name, _)| *name != "content-type") {
                    let kind = match is_form {
                        true => "application/x-www-form-urlencoded",
                        false => "application/json",
                    };
                    headers.push(("content-type", kind.to_owned()));
                }
                let body = names.replaced(body, who)?;
                match is_form {
                    true => body.replace('"', "%22"),
                    false => body,
                }
                .into_bytes()
            }
        };
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Ok(school.ask(who, &self.method, &target, &headers, body))
    }

    /// Whether the body is what stands behind the status.
    fn compare(&self, names: &Names, response: Response<'_>) -> Result<(), String> {
        let fits = match &self.expected {
            Expected::Anything | Expected::Exactly(_) => true,
            Expected::Nothing if self.status >= 400 => response
                .json
                .is_some_and(|json| json["status"] == self.status && json["message"].is_string()),
            Expected::Nothing => response.body.is_empty(),
            Expected::Body(text) => {
                let wanted = names.replaced(text, &self.who)?;
                let fits = match serde_json::from_str::<Value>(&wanted) {
                    Ok(wanted) => response.json == Some(&wanted),
                    Err(_) => response.body == wanted.replace('⏎', "\n"),
                };
                if !fits {
                    return Err(format!("wanted: {wanted}"));
                }
                true
            }
        };
        match fits {
            true => Ok(()),
            false => Err("wanted: no body, or a message of this status".to_owned()),
        }
    }
}

/// The headers but the usual ones, and the body.
fn whole(output: &Output, body: &str) -> String {
    let mut out = String::new();
    for (name, value) in &output.headers {
        let usual = [
            ("content-type", "application/json; charset=utf-8"),
            ("cache-control", "no-store"),
        ];
        if !usual.contains(&(*name, value.as_ref())) {
            out.push_str(&format!("{name}: {value}\n"));
        }
    }
    // Pages are shown by their beginning: their look is not told here.
    if body.starts_with("<!DOCTYPE") {
        out.push_str("<!DOCTYPE html>…\n");
    } else if !body.is_empty() {
        out.push_str(body.trim_end_matches('\n'));
        out.push('\n');
    }
    out
}

/// A whole response as it stands in a file.
fn written(status: u16, whole: &str) -> String {
    let mut out = format!("{status} exactly\n");
    for line in whole.lines() {
        out.push_str(if line.is_empty() { "<" } else { "< " });
        out.push_str(line);
        out.push('\n');
    }
    out
}

impl Upload {
    pub(crate) fn named(name: &str) -> Option<Upload> {
        Some(match name.split_once(' ').unwrap_or((name, "")) {
            ("one", "") => Upload::One,
            ("other", "") => Upload::Other,
            ("none", "") => Upload::NoFile,
            ("two", "") => Upload::Two,
            ("cut", "") => Upload::Cut,
            ("size", size) => Upload::Size(size.parse().ok()?),
            _ => return None,
        })
    }

    fn form(self) -> Vec<u8> {
        let part = |name: &str, file: bool, content: &str| {
            let file = if file { "; filename=\"any.png\"" } else { "" };
            format!(
                "--EDGE\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
            )
        };
        let end = "--EDGE--\r\n";
        match self {
            Upload::One => part("file", true, "one") + end,
            Upload::Other => part("note", false, "x") + &part("file", true, "other") + end,
            Upload::NoFile => part("file", false, "x") + end,
            Upload::Two => part("file", true, "one") + &part("file", true, "two") + end,
            Upload::Cut => part("file", true, "one").trim_end().to_owned(),
            Upload::Size(size) => part("file", true, &"x".repeat(size)) + end,
        }
        .into_bytes()
    }
}
