//! A submission from a page: looked up once, drawn once, and each answer read once.
//!
//! Nothing that runs counts this, and a counter would be product code for a test alone; so the places are counted where it can happen.

use super::{holds, sources};

/// How often words stand in the code of a file.
fn counts(file: &str, words: &[&str]) -> Vec<usize> {
    let path = format!("server/classroom/src/solving/{file}");
    let all = sources("server/classroom/src/solving");
    let (_, code) = all.iter().find(|(found, _)| *found == path).unwrap();
    let count = |word: &&str| code.lines().filter(|line| holds(line, word)).count();
    words.iter().map(count).collect()
}

#[test]
fn a_submission_is_looked_up_drawn_and_read_once() {
    let once = [
        "solving::render(",
        "rendered.variant()",
        "= read(",
        "variant.grade(",
        "ExercisePage::read(",
    ];
    assert_eq!(counts("pages/submit.rs", &once), [1; 5]);
    // These look up, draw or read by themselves, or build what is read again.
    let never = [
        "find(",
        "solving::judge",
        "attempt.judge",
        "solving::grade",
        "grade_typed",
        "understand",
        "read_answers",
        "exercise.read",
        "exercise.variant",
        "serde_json",
    ];
    for file in ["pages/submit.rs", "view.rs", "view/form.rs"] {
        assert_eq!(counts(file, &never), [0; 10], "{file}");
    }
    assert_eq!(
        counts("pages/typed.rs", &["read_answers(", ".read(", "find("]),
        [1, 0, 0]
    );
    // One way into the catalog, one draw of what was looked up.
    assert_eq!(
        counts("rules.rs", &["access::exercise(", ".variant(", "find("]),
        [1, 1, 2]
    );
    // The writer judges again only what does not hold any more.
    assert_eq!(counts("attempt.rs", &["attempt.judge("]), [1]);
}
