//! The tables of what pages say: every language says the same things, and they are the things that are asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use eqex_classroom::texts::{self, Say};
use eqex_kernel::ui;
use eqex_kernel::ui::messages::{Lang, Source};
use fluent_bundle::FluentResource;

use crate::text_files::files;

/// What says texts of its own: its sources, and where they and the code lie.
const CRATES: [(&[Source], &str); 2] = [
    (ui::texts::SOURCES, "server/kernel/src/ui"),
    (texts::SOURCES, "server/classroom/src"),
];

/// Where texts are asked for, and by which of the crates above.
const ASKING: [(&str, &[usize]); 2] = [
    ("server/kernel/src/ui", &[0]),
    ("server/classroom/src", &[0, 1]),
];

/// A message as the tests compare it: its id, and the variables in it.
type Message = (String, BTreeSet<String>);

/// The messages of some sources in a language. Each begins at the start of a line.
fn messages<'a>(sources: impl IntoIterator<Item = &'a Source>, lang: Lang) -> BTreeSet<Message> {
    let mut found: Vec<Message> = Vec::new();
    for (_, source) in sources.into_iter().filter(|(of, _)| *of == lang) {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{lang:?}: {errors:?}");
        }
        for line in source.lines() {
            if let Some((id, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                found.push((id.to_owned(), BTreeSet::new()));
            }
            if let Some((_, variables)) = found.last_mut() {
                let name = |rest: &str| -> String {
                    rest.chars()
                        .take_while(char::is_ascii_alphanumeric)
                        .collect()
                };
                variables.extend(line.split('$').skip(1).map(name));
            }
        }
    }
    let ids: BTreeSet<&String> = found.iter().map(|(id, _)| id).collect();
    assert_eq!(
        ids.len(),
        found.len(),
        "{lang:?} has two messages of one id"
    );
    found.into_iter().collect()
}

/// The ids of some crates' texts.
fn ids(crates: &[usize]) -> BTreeSet<String> {
    let sources = crates.iter().flat_map(|number| CRATES[*number].0);
    let messages = messages(sources, Lang::English);
    messages.into_iter().map(|(id, _)| id).collect()
}

/// The files of a folder of the repository, one after another.
fn read(folder: &str, ending: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    files(&folder, ending)
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn both_languages_say_the_same_things() {
    let all = || CRATES.iter().flat_map(|(sources, _)| *sources);
    let english = messages(all(), Lang::English);
    let polish = messages(all(), Lang::Polish);
    let only: Vec<_> = english.symmetric_difference(&polish).collect();
    assert!(!english.is_empty() && only.is_empty(), "{only:?}");
}

#[test]
fn every_file_of_texts_is_in_its_table() {
    for (sources, folder) in CRATES {
        let listed: BTreeSet<&str> = sources.iter().map(|(_, source)| *source).collect();
        let there = read(folder, "ftl");
        let there: BTreeSet<&str> = there.iter().map(String::as_str).collect();
        assert!(there == listed, "{folder}: a file is in no table");
    }
}

#[test]
fn every_text_that_is_asked_for_is_there_and_every_one_there_is_asked_for() {
    let mut sources = String::new();
    for (folder, crates) in ASKING {
        let known = ids(crates);
        for source in read(folder, "rs") {
            for call in [
                ".say(\"",
                ".count(\"",
                ".name_in(\"",
                ".say_with(\"",
                " text(\"",
            ] {
                for part in source.split(call).skip(1) {
                    let id = part.split('"').next().unwrap_or("");
                    assert!(known.contains(id), "{folder}: no text for {id}");
                }
            }
            sources.push_str(&source);
        }
    }
    for id in ids(&[0, 1]) {
        assert!(
            sources.contains(&format!("\"{id}\"")),
            "nobody asks for {id}"
        );
    }
}

#[test]
fn plural_forms() {
    let forms = [1, 2, 5, 22].map(|count| Lang::Polish.count("exercise-count", count));
    assert_eq!(forms, ["1 zadanie", "2 zadania", "5 zadań", "22 zadania"]);
    assert_eq!(Lang::English.count("exercise-count", 1), "1 exercise");
}
