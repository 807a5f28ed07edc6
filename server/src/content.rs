//! The content folder: a folder per subject with `index.yml`, exercises `<id>.md` or `<id>.txt`, and files in `static/`.

mod folder;
mod index;
mod kind;
mod left_out;
pub mod packed;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use eqex::{Defaults, Diagnostic, Exercise, Rules};

pub use folder::{
    Finding, INDEX, MARKDOWN, PLAIN, STATIC, check_folder, is_exercise, subject_folders,
};
pub use index::{read_index, write_index};
pub use kind::Kind;
pub use pictures::{AlternativeTexts, PICTURES, write as write_pictures};

use crate::catalog;
use crate::model::rows::Card;
use crate::model::{ExerciseId, FileName, SubjectName, Tree};

/// All subjects.
#[derive(Debug, Default)]
pub struct Content {
    pub subjects: BTreeMap<SubjectName, Subject>,
}

/// What is kept of a file that is an exercise. Compiled it takes many times as much memory as its text, so of a folder one at a time is.
#[derive(Debug)]
pub struct Accepted {
    pub kind: &'static str,
    with_point: Vec<Card>,
    with_comma: Vec<Card>,
}

impl Accepted {
    fn of(exercise: &Exercise) -> Accepted {
        Accepted {
            kind: exercise.kind(),
            with_point: catalog::cards(exercise, false),
            with_comma: catalog::cards(exercise, true),
        }
    }

    /// What lists tell of it.
    pub fn cards(self, decimal_comma: bool) -> Vec<Card> {
        match decimal_comma {
            true => self.with_comma,
            false => self.with_point,
        }
    }
}

#[derive(Debug, Default)]
pub struct Subject {
    /// As the index has it.
    pub index: Tree,
    /// Without leaves whose exercise does not exist.
    pub hierarchy: Tree,
    pub exercises: BTreeMap<ExerciseId, Accepted>,
    /// Exercises whose files end in `.txt`; those of all others end in `.md`.
    pub plain: BTreeSet<ExerciseId>,
    /// What the files of the exercises hold, byte for byte.
    pub contents: BTreeMap<ExerciseId, String>,
    /// What pictures show, where the folder says so of any.
    pub pictures: Option<AlternativeTexts>,
    /// Exercises that the hierarchy names.
    pub listed: BTreeSet<ExerciseId>,
    /// Where the bytes of a static file lie. Requests name keys of this map, never paths.
    pub files: BTreeMap<FileName, PathBuf>,
}

impl Content {
    /// Loads every folder below `path` that has an `index.yml`. What cannot be used is left out and told in the findings.
    pub fn load(path: &Path, defaults: &Defaults) -> std::io::Result<(Content, Vec<Finding>)> {
        let mut content = Content::default();
        let mut findings = Vec::new();
        for path in folder::files(path)? {
            findings.push(left_out::told(&path));
        }
        for folder in folder::folders(path)? {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            if !folder::has_index(&folder) {
                findings.extend(folder::without_index(&folder)?);
                findings.extend(left_out::in_no_subject(&folder)?);
                continue;
            }
            let Some(subject) = SubjectName::parse(&name) else {
                findings.push(folder::bad_subject_name(&folder, &name));
                findings.extend(left_out::in_no_subject(&folder)?);
                continue;
            };
            let read = folder::read(&folder, defaults, Rules::Stored)?;
            findings.extend(read.findings);
            content.subjects.insert(subject, read.subject);
        }
        Ok((content, findings))
    }

    /// How many exercises all subjects have.
    pub fn exercises(&self) -> usize {
        self.subjects
            .values()
            .map(|subject| subject.exercises.len())
            .sum()
    }
}

impl Subject {
    /// Keeps of a hierarchy what exists, and notes what it lists.
    fn arrange(&mut self, hierarchy: Tree) {
        self.index = hierarchy.clone();
        self.hierarchy = hierarchy.keep(&|id| self.exercises.contains_key(id));
        self.listed = self.hierarchy.exercises().into_iter().cloned().collect();
    }
}

/// The source of a finding that concerns no text.
fn plain(path: &Path, diagnostic: Diagnostic) -> Finding {
    Finding {
        path: path.to_owned(),
        source: String::new(),
        diagnostics: vec![diagnostic],
    }
}
