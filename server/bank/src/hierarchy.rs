//! A subject's table of contents as callers see it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use eqex::View;

use crate::access;
use crate::access::BankCaller as _;
use crate::names::SubjectName;
use crate::refusal::Refusal;
use crate::rows::{Card, ListedExercise};
use crate::store as bank;
use crate::tree::{Tree, TreeNode};
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::{ReadTx, WriteTx};

/// A node as it is shown.
#[derive(Debug, PartialEq)]
pub enum ShownNode {
    Section {
        name: String,
        children: Vec<ShownNode>,
    },
    Leaf(ShownExercise),
}

#[derive(Debug, PartialEq)]
pub struct ShownExercise {
    pub id: String,
    pub name: String,
    /// What the stored tree does not have: left out of the raw one.
    pub details: Option<ExerciseDetails>,
}

#[derive(Debug, PartialEq)]
pub struct ExerciseDetails {
    pub kind: String,
    pub description: String,
    /// Absent for visitors, whose results nobody keeps.
    pub done: Option<Option<f64>>,
}

/// The card in the language that the reader is shown.
pub fn card<'a>(cards: &'a [Card], view: &View) -> Option<&'a Card> {
    cards.get(view.choose(cards.iter().map(|card| card.lang.as_str())))
}

struct Teller<'a> {
    exercises: BTreeMap<&'a str, &'a ListedExercise>,
    view: &'a View,
    details: bool,
    /// The caller's results; none for visitors.
    done: Option<&'a HashMap<Id, f64>>,
}

impl Teller<'_> {
    fn nodes(&self, tree: &[TreeNode]) -> Vec<ShownNode> {
        let shown = |node: &TreeNode| match node {
            TreeNode::Section { name, children } => Some(ShownNode::Section {
                name: name.clone(),
                children: self.nodes(children),
            }),
            TreeNode::Exercise(id) => self.leaf(self.exercises.get(id.as_str())?),
        };
        tree.iter().filter_map(shown).collect()
    }

    fn leaf(&self, exercise: &ListedExercise) -> Option<ShownNode> {
        let card = card(&exercise.cards, self.view)?;
        Some(ShownNode::Leaf(ShownExercise {
            id: exercise.slug.clone(),
            name: card.name.clone(),
            details: self.details.then(|| ExerciseDetails {
                kind: exercise.kind.clone(),
                description: card.description.clone(),
                done: self.done.map(|done| done.get(&exercise.id).copied()),
            }),
        }))
    }
}

/// The stored tree with current names, where `raw`; else every leaf tells its exercise's type and description too, and managers see what is unlisted.
pub fn get(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    raw: bool,
    view: &View,
) -> Result<Vec<ShownNode>, Refusal> {
    let results = if raw { None } else { results(db, caller)? };
    shown(db, caller, name, raw, view, results.as_ref())
}

/// The caller's results, which are the same for every subject; none for visitors.
pub fn results(db: &ReadTx<'_>, caller: &Caller) -> Result<Option<HashMap<Id, f64>>, Refusal> {
    Ok(caller
        .id()
        .map(|user| bank::results(db, user))
        .transpose()?)
}

/// What is not raw, where the caller's results were read already.
pub fn with_results(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    view: &View,
    results: Option<&HashMap<Id, f64>>,
) -> Result<Vec<ShownNode>, Refusal> {
    shown(db, caller, name, false, view, results)
}

fn shown(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    raw: bool,
    view: &View,
    done: Option<&HashMap<Id, f64>>,
) -> Result<Vec<ShownNode>, Refusal> {
    let subject = access::visible_subject(db, caller, name)?;
    let exercises = bank::exercises(db, subject.id)?;
    let teller = Teller {
        exercises: exercises
            .iter()
            .map(|exercise| (exercise.slug.as_str(), exercise))
            .collect(),
        view,
        details: !raw,
        done,
    };
    let mut shown = teller.nodes(&bank::hierarchy(db, subject.id)?.0);
    if !raw && caller.manages(&subject) {
        let unlisted = exercises.iter().filter(|exercise| !exercise.listed);
        let unlisted = ShownNode::Section {
            name: String::new(),
            children: unlisted
                .filter_map(|exercise| teller.leaf(exercise))
                .collect(),
        };
        shown.insert(0, unlisted);
    }
    Ok(shown)
}

/// Replaces the tree; what it names and is not there is left out.
pub fn set(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    tree: Tree,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    store(db, subject.id, tree)
}

/// Stores what is there of a tree, and which exercises it lists.
pub fn store(db: &WriteTx<'_>, subject: Id, tree: Tree) -> Result<(), Refusal> {
    let exercises = bank::exercises(db, subject)?;
    let ids: BTreeMap<&str, Id> = exercises
        .iter()
        .map(|exercise| (exercise.slug.as_str(), exercise.id))
        .collect();
    let tree = tree.keep(&|id| ids.contains_key(id.as_str()));
    let listed: BTreeSet<Id> = tree
        .exercises()
        .into_iter()
        .filter_map(|id| ids.get(id.as_str()).copied())
        .collect();
    let listed: Vec<Id> = listed.into_iter().collect();
    bank::set_hierarchy(db, subject, &tree, &listed)?;
    Ok(())
}
