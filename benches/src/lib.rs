//! Peers of the benches: what eqex is measured against, and the shipped bank.

pub mod classroom;
pub mod formulas;
pub mod hand;
pub mod hostile;
pub mod load;
pub mod measure;
pub mod peers;
pub mod scan;

use std::path::{Path, PathBuf};

use eqex::{Defaults, Exercise};

/// The folder of the shipped bank.
pub fn bank() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../exercises")
}

/// The source of an exercise of the bank.
pub fn source(path: &str) -> String {
    let path = bank().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sources of all exercises of the bank.
pub fn sources() -> Vec<String> {
    let mut sources = Vec::new();
    for subject in ["mechanics", "electricity-and-heat", "mathematics"] {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(bank().join(subject))
            .expect("the bank has this subject")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| {
                path.extension()
                    .is_some_and(|kind| kind == "md" || kind == "txt")
            })
            .collect();
        paths.sort();
        sources.extend(
            paths
                .iter()
                .map(|path| std::fs::read_to_string(path).expect("it can be read")),
        );
    }
    sources
}

pub fn compile(source: &str) -> Exercise {
    Exercise::parse(source.as_bytes(), &Defaults::default()).expect("the bank has no errors")
}
