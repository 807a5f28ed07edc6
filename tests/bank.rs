//! The shipped bank: every exercise over 1,000 seeds, its answers against cases computed by hand, and what the bank as a whole must have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use eqex::{
    Budget, Defaults, Difficulty, Exercise, Tolerance, View, testing::BLOCK, testing::Columns,
    testing::Draw, testing::Key,
};
use eqex_bank::content::ContentFolder;
use eqex_bank::tree::TreeNode;
use eqex_classroom::editor::text_warnings;
use serde::Deserialize;

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bank() -> ContentFolder {
    let (content, findings) =
        ContentFolder::load(&tests().join("../exercises"), &Defaults::default()).unwrap();
    assert!(findings.is_empty(), "{findings:#?}");
    content
}

fn compiled(text: &str) -> Exercise {
    Exercise::parse(text.as_bytes(), &Defaults::default()).unwrap()
}

fn each(content: &ContentFolder, mut test: impl FnMut(&str, &Exercise)) {
    for (name, subject) in &content.subjects {
        for (id, text) in &subject.contents {
            let exercise = compiled(text);
            test(&format!("{name}/{id}"), &exercise);
        }
    }
}

#[test]
fn every_exercise_works_with_a_thousand_seeds() {
    each(&bank(), |id, exercise| {
        let warnings = text_warnings::warnings(exercise);
        assert!(warnings.is_empty(), "{id}: {warnings:?}");
        let sampling = exercise.sample(1000, &mut Budget::signed_in()).unwrap();
        assert!(
            sampling.diagnostics.is_empty(),
            "{id}: {:?}",
            sampling.diagnostics
        );
        assert_eq!(sampling.variants, 1000, "{id}");
    });
}

#[test]
fn many_seeds_at_once_give_the_same_bits() {
    each(&bank(), |id, exercise| {
        let code = eqex::testing::code(exercise);
        let mut columns = Columns::new(code);
        let seeds: Vec<i32> = (-500..500).collect();
        for seeds in seeds.chunks(BLOCK) {
            columns.solve(code, seeds);
            for (lane, seed) in seeds
                .iter()
                .enumerate()
                .filter(|(lane, _)| columns.solved(*lane))
            {
                let one = code.solve(Key::of(*seed), |solved| {
                    (0..code.answers.len())
                        .map(|index| solved.number(index).to_bits())
                        .collect::<Vec<_>>()
                });
                let many: Vec<u64> = (0..code.answers.len())
                    .map(|index| columns.answers(code, index)[lane].to_bits())
                    .collect();
                assert_eq!(one.ok(), Some(many), "{id}, seed {seed}");
            }
        }
    });
}

/// Grading is fast because nearly no value needs a closer look for being 0 but for rounding.
#[test]
fn values_of_the_bank_are_told_from_zero_at_a_glance() {
    let (mut looked, mut values) = (0, 0);
    each(&bank(), |id, exercise| {
        let code = eqex::testing::code(exercise);
        let mut own = 0;
        for seed in -50..50 {
            let solved = code.solve(Key::of(seed), |solved| {
                for index in 0..code.answers.len() {
                    values += 1;
                    own += usize::from(!code.zeros.is_plain(index, solved.number(index)));
                }
            });
            solved.unwrap();
        }
        if own > 0 {
            eprintln!("{id}: {own} of 100 seeds");
        }
        looked += own;
    });
    assert!(looked * 100 <= values, "{looked} of {values}");
}

/// Drawn values and the answers that belong to them, computed without eqex.
#[derive(Deserialize)]
struct Case {
    given: BTreeMap<String, f64>,
    answers: BTreeMap<String, f64>,
}

