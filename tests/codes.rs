//! `grammar/DIAGNOSTICS.md`: every code stands there once, and its example gives it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use eqex::{
    ALL_CODES, Budget, Defaults, Diagnostic, E0603, Exercise, Rules, View, testing::FUNCTIONS,
    testing::Key,
};
use eqex_bank::content;
use eqex_classroom::editor::view as editor_view;
use eqex_server::cli::diagnostics;

use crate::cases::escapes;
use crate::text_files::{Block, bless, blocks, with_texts};

fn document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../grammar/DIAGNOSTICS.md")
}

#[test]
fn every_code_is_documented_once() {
    let markdown = fs::read_to_string(document()).unwrap();
    let sections: Vec<&str> = markdown
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let codes: Vec<&str> = ALL_CODES.iter().map(|(code, _)| code.0).collect();
    assert_eq!(
        sections, codes,
        "a section for every code, in the order of engine/src/codes.rs"
    );
    for (code, title) in ALL_CODES {
        let row = format!("| [{}](#{}) | {title} |", code.0, code.0.to_lowercase());
        assert!(markdown.contains(&row), "the table lacks: {row}");
    }
}

#[test]
fn every_example_gives_its_code() {
    let markdown = fs::read_to_string(document()).unwrap();
    let mut texts = Vec::new();
    let mut example: Vec<Block> = Vec::new();
    let mut failures = String::new();
    for block in blocks(&markdown) {
        if block.info != "gives" {
            example.push(block);
            continue;
        }
        let before: Vec<&str> = markdown.lines().take(block.line).collect();
        let code = before
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix("## "))
            .unwrap();
        let given = run(&example);
        assert!(
            given.contains(&format!("[{code}]")),
            "the example of {code} gives:\n{given}"
        );
        if given != block.text {
            failures.push_str(&format!("{code}: expected\n{}given\n{given}", block.text));
        }
        texts.push((block.line, given));
        example.clear();
    }
    assert_eq!(texts.len(), ALL_CODES.len());
    if bless() {
        fs::write(document(), with_texts(&markdown, &texts)).unwrap();
    }
    assert!(bless() || failures.is_empty(), "{failures}");
}

fn run(example: &[Block]) -> String {
    let mut out = String::new();
    for text in given(example) {
        for diagnostic in &text.diagnostics {
            out.push_str(&diagnostics::render(
                diagnostic,
                &text.source,
                &text.name,
                false,
            ));
            out.push('\n');
        }
    }
    out
}

/// A text and what is wrong with it.
pub(crate) struct Given {
    name: String,
    source: String,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A typed answer read for an unknown `x` in metres.
pub(crate) fn read_answer(typed: &str) -> Result<Option<eqex::Readings>, Diagnostic> {
    static ASKED: LazyLock<Exercise> = LazyLock::new(|| {
        let source = b"---\ntype: EqEx\nname: T\n---\nx=?m\n---\nx=1\n";
        Exercise::parse(source, &Defaults::default()).unwrap()
    });
    ASKED.read(0, typed, &View::default())
}

/// What an example of a code gives.
pub(crate) fn given(example: &[Block]) -> Vec<Given> {
    let first = &example[0];
    let one = |source: &str, diagnostics: Vec<Diagnostic>| {
        vec![Given {
            name: "exercise".to_owned(),
            source: source.to_owned(),
            diagnostics,
        }]
    };
    match first.info.as_str() {
        "answer" => {
            let typed = first.text.trim_end();
            one(typed, read_answer(typed).err().into_iter().collect())
        }
        info if info.starts_with("file ") => folder(example),
        info => {
            let bytes = if info == "eqex escapes" {
                escapes(first.text.as_bytes())
            } else {
                first.text.clone().into_bytes()
            };
            let rules = if info == "eqex stored" {
                Rules::Stored
            } else {
                Rules::Saving
            };
            match Exercise::parse_by(&bytes, &Defaults::default(), rules) {
                Err(invalid) => one(&invalid.source, invalid.diagnostics),
                Ok(exercise) => {
                    let mut diagnostics =
                        editor_view::warnings(&exercise, &mut Budget::signed_in());
                    let first = exercise.variant_within(0, &mut Budget::visitor());
                    diagnostics.extend(first.err().filter(|reason| reason.code == E0603));
                    diagnostics.extend(
                        exercise
                            .sample(1000, &mut Budget::signed_in())
                            .unwrap()
                            .diagnostics,
                    );
                    one(exercise.source(), diagnostics)
                }
            }
        }
    }
}

/// A content folder of the files that the blocks name, checked.
fn folder(example: &[Block]) -> Vec<Given> {
    let root = tempfile::tempdir().unwrap();
    let root = root.path();
    for block in example {
        let path = root.join(block.info.strip_prefix("file ").unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &block.text).unwrap();
    }
    let (subjects, mut findings) = content::subject_folders(root).unwrap();
    for subject in subjects {
        findings.extend(content::check_folder(&subject).unwrap());
    }
    let text = |finding: content::Finding| Given {
        name: finding
            .path
            .strip_prefix(root)
            .unwrap()
            .display()
            .to_string(),
        source: finding.source,
        diagnostics: finding.diagnostics,
    };
    findings.into_iter().map(text).collect()
}

/// `grammar/LANGUAGE.md`: its examples are exercises, its functions those of the engine, its drawn values those that are drawn.
#[test]
fn the_definition_of_the_language_is_true() {
    let path = document().with_file_name("LANGUAGE.md");
    let markdown = fs::read_to_string(path).unwrap();
    for block in blocks(&markdown) {
        match Exercise::parse(block.text.as_bytes(), &Defaults::default()) {
            Ok(exercise) => {
                assert_eq!(block.info, "eqex", "line {}", block.line);
                let tried = exercise.sample(1000, &mut Budget::signed_in()).unwrap();
                assert!(
                    exercise.warnings().is_empty() && tried.diagnostics.is_empty(),
                    "line {}",
                    block.line
                );
            }
            Err(invalid) => {
                let expected = block.info.strip_prefix("eqex error=");
                assert_eq!(
                    expected,
                    Some(invalid.diagnostics[0].code.0),
                    "line {}: {:?}",
                    block.line,
                    invalid.diagnostics
                );
            }
        }
    }
    let functions: Vec<String> = FUNCTIONS
        .iter()
        .map(|function| format!("`{}`", function.name))
        .collect();
    assert!(markdown.contains(&format!("All functions: {}.", functions.join(" "))));
    let rows = markdown
        .split("| seed | k0")
        .nth(1)
        .unwrap()
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let seed: i32 = cells[1].parse().unwrap();
        let key = Key::of(seed);
        assert_eq!(
            [format!("{:016x}", key.k0), format!("{:016x}", key.k1)],
            [cells[2], cells[3]]
        );
        for (declaration, value) in ["v=[40;60]", "v=[40;60;5]", "v={3;4;6}"]
            .iter()
            .zip(&cells[4..])
        {
            let source = format!("---\ntype: EqEx\nname: T\n---\n{declaration}\n");
            let exercise = Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap();
            let drawn = exercise.variant(seed).unwrap().drawn()[0].1;
            assert_eq!(drawn.to_string(), *value, "{declaration}, seed {seed}");
        }
        count += 1;
    }
    assert!(count >= 6);
}
