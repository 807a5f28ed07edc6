//! A data folder whose log was written by an earlier release: without notation, without chosen readings, judged by earlier rules.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::rows::Submission;
use eqex_bank::store as bank;
use eqex_bank::{exercises, subjects};
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::people;
use eqex_kernel::environment::Environment;
use eqex_server::opening::Opening;

const TOWN: &str = "---\ntype: EqEx\nname: Town\n---\nn=1234 x=?\n---\nx=n\n";
const ZERO: &str = "---\ntype: EqEx\nname: Zero\n---\na=0.1 x=?\n---\nx=a+0.2-0.3\n";
const TIME: &str =
    "---\ntype: EqEx\nname: Time\ntolerance: 3 figures\n---\na=149 x=?h\n---\nx=a/60\n";
const CIRCLE: &str = "---\ntype: EqEx\nname: Circle\n---\nr=1 x=?\n---\nx=2*pi*r\n";
const LENGTH: &str = "---\ntype: EqEx\nname: Length\n---\na=2 x=?m\n---\nx=a\n";

/// What an earlier release logged: exercise, revision, answer and marks.
const ROWS: [(&str, i64, &str, &str); 11] = [
    // Read as 1.234, because nobody was asked.
    ("town", 1, r#"{"typed":["1,234"]}"#, "0"),
    ("town", 1, r#"{"typed":["1234"]}"#, "1"),
    ("town", 1, r#"{"answers":[1234]}"#, "1"),
    // Right, and judged wrong.
    ("length", 1, r#"{"typed":["200 cm"]}"#, "0"),
    ("length", 1, r#"{"typed":["2"]}"#, "1"),
    // Other numbers than those of the text now.
    ("grown", 1, r#"{"typed":["1234"]}"#, "1"),
    ("grown", 2, r#"{"typed":["2345"]}"#, "1"),
    // A 0 that was none, figures that were counted in another unit, and a constant that was taken for a unit.
    ("zero", 1, r#"{"typed":["0"]}"#, "0"),
    ("time", 1, r#"{"typed":["149 min"]}"#, "0"),
    ("circle", 1, r#"{"typed":["2π"]}"#, "0"),
    // Nothing that can be read.
    ("length", 1, r#"{"typed":["2 2"]}"#, "0"),
];

fn eqex(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(arguments)
        .output()
        .expect("the binary starts");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// The data folder of a school with an old log.
fn old(data: &Path) {
    let app = eqex_server::opening::open(data, Opening::default(), Environment::real())
        .expect("a data folder");
    let app = Arc::new(app);
    let inner = app.clone();
    app.kernel
        .store
        .write_now(move |db| {
            let root = people::root(db)?;
            let user = root.id;
            let root = Caller::User(Account {
                user: root,
                token: Vec::new(),
            });
            let subject = SubjectName::parse("old").expect("a name");
            subjects::create(db, &inner.kernel.environment, &subject, None)?;
            let draft = |content: &str| {
                let draft = exercises::draft(
                    &inner.bank.catalog,
                    &inner.bank.settings,
                    content.to_owned(),
                );
                draft.expect("it is an exercise")
            };
            let id = |name: &str| ExerciseId::parse(name).expect("an id");
            for (name, content) in [
                ("town", TOWN),
                ("length", LENGTH),
                ("grown", TOWN),
                ("zero", ZERO),
                ("time", TIME),
                ("circle", CIRCLE),
            ] {
                exercises::add(db, &inner.bank, &root, &subject, &id(name), &draft(content))?;
            }
            let grown = draft(&TOWN.replace("1234", "2345"));
            exercises::update(db, &inner.bank, &root, &subject, &id("grown"), &grown)?;
            for (at, (name, revision, answer, info)) in ROWS.into_iter().enumerate() {
                let exercise = bank::exercise_ever(db, "old", name)?.expect("it is there");
                let revision = bank::revision(db, exercise, revision)?.expect("it is there");
                let done = if info == "1" { 1.0 } else { 0.0 };
                bank::add_submission(
                    db,
                    &Submission {
                        user,
                        exercise,
                        revision: revision.id,
                        seed: 1,
                        answer: answer.to_owned(),
                        tolerance: "1%".to_owned(),
                        done,
                        info: info.to_owned(),
                        class_session: None,
                        practice: None,
                        at: 1_772_615_730_000 + i64::try_from(at).unwrap_or(0),
                    },
                )?;
                bank::set_result(db, user, exercise, done)?;
            }
            Ok::<_, eqex_bank::refusal::Refusal>(())
        })
        .expect("it is written");
}

#[test]
fn an_old_log_is_judged_again_as_far_as_it_can_be() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    old(&data);
    let data = data.display().to_string();
    let (code, told) = eqex(&["regrade", "--data", &data]);
    let told_lines: Vec<&str> = told.lines().map(str::trim).collect();
    let line = |words: &[&str]| {
        let found = told_lines
            .iter()
            .find(|line| words.iter().all(|word| line.contains(word)));
        assert!(found.is_some(), "{words:?} in\n{told}");
    };
    assert_eq!(code, Some(1), "{told}");
    line(&["0 -> 1", "the unit is read otherwise", "`200 cm`"]);
    line(&["0 -> 1", "the value is 0 in exact arithmetic", "`0`"]);
    line(&["0 -> 1", "figures are counted otherwise", "`149 min`"]);
    line(&["0 -> 1", "the number is read otherwise", "`2π`"]);
    line(&["0 stays", "two readings", "`1,234`"]);
    line(&["1 stays", "not comparable"]);
    line(&["0 stays", "cannot be read", "`2 2`"]);
    line(&[
        "These keep their results: 1 not comparable, 1 with two readings, 1 that cannot be read any more",
    ]);
    line(&["8 answers judged; 4 come to something else"]);
    line(&["Nothing is written"]);
    // By exercise: a line for each that has something to tell.
    let headings: Vec<&str> = told
        .lines()
        .filter(|line| line.starts_with("old/"))
        .collect();
    assert_eq!(
        headings,
        [
            "old/circle",
            "old/grown",
            "old/length",
            "old/time",
            "old/town",
            "old/zero"
        ]
    );
    let length = told.lines().skip_while(|line| *line != "old/length").nth(1);
    assert!(length.is_some_and(|line| line.contains("200 cm")), "{told}");

    // Where the instance writes a decimal comma, there is nothing to choose, and the old verdict is that of now.
    let (_, told) = eqex(&["regrade", "--data", &data, "--decimal-comma"]);
    assert!(
        !told.contains("two readings") && told.contains("9 answers judged; 4 come"),
        "{told}"
    );

    // Written, nothing is left but what cannot be judged; a dry run changed nothing before.
    let (code, told) = eqex(&["regrade", "--data", &data, "--write"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("0 -> 1") && told.contains("The new results are written"),
        "{told}"
    );
    let (code, told) = eqex(&["regrade", "--data", &data]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("0 come to something else") && told.contains("two readings"),
        "{told}"
    );
}
