//! Content folders into the database.
//!
//! What was last imported is remembered by the hash of each part. A part of the folder that is another one than then is new content; a part of the
//! database that is another one was edited here. Where both are, someone has to say which one holds.

pub mod folder;
mod options;
mod outcome;
mod plan;

use std::collections::BTreeSet;

pub use crate::import::options::{Holds, Options};
pub use crate::import::outcome::{ImportOutcome, PartOutcome};

use crate::content;
use crate::hierarchy;
use crate::import::folder::Folder;
use crate::import::plan::{Decided, ImportPart, plan};
use crate::names::{ExerciseId, FileName};
use crate::refusal::Refusal;
use crate::rows::{Managers, Subject};
use crate::store as bank;
use crate::tree::Tree;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::{Error, ReadTx, WriteTx};

/// What an import would come to.
#[derive(Debug)]
pub struct ImportPreview {
    pub notes: Vec<PartOutcome>,
    /// Exercises that stay, and would stand in the table of contents no more.
    pub unlisted: Vec<String>,
}

pub fn preview(
    db: &ReadTx<'_>,
    folder: &Folder,
    options: Options,
) -> Result<ImportPreview, Refusal> {
    let name = folder.name.as_str();
    let subject = bank::subject(db, name)?.map(|subject| subject.id);
    let plan = plan(db, subject, folder, options)?;
    let notes = plan.notes(name);
    let unlisted = match plan.has_newer_index() {
        true => unlisted(&plan.tree, &plan.wanted, &notes),
        false => Vec::new(),
    };
    Ok(ImportPreview { notes, unlisted })
}

/// Exercises of one tree that another one has not, though they were not removed.
pub fn unlisted(before: &Tree, after: &Tree, notes: &[PartOutcome]) -> Vec<String> {
    let mut ids: BTreeSet<String> = before.exercises().iter().map(ToString::to_string).collect();
    for id in after.exercises() {
        ids.remove(id.as_str());
    }
    for note in notes
        .iter()
        .filter(|note| note.fate == ImportOutcome::Removed)
    {
        if let Some((id, content::MARKDOWN | content::PLAIN)) = note.path.rsplit_once('.') {
            ids.remove(id);
        }
    }
    ids.into_iter().collect()
}

/// Brings a subject's folder into the database.
pub fn import(
    db: &WriteTx<'_>,
    folder: &Folder,
    options: Options,
    now: i64,
) -> Result<Vec<PartOutcome>, Refusal> {
    let name = folder.name.as_str();
    let subject = match bank::subject(db, name)? {
        Some(_) if options.new_only => return Ok(Vec::new()),
        Some(Subject { id, .. }) => id,
        None => {
            let id = bank::add_subject(db, name, true, now)?;
            bank::set_managers(db, id, &Managers::Teachers)?;
            id
        }
    };
    let plan = plan(db, Some(subject), folder, options)?;
    for decided in &plan.parts {
        remember(db, subject, decided)?;
        match &decided.part {
            ImportPart::Exercise(slug) => {
                bring_exercise(db, subject, slug, decided.fate, folder, options.author, now)?;
            }
            ImportPart::File(file) => bring_file(db, subject, file, decided.fate, folder, now)?,
            ImportPart::Text(file) => bring_text(db, subject, file, decided.fate, folder)?,
            ImportPart::Index => {}
        }
    }
    let notes = plan.notes(name);
    let removed = notes.iter().any(|note| note.fate == ImportOutcome::Removed);
    let newer = plan.has_newer_index();
    if newer || removed {
        let tree = if newer { plan.wanted } else { plan.tree };
        hierarchy::store(db, subject, tree)?;
    }
    Ok(notes)
}

/// Remembers what the folder holds of a part, unless it is still open which side does.
fn remember(db: &WriteTx<'_>, subject: Id, decided: &Decided) -> Result<(), Error> {
    match (&decided.folder, decided.fate) {
        (_, Some(ImportOutcome::Conflict)) => Ok(()),
        (Some(hash), _) => bank::set_import(db, subject, &decided.path, hash),
        (None, Some(ImportOutcome::Removed)) => bank::forget_import(db, subject, &decided.path),
        (None, _) => Ok(()),
    }
}

fn bring_exercise(
    db: &WriteTx<'_>,
    subject: Id,
    slug: &str,
    fate: Option<ImportOutcome>,
    folder: &Folder,
    author: Option<Id>,
    now: i64,
) -> Result<(), Error> {
    let draft = ExerciseId::parse(slug).and_then(|id| folder.drafts.get(&id));
    let extension = draft.map(|hashed| hashed.extension);
    let draft = draft.map(|hashed| &hashed.draft);
    let here = bank::exercise(db, subject, slug)?;
    match (fate, draft, here) {
        (Some(ImportOutcome::Added), Some(draft), _) => {
            bank::add_exercise(db, subject, slug, &draft.revision(author, "imported", now))?;
        }
        (Some(ImportOutcome::Changed), Some(draft), Some(row)) => {
            bank::add_revision(db, row.id, &draft.revision(author, "imported", now))?;
        }
        (Some(ImportOutcome::Removed), _, Some(row)) => bank::remove_exercise(db, row.id)?,
        _ => {}
    }
    // Also where nothing else of it is new: the file may have been renamed.
    if let (Some(extension), false) = (extension, fate == Some(ImportOutcome::Conflict)) {
        bank::set_extension(db, subject, slug, extension)?;
    }
    Ok(())
}

/// The picture comes first, so that it is there.
fn bring_text(
    db: &WriteTx<'_>,
    subject: Id,
    file: &str,
    fate: Option<ImportOutcome>,
    folder: &Folder,
) -> Result<(), Error> {
    if matches!(
        fate,
        Some(ImportOutcome::Added | ImportOutcome::Changed | ImportOutcome::Removed)
    ) {
        let text = folder.text(file, true).unwrap_or("");
        bank::set_alternative_text(db, subject, file, text)?;
    }
    Ok(())
}

fn bring_file(
    db: &WriteTx<'_>,
    subject: Id,
    file: &str,
    fate: Option<ImportOutcome>,
    folder: &Folder,
    now: i64,
) -> Result<(), Error> {
    let row = FileName::parse(file).and_then(|name| folder.files.get(&name));
    match (fate, row) {
        (Some(ImportOutcome::Added | ImportOutcome::Changed), Some(row)) => {
            bank::set_file(db, subject, file, row, now)
        }
        (Some(ImportOutcome::Removed), _) => bank::remove_file(db, subject, file),
        _ => Ok(()),
    }
}
