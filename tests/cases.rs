//! Small cases as text: `cases/*.md`. A block with an exercise, a block `ask` with what is asked of it, and a block `gives` with the answers.
//! `README.md` beside this file says how to write one.

use std::fs;
use std::path::Path;

use eqex::{Defaults, Diagnostic, Exercise, Refused, Rules, Variant, View, write_json_number};
use eqex_server::cli::diagnostics;

use crate::text_files::{bless, blocks, files, with_texts};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files(&folder, "md") {
        let markdown = fs::read_to_string(&path).unwrap();
        let mut texts = Vec::new();
        let mut source = Vec::new();
        let mut asked = String::new();
        for block in blocks(&markdown) {
            match block.info.as_str() {
                "ask" => asked = block.text,
                "gives" => {
                    let given = answer(&source, &asked);
                    if given != block.text {
                        failures.push(format!(
                            "{}:{}\nexpected:\n{}given:\n{given}",
                            path.display(),
                            block.line,
                            block.text
                        ));
                    }
                    texts.push((block.line, given));
                    asked.clear();
                    count += 1;
                }
                info => source = exercise(info, &block.text),
            }
        }
        if bless() {
            fs::write(&path, with_texts(&markdown, &texts)).unwrap();
        }
    }
    assert!(count >= 150, "there are only {count} cases");
    assert!(
        bless() || failures.is_empty(),
        "{} of {count} cases differ\n\n{}",
        failures.len(),
        failures.join("\n")
    );
}

const HEADER: &str = "---\ntype: EqEx\nname: T\n---\n";

/// The exercise that a block stands for: all of it, or a part with the rest around it.
pub(crate) fn exercise(info: &str, text: &str) -> Vec<u8> {
    let mut words = info.split(' ');
    let text = match words.next().unwrap_or("") {
        "eqex" => text.to_owned(),
        // Header lines.
        "header" => format!("---\n{text}---\nx=?\n---\nx=2\n"),
        // Text and calculations under a plain header.
        "body" => format!("{HEADER}{text}"),
        // Calculations of an `x`, from variables with one value each.
        "calculations" => format!("{HEADER}a=[3;3] b=[2;2] c=[-4;-4] v'=[7;7] x=?\n---\n{text}"),
        other => panic!("`{other}` is no kind of block"),
    };
    let mut bytes = text.into_bytes();
    for word in words {
        bytes = match word {
            "crlf" => String::from_utf8(bytes)
                .unwrap()
                .replace('\n', "\r\n")
                .into_bytes(),
            "bom" => [b"\xef\xbb\xbf".as_slice(), &bytes].concat(),
            "no-line-end" => bytes.trim_ascii_end().to_vec(),
            // `\xff` and the like, for bytes that no text file holds; `@repeat 1000 text@` for long ones.
            "escapes" => escapes(&bytes),
            other => panic!("`{other}` is no way to change a block"),
        };
    }
    bytes
}

pub(crate) fn escapes(bytes: &[u8]) -> Vec<u8> {
    let mut text = String::from_utf8(bytes.to_vec()).unwrap();
    while let Some((before, rest)) = text.split_once("@repeat ") {
        let (repeated, after) = rest.split_once('@').unwrap();
        let (count, unit) = repeated.split_once(' ').unwrap();
        // `#` in what is repeated is its number.
        let all: String = (0..count.parse().unwrap())
            .map(|number: usize| unit.replace('#', &number.to_string()).replace("\\n", "\n"))
            .collect();
        text = format!("{before}{all}{after}");
    }
    let mut out = Vec::new();
    let mut parts = text.split("\\x");
    out.extend_from_slice(parts.next().unwrap().as_bytes());
    for part in parts {
        out.push(u8::from_str_radix(&part[..2], 16).unwrap());
        out.extend_from_slice(&part.as_bytes()[2..]);
    }
    out
}

fn answer(source: &[u8], asked: &str) -> String {
    let (rules, asked) = match asked.strip_prefix("stored\n") {
        Some(rest) => (Rules::Stored, rest),
        None => (Rules::Saving, asked),
    };
    let exercise = match Exercise::parse_by(source, &Defaults::default(), rules) {
        Ok(exercise) => exercise,
        Err(invalid) => return shown(&invalid.diagnostics, &invalid.source),
    };
    let mut out = shown(exercise.warnings(), exercise.source());
    for line in asked.lines() {
        out.push_str(&command(&exercise, line));
    }
    if out.is_empty() {
        out.push_str("good\n");
    }
    out
}

fn shown(diagnostics: &[Diagnostic], source: &str) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostics::render(diagnostic, source, "exercise", false) + "\n")
        .collect()
}

