//! Content folders back out of the database.

use crate::content::AlternativeTexts;
use crate::model::Tree;
use crate::model::rows::Subject;
use crate::store::{Db, Error};

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
pub fn export(db: &Db<'_>) -> Result<Vec<Exported>, Error> {
    let subjects = db.subjects()?.into_iter();
    subjects
        .map(|subject| export_subject(db, subject))
        .collect()
}

/// What a folder can hold of one subject.
pub fn export_subject(db: &Db<'_>, subject: Subject) -> Result<Exported, Error> {
    let mut exercises = Vec::new();
    for exercise in db.exercises(subject.id)? {
        if let Some(row) = db.exercise(subject.id, &exercise.slug)? {
            let content = db.content(row.revision)?.unwrap_or_default();
            let file = db.exercise_file(subject.id, &exercise.slug)?;
            exercises.push((file.unwrap_or(exercise.slug), content));
        }
    }
    Ok(Exported {
        tree: db.hierarchy(subject.id)?,
        files: db.files(subject.id)?,
        pictures: db.alternative_texts(subject.id)?,
        name: subject.name,
        exercises,
    })
}
