//! Which school a scenario begins with: `school:` in the head of its file.

use std::path::{Path, PathBuf};

use eqex_bank::content::ContentFolder;
use eqex_bank::import;

use crate::school::{self, PEOPLE, School, TWO_TRAINS_FIXED};

/// StartingSchool: a school as it is before the first request.
#[derive(Clone, Debug)]
pub(crate) enum StartingSchool {
    /// Two teachers, Tess with the class 7a of Sue and Sam, Theo with the class 7b of Max, and four exercises.
    Classes,
    /// Nobody but root, and the subjects of this folder.
    Content(PathBuf),
}

impl StartingSchool {
    /// By the name that stands in the head of a file; `content` is the folder of this name beside it.
    pub(crate) fn named(name: &str, file: &Path) -> Option<StartingSchool> {
        match name {
            "classes" => Some(StartingSchool::Classes),
            "content" => Some(StartingSchool::Content(file.with_file_name("content"))),
            _ => None,
        }
    }

    pub(crate) fn open(&self) -> School {
        match self {
            StartingSchool::Classes => School::fixture(),
            StartingSchool::Content(folder) => with_content(folder),
        }
    }

    /// Whether somebody is known there, and so is signed in when they ask for the first time.
    pub(crate) fn has(&self, who: &str) -> bool {
        match self {
            StartingSchool::Classes => PEOPLE.iter().any(|person| person.0 == who),
            StartingSchool::Content(_) => who == "root",
        }
    }

    /// What a name stands for from the beginning: the id of a person, or a text that would be too long to be written again and again.
    pub(crate) fn meaning(&self, name: &str) -> Option<String> {
        let mut people = PEOPLE.iter().filter(|person| self.has(person.0));
        if let Some(person) = people.find(|person| person.0.to_uppercase() == name) {
            return Some(eqex_passwords::user_id("", person.1));
        }
        match name {
            "NOBODY" => Some("0".repeat(64)),
            "TWO_TRAINS_FIXED" => Some(TWO_TRAINS_FIXED.to_owned()),
            "TWO_TRAINS_DESCRIPTION" => {
                Some(TWO_TRAINS_FIXED.replace("= 40", "= ").replace("= 60", "= "))
            }
            _ => None,
        }
    }
}

fn with_content(folder: &Path) -> School {
    let school = School::new(school::settings(), 1000);
    let app = &school.app;
    let (content, findings) = ContentFolder::load(folder, &app.bank.settings.defaults).unwrap();
    let mut diagnostics = findings.iter().flat_map(|finding| &finding.diagnostics);
    assert!(
        diagnostics.all(|diagnostic| diagnostic.code.0 == "W0802"),
        "{findings:?}"
    );
    for (name, subject) in content.subjects {
        let folder = import::folder::prepare(&app.bank, name, subject).unwrap();
        let now = app.kernel.environment.now();
        app.kernel
            .store
            .write_now(move |db| import::import(db, &folder, import::Options::default(), now))
            .unwrap();
    }
    school
}