/// The answers where the given values stand in the place of what is drawn; `None` where a drawn variable is missing or they meet no condition.
fn solve_for(exercise: &Exercise, given: &[(String, f64)]) -> Option<Vec<f64>> {
    let is_given = |input: &String| given.iter().any(|(name, _)| name == input);
    if !exercise.inputs().iter().all(is_given) {
        return None;
    }
    let mut source = exercise.source().to_owned();
    for text in exercise.source_texts().iter().rev() {
        for declaration in text.declarations.iter().rev() {
            let written = declaration.of(exercise.source());
            let (name, value) = written.split_once('=').unwrap();
            let value_ends = value.find([']', '}']);
            let drawn = given.iter().find(|(drawn, _)| drawn == name);
            if let (Some((_, number)), Some(end)) = (drawn, value_ends) {
                let fixed = format!("{name}={number}{}", &value[end + 1..]);
                source.replace_range(declaration.range(), &fixed);
            }
        }
    }
    let fixed = Exercise::parse(source.as_bytes(), &Defaults::default()).ok()?;
    let variant = fixed.variant(0).ok()?;
    Some(variant.values().iter().map(|value| value.number).collect())
}

#[test]
fn answers_agree_with_those_computed_by_hand() {
    let content = bank();
    for (name, subject) in &content.subjects {
        let path: PathBuf = tests().join("bank").join(format!("{name}.yml"));
        let cases: BTreeMap<String, Vec<Case>> =
            serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let known: BTreeSet<&str> = subject.exercises.keys().map(|id| id.as_str()).collect();
        assert_eq!(
            cases.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            known,
            "{}",
            path.display()
        );
        for (id, text) in &subject.contents {
            let exercise = compiled(text);
            for case in &cases[id.as_str()] {
                let given: Vec<(String, f64)> = case.given.clone().into_iter().collect();
                let answers = solve_for(&exercise, &given).unwrap_or_else(|| {
                    panic!("{name}/{id}: {given:?} are not all that is drawn, or meet no condition")
                });
                let unknowns: BTreeSet<&str> = exercise
                    .unknowns()
                    .iter()
                    .map(|unknown| unknown.name.as_str())
                    .collect();
                assert_eq!(
                    case.answers
                        .keys()
                        .map(String::as_str)
                        .collect::<BTreeSet<_>>(),
                    unknowns,
                    "{name}/{id}"
                );
                for (unknown, answer) in exercise.unknowns().iter().zip(answers) {
                    let expected = case.answers[&unknown.name];
                    let close = (answer - expected).abs() <= 1e-6 * expected.abs().max(1e-12);
                    assert!(
                        close,
                        "{name}/{id}: {} is {answer}, by hand {expected}, for {given:?}",
                        unknown.name
                    );
                }
            }
        }
    }
}

#[test]
fn the_bank_is_large_enough_and_in_two_languages() {
    let content = bank();
    assert!(content.subjects.len() >= 3 && content.exercises() >= 60);
    let mut pictures = 0;
    let mut difficulties = BTreeMap::new();
    each(&content, |id, exercise| {
        let langs: BTreeSet<&str> = exercise.langs().collect();
        assert_eq!(langs, BTreeSet::from(["en", "pl"]), "{id}");
        let name = |lang: &str| {
            exercise
                .name(&View::new(vec![lang.to_owned()], false))
                .to_owned()
        };
        assert_ne!(name("en"), "", "{id}");
        assert_ne!(name("pl"), "", "{id}");
        pictures += usize::from(!exercise.images().is_empty());
        *difficulties
            .entry(format!("{:?}", exercise.header().difficulty))
            .or_insert(0) += 1;
    });
    assert!(pictures >= 10, "{pictures} exercises have a picture");
    for difficulty in [Difficulty::Easy, Difficulty::Medium, Difficulty::Hard] {
        assert!(
            difficulties[&format!("{difficulty:?}")] >= 5,
            "{difficulties:?}"
        );
    }
    for (name, subject) in &content.subjects {
        let depth = subject.hierarchy.0.iter().map(depth).max();
        assert!(
            depth >= Some(3),
            "{name}: sections in sections, and exercises in them"
        );
        assert_eq!(subject.listed.len(), subject.exercises.len(), "{name}");
    }
}

