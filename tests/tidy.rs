//! What the architecture forbids, and no compiler checks.

mod engine;
mod modules;
mod submission;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::text_files::files;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .unwrap()
}

/// All Rust sources of a folder, with their paths from the root and without comments.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = root();
    files(&root.join(folder), "rs")
        .into_iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "target"))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text
                .lines()
                .map(|line| line.split("//").next().unwrap_or(""))
                .collect();
            (
                path.strip_prefix(&root).unwrap().display().to_string(),
                code.join("\n"),
            )
        })
        .collect()
}

/// `folder` must hold none of `words`, but for the files listed.
fn forbid(folder: &str, words: &[&str], except: &[&str], why: &str) {
    let mut found = Vec::new();
    for (path, code) in sources(folder) {
        if except.iter().any(|except| path.starts_with(except)) {
            continue;
        }
        for (index, line) in code.lines().enumerate() {
            for word in words.iter().filter(|word| holds(line, word)) {
                found.push(format!("{path}:{}: `{word}`", index + 1));
            }
        }
    }
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

/// Whether a line has the word, and not as the end or start of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].ends_with(is_part) && word.starts_with(is_part);
        let after = line[at + word.len()..].starts_with(is_part) && word.ends_with(is_part);
        !before && !after
    })
}

/// Texts of SQL stand in files `store.rs` and in folders `store` alone.
fn sql_stands_in_stores(folder: &str) {
    let sql = [
        "SELECT",
        "INSERT INTO",
        "UPDATE",
        "DELETE FROM",
        "CREATE TABLE",
    ];
    for (path, code) in sources(folder) {
        let is_store = path.ends_with("/store.rs") || path.contains("/store/");
        for word in sql.iter().filter(|_| !is_store) {
            let line = code.lines().find(|line| holds(line, word));
            assert!(
                line.is_none(),
                "SQL stands in stores alone: {path}: {line:?}"
            );
        }
    }
}

/// The sources of the server's crates.
const SERVER: [&str; 4] = [
    "server/kernel/src",
    "server/bank/src",
    "server/classroom/src",
    "server/eqex/src",
];

#[test]
fn libraries_stay_where_they_belong() {
    for folder in SERVER.iter().chain(&["engine/src", "tests", "benches"]) {
        forbid(
            folder,
            &["pest", "eqex_grammar", "EqexParser"],
            &["engine/src/syntax", "tests/tidy.rs"],
            "pest is seen by engine/src/syntax.rs and syntax/ alone",
        );
    }
    for folder in SERVER.iter().chain(&["tests"]) {
        forbid(
            folder,
            &["hyper", "hyper_util", "http_body_util"],
            &[
                "server/kernel/src/http.rs",
                "server/kernel/src/http/",
                "tests/tidy.rs",
                "tests/tidy/engine.rs",
            ],
            "hyper is named in kernel/http alone",
        );
    }
    for folder in SERVER {
        forbid(
            folder,
            &["rusqlite"],
            &[
                "server/kernel/src/store/sqlite.rs",
                "server/kernel/src/store/sqlite/",
            ],
            "rusqlite is named in kernel/store/sqlite alone",
        );
        forbid(
            folder,
            &["meval"],
            &[],
            "meval is an oracle and a peer, never on the path of a request",
        );
        forbid(
            folder,
            &["eqex::testing"],
            &[],
            "the door to the inside of the engine is for tests and benches",
        );
        sql_stands_in_stores(folder);
    }
    // Rules are over plain values.
    for (path, code) in sources("server/classroom/src") {
        let is_rules = path.ends_with("/rules.rs") || path.contains("/rules/");
        for word in ["serde_json", "maud"].iter().filter(|_| is_rules) {
            let line = code.lines().find(|line| holds(line, word));
            assert!(
                line.is_none(),
                "rules know nothing of how they are asked: {path}: {line:?}"
            );
        }
    }
}

/// The crates of the product, each by the file that it begins with.
const CRATES: [(&str, &str); 9] = [
    ("eqex_grammar", "grammar/src/lib.rs"),
    ("eqex_messages", "engine/messages/src/lib.rs"),
    ("eqex", "engine/src/lib.rs"),
    ("eqex_passwords", "server/passwords/src/lib.rs"),
    ("eqex_kernel", "server/kernel/src/lib.rs"),
    ("eqex_bank", "server/bank/src/lib.rs"),
    ("eqex_classroom", "server/classroom/src/lib.rs"),
    ("eqex_server", "server/eqex/src/lib.rs"),
    ("eqex_benches", "benches/src/lib.rs"),
];

