//! The engine's messages on pages: whatever it says about texts, folders and answers has words in Polish, and every pair there is said by something.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use eqex::{Defaults, Diagnostic, Exercise, answer};
use eqex_server::pages::phrases::told;
use eqex_server::pages::words::Lang;
use eqex_server::{content, trial};
use proptest::prelude::*;

use crate::cases::exercise;
use crate::codes::given;
use crate::laws::law;
use crate::text_files::{Block, blocks, files};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn polish(message: &str) -> String {
    told(Lang::Polish, message)
}

/// The English patterns of the file: of each pair the first line.
fn patterns() -> Vec<String> {
    let path = root().join("server/src/pages/words/pl/diagnostics.txt");
    let file = fs::read_to_string(path).unwrap();
    let lines = file.split("\n\n").filter_map(|block| {
        let mut lines = block.lines().filter(|line| !line.starts_with('#'));
        lines.next().map(str::to_owned)
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// A pattern without its places.
fn pieces(pattern: &str) -> Vec<String> {
    pattern
        .replace("{=}", "{}")
        .split("{}")
        .map(str::to_owned)
        .collect()
}

/// Everything that is said in the examples of the codes and in the cases: messages, helps and what is said of other places.
fn said() -> BTreeSet<String> {
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
    let texts = diagnostics.into_iter().flat_map(|diagnostic| {
        let related = diagnostic.related.into_iter();
        [Some(diagnostic.message), diagnostic.help]
            .into_iter()
            .flatten()
            .chain(related.map(|related| related.message))
            .collect::<Vec<_>>()
    });
    texts.collect()
}

fn of_text(source: &[u8]) -> Vec<Diagnostic> {
    match Exercise::parse(source, &Defaults::default()) {
        Err(invalid) => invalid.diagnostics,
        Ok(exercise) => {
            let mut all = exercise.warnings().to_vec();
            all.extend(trial::run(&exercise, 100).unwrap().diagnostics);
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
            diagnostics.extend(answers.filter_map(|text| answer::read(text).err()));
        }
    }
}

/// Headers that are no YAML, one for each thing that is said about them.
const NO_YAML: [&str; 38] = [
    "a: - b",
    "a: \u{1}",
    "\u{1}",
    "a: b\nc",
    "%",
    "  a: 1\nb: 2",
    "a: [1",
    "a: {b: 1",
    "- a\nb: 1",
    "a: &",
    "a: |x\n b",
    "a: \"\\xzz\"",
    "a: 1\n- b",
    ": a",
    "a: ]",
    "]",
    "a: !<",
    "%YAML x",
    "[a]: 1\n[a]: 2",
    "1: 2\n1: 3",
    "true: 1\ntrue: 2",
    "~: 1\n~: 2",
    "a: 1\n\tb: 2",
    "a: >\n\t b",
    "a: |0\n b",
    "a: @b",
    "@a: 1",
    "%YAML 3.0\n---\na: 1",
    "a: \"\\ud800\"",
    "a: !x!y z",
    "a: \"x",
    "a: \"x\n---\ny\"",
    "%foo",
    "a: \"\\q\"",
    "a: ? b",
    "a: b: c",
    "a: &a [*a]",
    "a: *x",
];

/// What the libraries below say: YAML's reasons, and the system's.
fn reasons() -> BTreeSet<String> {
    let mut reasons = BTreeSet::new();
    for text in NO_YAML {
        let header = format!("---\n{text}\n---\nx\n");
        let mut said: Vec<String> = of_text(header.as_bytes())
            .into_iter()
            .map(|diagnostic| diagnostic.message)
            .collect();
        said.extend(
            content::parse_index(text.as_bytes())
                .err()
                .map(|diagnostic| diagnostic.message),
        );
        let reason = |message: &String| {
            Some(
                message
                    .split_once(" cannot be read as YAML: ")?
                    .1
                    .to_owned(),
            )
        };
        let found: Vec<String> = said.iter().filter_map(reason).collect();
        assert!(!found.is_empty(), "{text:?} gives {said:?}");
        reasons.extend(found);
    }
    for code in [2, 13, 21] {
        reasons.insert(io::Error::from_raw_os_error(code).to_string());
    }
    reasons
}

#[test]
fn what_is_said_in_examples_and_cases_has_words_in_polish() {
    let said = said();
    assert!(said.len() > 150, "there are only {}", said.len());
    let lacking: Vec<&String> = said
        .iter()
        .filter(|message| polish(message) == **message)
        .collect();
    assert!(
        lacking.is_empty(),
        "no pair in server/src/pages/words/pl/diagnostics.txt: {lacking:#?}"
    );
    let lacking: Vec<String> = reasons()
        .into_iter()
        .filter(|reason| polish(reason) == *reason)
        .collect();
    assert!(lacking.is_empty(), "no pair for a reason: {lacking:#?}");
}

/// The sources that speak: the engine, the content folder, the trial of many seeds; without comments and tests.
fn sources() -> String {
    let mut paths = files(&root().join("engine/src"), "rs");
    paths.extend(files(&root().join("server/src/content"), "rs"));
    paths.push(root().join("server/src/trial.rs"));
    // Titles of codes stand in lists and not beside a text.
    paths.retain(|path| !path.ends_with("codes.rs"));
    let mut all = String::new();
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap_or("");
        let lines = code.lines().filter(|line| !line.trim().starts_with("//"));
        lines.for_each(|line| {
            all.push_str(line);
            all.push('\n');
        });
    }
    all
}

/// The texts in quotes.
fn literals(code: &str) -> Vec<String> {
    // A quote as a character begins no text.
    let code = code.replace("'\"'", "' '");
    let mut found = Vec::new();
    let mut chars = code.chars();
    while chars.by_ref().any(|c| c == '"') {
        let mut text = String::new();
        while let Some(c) = chars.next().filter(|c| *c != '"') {
            match c {
                '\\' => text.extend(chars.next().map(|c| if c == 'n' { '\n' } else { c })),
                c => text.push(c),
            }
        }
        found.push(text);
    }
    found
}

/// A format string with something in all its places.
fn filled(format: &str, part: &str) -> String {
    let format = format.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut out = String::new();
    let mut rest = format.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
        out.push_str(before);
        if name.contains(';') {
            // Braces of the language, as in `{3;4;6}`.
            out.push_str(&format!("{{{name}}}"));
        } else {
            out.push_str(part);
        }
        rest = after;
    }
    (out + rest).replace('\u{1}', "{").replace('\u{2}', "}")
}

/// Texts of those sources that nobody is told, or that are told as parts of others.
const NOT_SAID: [&str; 11] = [
    " at line ",
    "26 and 27 bits",
    "eqex language 1, variant key",
    "at most 256 answers",
    "digits are at most 2^53",
    "checked to be a whole number below 2^53",
    "whole numbers below 2^53",
    "all whole numbers here are below 2^53",
    "{FORMS}; at most 100%, not negative, 1 to 15 figures",
    "give no finite value",
    "{count} of {seeds} seeds {which}; with seed {seed}: {}",
];

#[test]
fn what_the_sources_can_say_has_words_in_polish() {
    let in_places = [
        "x",
        "unit",
        "infinite",
        "one argument",
        "a list of words",
        "it starts with a digit",
        "[40;60] or [40;60;5]",
    ];
    let is_word = |word: &&str| {
        let word = word.trim_matches([',', ';', ':']);
        word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase())
    };
    let speaks = |text: &String| {
        filled(text, "").split(' ').filter(is_word).count() > 1
            && !NOT_SAID.contains(&text.as_str())
            && !text.starts_with("a mistake of eqex: ")
    };
    let texts: BTreeSet<String> = literals(&sources()).into_iter().filter(speaks).collect();
    assert!(texts.len() > 130, "there are only {}", texts.len());
    let known = |text: &&String| {
        in_places.iter().any(|part| {
            let message = filled(text, part);
            polish(&message) != message
        })
    };
    let lacking: Vec<&String> = texts.iter().filter(|text| !known(text)).collect();
    assert!(
        lacking.is_empty(),
        "no pair in server/src/pages/words/pl/diagnostics.txt: {lacking:#?}"
    );
}