fn depth(node: &TreeNode) -> usize {
    match node {
        TreeNode::Section { children, .. } => 1 + children.iter().map(depth).max().unwrap_or(0),
        TreeNode::Exercise(_) => 1,
    }
}

/// What a file uses, judged by its source and header.
type Uses = fn(&Exercise) -> bool;

#[test]
fn every_feature_of_the_language_is_used_by_several() {
    let header: [(&str, Uses); 12] = [
        ("img as a text", |e| {
            e.source().contains("\nimg: ") && e.images().len() == 1
        }),
        ("tolerance relative", |e| {
            matches!(e.header().tolerance, Some(Tolerance::Relative(_)))
        }),
        ("tolerance of single unknowns", |e| {
            !e.header().tolerances.is_empty()
        }),
        ("tolerance absolute", |e| {
            e.unknowns()
                .iter()
                .any(|unknown| matches!(unknown.tolerance, Tolerance::Absolute(_)))
        }),
        ("tolerance in figures", |e| {
            e.unknowns()
                .iter()
                .any(|unknown| matches!(unknown.tolerance, Tolerance::Figures(_)))
        }),
        ("digits", |e| e.header().digits != 3),
        ("lang", |e| e.header().lang.is_some()),
        ("tags", |e| !e.header().tags.is_empty()),
        ("hints", |e| !e.header().hints.is_empty()),
        ("author", |e| e.header().author.is_some()),
        ("source", |e| e.header().source.is_some()),
        ("license", |e| e.header().license.is_some()),
    ];
    let source: [(&str, &[&str]); 17] = [
        ("a constant", &["="]),
        ("a range", &["=["]),
        ("a list", &["={"]),
        (
            "an unknown without unit",
            &["=? ", "=?.", "=?,", "=??", "=?)"],
        ),
        ("a condition", &["\nrequire "]),
        ("conditions joined", &[" and "]),
        ("a note", &["\n# ", " # "]),
        ("displayed mathematics", &["\\["]),
        ("inline mathematics", &["\\("]),
        ("a subscript", &["_1=", "_2=", "_a=", "_0="]),
        ("a prime", &["'="]),
        ("degrees", &["]deg", "?deg", "]°", "?°"]),
        ("a power of ten", &["e-", "e3", "e5", "e6", "e8"]),
        (
            "Greek letters",
            &["Δ", "alpha", "beta", "omega", "rho", "eta", "alfa"],
        ),
        ("trigonometry", &["sin(", "cos(", "tan(", "tg("]),
        ("inverses", &["asin(", "acos(", "atan(", "atan2("]),
        ("logarithms and exponentials", &["exp(", "ln(", "log("]),
    ];
    let content = bank();
    let count = |uses: &dyn Fn(&Exercise) -> bool| {
        let mut count = 0;
        each(&content, |_, exercise| count += usize::from(uses(exercise)));
        count
    };
    let mut missing = Vec::new();
    for (name, uses) in header {
        let count = count(&uses);
        if count < 2 {
            missing.push(format!("{name}: {count}"));
        }
    }
    for (name, signs) in source {
        let count =
            count(&|exercise: &Exercise| signs.iter().any(|sign| exercise.source().contains(sign)));
        if count < 2 {
            missing.push(format!("{name}: {count}"));
        }
    }
    for (name, is) in [
        (
            "a grid",
            (|draw| matches!(draw, Draw::Grid(_))) as fn(&Draw) -> bool,
        ),
        ("an interval", |draw| matches!(draw, Draw::Interval(_))),
    ] {
        let count = count(&|exercise: &Exercise| {
            let mut draws = eqex::testing::code(exercise).draws().iter();
            draws.any(|(_, draw)| is(draw))
        });
        if count < 2 {
            missing.push(format!("{name}: {count}"));
        }
    }
    assert!(
        missing.is_empty(),
        "fewer than two exercises use: {missing:?}"
    );
}
