//! Content folders into the database and back out.
//!
//! What was last imported is remembered by the hash of each part. A part of the folder that is another one than then is new content; a part of the
//! database that is another one was edited here. Where both are, someone has to say which one holds.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{Refusal, exercises, hierarchy};
use crate::app::App;
use crate::content;
use crate::model::rows::{FileRow, Id, Managers, Subject};
use crate::model::{ExerciseId, FileName, Node, SubjectName, Tree};
use crate::store::{Db, Error, Writing};

/// Which side holds where the folder and the database were both changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holds {
    /// Neither: both are left alone, and it is told.
    #[default]
    Neither,
    /// The folder.
    Theirs,
    /// The database.
    Ours,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub holds: Holds,
    /// Remove what was imported once and is not in the folder any more.
    pub prune: bool,
    /// Subjects that the database has are not touched.
    pub new_only: bool,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Added,
    Changed,
    Removed,
    /// Edited in the database since the last import, and not in the folder.
    Kept,
    /// Changed on both sides, and left as it is on both.
    Conflict,
}

/// What became of which part; parts that are the same on both sides are not told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    pub subject: String,
    pub path: String,
    pub fate: Fate,
}

/// The path of the hierarchy among a subject's parts.
const INDEX: &str = "index.yml";

/// A subject's folder, ready to be compared: every file is kept in the data folder already.
#[derive(Debug)]
pub struct Folder {
    name: SubjectName,
    tree: Tree,
    drafts: BTreeMap<ExerciseId, exercises::Draft>,
    files: BTreeMap<FileName, FileRow>,
}

/// Takes in the files of a folder and compiles what lists tell, off the writer.
pub fn prepare(app: &App, name: SubjectName, subject: content::Subject) -> Result<Folder, Error> {
    let mut drafts = BTreeMap::new();
    for (id, content) in subject.contents {
        if let Some(exercise) = subject.exercises.get(&id) {
            drafts.insert(id, exercises::draft_of(exercise, &app.settings, content));
        }
    }
    let mut files = BTreeMap::new();
    for (file, path) in subject.files {
        let (sha256, size) = app.store.folder().keep_copy(&path)?;
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        files.insert(file, FileRow { sha256, size });
    }
    Ok(Folder {
        name,
        tree: subject.index,
        drafts,
        files,
    })
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The tree as one text, whatever file it came from.
fn tree_hash(tree: &Tree) -> String {
    fn write(nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Section { name, children } => {
                    out.push('[');
                    out.push_str(name);
                    out.push('\u{1f}');
                    write(children, out);
                    out.push(']');
                }
                Node::Exercise(id) => {
                    out.push_str(id.as_str());
                    out.push('\u{1f}');
                }
            }
        }
    }
    let mut out = String::new();
    write(&tree.0, &mut out);
    hash(out.as_bytes())
}

/// What to do with a part, by the hashes of the folder's, the database's and the last imported one.
fn decide(
    folder: Option<&String>,
    here: Option<&String>,
    base: Option<&String>,
    options: Options,
) -> Option<Fate> {
    match (folder, here) {
        (None, None) => None,
        (Some(_), None) => Some(Fate::Added),
        (Some(folder), Some(here)) if folder == here => None,
        (Some(folder), Some(here)) => Some(match base {
            Some(base) if base == folder => Fate::Kept,
            Some(base) if base == here => Fate::Changed,
            _ => both_changed(options, Fate::Changed),
        }),
        // What was made here is nothing that the folder lost.
        (None, Some(here)) => match base {
            Some(base) if options.prune && base == here => Some(Fate::Removed),
            Some(_) if options.prune => Some(both_changed(options, Fate::Removed)),
            _ => None,
        },
    }
}

fn both_changed(options: Options, theirs: Fate) -> Fate {
    match options.holds {
        Holds::Neither => Fate::Conflict,
        Holds::Theirs => theirs,
        Holds::Ours => Fate::Kept,
    }
}

