//! The tables of messages, of the engine and of the server's refusals: every language says the same things, and they are the things that are said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use eqex::{ALL_CODES, Budget, Defaults, Diagnostic, Exercise};
use eqex_bank::refusals;
use eqex_messages::{FALLBACK, Message, Tables};
use fluent_bundle::FluentResource;

use crate::cases::exercise;
use crate::codes::given;
use crate::text_files::{Block, blocks, files};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The parts of a message as they come: its text, which has no name, and its attributes, each with its variables.
type Parts = Vec<(String, BTreeSet<String>)>;

/// What a table says under an id: the variables of the message, and of each attribute.
type Entry = BTreeMap<String, BTreeSet<String>>;

/// The messages of a Fluent source. A message begins at the start of a line, an attribute with a point behind blanks.
fn entries(source: &str) -> BTreeMap<String, Entry> {
    let mut found: Vec<(String, Parts)> = Vec::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let trimmed = line.trim_start();
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            found.push((id.to_owned(), vec![(String::new(), BTreeSet::new())]));
        } else if let (Some((name, _)), true) = (trimmed.split_once(" ="), trimmed.starts_with('.'))
        {
            let (_, parts) = found.last_mut().expect("a message above");
            parts.push((name[1..].to_owned(), BTreeSet::new()));
        }
        if let Some((_, variables)) = found.last_mut().and_then(|(_, parts)| parts.last_mut()) {
            let name = |rest: &str| -> String {
                rest.chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect()
            };
            variables.extend(line.split('$').skip(1).map(name));
        }
    }
    let count = found.len();
    let found: BTreeMap<String, Entry> = found
        .into_iter()
        .map(|(id, parts)| (id, parts.into_iter().collect()))
        .collect();
    assert_eq!(found.len(), count, "two messages of one id");
    found
}

/// Every message of the fallback, of both tables.
fn all() -> BTreeMap<String, Entry> {
    let fallback = |sources: &[(&'static str, &'static str)]| {
        let (_, source) = sources.iter().find(|(lang, _)| *lang == FALLBACK).unwrap();
        entries(source)
    };
    let mut all = fallback(eqex::MESSAGES);
    for (id, entry) in fallback(refusals::SOURCES) {
        assert!(all.insert(id.clone(), entry).is_none(), "{id} stands twice");
    }
    all
}

#[test]
fn every_language_has_every_message_with_its_variables_and_attributes() {
    for sources in [eqex::MESSAGES, refusals::SOURCES] {
        let (_, fallback) = sources.iter().find(|(lang, _)| *lang == FALLBACK).unwrap();
        for (lang, source) in sources {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{lang}: {errors:?}");
            }
            assert_eq!(entries(source), entries(fallback), "{lang}");
        }
    }
    let languages = |sources: &[(&'static str, &str)]| -> BTreeSet<&'static str> {
        sources.iter().map(|(lang, _)| *lang).collect()
    };
    assert_eq!(
        languages(eqex::MESSAGES),
        languages(refusals::SOURCES),
        "both have the same languages"
    );
    let pages = eqex_kernel::ui::messages::Lang::ALL.map(|lang| lang.code());
    assert_eq!(languages(eqex::MESSAGES), pages.into(), "those of pages");
}

/// The sources of engine and server without comments and tests, blanks and line ends taken together.
fn code() -> String {
    let mut paths = files(&root().join("engine/src"), "rs");
    paths.extend(files(&root().join("server"), "rs"));
    let mut all = String::new();
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or("");
        let lines = code.lines().map(str::trim);
        for line in lines.filter(|line| !line.starts_with("//")) {
            all.push_str(line);
            all.push(' ');
        }
    }
    all
}

/// The ids of messages that are no diagnostics and stand in the sources by name.
fn named(code: &str) -> BTreeSet<String> {
    let calls = code.split("Message::new(").skip(1);
    calls
        .filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next())
        .filter(|id| !id.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The arguments of a call, from behind its bracket up to the closing one.
fn arguments(call: &str) -> &str {
    let mut open = 1;
    for (at, sign) in call.char_indices() {
        match sign {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return &call[..at];
        }
    }
    call
}

/// The ids of diagnostics that the sources make: code and detail.
fn diagnostics(code: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for call in code.split("Diagnostic::new(").skip(1) {
        let call = call.trim_start();
        let (name, rest) = call.split_once(',').expect("a code first");
        let rest = rest.trim_start();
        // Only so this test can tell what is said.
        assert!(
            ALL_CODES.iter().any(|(code, _)| code.0 == name) && rest.starts_with('"'),
            "a code and a detail by name: Diagnostic::new({}",
            call.chars().take(60).collect::<String>()
        );
        let detail = rest[1..].split('"').next().unwrap();
        ids.insert(match detail {
            "" => name.to_owned(),
            detail => format!("{name}-{detail}"),
        });
    }
    ids
}

#[test]
fn every_message_that_is_told_is_there_and_every_one_there_is_told() {
    let code = code();
    let all = all();
    let mut told = diagnostics(&code);
    told.extend(named(&code));
    let missing: Vec<&String> = told.iter().filter(|id| !all.contains_key(*id)).collect();
    assert!(missing.is_empty(), "in no table: {missing:?}");
    // What a message is made of is told with it.
    let (_, source) = eqex::MESSAGES[0];
    let parts: BTreeSet<&str> = source
        .split("{ ")
        .skip(1)
        .filter_map(|rest| rest.split([' ', '.']).next())
        .collect();
    let dead: Vec<&String> = all
        .keys()
        .filter(|id| !told.contains(*id) && !parts.contains(id.as_str()))
        .collect();
    assert!(dead.is_empty(), "nobody tells {dead:?}");
    for (code, title) in ALL_CODES {
        let own = |id: &String| id.split('-').next() == Some(code.0);
        assert!(all.keys().any(own), "no message of {}: {title}", code.0);
    }
    let attributes: BTreeSet<&str> = all
        .values()
        .flat_map(|entry| entry.keys().map(String::as_str))
        .filter(|name| !matches!(*name, "" | "help"))
        .collect();
    let calls = code.split(".place(").skip(1);
    let places: BTreeSet<&str> = calls
        .filter_map(|call| arguments(call).split('"').nth(1))
        .collect();
    assert_eq!(
        attributes, places,
        "what is told of further places, and what the tables say of them"
    );
}

/// Everything that is wrong in the examples of the codes and in the cases.
fn said() -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let codes = fs::read_to_string(root().join("grammar/DIAGNOSTICS.md")).unwrap();
    let mut example: Vec<Block> = Vec::new();
    for block in blocks(&codes) {
        if block.info == "gives" {
            let all = given(&example).into_iter();
            diagnostics.extend(all.flat_map(|text| text.diagnostics));
            example.clear();
        } else {
            example.push(block);
        }
    }
    for path in files(&root().join("tests/cases"), "md") {
        let mut source = Vec::new();
        for block in blocks(&fs::read_to_string(&path).unwrap()) {
            match block.info.as_str() {
                "gives" => {}
                "ask" => asked(&source, &block.text, &mut diagnostics),
                info => {
                    source = exercise(info, &block.text);
                    diagnostics.extend(of_text(&source));
                }
            }
        }
    }
    diagnostics
}

