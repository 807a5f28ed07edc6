//! HTTP conversations as text: `scenarios/**/*.md`. Each file talks to a server of its own, in-process, with its own randomness.
//!
//! A block `request` has a line with method and path, headers, and a body from the first line that is no header on; the block `response`
//! behind it has the status, headers and the body. `EQEX_BLESS=1 cargo test -p eqex-tests stories` writes the responses, to be read as a difference.

use std::fs;
use std::path::{Path, PathBuf};

use eqex_server::content::Content;
use eqex_server::domain::import;
use eqex_server::http::output::Output;

use crate::school::{self, School};
use crate::text_files::{bless, files};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/classroom")
}

/// A school of nobody but root, with the subjects of `scenarios/classroom/content`.
fn school() -> School {
    let school = School::new(school::settings(), 1000);
    let app = &school.app;
    let (content, findings) =
        Content::load(&folder().join("content"), &app.bank.settings.defaults).unwrap();
    assert!(
        findings
            .iter()
            .flat_map(|finding| &finding.diagnostics)
            .all(|diagnostic| diagnostic.code.0 == "W0802"),
        "{findings:?}"
    );
    for (name, subject) in content.subjects {
        let folder = import::folder::prepare(app, name, subject).unwrap();
        let now = app.kernel.environment.now();
        app.kernel
            .store
            .write_now(move |db| import::import(db, &folder, import::Options::default(), now))
            .unwrap();
    }
    school
}

#[test]
fn conversations() {
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files(&folder(), "md") {
        let text = fs::read_to_string(&path).unwrap();
        if !text.contains("```request\n") {
            continue;
        }
        let mut school = school();
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("```request\n") {
            let (before, after) = rest.split_at(at + "```request\n".len());
            let (request, after) = after.split_once("```").unwrap();
            let response_at = after.find("```response\n").unwrap() + "```response\n".len();
            let (between, after) = after.split_at(response_at);
            let (expected, after) = after.split_once("```").unwrap();
            let answered = show(&ask(&mut school, request));
            out.push_str(&format!("{before}{request}```{between}{answered}```"));
            if answered != expected {
                failures.push(format!(
                    "{}\n{request}expected:\n{expected}answered:\n{answered}",
                    path.display()
                ));
            }
            count += 1;
            rest = after;
        }
        out.push_str(rest);
        if bless() {
            fs::write(&path, out).unwrap();
        }
    }
    assert!(count >= 60, "only {count} requests were found");
    assert!(bless() || failures.is_empty(), "{}", failures.join("\n"));
}

/// `as: root` signs root in first.
fn ask(school: &mut School, text: &str) -> Output {
    let mut lines = text.lines();
    let (method, target) = lines.next().unwrap().split_once(' ').unwrap();
    let mut headers: Vec<(&str, &str)> = Vec::new();
    let mut body = String::new();
    for line in lines {
        let header = line.split_once(": ").filter(|(name, _)| {
            body.is_empty()
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        });
        match header {
            Some(header) => headers.push(header),
            None => body.push_str(line),
        }
    }
    // `@repeat` stands for a body that is too long to be written here.
    if let Some((before, count, after)) = repeated(&body) {
        body = format!("{before}{}{after}", "x".repeat(count));
    }
    let who = match headers.iter().position(|(name, _)| *name == "as") {
        Some(at) => headers.remove(at).1,
        None => "anon",
    };
    if who == "root" && !school.jars.contains_key("root") {
        school.sign_in("root");
    }
    school.ask(who, method, target, &headers, body.into_bytes())
}

/// `{"content":"@repeat 300000@"}`
fn repeated(body: &str) -> Option<(&str, usize, &str)> {
    let (before, rest) = body.split_once("@repeat ")?;
    let (count, after) = rest.split_once('@')?;
    Some((before, count.parse().ok()?, after))
}

fn show(output: &Output) -> String {
    let mut out = format!("{}\n", output.status);
    for (name, value) in &output.headers {
        let usual = [
            ("content-type", "application/json; charset=utf-8"),
            ("cache-control", "no-store"),
        ];
        if !usual.contains(&(*name, value.as_ref())) {
            out.push_str(&format!("{name}: {value}\n"));
        }
    }
    let body = school::bytes(output);
    let body = String::from_utf8_lossy(&body);
    // Pages are shown by their beginning: their look is not told here.
    if body.starts_with("<!DOCTYPE") {
        out.push_str("<!DOCTYPE html>…\n");
    } else if !body.is_empty() {
        out.push_str(body.trim_end_matches('\n'));
        out.push('\n');
    }
    out
}

/// Text from outside never gets a 5xx.
#[test]
fn no_body_breaks_an_endpoint() {
    use proptest::prelude::*;
    let school = std::cell::RefCell::new(School::fixture());
    let paths: Vec<String> = school
        .borrow()
        .service
        .endpoints()
        .iter()
        .map(|endpoint| endpoint.path.to_owned())
        .collect();
    let field = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1e400".to_owned()),
        Just("-3".to_owned()),
        Just("[null,1]".to_owned()),
        Just("{\"typed\":[\"1\",null]}".to_owned()),
        Just("{\"answers\":[1,2]}".to_owned()),
        Just("\"physics\"".to_owned()),
        Just("\"two-trains\"".to_owned()),
        "\"[a-z\\\\\\\\/.%_-]{0,12}\"".prop_map(|text| text),
    ];
    let keys = [
        "subject",
        "exerciseId",
        "seed",
        "answer",
        "content",
        "raw",
        "lang",
        "validate",
        "comma",
    ];
    let body = proptest::collection::vec((0..keys.len(), field), 0..6).prop_map(move |fields| {
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(key, value)| format!("\"{}\":{value}", keys[key]))
            .collect();
        format!("{{{}}}", fields.join(","))
    });
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    runner
        .run(
            &(0..paths.len(), body, "[a-z%./?=&0-9_-]{0,20}"),
            |(index, body, tail)| {
                for method in ["POST", "GET", "HEAD"] {
                    for path in [paths[index].clone(), format!("{}{tail}", paths[index])] {
                        let answer = school.borrow_mut().ask(
                            "Tess",
                            method,
                            &path,
                            &[("content-type", "application/json")],
                            body.clone().into_bytes(),
                        );
                        prop_assert!(
                            answer.status < 500,
                            "{method} {path} {body}: {}",
                            answer.status
                        );
                    }
                }
                Ok(())
            },
        )
        .unwrap();
}
