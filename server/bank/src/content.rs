//! The content folder: a folder per subject with `index.yml`, exercises `<id>.md` or `<id>.txt`, and files in `static/`.

mod finding;
mod folder;
mod index;
mod kind;
mod left_out;
mod names;
pub mod packed;
mod pictures;
mod subject;

use std::collections::BTreeMap;
use std::path::Path;

use eqex::{Defaults, Rules};

pub use finding::Finding;
pub use folder::{check_folder, has_index, subject_folders};
pub use index::{read_index, write_index};
pub use kind::PathKind;
pub use names::{INDEX, MARKDOWN, PLAIN, STATIC, is_exercise};
pub use pictures::{AlternativeTexts, PICTURES, write as write_pictures};
pub use subject::{Accepted, FolderSubject};

use crate::names::SubjectName;

/// All subjects.
#[derive(Debug, Default)]
pub struct ContentFolder {
    pub subjects: BTreeMap<SubjectName, FolderSubject>,
}

impl ContentFolder {
    /// Loads every folder below `path` that has an `index.yml`. What cannot be used is left out and told in the findings.
    pub fn load(
        path: &Path,
        defaults: &Defaults,
    ) -> std::io::Result<(ContentFolder, Vec<Finding>)> {
        let mut content = ContentFolder::default();
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