/// Who uses what of whom, read once for all tests.
static USES: LazyLock<modules::Uses> = LazyLock::new(|| {
    let mut all = modules::Modules::default();
    for (name, file) in CRATES {
        all.read(name, &root().join(file));
    }
    all.uses()
});

/// What modules must not use: whose, of what, and why. A module stands for all below it, a crate for all its modules, and `*` for any one name.
const FORBIDDEN: &[(&[&str], &[&str], &str)] = &[
    (
        &["eqex_messages", "eqex_grammar", "eqex_passwords"],
        &["eqex", "eqex_kernel", "eqex_server"],
        "what stands below the engine and the server names neither",
    ),
    (
        &["eqex"],
        &["eqex_kernel", "eqex_bank", "eqex_server", "eqex_passwords"],
        "the engine names no server",
    ),
    (
        &["eqex_kernel"],
        &["eqex", "eqex_bank", "eqex_classroom", "eqex_server"],
        "the kernel names no exercise and no family",
    ),
    (
        &["eqex_bank"],
        &["eqex_classroom", "eqex_server"],
        "the bank names no family",
    ),
    (
        &["eqex_classroom"],
        &["eqex_server"],
        "a family does not know who lists it",
    ),
    (
        &["eqex_kernel::store"],
        &[
            "eqex_kernel::accounts",
            "eqex_kernel::http",
            "eqex_kernel::instance",
            "eqex_kernel::ui",
        ],
        "the store knows nothing of who asks",
    ),
    (
        &["eqex_kernel::http"],
        &[
            "eqex_kernel::accounts::people",
            "eqex_kernel::accounts::sign_in",
            "eqex_kernel::ui",
        ],
        "http knows nothing of what is served",
    ),
    (
        &["eqex_kernel::ui"],
        &[
            "eqex_kernel::accounts::people",
            "eqex_kernel::accounts::sign_in",
            "eqex_kernel::accounts::store",
            "eqex_kernel::store",
        ],
        "pages are made of plain values",
    ),
    (
        &[
            "eqex_kernel::accounts::people",
            "eqex_kernel::accounts::invited",
            "eqex_bank",
        ],
        &["eqex_kernel::ui"],
        "rules know nothing of how they are asked",
    ),
    (
        &["eqex_classroom::*::rules"],
        &[
            "eqex_kernel::http",
            "eqex_kernel::ui",
            "eqex_classroom::*::api",
            "eqex_classroom::*::pages",
            "eqex_classroom::*::view",
        ],
        "rules know nothing of how they are asked",
    ),
    (
        &["eqex_classroom::*::view"],
        &[
            "eqex_kernel::store::sqlite",
            "eqex_kernel::accounts::store",
            "eqex_bank::store",
            "eqex_classroom::*::api",
            "eqex_classroom::*::pages",
        ],
        "pages are made of plain values",
    ),
    (
        &[
            "eqex_classroom::addresses",
            "eqex_classroom::cell_state",
            "eqex_classroom::class_session",
            "eqex_classroom::number_format",
            "eqex_classroom::reading_view",
            "eqex_classroom::signs",
            "eqex_classroom::task_text",
            "eqex_classroom::texts",
        ],
        &[
            "eqex_classroom::board",
            "eqex_classroom::editor",
            "eqex_classroom::files",
            "eqex_classroom::home",
            "eqex_classroom::manage",
            "eqex_classroom::regrade",
            "eqex_classroom::reports",
            "eqex_classroom::results",
            "eqex_classroom::sessions",
            "eqex_classroom::solving",
            "eqex_classroom::teams",
            "eqex_classroom::worksheets",
        ],
        "what all share knows nobody who shares it",
    ),
    (
        &["eqex_classroom::solving"],
        &[
            "eqex_classroom::board",
            "eqex_classroom::editor",
            "eqex_classroom::home",
            "eqex_classroom::manage",
            "eqex_classroom::regrade",
            "eqex_classroom::reports",
            "eqex_classroom::results",
            "eqex_classroom::sessions",
            "eqex_classroom::teams",
            "eqex_classroom::worksheets",
        ],
        "an exercise is solved whatever class, sheet or list it stands in",
    ),
    (
        &["eqex_classroom::sessions"],
        &[
            "eqex_classroom::board",
            "eqex_classroom::editor",
            "eqex_classroom::home",
            "eqex_classroom::manage",
            "eqex_classroom::regrade",
            "eqex_classroom::reports",
            "eqex_classroom::results",
            "eqex_classroom::teams",
            "eqex_classroom::worksheets",
        ],
        "a session knows nothing of what is made of it",
    ),
    (
        &["eqex_classroom::home", "eqex_classroom::worksheets"],
        &[
            "eqex_classroom::board",
            "eqex_classroom::regrade",
            "eqex_classroom::reports",
            "eqex_classroom::results",
        ],
        "home, results and worksheets stand side by side",
    ),
    (
        &["eqex_classroom::results"],
        &["eqex_classroom::home", "eqex_classroom::worksheets"],
        "home, results and worksheets stand side by side",
    ),
];

