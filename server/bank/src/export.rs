//! Content folders back out of the database.

use crate::content::AlternativeTexts;
use crate::rows::Subject;
use crate::store as bank;
use crate::tree::Tree;
use eqex_kernel::store::{Error, ReadTx};

/// A subject as a folder holds it.
#[derive(Debug)]
pub struct Exported {
    pub name: String,
    pub tree: Tree,
    /// Name of the file and content.
    pub exercises: Vec<(String, String)>,
    /// Name and hash.
    pub files: Vec<(String, String)>,
    /// What pictures show.
    pub pictures: AlternativeTexts,
}

/// Everything that a folder can hold.
pub fn export(db: &ReadTx<'_>) -> Result<Vec<Exported>, Error> {
    let subjects = bank::subjects(db)?.into_iter();
    subjects
        .map(|subject| export_subject(db, subject))
        .collect()
}

/// What a folder can hold of one subject.
pub fn export_subject(db: &ReadTx<'_>, subject: Subject) -> Result<Exported, Error> {
    let mut exercises = Vec::new();
    for exercise in bank::exercises(db, subject.id)? {
        if let Some(row) = bank::exercise(db, subject.id, &exercise.slug)? {
            let content = bank::content(db, row.revision)?.unwrap_or_default();
            let file = bank::exercise_file(db, subject.id, &exercise.slug)?;
            exercises.push((file.unwrap_or(exercise.slug), content));
        }
    }
    Ok(Exported {
        tree: bank::hierarchy(db, subject.id)?,
        files: bank::files(db, subject.id)?,
        pictures: bank::alternative_texts(db, subject.id)?,
        name: subject.name,
        exercises,
    })
}
