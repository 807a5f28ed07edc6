//! `grammar/DIAGNOSTICS.md`: every code stands there once, and its example gives it.

use std::fs;
use std::path::{Path, PathBuf};

use eqex::codes::ALL;
use eqex::{Defaults, Exercise, answer};
use eqex_server::{content, snippet, trial};

use crate::cases::{escapes, shown};
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
    let codes: Vec<&str> = ALL.iter().map(|(code, _)| code.0).collect();
    assert_eq!(
        sections, codes,
        "a section for every code, in the order of engine/src/codes.rs"
    );
    for (code, title) in ALL {
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
        let given = run(&example, code);
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
    assert_eq!(texts.len(), ALL.len());
    if bless() {
        fs::write(document(), with_texts(&markdown, &texts)).unwrap();
    }
    assert!(bless() || failures.is_empty(), "{failures}");
}

fn run(example: &[Block], code: &str) -> String {
    let first = &example[0];
    match first.info.as_str() {
        "answer" => match answer::read(first.text.trim_end()) {
            Ok(_) => String::new(),
            Err(diagnostic) => shown(&[diagnostic], first.text.trim_end()),
        },
        info if info.starts_with("file ") => folder(example, code),
        info => {
            let bytes = if info == "eqex escapes" {
                escapes(first.text.as_bytes())
            } else {
                first.text.clone().into_bytes()
            };
            match Exercise::parse(&bytes, &Defaults::default()) {
                Err(invalid) => shown(&invalid.diagnostics, &invalid.source),
                Ok(exercise) => {
                    let tried = trial::run(&exercise, 1000).unwrap().diagnostics;
                    shown(exercise.warnings(), exercise.source())
                        + &shown(&tried, exercise.source())
                }
            }
        }
    }
}

/// A content folder of the files that the blocks name, checked.
fn folder(example: &[Block], code: &str) -> String {
    let root = std::env::temp_dir().join(format!("eqex-{}-{code}", std::process::id()));
    for block in example {
        let path = root.join(block.info.strip_prefix("file ").unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &block.text).unwrap();
    }
    let (subjects, mut findings) = content::subject_folders(&root).unwrap();
    for subject in subjects {
        findings.extend(content::check_folder(&subject).unwrap());
    }
    let mut out = String::new();
    for finding in findings {
        let path = finding
            .path
            .strip_prefix(&root)
            .unwrap()
            .display()
            .to_string();
        for diagnostic in &finding.diagnostics {
            out.push_str(&snippet::render(diagnostic, &finding.source, &path, false));
            out.push('\n');
        }
    }
    fs::remove_dir_all(&root).unwrap();
    out
}
