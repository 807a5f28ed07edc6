//! Saving an exercise: its text is compiled once, and all other exercises stay at hand.

use std::sync::Arc;

use eqex_bank::catalog::{CatalogEntry, CatalogLookup};
use eqex_bank::names::{ExerciseId, SubjectName};
use serde_json::json;

use crate::school::{School, contents};

/// An exercise as the next page that shows it finds it.
fn entry(school: &School, subject: &str, id: &str) -> Arc<CatalogEntry> {
    let store = &school.app.kernel.store;
    let reading = store.read().unwrap();
    let db = reading.db().unwrap();
    let (subject, id) = (SubjectName::parse(subject), ExerciseId::parse(id));
    let catalog = &school.app.bank.catalog;
    match catalog.find(store, &db, &subject.unwrap(), &id.unwrap()) {
        Ok(CatalogLookup::Here(entry)) => entry,
        other => panic!("{other:?}"),
    }
}

/// Sends what the script of the editor sends.
fn send(school: &mut School, address: &str, body: &serde_json::Value) {
    let headers = [("content-type", "application/json")];
    let body = body.to_string().into_bytes();
    let answer = school.ask("Tess", "POST", address, &headers, body);
    assert_eq!(answer.status, 200, "{address}: {:?}", answer.body);
}

fn text(name: &str) -> String {
    contents()[0].2.replace("Two trains", name)
}

#[test]
fn what_a_preview_compiled_is_what_is_saved_and_served() {
    let mut school = School::fixture();
    let first = entry(&school, "physics", "two-trains");
    let changed = text("Two late trains");
    send(&mut school, "/preview", &json!({ "content": changed }));
    let previewed = school.app.bank.catalog.preview(&changed).unwrap();
    let saved = json!({ "content": changed, "base": 1 });
    send(&mut school, "/s/physics/two-trains/edit", &saved);
    let second = entry(&school, "physics", "two-trains");
    assert_ne!(first.row.revision, second.row.revision);
    assert!(Arc::ptr_eq(&second.exercise, &previewed));

    let new = text("Two new trains");
    let previewed = school.app.bank.catalog.preview(&new).unwrap();
    let saved = json!({ "content": new, "id": "two-new-trains" });
    send(&mut school, "/subject/physics/new", &saved);
    let added = entry(&school, "physics", "two-new-trains");
    assert!(Arc::ptr_eq(&added.exercise, &previewed));
}

#[test]
fn what_is_told_of_stored_texts_alone_is_told_of_what_was_previewed_as_well() {
    let mut school = School::fixture();
    let read_to_its_end = "---\ntype: EqEx\nname: N\n---\nc=[1;9;1]kg/(m*s) x=?\n---\nx=c\n";
    send(
        &mut school,
        "/preview",
        &json!({ "content": read_to_its_end }),
    );
    let saved = json!({ "content": read_to_its_end, "base": 1 });
    send(&mut school, "/s/physics/two-trains/edit", &saved);
    let entry = entry(&school, "physics", "two-trains");
    let warnings = entry.exercise.warnings();
    assert!(warnings.iter().any(|warning| warning.code == eqex::W0325));
}

#[test]
fn saving_one_exercise_leaves_all_others_at_hand() {
    let mut school = School::fixture();
    let others = [
        ("physics", "two-trains-fixed"),
        ("arith", "double"),
        ("_drill", "concat"),
    ];
    let before = others.map(|(subject, id)| entry(&school, subject, id));
    let own = entry(&school, "physics", "two-trains");
    let saved = json!({ "content": text("Two late trains"), "base": 1 });
    send(&mut school, "/s/physics/two-trains/edit", &saved);
    for ((subject, id), before) in others.into_iter().zip(before) {
        assert!(
            Arc::ptr_eq(&entry(&school, subject, id), &before),
            "{subject}/{id}"
        );
    }
    assert!(!Arc::ptr_eq(&entry(&school, "physics", "two-trains"), &own));
}