#[test]
fn every_pair_is_said_by_something() {
    let mut all: Vec<String> = literals(&sources());
    // Refusals of the rules and of what is asked are told on pages too.
    let places = ["domain", "http", "api/pages"].map(|place| format!("server/src/{place}"));
    let mut others: Vec<PathBuf> = Vec::new();
    for place in places {
        others.extend(files(&root().join(place), "rs"));
    }
    others.push(root().join("server/src/problem/attempt.rs"));
    for path in others {
        all.extend(literals(&fs::read_to_string(path).unwrap()));
    }
    all.extend(said());
    all.extend(reasons());
    let dead: Vec<String> = patterns()
        .into_iter()
        .filter(|pattern| {
            let pieces = pieces(pattern);
            let longest = pieces.iter().max_by_key(|piece| piece.len()).unwrap();
            !all.iter().any(|text| text.contains(longest))
        })
        .collect();
    assert!(dead.is_empty(), "nothing says {dead:#?}");
}

/// Texts with the signs that patterns are made of, and any others.
const ANYTHING: &str = "\\PC{0,60}|[`{}=:; a-z]{0,60}";

/// One of the patterns, and something to put into it.
fn pattern_and(part: &'static str) -> impl Strategy<Value = (String, String)> {
    (proptest::sample::select(patterns()), part)
}

#[test]
fn any_text_is_told() {
    law(ANYTHING, |message| {
        prop_assert_eq!(told(Lang::English, &message), message.clone());
        prop_assert!(polish(&message).len() <= message.len() + 1000);
        Ok(())
    });
}

#[test]
fn parts_are_kept() {
    law(
        pattern_and("[A-Z0-9_+*^/ąλ×]{1,30}"),
        |(pattern, part)| {
            let message = pattern.replace("{}", &part).replace("{=}", "4");
            let told = polish(&message);
            prop_assert_ne!(&told, &message);
            let kept = told.matches(&part).count();
            prop_assert!(kept >= pattern.matches("{}").count(), "{}", told);
            Ok(())
        },
    );
}

#[test]
fn parts_can_be_anything() {
    law(pattern_and(ANYTHING), |(pattern, part)| {
        let message = pattern.replace("{}", &part).replace("{=}", "4");
        let told = polish(&message);
        // With a phrase in it a pattern fits only where its parts do not look like its own text.
        prop_assert!(told != message || pattern.contains("{=}"), "{}", message);
        prop_assert!(told.len() <= message.len() + 1000);
        Ok(())
    });
}
