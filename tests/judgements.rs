//! How long the judgement of an answer holds: as long as the exercise, its subject and the session stand, whatever else is saved meanwhile.

use std::sync::Arc;

use eqex::View;
use eqex_server::app::App;
use eqex_server::domain::access::Caller;
use eqex_server::domain::problems::{self, Asked, Wanted};
use eqex_server::environment::Outside;
use eqex_server::model::rows::{Id, Managers};
use eqex_server::model::tree::Tree;
use eqex_server::model::{Answer, ExerciseId, SubjectName};
use eqex_server::opening::Opening;
use eqex_server::store::{Error, NewRevision, Writing};
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
fn school() -> (TempDir, Arc<App>, Id, Id, Id) {
    let data = TempDir::new().unwrap();
    let app = Arc::new(App::open(data.path(), Opening::default(), Outside::real()).unwrap());
    let made = app.store.write_now(|db| {
        let subject = db.add_subject("s", true, 0)?;
        let one = db.add_exercise(subject, "one", &revision(TEXT))?;
        let other = db.add_exercise(subject, "other", &revision(TEXT))?;
        db.set_hierarchy(subject, &Tree::default(), &[one, other])?;
        Ok::<_, Error>((subject, one, other))
    });
    let (subject, one, other) = made.unwrap();
    (data, app, subject, one, other)
}

/// Whether a judgement of an answer to the first exercise holds once something else was written.
fn holds_after(
    change: impl FnOnce(&Writing<'_>, Id, Id, Id) -> Result<(), Error> + Send + 'static,
) -> bool {
    let (_data, app, subject, one, other) = school();
    let asked = Asked {
        subject: SubjectName::parse("s").unwrap(),
        exercise: ExerciseId::parse("one").unwrap(),
        wanted: Wanted {
            seed: None,
            practice: None,
            visitor: 7,
        },
    };
    let answer = Answer::Numbers(vec![Some(1.0)]);
    let reading = app.store.read().unwrap();
    let db = reading.db().unwrap();
    let caller = Caller::Anonymous;
    let judged = problems::judge(&db, &app, &caller, &asked, &answer, &View::default()).unwrap();
    drop(reading);
    let changed = app
        .store
        .write_now(move |db| change(db, subject, one, other));
    changed.unwrap();
    let again = app.clone();
    app.store
        .write_now(move |db| {
            let holds = judged.holds(db, &again, &Caller::Anonymous);
            Ok::<_, Error>(holds.unwrap())
        })
        .unwrap()
}

#[test]
fn what_is_saved_elsewhere_changes_nothing() {
    assert!(holds_after(|_, _, _, _| Ok(())));
    assert!(holds_after(|db, _, _, other| db
        .add_revision(other, &revision(TEXT))
        .map(drop)));
    assert!(holds_after(|db, _, _, _| db
        .add_subject("another", true, 0)
        .map(drop)));
    assert!(holds_after(|db, subject, one, _| db.set_hierarchy(
        subject,
        &Tree::default(),
        &[one]
    )));
}

#[test]
fn what_is_saved_of_the_exercise_or_its_subject_counts() {
    assert!(!holds_after(|db, _, one, _| db
        .add_revision(one, &revision(TEXT))
        .map(drop)));
    assert!(!holds_after(|db, _, one, _| db.remove_exercise(one)));
    assert!(!holds_after(|db, subject, _, other| db.set_hierarchy(
        subject,
        &Tree::default(),
        &[other]
    )));
    assert!(!holds_after(
        |db, subject, _, _| db.set_managers(subject, &Managers::Users(vec![]))
    ));
}
