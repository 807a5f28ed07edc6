//! How long the judgement of an answer holds: as long as the exercise, its subject and the session stand, whatever else is saved meanwhile.

use std::sync::Arc;

use eqex::View;
use eqex_bank::answer::Answer;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::rows::Managers;
use eqex_bank::store as bank;
use eqex_bank::store::NewRevision;
use eqex_bank::tree::Tree;
use eqex_classroom::solving::rules as solving;
use eqex_classroom::solving::rules::{VariantChoice, VariantRequest};
use eqex_classroom::state::Classroom;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::environment::Environment;
use eqex_kernel::store::{Error, WriteTx};
use eqex_server::opening::Opening;
use tempfile::TempDir;

const TEXT: &str = "---\ntype: EqEx\nname: N\n---\na=[1;9;1] x=?\n---\nx=a\n";

fn revision(content: &str) -> NewRevision<'_> {
    NewRevision {
        content,
        kind: "EqEx",
        cards: &[],
        author: None,
        origin: "saved",
        at: 0,
    }
}

/// A subject with two exercises, and their numbers.
fn school() -> (TempDir, Arc<Classroom>, Id, Id, Id) {
    let data = TempDir::new().unwrap();
    let app = Arc::new(
        eqex_server::opening::open(data.path(), Opening::default(), Environment::real()).unwrap(),
    );
    let made = app.kernel.store.write_now(|db| {
        let subject = bank::add_subject(db, "s", true, 0)?;
        let one = bank::add_exercise(db, subject, "one", &revision(TEXT))?.exercise;
        let other = bank::add_exercise(db, subject, "other", &revision(TEXT))?.exercise;
        bank::set_hierarchy(db, subject, &Tree::default(), &[one, other])?;
        Ok::<_, Error>((subject, one, other))
    });
    let (subject, one, other) = made.unwrap();
    (data, app, subject, one, other)
}

/// Whether a judgement of an answer to the first exercise holds once something else was written.
fn holds_after(
    change: impl FnOnce(&WriteTx<'_>, Id, Id, Id) -> Result<(), Error> + Send + 'static,
) -> bool {
    let (_data, app, subject, one, other) = school();
    let asked = VariantRequest {
        subject: SubjectName::parse("s").unwrap(),
        exercise: ExerciseId::parse("one").unwrap(),
        choice: VariantChoice {
            seed: None,
            practice: None,
            visitor: 7,
        },
    };
    let answer = Answer::Numbers(vec![Some(1.0)]);
    let reading = app.kernel.store.read().unwrap();
    let db = reading.db().unwrap();
    let caller = Caller::Anonymous;
    let judged =
        solving::judge(&db, &app.bank, &caller, &asked, &answer, &View::default()).unwrap();
    drop(reading);
    let changed = app
        .kernel
        .store
        .write_now(move |db| change(db, subject, one, other));
    changed.unwrap();
    let again = app.clone();
    app.kernel
        .store
        .write_now(move |db| {
            let holds = judged.holds(db, &again.kernel.store, &Caller::Anonymous);
            Ok::<_, Error>(holds.unwrap())
        })
        .unwrap()
}

#[test]
fn what_is_saved_elsewhere_changes_nothing() {
    assert!(holds_after(|_, _, _, _| Ok(())));
    assert!(holds_after(|db, _, _, other| bank::add_revision(
        db,
        other,
        &revision(TEXT)
    )
    .map(drop)));
    assert!(holds_after(|db, _, _, _| bank::add_subject(
        db, "another", true, 0
    )
    .map(drop)));
    assert!(holds_after(|db, subject, one, _| bank::set_hierarchy(
        db,
        subject,
        &Tree::default(),
        &[one]
    )));
}

#[test]
fn what_is_saved_of_the_exercise_or_its_subject_counts() {
    assert!(!holds_after(|db, _, one, _| bank::add_revision(
        db,
        one,
        &revision(TEXT)
    )
    .map(drop)));
    assert!(!holds_after(|db, _, one, _| bank::remove_exercise(db, one)));
    assert!(!holds_after(|db, subject, _, other| bank::set_hierarchy(
        db,
        subject,
        &Tree::default(),
        &[other]
    )));
    assert!(!holds_after(|db, subject, _, _| bank::set_managers(
        db,
        subject,
        &Managers::Users(vec![])
    )));
}