/// Whether a module is this one or stands below it.
fn is_within(module: &str, outer: &str) -> bool {
    let mut names = module.split("::");
    outer.split("::").all(|wanted| {
        names
            .next()
            .is_some_and(|name| wanted == "*" || wanted == name)
    })
}

#[test]
fn no_forbidden_arrow() {
    let mut found = Vec::new();
    for (whose, what, why) in FORBIDDEN {
        for ((from, to), names) in USES.iter() {
            let is_one = whose.iter().any(|module| is_within(from, module))
                && what.iter().any(|module| is_within(to, module));
            if is_one {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                found.push(format!("{from} -> {to}: {} ({why})", names.join(", ")));
            }
        }
        // A rule about a module that is gone forbids nothing.
        for module in whose.iter().chain(*what) {
            assert!(
                USES.keys()
                    .any(|(from, to)| is_within(from, module) || is_within(to, module)),
                "there is no module {module}"
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_circle_of_modules() {
    let circles = modules::circles(&USES);
    let told: Vec<String> = circles
        .iter()
        .map(|ties| {
            let ties = ties.iter().map(|((from, to), names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                format!("  {from} -> {to}: {}", names.join(", "))
            });
            ties.collect::<Vec<String>>().join("\n")
        })
        .collect();
    assert!(
        told.is_empty(),
        "modules that use one another in a circle cannot be read one by one:\n{}",
        told.join("\n\n")
    );
}

#[test]
fn nothing_is_switched_off() {
    for folder in [
        "engine",
        "server",
        "grammar",
        "tests",
        "benches",
        "fuzz/fuzz_targets",
    ] {
        forbid(
            folder,
            &["#[ignore", "unsafe {", "unsafe fn", "unsafe impl"],
            &["tests/tidy.rs"],
            "no test is ignored, and there is no unsafe code",
        );
    }
}

#[test]
fn files_stay_small() {
    for folder in [
        "engine",
        "server",
        "grammar",
        "tests",
        "benches",
        "fuzz/fuzz_targets",
    ] {
        for (path, code) in sources(folder) {
            let lines = code.lines().count();
            assert!(lines <= 620, "{path} has {lines} lines: look for the seam");
        }
    }
}

#[test]
fn the_top_holds_what_it_should() {
    let expected = [
        ".ci",
        ".dockerignore",
        ".git",
        ".gitignore",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Cargo.lock",
        "Cargo.toml",
        "Dockerfile",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "SECURITY.md",
        "benches",
        "engine",
        "exercises",
        "fuzz",
        "grammar",
        "server",
        "target",
        "tests",
    ];
    for entry in fs::read_dir(root()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            expected.contains(&name.as_str()),
            "`{name}` does not belong at the top"
        );
    }
}

#[test]
fn every_dependency_is_recorded_with_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let declared: BTreeSet<&str> = manifest
        .split("[workspace.dependencies]")
        .nth(1)
        .unwrap()
        .split("\n[")
        .next()
        .unwrap()
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with("eqex"))
        .chain(["libfuzzer-sys"])
        .collect();
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme
        .split("\n## Dependencies\n")
        .nth(1)
        .expect("README.md has a section Dependencies");
    let rows = section
        .split("\n## ")
        .next()
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("| `"));
    let recorded: BTreeSet<&str> = rows.map(|row| row.split('`').next().unwrap()).collect();
    assert_eq!(
        recorded, declared,
        "README.md records every dependency, and no other"
    );
}
