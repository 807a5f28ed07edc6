//! A subject's hierarchy as callers see it.

use eqex::{Exercise, View};

use crate::content::{Node, Subject};

/// A node as it is shown.
#[derive(Debug, PartialEq)]
pub enum Shown {
    Section { name: String, children: Vec<Shown> },
    Leaf(Leaf),
}

#[derive(Debug, PartialEq)]
pub struct Leaf {
    pub id: String,
    pub name: String,
    /// What the stored tree does not have: left out of the raw one.
    pub details: Option<Details>,
}

#[derive(Debug, PartialEq)]
pub struct Details {
    pub kind: &'static str,
    pub description: String,
}

/// The stored tree with current names; with `details`, every leaf tells its exercise's type and description too.
pub fn show(subject: &Subject, view: &View, details: bool) -> Vec<Shown> {
    nodes(&subject.hierarchy, subject, view, details)
}

fn nodes(tree: &[Node], subject: &Subject, view: &View, details: bool) -> Vec<Shown> {
    let shown = |node: &Node| match node {
        Node::Section { name, children } => Some(Shown::Section {
            name: name.clone(),
            children: nodes(children, subject, view, details),
        }),
        Node::Exercise(id) => {
            let exercise = subject.exercises.get(id)?;
            Some(Shown::Leaf(leaf(id.as_str(), exercise, view, details)))
        }
    };
    tree.iter().filter_map(shown).collect()
}

fn leaf(id: &str, exercise: &Exercise, view: &View, details: bool) -> Leaf {
    Leaf {
        id: id.to_owned(),
        name: exercise.name(view).to_owned(),
        details: details.then(|| Details {
            kind: exercise.kind(),
            description: exercise.description(view),
        }),
    }
}
