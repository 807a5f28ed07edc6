//! What an import comes to: the folder, the database and what was last imported, compared part by part.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::PICTURES;
use crate::import::folder::{Folder, hash, tree_hash};
use crate::import::options::{Holds, Options};
use crate::import::outcome::{ImportOutcome, PartOutcome};
use crate::names::{ExerciseId, FileName};
use crate::store as bank;
use crate::tree::Tree;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::{Error, ReadTx};

/// The path of the hierarchy among a subject's parts.
const INDEX: &str = "index.yml";

/// What to do with a part, by the hashes of the folder's, the database's and the last imported one.
fn decide(
    folder: Option<&String>,
    here: Option<&String>,
    base: Option<&String>,
    options: Options,
) -> Option<ImportOutcome> {
    match (folder, here) {
        (None, None) => None,
        (Some(_), None) => Some(ImportOutcome::Added),
        (Some(folder), Some(here)) if folder == here => None,
        (Some(folder), Some(here)) => Some(match base {
            Some(base) if base == folder => ImportOutcome::Kept,
            Some(base) if base == here => ImportOutcome::Changed,
            _ => both_changed(options, ImportOutcome::Changed),
        }),
        // What was made here is nothing that the folder lost.
        (None, Some(here)) => match base {
            Some(base) if options.prune && base == here => Some(ImportOutcome::Removed),
            Some(_) if options.prune => Some(both_changed(options, ImportOutcome::Removed)),
            _ => None,
        },
    }
}

fn both_changed(options: Options, theirs: ImportOutcome) -> ImportOutcome {
    match options.holds {
        Holds::Neither => ImportOutcome::Conflict,
        Holds::Theirs => theirs,
        Holds::Ours => ImportOutcome::Kept,
    }
}

/// What a part is of.
#[derive(Debug)]
pub(super) enum ImportPart {
    Exercise(String),
    File(String),
    /// What the picture of this name shows.
    Text(String),
    Index,
}

/// A part on which the folder and the database do not agree, or that is to be remembered.
#[derive(Debug)]
pub(super) struct Decided {
    pub(super) part: ImportPart,
    /// What it is remembered by: an exercise by the same name whatever its file ends in.
    pub(super) path: String,
    /// What its file is called.
    pub(super) file: String,
    pub(super) fate: Option<ImportOutcome>,
    /// The folder's hash.
    pub(super) folder: Option<String>,
}

/// What an import comes to, part by part.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) parts: Vec<Decided>,
    /// The folder's tree without what will be nowhere.
    pub(super) wanted: Tree,
    /// The database's.
    pub(super) tree: Tree,
}

struct Planner {
    options: Options,
    base: BTreeMap<String, String>,
    parts: Vec<Decided>,
}

impl Planner {
    fn part(
        &mut self,
        part: ImportPart,
        path: String,
        file: Option<String>,
        folder: Option<String>,
        here: Option<String>,
    ) -> Option<ImportOutcome> {
        let base = self.base.get(&path);
        let fate = decide(folder.as_ref(), here.as_ref(), base, self.options);
        self.parts.push(Decided {
            part,
            file: file.unwrap_or_else(|| path.clone()),
            path,
            fate,
            folder,
        });
        fate
    }
}