fn command(exercise: &Exercise, line: &str) -> String {
    let (command, answers) = line
        .split_once(": ")
        .unwrap_or((line.trim_end_matches(':'), ""));
    let mut words = command.split(' ');
    let command = words.next().unwrap();
    let mut seed = 0;
    let mut view = View::default();
    for word in words {
        match word.parse() {
            Ok(number) => seed = number,
            Err(_) if word == "comma" => view = View::new(view.langs, true),
            Err(_) => view.langs.push(word.to_owned()),
        }
    }
    let variant = || {
        exercise
            .variant(seed)
            .map_err(|diagnostic| shown(&[diagnostic], exercise.source()))
    };
    let result = match command {
        // Text, unknowns, right answers.
        "render" => variant()
            .map(|variant| format!("{}{}", variant.main(&view), unknowns(exercise, &variant))),
        "text" => variant().map(|variant| variant.main(&view)),
        "answers" => variant().map(|variant| unknowns(exercise, &variant)),
        "json" => variant().map(|variant| {
            let mut out = String::new();
            variant.write_problem_json(&mut out, &view);
            variant.write_correct_json(&mut out);
            out + "\n"
        }),
        "description" => Ok(exercise.description(&view)),
        "header" => Ok(format!(
            "{} {:?} {:?} {:?}\n",
            exercise.kind(),
            exercise.name(&view),
            exercise.images(),
            exercise.header().difficulty
        )),
        "more" => {
            let header = exercise.header();
            let hints: Vec<&str> = header
                .hints
                .iter()
                .map(|hint| hint.get(Some(exercise.lang(&view))))
                .collect();
            Ok(format!(
                "tags {:?} hints {hints:?} author {:?} source {:?} license {:?}\n",
                header.tags, header.author, header.source, header.license
            ))
        }
        "language" => Ok(format!("{}\n", exercise.lang(&view))),
        // The values that so many seeds from 0 on draw.
        "draws" => Ok((0..seed).map(|seed| draws(exercise, seed)).collect()),
        "grade" => Ok(graded(exercise, seed, answers)),
        "typed" => Ok(typed(exercise, seed, answers, &view)),
        other => panic!("`{other}` cannot be asked"),
    };
    result.unwrap_or_else(|failure| failure)
}

fn unknowns(exercise: &Exercise, variant: &Variant<'_>) -> String {
    let line = |(unknown, value): (&eqex::Unknown, f64)| {
        let mut number = String::new();
        write_json_number(&mut number, value);
        format!("[{}] [{}] {number}\n", unknown.latex, unknown.unit_latex)
    };
    exercise
        .unknowns()
        .iter()
        .zip(variant.correct())
        .map(line)
        .collect()
}

fn draws(exercise: &Exercise, seed: i32) -> String {
    match exercise.variant(seed) {
        Err(diagnostic) => format!("{seed}: {}\n", diagnostic.code.0),
        Ok(variant) => {
            let values: Vec<String> = variant
                .drawn()
                .into_iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            format!("{seed}: {}\n", values.join(" "))
        }
    }
}

fn graded(exercise: &Exercise, seed: i32, answers: &str) -> String {
    let answers: Vec<Option<f64>> = answers
        .split_whitespace()
        .map(|answer| answer.parse().ok())
        .collect();
    match exercise.grade(seed, &answers) {
        Ok(graded) => format!("{:?} done {}\n", graded.info, graded.done),
        Err(refused) => refusal(exercise, &refused, &[]),
    }
}

fn typed(exercise: &Exercise, seed: i32, answers: &str, view: &View) -> String {
    let texts: Vec<&str> = answers.split('|').map(str::trim).collect();
    let answers: Vec<Option<&str>> = texts
        .iter()
        .map(|text| Some(*text).filter(|text| *text != "null"))
        .collect();
    match exercise.grade_typed(seed, &answers, &[], view) {
        Ok(graded) => {
            let line = |index: usize| {
                let understood =
                    graded.understood[index]
                        .as_ref()
                        .map_or("nothing".to_owned(), |understood| {
                            format!(
                                "{} [{}] {}",
                                understood.number, understood.unit, understood.latex
                            )
                        });
                format!(
                    "{}: {understood}: {:?}\n",
                    texts[index], graded.verdicts[index]
                )
            };
            (0..texts.len()).map(line).collect()
        }
        Err(refused) => refusal(exercise, &refused, &texts),
    }
}

fn refusal(exercise: &Exercise, refused: &Refused, texts: &[&str]) -> String {
    match refused {
        Refused::Count { expected, given } => {
            format!("{expected} answers are asked, {given} given\n")
        }
        Refused::NoVariant(diagnostic) => {
            shown(std::slice::from_ref(diagnostic), exercise.source())
        }
        Refused::Readings(entries) => {
            let list = |(index, entry): (usize, &Option<Vec<eqex::Understood>>)| {
                let texts = entry.as_ref()?.iter().map(|one| one.text.as_str());
                let texts: Vec<&str> = texts.collect();
                Some(format!("{}: {}\n", texts[index], texts.join(" or ")))
            };
            entries.iter().enumerate().filter_map(list).collect()
        }
        Refused::Choice(index) => format!("no such reading of {index:?}\n"),
        Refused::Unreadable(entries) => entries
            .iter()
            .map(|(index, diagnostic)| shown(std::slice::from_ref(diagnostic), texts[*index]))
            .collect(),
    }
}
