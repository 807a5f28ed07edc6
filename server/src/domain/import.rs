//! Content folders into the database and back out.
//!
//! What was last imported is remembered by the hash of each part. A part of the folder that is another one than then is new content; a part of the
//! database that is another one was edited here. Where both are, someone has to say which one holds.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;

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
    /// Who imports; nobody where it is the command line.
    pub author: Option<Id>,
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
    drafts: BTreeMap<ExerciseId, Hashed>,
    files: BTreeMap<FileName, FileRow>,
    /// The hashes of contents that the database has, by revision, as far as they were read ahead.
    here: HashMap<Id, String>,
}

/// A draft and the hash of its content, which the writer does not have to wait for.
#[derive(Debug)]
struct Hashed {
    draft: exercises::Draft,
    sha256: String,
}

/// Takes in the files of a folder and compiles what lists tell, off the writer.
pub fn prepare(
    app: &App,
    name: SubjectName,
    mut subject: content::Subject,
) -> Result<Folder, Error> {
    let mut files = BTreeMap::new();
    for (file, path) in std::mem::take(&mut subject.files) {
        let (sha256, size) = app.store.folder().keep_copy(&path)?;
        files.insert(file, row(sha256, size));
    }
    Ok(folder(app, name, subject, files))
}

/// Reads a file that came with others to its end. It is kept only where the import is `meant`, and else only compared.
pub fn take_file(app: &App, from: &mut dyn Read, meant: bool) -> Result<FileRow, Error> {
    if meant {
        let (sha256, size) = app.store.folder().keep_all(from)?;
        return Ok(row(sha256, size));
    }
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(row(hex::encode(hash.finalize()), size)),
            count => {
                hash.update(&buffer[..count]);
                size += count as u64;
            }
        }
    }
}

fn row(sha256: String, size: u64) -> FileRow {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    FileRow { sha256, size }
}

/// A subject whose files were taken already.
pub fn folder(
    app: &App,
    name: SubjectName,
    subject: content::Subject,
    files: BTreeMap<FileName, FileRow>,
) -> Folder {
    let mut drafts = BTreeMap::new();
    for (id, content) in subject.contents {
        if let Some(exercise) = subject.exercises.get(&id) {
            let draft = exercises::draft_of(exercise, &app.settings, content);
            let sha256 = hash(draft.content.as_bytes());
            drafts.insert(id, Hashed { draft, sha256 });
        }
    }
    Folder {
        name,
        tree: subject.index,
        drafts,
        files,
        here: HashMap::new(),
    }
}