/// Compares; changes nothing.
pub(super) fn plan(
    db: &ReadTx<'_>,
    subject: Option<Id>,
    folder: &Folder,
    options: Options,
) -> Result<Plan, Error> {
    let mut planner = Planner {
        options,
        base: BTreeMap::new(),
        parts: Vec::new(),
    };
    let (mut here, mut files, mut tree) = (BTreeSet::new(), BTreeMap::new(), Tree::default());
    if let Some(subject) = subject {
        planner.base.extend(bank::imports(db, subject)?);
        let exercises = bank::exercises(db, subject)?.into_iter();
        here.extend(exercises.map(|exercise| exercise.slug));
        files.extend(bank::files(db, subject)?);
        tree = bank::hierarchy(db, subject)?;
    }
    let mut there = here.clone();
    let ids = folder.drafts.keys().map(ToString::to_string);
    for slug in ids.chain(here).collect::<BTreeSet<String>>() {
        let draft = ExerciseId::parse(&slug).and_then(|id| folder.drafts.get(&id));
        let row = match subject {
            Some(subject) => bank::exercise(db, subject, &slug)?,
            None => None,
        };
        let here = match row.map(|row| row.revision) {
            Some(revision) => match folder.here.get(&revision) {
                Some(sha256) => Some(sha256.clone()),
                None => bank::content(db, revision)?.map(|text| hash(text.as_bytes())),
            },
            None => None,
        };
        let fate = planner.part(
            ImportPart::Exercise(slug.clone()),
            format!("{slug}.md"),
            match draft {
                Some(draft) => Some(format!("{slug}.{}", draft.extension)),
                None => bank::exercise_file(db, subject.unwrap_or_default(), &slug)?,
            },
            draft.map(|draft| draft.sha256.clone()),
            here,
        );
        match fate {
            Some(ImportOutcome::Added) => there.insert(slug),
            Some(ImportOutcome::Removed) => there.remove(&slug),
            _ => false,
        };
    }
    let texts = match subject {
        Some(subject) => bank::alternative_texts(db, subject)?,
        None => BTreeMap::new(),
    };
    let names = folder.files.keys().map(ToString::to_string);
    for file in names
        .chain(files.keys().cloned())
        .collect::<BTreeSet<String>>()
    {
        let row = FileName::parse(&file).and_then(|name| folder.files.get(&name));
        let here = files.get(&file);
        let fate = planner.part(
            ImportPart::File(file.clone()),
            format!("static/{file}"),
            None,
            row.map(|row| row.sha256.clone()),
            here.cloned(),
        );
        // A text is a part by itself: that of one picture, or of one that is gone, says nothing of the others.
        let stays = here.is_some() || fate == Some(ImportOutcome::Added);
        if stays && fate != Some(ImportOutcome::Removed) {
            let path = format!("{PICTURES}: {file}");
            // An empty text that came from a folder is one that was taken back here, as long as a folder has something to say of it.
            let was_told = folder.pictures.is_some() && planner.base.contains_key(&path);
            let known = texts.contains_key(&file) || was_told;
            let text = texts.get(&file).map_or("", String::as_str);
            let here = (here.is_some() && known).then(|| hash(text.as_bytes()));
            let told = folder.text(&file, row.is_some());
            // That a new picture has no text is nothing to be added.
            let told = told.filter(|text| here.is_some() || !text.is_empty());
            let told = told.map(|text| hash(text.as_bytes()));
            planner.part(ImportPart::Text(file), path, None, told, here);
        }
    }
    // What the index names and is nowhere is left out; what only does not parse at the moment stays, as its last good content does.
    let wanted = folder.tree.clone().keep(&|id| there.contains(id.as_str()));
    // An empty tree that nobody imported is that of a new subject.
    let before = (!tree.0.is_empty() || planner.base.contains_key(INDEX)).then(|| tree_hash(&tree));
    planner.part(
        ImportPart::Index,
        INDEX.to_owned(),
        None,
        Some(tree_hash(&wanted)),
        before,
    );
    Ok(Plan {
        parts: planner.parts,
        wanted,
        tree,
    })
}

impl Plan {
    /// Whether the folder's tree takes the place of the database's.
    pub(super) fn has_newer_index(&self) -> bool {
        let newer = [
            Some(ImportOutcome::Added),
            Some(ImportOutcome::Changed),
            Some(ImportOutcome::Removed),
        ];
        let mut parts = self.parts.iter();
        parts.any(|decided| {
            matches!(decided.part, ImportPart::Index) && newer.contains(&decided.fate)
        })
    }

    pub(super) fn notes(&self, subject: &str) -> Vec<PartOutcome> {
        let note = |decided: &Decided| {
            Some(PartOutcome {
                subject: subject.to_owned(),
                path: decided.file.clone(),
                fate: decided.fate?,
            })
        };
        self.parts.iter().filter_map(note).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fates() {
        let [a, b, c] = ["a", "b", "c"].map(str::to_owned);
        let plain = Options::default();
        let decide = |folder, here, base, options| decide(folder, here, base, options);
        assert_eq!(
            decide(Some(&a), None, None, plain),
            Some(ImportOutcome::Added)
        );
        assert_eq!(decide(Some(&a), Some(&a), None, plain), None);
        assert_eq!(
            decide(Some(&b), Some(&a), Some(&a), plain),
            Some(ImportOutcome::Changed)
        );
        assert_eq!(
            decide(Some(&a), Some(&b), Some(&a), plain),
            Some(ImportOutcome::Kept)
        );
        assert_eq!(
            decide(Some(&b), Some(&c), Some(&a), plain),
            Some(ImportOutcome::Conflict)
        );
        assert_eq!(
            decide(Some(&b), Some(&c), None, plain),
            Some(ImportOutcome::Conflict)
        );
        assert_eq!(decide(None, Some(&a), Some(&a), plain), None);
        let theirs = Options {
            holds: Holds::Theirs,
            ..plain
        };
        assert_eq!(
            decide(Some(&b), Some(&c), Some(&a), theirs),
            Some(ImportOutcome::Changed)
        );
        let ours = Options {
            holds: Holds::Ours,
            ..plain
        };
        assert_eq!(
            decide(Some(&b), Some(&c), Some(&a), ours),
            Some(ImportOutcome::Kept)
        );
        let prune = Options {
            prune: true,
            ..plain
        };
        assert_eq!(
            decide(None, Some(&a), Some(&a), prune),
            Some(ImportOutcome::Removed)
        );
        assert_eq!(
            decide(None, Some(&b), Some(&a), prune),
            Some(ImportOutcome::Conflict)
        );
        assert_eq!(decide(None, Some(&a), None, prune), None);
    }
}
