//! A subject as those who manage it keep it: its table of contents, what is not listed, what was taken away, files and who uses them.

use std::collections::BTreeMap;

use eqex::View;

use crate::state::Classroom;
use eqex_bank::access;
use eqex_bank::arrange;
use eqex_bank::arrange::{ArrangeRefusal, Arranged, Move};
use eqex_bank::names::{ExerciseId, FileName, SubjectName};
use eqex_bank::notices;
use eqex_bank::notices::Noticed;
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::{Managers, Subject};
use eqex_bank::store as bank;
use eqex_bank::tree::Tree;
use eqex_bank::{export, hierarchy, import};
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{TEACHERS, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{ReadTx, WriteTx};

/// An exercise as lists of its managers tell it.
#[derive(Clone, Debug)]
pub struct ManagedExercise {
    pub id: String,
    pub name: String,
    pub listed: bool,
}

#[derive(Clone, Debug)]
pub struct ManagedSubject {
    pub subject: String,
    pub tree: Tree,
    /// What tells this tree from another one.
    pub version: String,
    /// By id.
    pub exercises: BTreeMap<String, ManagedExercise>,
    /// Ids of exercises that were taken away.
    pub removed: Vec<String>,
}

/// What tells a tree from another one.
pub fn version(tree: &Tree) -> String {
    let mut hash = import::folder::tree_hash(tree);
    hash.truncate(16);
    hash
}

pub fn look(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    view: &View,
) -> Result<ManagedSubject, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let known = |exercise: eqex_bank::rows::ListedExercise| {
        let name = hierarchy::card(&exercise.cards, view).map(|card| card.name.clone());
        let known = ManagedExercise {
            name: name.unwrap_or_else(|| exercise.slug.clone()),
            id: exercise.slug.clone(),
            listed: exercise.listed,
        };
        (exercise.slug, known)
    };
    let tree = bank::hierarchy(db, subject.id)?;
    Ok(ManagedSubject {
        version: version(&tree),
        tree,
        exercises: bank::exercises(db, subject.id)?
            .into_iter()
            .map(known)
            .collect(),
        removed: bank::removed_exercises(db, subject.id)?,
        subject: subject.name,
    })
}

/// Exercises of the subject that newer rules speak of. Each is compiled once, so this is a long read.
pub fn notices(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Vec<Noticed>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    Ok(notices::noticed(db, &classroom.bank.catalog, Some(subject.id))?.0)
}

/// A change of the table of contents.
#[derive(Clone, Debug)]
pub enum HierarchyChange {
    Step {
        path: Vec<usize>,
        called: String,
        step: Move,
    },
    Section {
        into: Vec<usize>,
        name: String,
    },
    Exercise {
        into: Vec<usize>,
        at: Option<usize>,
        id: ExerciseId,
    },
    /// As it was before.
    Whole(Tree),
}

/// Why a change is not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// Someone else changed the tree since it was shown.
    Changed,
    Problem(ArrangeRefusal),
}

/// Changes the tree that was shown as `seen`; another one stays as it is.
pub fn change(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    seen: &str,
    change: HierarchyChange,
) -> Result<Result<Arranged, NotDone>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let tree = bank::hierarchy(db, subject.id)?;
    if version(&tree) != seen {
        return Ok(Err(NotDone::Changed));
    }
    let arranged = match change {
        HierarchyChange::Step { path, called, step } => arrange::step(tree, &path, &called, &step),
        HierarchyChange::Section { into, name } => arrange::add_section(tree, &into, &name),
        HierarchyChange::Exercise { into, at, id } => {
            bank::exercise(db, subject.id, id.as_str())?.ok_or(Refusal::Missing)?;
            arrange::add_exercise(tree, &into, at, id)
        }
        HierarchyChange::Whole(tree) => Ok(Arranged {
            tree,
            at: Vec::new(),
        }),
    };
    match arranged {
        Ok(arranged) => {
            hierarchy::store(db, subject.id, arranged.tree.clone())?;
            Ok(Ok(arranged))
        }
        Err(problem) => Ok(Err(NotDone::Problem(problem))),
    }
}

