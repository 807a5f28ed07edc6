//! What is kept of a subject's files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use eqex::Exercise;

use crate::catalog;
use crate::content::pictures::AlternativeTexts;
use crate::names::{ExerciseId, FileName};
use crate::rows::Card;
use crate::tree::Tree;

/// What is kept of a file that is an exercise. Compiled it takes many times as much memory as its text, so of a folder one at a time is.
#[derive(Debug)]
pub struct Accepted {
    pub kind: &'static str,
    with_point: Vec<Card>,
    with_comma: Vec<Card>,
}

impl Accepted {
    pub(super) fn of(exercise: &Exercise) -> Accepted {
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

/// A subject of its files.
#[derive(Debug, Default)]
pub struct FolderSubject {
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

impl FolderSubject {
    /// Keeps of a hierarchy what exists, and notes what it lists.
    pub(super) fn arrange(&mut self, hierarchy: Tree) {
        self.index = hierarchy.clone();
        self.hierarchy = hierarchy.keep(&|id| self.exercises.contains_key(id));
        self.listed = self.hierarchy.exercises().into_iter().cloned().collect();
    }
}