fn of_text(source: &[u8]) -> Vec<Diagnostic> {
    match Exercise::parse(source, &Defaults::default()) {
        Err(invalid) => invalid.diagnostics,
        Ok(exercise) => {
            let mut all = exercise.warnings().to_vec();
            all.extend(
                exercise
                    .sample(100, &mut Budget::signed_in())
                    .unwrap()
                    .diagnostics,
            );
            all
        }
    }
}

/// What is said to the questions of a case: of seeds, and of answers.
fn asked(source: &[u8], questions: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Ok(exercise) = Exercise::parse(source, &Defaults::default()) else {
        return;
    };
    for line in questions.lines() {
        let (command, answers) = line.split_once(": ").unwrap_or((line, ""));
        let seeds = command.split(' ').filter_map(|word| word.parse().ok());
        diagnostics.extend(seeds.filter_map(|seed| exercise.variant(seed).err()));
        if command.starts_with("typed") {
            let answers = answers.split('|').map(str::trim);
            diagnostics.extend(answers.filter_map(|text| crate::codes::read_answer(text).err()));
        }
    }
}

#[test]
fn what_is_said_in_examples_and_cases_is_whole_in_every_language() {
    let said = said();
    let ids: BTreeSet<String> = said
        .iter()
        .map(|diagnostic| diagnostic.message.id())
        .collect();
    assert!(ids.len() > 90, "there are only {}", ids.len());
    let english = |diagnostic: &Diagnostic| serde_json::json!(diagnostic.report("", FALLBACK));
    for diagnostic in &said {
        for (lang, _) in eqex::MESSAGES {
            let report = serde_json::json!(diagnostic.report("", lang));
            let texts = [&report["message"], &report["help"]]
                .into_iter()
                .chain(
                    report["places"]
                        .as_array()
                        .into_iter()
                        .flatten()
                        .map(|place| &place["message"]),
                )
                .filter_map(|text| text.as_str());
            for text in texts {
                // So Fluent shows what it was not given.
                assert!(!text.contains("{$"), "{lang}: {text}");
            }
            if *lang != FALLBACK {
                assert_ne!(
                    report["message"],
                    english(diagnostic)["message"],
                    "{lang}: {diagnostic:?}"
                );
            }
        }
    }
}

#[test]
fn counts_names_and_messages_in_messages() {
    let tables = Tables::read(&[
        (
            "en",
            "a = { $count } of { $what }\nb = apples\nc = only here\n",
        ),
        (
            "pl",
            "a =\n    { $count ->\n        [one] { $count } jabłko\n        [few] { $count } jabłka\n       *[many] { $count } jabłek\n    } ({ $what })\nb = jabłka\n",
        ),
    ]);
    let message = |count: usize| {
        Message::new("a")
            .with("count", count)
            .with("what", Message::new("b"))
    };
    assert_eq!(tables.tell("en", &message(1234)), "1234 of apples");
    let polish = [1, 22, 5].map(|count| tables.tell("pl", &message(count)));
    assert_eq!(
        polish,
        [
            "1 jabłko (jabłka)",
            "22 jabłka (jabłka)",
            "5 jabłek (jabłka)"
        ]
    );
    // What a language lacks is told in English, and what English lacks by its id.
    assert_eq!(tables.tell("pl", &Message::new("c")), "only here");
    assert_eq!(tables.tell("de", &Message::new("b")), "apples");
    assert_eq!(tables.tell("pl", &Message::new("d")), "d");
    assert_eq!(
        tables.tell("pl", &Message::plain("{ $x } as it is")),
        "{ $x } as it is"
    );
    // Nothing that is put in is read again.
    let odd = Message::new("a")
        .with("count", 1i32)
        .with("what", "{ $count } {b}");
    assert_eq!(tables.tell("en", &odd), "1 of { $count } {b}");
}