/// Adds an exercise as an import does.
pub fn add(
    db: &Writing<'_>,
    subject: Id,
    slug: &str,
    draft: &exercises::Draft,
    now: i64,
) -> Result<(), Error> {
    db.add_exercise(subject, slug, &draft.revision(None, "imported", now))
        .map(drop)
}

struct Import<'a, 'c> {
    db: &'a Writing<'c>,
    subject: Id,
    options: Options,
    base: BTreeMap<String, String>,
    notes: Vec<Note>,
    name: &'a str,
}

impl Import<'_, '_> {
    /// Decides a part, and remembers what the folder holds unless it is still open which side does.
    fn part(
        &mut self,
        path: String,
        folder: Option<String>,
        here: Option<String>,
    ) -> Result<Option<Fate>, Error> {
        let fate = decide(
            folder.as_ref(),
            here.as_ref(),
            self.base.get(&path),
            self.options,
        );
        if fate != Some(Fate::Conflict) {
            match &folder {
                Some(hash) => self.db.set_import(self.subject, &path, hash)?,
                None if fate == Some(Fate::Removed) => {
                    self.db.forget_import(self.subject, &path)?;
                }
                None => {}
            }
        }
        if let Some(fate) = fate {
            let subject = self.name.to_owned();
            self.notes.push(Note {
                subject,
                path,
                fate,
            });
        }
        Ok(fate.filter(|fate| !matches!(fate, Fate::Kept | Fate::Conflict)))
    }
}

/// Brings a subject's folder into the database.
pub fn import(
    db: &Writing<'_>,
    folder: &Folder,
    options: Options,
    now: i64,
) -> Result<Vec<Note>, Refusal> {
    let name = folder.name.as_str();
    let known = db.subject(name)?;
    let subject = match known {
        Some(_) if options.new_only => return Ok(Vec::new()),
        Some(Subject { id, .. }) => id,
        None => {
            let id = db.add_subject(name, true, now)?;
            db.set_managers(id, &Managers::Teachers)?;
            id
        }
    };
    let mut import = Import {
        db,
        subject,
        options,
        base: db.imports(subject)?.into_iter().collect(),
        notes: Vec::new(),
        name,
    };
    let mut here: BTreeMap<String, Id> = BTreeMap::new();
    for exercise in db.exercises(subject)? {
        here.insert(exercise.slug, exercise.id);
    }
    let ids: BTreeSet<String> = folder
        .drafts
        .keys()
        .map(ToString::to_string)
        .chain(here.keys().cloned())
        .collect();
    for slug in ids {
        let draft = ExerciseId::parse(&slug).and_then(|id| folder.drafts.get(&id));
        let content = match db.exercise(subject, &slug)? {
            Some(row) => db.content(row.revision)?,
            None => None,
        };
        let fate = import.part(
            format!("{slug}.md"),
            draft.map(|draft| hash(draft.content.as_bytes())),
            content.map(|content| hash(content.as_bytes())),
        )?;
        match (fate, draft, here.get(&slug)) {
            (Some(Fate::Added), Some(draft), _) => {
                add(db, subject, &slug, draft, now)?;
            }
            (Some(Fate::Changed), Some(draft), Some(id)) => {
                db.add_revision(*id, &draft.revision(None, "imported", now))?;
            }
            (Some(Fate::Removed), _, Some(id)) => db.remove_exercise(*id)?,
            _ => {}
        }
    }
    let files: BTreeMap<String, String> = db.files(subject)?.into_iter().collect();
    let names: BTreeSet<String> = folder
        .files
        .keys()
        .map(ToString::to_string)
        .chain(files.keys().cloned())
        .collect();
    for file in names {
        let row = FileName::parse(&file).and_then(|name| folder.files.get(&name));
        let fate = import.part(
            format!("static/{file}"),
            row.map(|row| row.sha256.clone()),
            files.get(&file).cloned(),
        )?;
        match (fate, row) {
            (Some(Fate::Added | Fate::Changed), Some(row)) => {
                db.set_file(subject, &file, row, now)?;
            }
            (Some(Fate::Removed), _) => db.remove_file(subject, &file)?,
            _ => {}
        }
    }
    // What the index names and is nowhere is left out; what only does not parse at the moment stays, as its last good content does.
    let there: BTreeSet<String> = db
        .exercises(subject)?
        .into_iter()
        .map(|exercise| exercise.slug)
        .collect();
    let wanted = folder.tree.clone().keep(&|id| there.contains(id.as_str()));
    let tree = db.hierarchy(subject)?;
    // An empty tree that nobody imported is that of a new subject.
    let before = (!tree.0.is_empty() || import.base.contains_key(INDEX)).then(|| tree_hash(&tree));
    let fate = import.part(INDEX.to_owned(), Some(tree_hash(&wanted)), before)?;
    let tree = if fate.is_some() { wanted } else { tree };
    let removed = import.notes.iter().any(|note| note.fate == Fate::Removed);
    if fate.is_some() || removed {
        hierarchy::store(db, subject, tree)?;
    }
    Ok(import.notes)
}