/// Hashes what the database has now, so that the writer only hashes what is changed meanwhile.
pub fn read_ahead(db: &Db<'_>, folder: &mut Folder) -> Result<(), Error> {
    let Some(subject) = db.subject(folder.name.as_str())? else {
        return Ok(());
    };
    for exercise in db.exercises(subject.id)? {
        if let Some(row) = db.exercise(subject.id, &exercise.slug)?
            && let Some(content) = db.content(row.revision)?
        {
            folder.here.insert(row.revision, hash(content.as_bytes()));
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The tree as one text, whatever file it came from.
pub fn tree_hash(tree: &Tree) -> String {
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

/// What a part is of.
#[derive(Debug)]
enum Part {
    Exercise(String),
    File(String),
    Index,
}

/// A part on which the folder and the database do not agree, or that is to be remembered.
#[derive(Debug)]
struct Decided {
    part: Part,
    path: String,
    fate: Option<Fate>,
    /// The folder's hash.
    folder: Option<String>,
}

/// What an import comes to, part by part.
#[derive(Debug)]
struct Plan {
    parts: Vec<Decided>,
    /// The folder's tree without what will be nowhere.
    wanted: Tree,
    /// The database's.
    tree: Tree,
}

struct Planner {
    options: Options,
    base: BTreeMap<String, String>,
    parts: Vec<Decided>,
}

impl Planner {
    fn part(
        &mut self,
        part: Part,
        path: String,
        folder: Option<String>,
        here: Option<String>,
    ) -> Option<Fate> {
        let base = self.base.get(&path);
        let fate = decide(folder.as_ref(), here.as_ref(), base, self.options);
        self.parts.push(Decided {
            part,
            path,
            fate,
            folder,
        });
        fate
    }
}

/// Compares; changes nothing.
fn plan(
    db: &Db<'_>,
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
        planner.base.extend(db.imports(subject)?);
        let exercises = db.exercises(subject)?.into_iter();
        here.extend(exercises.map(|exercise| exercise.slug));
        files.extend(db.files(subject)?);
        tree = db.hierarchy(subject)?;
    }
    let mut there = here.clone();
    let ids = folder.drafts.keys().map(ToString::to_string);
    for slug in ids.chain(here).collect::<BTreeSet<String>>() {
        let draft = ExerciseId::parse(&slug).and_then(|id| folder.drafts.get(&id));
        let row = match subject {
            Some(subject) => db.exercise(subject, &slug)?,
            None => None,
        };
        let here = match row.map(|row| row.revision) {
            Some(revision) => match folder.here.get(&revision) {
                Some(sha256) => Some(sha256.clone()),
                None => db.content(revision)?.map(|text| hash(text.as_bytes())),
            },
            None => None,
        };
        let fate = planner.part(
            Part::Exercise(slug.clone()),
            format!("{slug}.md"),
            draft.map(|draft| draft.sha256.clone()),
            here,
        );
        match fate {
            Some(Fate::Added) => there.insert(slug),
            Some(Fate::Removed) => there.remove(&slug),
            _ => false,
        };
    }
    let names = folder.files.keys().map(ToString::to_string);
    for file in names
        .chain(files.keys().cloned())
        .collect::<BTreeSet<String>>()
    {
        let row = FileName::parse(&file).and_then(|name| folder.files.get(&name));
        planner.part(
            Part::File(file.clone()),
            format!("static/{file}"),
            row.map(|row| row.sha256.clone()),
            files.get(&file).cloned(),
        );
    }
    // What the index names and is nowhere is left out; what only does not parse at the moment stays, as its last good content does.
    let wanted = folder.tree.clone().keep(&|id| there.contains(id.as_str()));
    // An empty tree that nobody imported is that of a new subject.
    let before = (!tree.0.is_empty() || planner.base.contains_key(INDEX)).then(|| tree_hash(&tree));
    planner.part(
        Part::Index,
        INDEX.to_owned(),
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
    fn notes(&self, subject: &str) -> Vec<Note> {
        let note = |decided: &Decided| {
            Some(Note {
                subject: subject.to_owned(),
                path: decided.path.clone(),
                fate: decided.fate?,
            })
        };
        self.parts.iter().filter_map(note).collect()
    }
}

/// What an import would come to.
pub fn preview(db: &Db<'_>, folder: &Folder, options: Options) -> Result<Vec<Note>, Refusal> {
    let name = folder.name.as_str();
    let subject = db.subject(name)?.map(|subject| subject.id);
    Ok(plan(db, subject, folder, options)?.notes(name))
}

/// Brings a subject's folder into the database.
pub fn import(
    db: &Writing<'_>,
    folder: &Folder,
    options: Options,
    now: i64,
) -> Result<Vec<Note>, Refusal> {
    let name = folder.name.as_str();
    let subject = match db.subject(name)? {
        Some(_) if options.new_only => return Ok(Vec::new()),
        Some(Subject { id, .. }) => id,
        None => {
            let id = db.add_subject(name, true, now)?;
            db.set_managers(id, &Managers::Teachers)?;
            id
        }
    };
    let plan = plan(db, Some(subject), folder, options)?;
    for decided in &plan.parts {
        remember(db, subject, decided)?;
        match &decided.part {
            Part::Exercise(slug) => {
                bring_exercise(db, subject, slug, decided.fate, folder, options.author, now)?;
            }
            Part::File(file) => bring_file(db, subject, file, decided.fate, folder, now)?,
            Part::Index => {}
        }
    }
    let notes = plan.notes(name);
    let removed = notes.iter().any(|note| note.fate == Fate::Removed);
    let index = plan
        .parts
        .iter()
        .find(|decided| matches!(decided.part, Part::Index));
    let newer = index.is_some_and(|index| {
        matches!(
            index.fate,
            Some(Fate::Added | Fate::Changed | Fate::Removed)
        )
    });
    if newer || removed {
        let tree = if newer { plan.wanted } else { plan.tree };
        hierarchy::store(db, subject, tree)?;
    }
    Ok(notes)
}

/// Remembers what the folder holds of a part, unless it is still open which side does.
fn remember(db: &Writing<'_>, subject: Id, decided: &Decided) -> Result<(), Error> {
    match (&decided.folder, decided.fate) {
        (_, Some(Fate::Conflict)) => Ok(()),
        (Some(hash), _) => db.set_import(subject, &decided.path, hash),
        (None, Some(Fate::Removed)) => db.forget_import(subject, &decided.path),
        (None, _) => Ok(()),
    }
}

fn bring_exercise(
    db: &Writing<'_>,
    subject: Id,
    slug: &str,
    fate: Option<Fate>,
    folder: &Folder,
    author: Option<Id>,
    now: i64,
) -> Result<(), Error> {
    let draft = ExerciseId::parse(slug).and_then(|id| folder.drafts.get(&id));
    let draft = draft.map(|hashed| &hashed.draft);
    let here = db.exercise(subject, slug)?;
    match (fate, draft, here) {
        (Some(Fate::Added), Some(draft), _) => {
            db.add_exercise(subject, slug, &draft.revision(author, "imported", now))?;
        }
        (Some(Fate::Changed), Some(draft), Some(row)) => {
            db.add_revision(row.id, &draft.revision(author, "imported", now))?;
        }
        (Some(Fate::Removed), _, Some(row)) => db.remove_exercise(row.id)?,
        _ => {}
    }
    Ok(())
}

fn bring_file(
    db: &Writing<'_>,
    subject: Id,
    file: &str,
    fate: Option<Fate>,
    folder: &Folder,
    now: i64,
) -> Result<(), Error> {
    let row = FileName::parse(file).and_then(|name| folder.files.get(&name));
    match (fate, row) {
        (Some(Fate::Added | Fate::Changed), Some(row)) => db.set_file(subject, file, row, now),
        (Some(Fate::Removed), _) => db.remove_file(subject, file),
        _ => Ok(()),
    }
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
            exercises.push((exercise.slug, content));
        }
    }
    Ok(Exported {
        tree: db.hierarchy(subject.id)?,
        files: db.files(subject.id)?,
        name: subject.name,
        exercises,
    })
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
