//! Reads a scenario file: its head, its sections, and the steps in its blocks `http`.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::path::Path;
use std::vec::IntoIter;

use crate::scenario::check::Check;
use crate::scenario::exchange::{Body, Exchange, Expected, Upload};
use crate::scenario::starting_school::StartingSchool;
use crate::scenario::{Fault, FaultAtLine, Step};

/// A scenario file, as it stands.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) school: StartingSchool,
    /// Whether each section begins with a school of its own.
    pub(crate) independent: bool,
    pub(crate) sections: Vec<Section>,
}

/// Section: what stands below a heading `##`.
#[derive(Debug)]
pub(crate) struct Section {
    /// Empty for what stands in front of the first heading.
    pub(crate) heading: String,
    pub(crate) steps: Vec<Step>,
    line: usize,
}

/// Lines of a file with their numbers.
type Lines<'a> = Peekable<IntoIter<(usize, &'a str)>>;

pub(crate) fn read(path: &Path, text: &str) -> Result<File, Fault> {
    parse(path, text).map_err(|(line, message)| Fault {
        path: path.to_owned(),
        line,
        message,
    })
}

fn parse(path: &Path, text: &str) -> Result<File, FaultAtLine> {
    let lines: Vec<(usize, &str)> = (1..).zip(text.lines()).collect();
    let mut lines = lines.into_iter().peekable();
    let (school, independent) = read_head(path, &mut lines)?;
    let mut sections = vec![Section {
        heading: String::new(),
        steps: Vec::new(),
        line: 1,
    }];
    while let Some((number, line)) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            sections.push(Section {
                heading: heading.trim().to_owned(),
                steps: Vec::new(),
                line: number,
            });
        }
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        if info != "http" {
            return Err((
                number,
                format!("there is no block `{info}`: requests stand in blocks `http`"),
            ));
        }
        let mut block = Vec::new();
        loop {
            match lines.next() {
                Some((_, "```")) => break,
                Some((number, line)) if !line.trim().is_empty() => block.push((number, line)),
                Some(_) => {}
                None => return Err((number, "this block is not closed".to_owned())),
            }
        }
        let mut block = block.into_iter().peekable();
        let section = sections.last_mut().expect("the first one");
        while let Some((number, line)) = block.next() {
            section
                .steps
                .push(read_step(number, line, &mut block, &school)?);
        }
    }
    let is_first_empty = sections[0].steps.is_empty();
    if independent && !is_first_empty {
        let message =
            "a request stands in front of the first section, and sections are independent";
        return Err((1, message.to_owned()));
    }
    if is_first_empty {
        sections.remove(0);
    }
    let mut headings = BTreeSet::new();
    for section in &sections {
        if section.steps.is_empty() {
            return Err((section.line, "a section without a request".to_owned()));
        }
        if !headings.insert(&section.heading) {
            return Err((
                section.line,
                "there is a section of this heading".to_owned(),
            ));
        }
    }
    if sections.is_empty() {
        return Err((1, "there is no request in this file".to_owned()));
    }
    Ok(File {
        school,
        independent,
        sections,
    })
}

/// What stands between the first two lines `---`.
fn read_head(path: &Path, lines: &mut Lines<'_>) -> Result<(StartingSchool, bool), FaultAtLine> {
    let missing =
        "a scenario begins with a head: `---`, `school: classes` or `school: content`, `---`";
    if lines.next().is_none_or(|(_, line)| line != "---") {
        return Err((1, missing.to_owned()));
    }
    let mut school = None;
    let mut independent = false;
    for (number, line) in lines {
        match line.split_once(": ") {
            None if line == "---" => {
                let school = school.ok_or((number, missing.to_owned()))?;
                return Ok((school, independent));
            }
            Some(("school", name)) => {
                let named = StartingSchool::named(name, path);
                let named = named.ok_or((number, format!("there is no school `{name}`")))?;
                if matches!(&named, StartingSchool::Content(folder) if !folder.is_dir()) {
                    let message = "there is no folder `content` beside this file";
                    return Err((number, message.to_owned()));
                }
                school = Some(named);
            }
            Some(("sections", "independent")) => independent = true,
            _ => return Err((number, format!("`{line}` is nothing that a head has"))),
        }
    }
    Err((1, missing.to_owned()))
}

