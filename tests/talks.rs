//! The specification's own cases as short talks: `scenarios/**/*.md`. Each file begins with a fresh copy of the school of `school.rs`.
//!
//! In a block `talk`, a line `Who: path {body}` asks (`Who: GET path`, `Who [header: value]: path`), and the lines below tell what is answered:
//! a status and the JSON (`…`: some body; nothing: none), and `+` lines about headers and texts.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::school::{self, MAIN_FIXED, PEOPLE, School};
use crate::text_files::files;

#[derive(Default)]
struct Memory {
    /// Texts that were kept by name.
    kept: HashMap<String, String>,
    /// The `main` of the last variant that someone was shown.
    main: HashMap<String, String>,
}

#[test]
fn the_cases_of_the_specification() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/classroom");
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files(&folder, "md") {
        let text = fs::read_to_string(&path).unwrap();
        if !text.contains("```talk\n") {
            continue;
        }
        let mut school = School::fixture();
        let mut memory = Memory::default();
        for block in text.split("```talk\n").skip(1) {
            let block = block.split("```").next().unwrap();
            let mut lines = block
                .lines()
                .filter(|line| !line.trim().is_empty())
                .peekable();
            while let Some(line) = lines.next() {
                if let Some(seconds) = line.strip_prefix("wait ") {
                    school.pass(seconds.parse::<i64>().unwrap() * 1000);
                    continue;
                }
                count += 1;
                let expected = lines.next().unwrap_or_default();
                let mut more = Vec::new();
                while let Some(line) = lines.next_if(|line| line.starts_with("+ ")) {
                    more.push(&line[2..]);
                }
                if let Err(message) = exchange(&mut school, &mut memory, line, expected, &more) {
                    failures.push(format!(
                        "{}\n{line}\n{expected}\n{message}\n",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(count >= 150, "only {count} requests were found");
    assert!(
        failures.is_empty(),
        "{} of {count} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Ids of people and long texts by their names.
fn named(text: &str, memory: &Memory, who: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\n']) {
        if c.is_ascii_uppercase() || c == '_' || (!word.is_empty() && c.is_ascii_digit()) {
            word.push(c);
            continue;
        }
        out.push_str(&meaning(&word, memory, who).unwrap_or_else(|| word.clone()));
        word.clear();
        out.push(c);
    }
    out.pop();
    out
}

fn meaning(word: &str, memory: &Memory, who: &str) -> Option<String> {
    if let Some(person) = PEOPLE.iter().find(|person| person.0.to_uppercase() == word) {
        let id = eqex_server::passwords::user_id("", person.1);
        return Some(format!("\"{id}\""));
    }
    let main = || memory.main.get(who).map(|main| right(main));
    match word {
        "Z" => Some(format!("\"{}\"", "0".repeat(64))),
        "MAIN_FIXED" => Some(MAIN_FIXED.to_owned()),
        "DESC" => Some(MAIN_FIXED.replace("= 40", "= ").replace("= 60", "= ")),
        "RIGHT" => main().map(|right| right.to_string()),
        "WRONG" => main().map(|right| (right + 1.0).to_string()),
        "BIG" => Some(format!("\"{}\"", "x".repeat(300_000))),
        word => memory.kept.get(word).cloned(),
    }
}

/// The right answer to `double` and `concat`, from what is shown.
fn right(main: &str) -> f64 {
    let shown = |name: &str| -> Option<f64> {
        let text = main.split(&format!("\\({name}= ")).nth(1)?;
        text.split("\\)").next()?.parse().ok()
    };
    match (shown("a"), shown("b"), shown("c")) {
        (Some(a), Some(b), Some(c)) => 100.0 * a + 10.0 * b + c,
        (Some(a), _, _) => 2.0 * a,
        _ => panic!("no right answer in {main}"),
    }
}

fn exchange(
    school: &mut School,
    memory: &mut Memory,
    line: &str,
    expected: &str,
    more: &[&str],
) -> Result<(), String> {
    let (who, request) = line.split_once(": ").ok_or("no `Who: request`")?;
    let (who, header) = match who.split_once(" [") {
        Some((who, header)) => {
            let rest = line.split_once(" [").unwrap().1;
            let (header_text, _) = rest
                .split_once("]: ")
                .ok_or(format!("no `]: ` in {header}"))?;
            (who, header_text.split_once(": "))
        }
        None => (who, None),
    };
    let request = if header.is_some() {
        line.split_once("]: ").unwrap().1
    } else {
        request
    };
    let (method, request) = match request.split_once(' ') {
        Some((method @ ("GET" | "PUT" | "HEAD" | "DELETE"), rest)) => (method, rest),
        _ => ("POST", request),
    };
    let (path, body) = request.split_once(' ').unwrap_or((request, ""));
    let path = named(path, memory, who).replace('"', "");
    let target = if path.starts_with('/') {
        path
    } else {
        format!("/api/{path}")
    };
    let mut headers: Vec<(&str, &str)> = header.into_iter().collect();
    // Pages take forms, everything below /api takes JSON.
    let typed = headers.iter().any(|(name, _)| *name == "content-type");
    let is_form = method == "POST" && !target.starts_with("/api") && !body.starts_with('{');
    let body = match (method, body.strip_prefix("files ")) {
        ("PUT", Some(files)) => {
            headers.push(("content-type", "multipart/form-data; boundary=EDGE"));
            form(files)
        }
        _ => {
            if !typed && !body.is_empty() {
                let kind = match is_form {
                    true => "application/x-www-form-urlencoded",
                    false => "application/json",
                };
                headers.push(("content-type", kind));
            }
            // Ids stand in quotes, which JSON wants and forms do not.
            match is_form {
                true => named(&body.replace('"', "%22"), memory, who).replace('"', ""),
                false => named(body, memory, who),
            }
            .into_bytes()
        }
    };
    let output = school.ask(who, method, &target, &headers, body);
    let got = String::from_utf8_lossy(&school::bytes(&output)).into_owned();
    let told = format!("answered: {} {got}\n{:?}", output.status, output.headers);
    let (status, wanted) = expected.split_once(' ').unwrap_or((expected, ""));
    if output.status.to_string() != status {
        return Err(told);
    }
    let json: Option<Value> = serde_json::from_str(&got).ok();
    let wanted = named(wanted, memory, who);
    let fits = match wanted.as_str() {
        // Every error tells its status; a success without data has no body.
        "" if output.status >= 400 => json
            .as_ref()
            .is_some_and(|json| json["status"] == output.status && json["message"].is_string()),
        "" => got.is_empty(),
        "…" => true,
        wanted => match serde_json::from_str::<Value>(wanted) {
            Ok(wanted) => json.as_ref() == Some(&wanted),
            Err(_) => got == wanted.replace('⏎', "\n"),
        },
    };
    if !fits {
        return Err(format!("{told}\nwanted: {wanted}"));
    }
    if let Some(main) = json
        .as_ref()
        .and_then(|json| json["problem"]["main"].as_str())
    {
        memory.main.insert(who.to_owned(), main.to_owned());
    }
    for line in more {
        check(memory, line, &output, &got, json.as_ref())
            .map_err(|message| format!("{message}\n{told}"))?;
    }
    Ok(())
}

/// A line behind `+`.
fn check(
    memory: &mut Memory,
    line: &str,
    output: &eqex_server::http::output::Output,
    body: &str,
    json: Option<&Value>,
) -> Result<(), String> {
    let (kind, rest) = line.split_once(' ').unwrap_or((line, ""));
    let header = |name: &str| -> Vec<String> {
        output
            .headers
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, value)| value.to_string())
            .collect()
    };
    let main = || {
        json.and_then(|json| json["problem"]["main"].as_str())
            .unwrap_or(body)
            .to_owned()
    };
    let fits = match kind {
        "has" => body.contains(&named(rest, memory, "")),
        "lacks" => !body.contains(&named(rest, memory, "")),
        "header" => {
            let (name, part) = rest.split_once(": ").ok_or("header: part")?;
            header(name).iter().any(|value| value.contains(part))
        }
        "no-header" => {
            let (name, part) = rest.split_once(": ").ok_or("header: part")?;
            !header(name).iter().any(|value| value.contains(part))
        }
        // Keeps the text of a variant, or a part of the JSON: `keep NAME /pointer`.
        "keep" => {
            let (name, pointer) = rest.split_once(' ').unwrap_or((rest, ""));
            let value = match pointer {
                "" => main(),
                // A part of a page: `keep NAME before…after`.
                part if part.contains('…') => {
                    let (before, after) = part.split_once('…').unwrap();
                    let rest = body.split_once(before).ok_or(format!("no {before}"))?.1;
                    let value = rest.split_once(after).ok_or(format!("no {after}"))?.0;
                    value.to_owned()
                }
                pointer => {
                    let value = json
                        .and_then(|json| json.pointer(pointer))
                        .ok_or(format!("no {pointer}"))?;
                    value
                        .as_str()
                        .map_or_else(|| value.to_string(), str::to_owned)
                }
            };
            memory.kept.insert(name.to_owned(), value);
            true
        }
        "same" => memory.kept.get(rest) == Some(&main()),
        "differs" => memory.kept.get(rest).is_some_and(|kept| *kept != main()),
        "unlike" => {
            let (a, b) = rest.split_once(' ').ok_or("unlike A B")?;
            memory.kept.get(a) != memory.kept.get(b)
        }
        "alike" => {
            let (a, b) = rest.split_once(' ').ok_or("alike A B")?;
            memory.kept.contains_key(a) && memory.kept.get(a) == memory.kept.get(b)
        }
        other => return Err(format!("`{other}` is no check")),
    };
    if fits {
        Ok(())
    } else {
        Err(format!("not so: + {line}"))
    }
}

/// A form with files: `one`, `other`, `none`, `two`, `cut`, `size N`.
fn form(kind: &str) -> Vec<u8> {
    let part = |name: &str, file: bool, content: &str| {
        let file = if file { "; filename=\"any.png\"" } else { "" };
        format!(
            "--EDGE\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n"
        )
    };
    let end = "--EDGE--\r\n";
    match kind.split_once(' ').unwrap_or((kind, "")) {
        ("one", _) => part("file", true, "one") + end,
        ("other", _) => part("note", false, "x") + &part("file", true, "other") + end,
        ("none", _) => part("file", false, "x") + end,
        ("two", _) => part("file", true, "one") + &part("file", true, "two") + end,
        ("cut", _) => part("file", true, "one").trim_end().to_owned(),
        ("size", size) => part("file", true, &"x".repeat(size.parse().unwrap())) + end,
        (other, _) => panic!("`{other}` is no form"),
    }
    .into_bytes()
}