/// Who could manage a subject, and who does.
#[derive(Debug)]
pub struct Assignees {
    /// Root and the teachers, with whether each is chosen.
    pub people: Vec<(User, bool)>,
    /// Whether every teacher manages it.
    pub all: bool,
}

pub fn assignees(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Assignees, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    Ok(chosen(db, &subject.managers)?)
}

fn chosen(db: &ReadTx<'_>, managers: &Managers) -> Result<Assignees, eqex_kernel::store::Error> {
    let mut people = accounts::members(db, eqex_kernel::accounts::rows::ADMIN_TEAM)?;
    people.extend(accounts::members(db, TEACHERS)?);
    let is_chosen = |user: &User| match managers {
        Managers::Teachers => false,
        Managers::Users(users) => users.contains(&user.id),
    };
    Ok(Assignees {
        people: people
            .into_iter()
            .map(|user| {
                let chosen = is_chosen(&user);
                (user, chosen)
            })
            .collect(),
        all: *managers == Managers::Teachers,
    })
}

/// A static file, and the exercises that show it.
#[derive(Debug)]
pub struct File {
    pub name: String,
    pub size: i64,
    pub used_by: Vec<String>,
    /// What it shows; empty where nobody said so.
    pub alternative_text: String,
}

/// The files by name. Every exercise is looked at, so this is a long read.
pub fn files(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Vec<File>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for exercise in bank::exercises(db, subject.id)? {
        if let Some(row) = bank::exercise(db, subject.id, &exercise.slug)? {
            for image in classroom.bank.catalog.compiled(db, row.revision)?.images() {
                let users = users.entry(image.clone()).or_default();
                users.push(exercise.slug.clone());
            }
        }
    }
    let mut texts = bank::alternative_texts(db, subject.id)?;
    let mut files = Vec::new();
    for (name, _) in bank::files(db, subject.id)? {
        if let Some(row) = bank::file(db, subject.id, &name)? {
            files.push(File {
                size: row.size,
                used_by: users.remove(&name).unwrap_or_default(),
                alternative_text: texts.remove(&name).unwrap_or_default(),
                name,
            });
        }
    }
    Ok(files)
}

/// Takes a name away; the bytes stay until the next start, as an upload of the same ones may be under way.
pub fn remove_file(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    bank::file(db, subject.id, file.as_str())?.ok_or(Refusal::Missing)?;
    bank::remove_file(db, subject.id, file.as_str())?;
    Ok(())
}

/// Says what a picture shows.
pub fn describe_file(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    file: &FileName,
    text: &str,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    match bank::set_alternative_text(db, subject.id, file.as_str(), text)? {
        true => Ok(()),
        false => Err(Refusal::Missing),
    }
}

/// The subject as an export takes it.
pub fn export(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<export::Exported, Refusal> {
    let subject: Subject = access::managed_subject(db, caller, name)?;
    Ok(export::export_subject(db, subject)?)
}

/// What an import came to.
#[derive(Debug)]
pub struct Imported {
    pub notes: Vec<import::PartOutcome>,
    /// Exercises that stand in the table of contents no more.
    pub unlisted: Vec<String>,
    /// The table of contents as it was, and the version of the one that took its place; none where it is the same.
    pub before: Option<(Tree, String)>,
}

/// Brings an uploaded folder in, for those who manage the subject it is of.
pub fn import(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    folder: &import::folder::Folder,
    options: import::Options,
    now: i64,
) -> Result<Imported, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let before = bank::hierarchy(db, subject.id)?;
    let options = import::Options {
        author: caller.id(),
        new_only: false,
        ..options
    };
    let notes = import::import(db, folder, options, now)?;
    let after = bank::hierarchy(db, subject.id)?;
    Ok(Imported {
        unlisted: import::unlisted(&before, &after, &notes),
        before: (before != after).then(|| (before, version(&after))),
        notes,
    })
}