/// A step, from its first line on.
fn read_step(
    number: usize,
    line: &str,
    lines: &mut Lines<'_>,
    school: &StartingSchool,
) -> Result<Step, FaultAtLine> {
    if let Some(time) = line.strip_prefix("wait ") {
        let seconds = time.strip_suffix(" seconds").and_then(|n| n.parse().ok());
        let wanted = format!("`{line}` is no time: `wait 90 seconds`");
        return Ok(Step::Wait(seconds.ok_or((number, wanted))?));
    }
    let Some((who, method, target, body)) = request(line) else {
        return Err((
            number,
            format!("`{line}` is neither a request, `Who: METHOD /path`, nor what follows one"),
        ));
    };
    let mut exchange = Exchange {
        who: who.to_owned(),
        method: method.to_owned(),
        target: target.to_owned(),
        headers: Vec::new(),
        body: body_on_line(body).map_err(|message| (number, message))?,
        lines: number..number,
        status: 0,
        expected: Expected::Nothing,
        checks: Vec::new(),
    };
    read_sent(&mut exchange, lines)?;
    read_received(number, &mut exchange, lines)?;
    while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with("+ ")) {
        let check = Check::read(&line[2..], school).map_err(|message| (number, message))?;
        exchange.checks.push((number, line.to_owned(), check));
    }
    Ok(Step::Exchange(Box::new(exchange)))
}

/// `Who: METHOD /path body`.
fn request(line: &str) -> Option<(&str, &str, &str, &str)> {
    let (who, rest) = line.split_once(": ")?;
    let (method, rest) = rest.split_once(' ')?;
    let (target, body) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_request = who.chars().all(char::is_alphanumeric)
        && method.bytes().all(|byte| byte.is_ascii_uppercase())
        && target.starts_with('/');
    is_request.then_some((who, method, target, body))
}

/// What stands behind the path.
fn body_on_line(body: &str) -> Result<Body, String> {
    match body.strip_prefix("@files ") {
        Some(kind) => {
            let upload = Upload::named(kind);
            let upload = upload.ok_or_else(|| format!("`{kind}` is no form of files"))?;
            Ok(Body::Files(upload))
        }
        None if body.is_empty() => Ok(Body::Nothing),
        None => Ok(Body::Usual(body.to_owned())),
    }
}

/// The lines `>`: headers, and the body from the first line on that is none.
fn read_sent(exchange: &mut Exchange, lines: &mut Lines<'_>) -> Result<(), FaultAtLine> {
    let is_name = |name: &str| {
        name.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let mut body: Option<String> = None;
    while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with('>')) {
        let line = line[1..].strip_prefix(' ').unwrap_or(&line[1..]);
        match (&mut body, line.split_once(": ")) {
            (None, Some((name, value))) if is_name(name) => {
                exchange.headers.push((name.to_owned(), value.to_owned()));
                continue;
            }
            (None, _) if line.is_empty() => body = Some(String::new()),
            (None, _) => body = Some(line.to_owned()),
            (Some(body), _) if body.is_empty() => body.push_str(line),
            (Some(body), _) => body.push_str(&format!("\n{line}")),
        }
        if !matches!(exchange.body, Body::Nothing) {
            let message = "there is a body already, behind the path";
            return Err((number, message.to_owned()));
        }
    }
    if let Some(body) = body {
        exchange.body = Body::AsWritten(body);
    }
    Ok(())
}

/// The line with the status, and the lines `<`.
fn read_received(
    request: usize,
    exchange: &mut Exchange,
    lines: &mut Lines<'_>,
) -> Result<(), FaultAtLine> {
    let status = |line: &str| {
        let (status, _) = line.split_once(' ').unwrap_or((line, ""));
        status.parse().ok().filter(|_| status.len() == 3)
    };
    let next = lines.next_if(|(_, line)| status(line).is_some());
    let (number, line) = next.ok_or((request, "a request without a response".to_owned()))?;
    exchange.status = status(line).unwrap_or_default();
    exchange.lines = number..number + 1;
    let expected = line.split_once(' ').map_or("", |(_, expected)| expected);
    exchange.expected = match expected {
        "" => Expected::Nothing,
        "…" => Expected::Anything,
        "exactly" => Expected::Exactly(String::new()),
        text => Expected::Body(text.to_owned()),
    };
    while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with('<')) {
        let Expected::Exactly(all) = &mut exchange.expected else {
            return Err((
                number,
                "lines `<` tell a whole response: `exactly` stands behind its status".to_owned(),
            ));
        };
        all.push_str(line[1..].strip_prefix(' ').unwrap_or(&line[1..]));
        all.push('\n');
        exchange.lines.end = number + 1;
    }
    Ok(())
}