/// A subject as a folder holds it.
#[derive(Debug)]
pub struct Exported {
    pub name: String,
    pub tree: Tree,
    /// Id and content.
    pub exercises: Vec<(String, String)>,
    /// Name and hash.
    pub files: Vec<(String, String)>,
}

/// Everything that a folder can hold.
pub fn export(db: &Db<'_>) -> Result<Vec<Exported>, Error> {
    let mut exported = Vec::new();
    for subject in db.subjects()? {
        let mut exercises = Vec::new();
        for exercise in db.exercises(subject.id)? {
            if let Some(row) = db.exercise(subject.id, &exercise.slug)? {
                let content = db.content(row.revision)?.unwrap_or_default();
                exercises.push((exercise.slug, content));
            }
        }
        exported.push(Exported {
            tree: db.hierarchy(subject.id)?,
            files: db.files(subject.id)?,
            name: subject.name,
            exercises,
        });
    }
    Ok(exported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fates() {
        let [a, b, c] = ["a", "b", "c"].map(str::to_owned);
        let plain = Options::default();
        let decide = |folder, here, base, options| decide(folder, here, base, options);
        assert_eq!(decide(Some(&a), None, None, plain), Some(Fate::Added));
        assert_eq!(decide(Some(&a), Some(&a), None, plain), None);
        assert_eq!(
            decide(Some(&b), Some(&a), Some(&a), plain),
            Some(Fate::Changed)
        );
        assert_eq!(
            decide(Some(&a), Some(&b), Some(&a), plain),
            Some(Fate::Kept)
        );
        assert_eq!(
            decide(Some(&b), Some(&c), Some(&a), plain),
            Some(Fate::Conflict)
        );
        assert_eq!(
            decide(Some(&b), Some(&c), None, plain),
            Some(Fate::Conflict)
        );
        assert_eq!(decide(None, Some(&a), Some(&a), plain), None);
        let theirs = Options {
            holds: Holds::Theirs,
            ..plain
        };
        assert_eq!(
            decide(Some(&b), Some(&c), Some(&a), theirs),
            Some(Fate::Changed)
        );
        let ours = Options {
            holds: Holds::Ours,
            ..plain
        };
        assert_eq!(decide(Some(&b), Some(&c), Some(&a), ours), Some(Fate::Kept));
        let prune = Options {
            prune: true,
            ..plain
        };
        assert_eq!(decide(None, Some(&a), Some(&a), prune), Some(Fate::Removed));
        assert_eq!(
            decide(None, Some(&b), Some(&a), prune),
            Some(Fate::Conflict)
        );
        assert_eq!(decide(None, Some(&a), None, prune), None);
    }
}
