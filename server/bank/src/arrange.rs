//! Moving things within a table of contents: every step is a function from a tree to a tree. A node is told by its path, one index for each
//! level, and by its name, so that a step which was meant for another tree finds nothing.

use crate::names::ExerciseId;
use crate::tree::{MAX_DEPTH, MAX_NODES, is_section_name};
use crate::tree::{Tree, TreeNode};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// Before the one that stands above it in the same section.
    Up,
    Down,
    /// To the end of the section that stands before it.
    In,
    /// Behind the section that it stands in.
    Out,
    /// Into a section, before the node that stands at an index there now.
    To {
        into: Vec<usize>,
        at: usize,
    },
    Rename(String),
    /// An exercise is taken out at this place; of a section what it holds takes the place.
    Remove,
    /// An exercise stands a second time, right behind.
    Again,
}

/// Why a step is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArrangeRefusal {
    /// No such node is there: the tree was changed.
    Gone,
    /// There is no such place, as above the first one.
    NoPlace,
    TooDeep,
    TooMany,
    /// No name for a section.
    Name,
}

/// The new tree, and where in it the node stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    pub tree: Tree,
    pub at: Vec<usize>,
}

/// What a node is called here: a section by its name, an exercise by its id.
pub fn name(node: &TreeNode) -> &str {
    match node {
        TreeNode::Section { name, .. } => name,
        TreeNode::Exercise(id) => id.as_str(),
    }
}

/// The node of a path.
pub fn node<'a>(tree: &'a Tree, path: &[usize]) -> Option<&'a TreeNode> {
    let (last, parents) = path.split_last()?;
    children(&tree.0, parents)?.get(*last)
}

fn children<'a>(nodes: &'a [TreeNode], path: &[usize]) -> Option<&'a [TreeNode]> {
    let Some((first, rest)) = path.split_first() else {
        return Some(nodes);
    };
    match nodes.get(*first)? {
        TreeNode::Section { children: own, .. } => children(own, rest),
        TreeNode::Exercise(_) => None,
    }
}

fn children_mut<'a>(nodes: &'a mut Vec<TreeNode>, path: &[usize]) -> Option<&'a mut Vec<TreeNode>> {
    let Some((first, rest)) = path.split_first() else {
        return Some(nodes);
    };
    match nodes.get_mut(*first)? {
        TreeNode::Section { children: own, .. } => children_mut(own, rest),
        TreeNode::Exercise(_) => None,
    }
}

/// Does a step with the node at `path`, which is called `called`.
pub fn step(
    mut tree: Tree,
    path: &[usize],
    called: &str,
    step: &Move,
) -> Result<Arranged, ArrangeRefusal> {
    if node(&tree, path).map(name) != Some(called) {
        return Err(ArrangeRefusal::Gone);
    }
    let (last, parents) = path.split_last().ok_or(ArrangeRefusal::Gone)?;
    let (into, at) = match step {
        Move::Up => (
            parents.to_vec(),
            last.checked_sub(1).ok_or(ArrangeRefusal::NoPlace)?,
        ),
        // Counted as long as the node still stands in its old place.
        Move::Down => (parents.to_vec(), last + 2),
        Move::In => {
            let before = last.checked_sub(1).ok_or(ArrangeRefusal::NoPlace)?;
            let into = [parents, &[before]].concat();
            let at = children(&tree.0, &into)
                .ok_or(ArrangeRefusal::NoPlace)?
                .len();
            (into, at)
        }
        Move::Out => {
            let (section, above) = parents.split_last().ok_or(ArrangeRefusal::NoPlace)?;
            (above.to_vec(), section + 1)
        }
        Move::To { into, at } => (into.clone(), *at),
        Move::Rename(new) => return rename(tree, path, new),
        Move::Remove => {
            let siblings = children_mut(&mut tree.0, parents).ok_or(ArrangeRefusal::Gone)?;
            let freed = match siblings.remove(*last) {
                TreeNode::Section { children, .. } => children,
                TreeNode::Exercise(_) => Vec::new(),
            };
            siblings.splice(*last..*last, freed);
            return checked(tree, path.to_vec());
        }
        Move::Again => {
            let siblings = children_mut(&mut tree.0, parents).ok_or(ArrangeRefusal::Gone)?;
            let copy = match &siblings[*last] {
                TreeNode::Exercise(id) => TreeNode::Exercise(id.clone()),
                TreeNode::Section { .. } => return Err(ArrangeRefusal::NoPlace),
            };
            siblings.insert(last + 1, copy);
            return checked(tree, [parents, &[last + 1]].concat());
        }
    };
    relocate(tree, path, into, at)
}

fn rename(mut tree: Tree, path: &[usize], new: &str) -> Result<Arranged, ArrangeRefusal> {
    if !is_section_name(new) {
        return Err(ArrangeRefusal::Name);
    }
    let (last, parents) = path.split_last().ok_or(ArrangeRefusal::Gone)?;
    match children_mut(&mut tree.0, parents).and_then(|nodes| nodes.get_mut(*last)) {
        Some(TreeNode::Section { name, .. }) => new.clone_into(name),
        _ => return Err(ArrangeRefusal::Gone),
    }
    checked(tree, path.to_vec())
}

fn relocate(
    mut tree: Tree,
    path: &[usize],
    mut into: Vec<usize>,
    mut at: usize,
) -> Result<Arranged, ArrangeRefusal> {
    let (last, parents) = path.split_last().ok_or(ArrangeRefusal::Gone)?;
    // Nothing can stand within itself.
    if into.starts_with(path) {
        return Err(ArrangeRefusal::NoPlace);
    }
    let room = children(&tree.0, &into)
        .ok_or(ArrangeRefusal::NoPlace)?
        .len();
    if at > room {
        return Err(ArrangeRefusal::NoPlace);
    }
    let node = children_mut(&mut tree.0, parents)
        .ok_or(ArrangeRefusal::Gone)?
        .remove(*last);
    // What stood behind the node in its section has moved up by one.
    if into == parents {
        if at > *last {
            at -= 1;
        }
    } else if into.starts_with(parents) && into[parents.len()] > *last {
        into[parents.len()] -= 1;
    }
    children_mut(&mut tree.0, &into)
        .ok_or(ArrangeRefusal::NoPlace)?
        .insert(at, node);
    into.push(at);
    checked(tree, into)
}

/// A new section at the end of another one, or of the tree.
pub fn add_section(mut tree: Tree, into: &[usize], name: &str) -> Result<Arranged, ArrangeRefusal> {
    if !is_section_name(name) {
        return Err(ArrangeRefusal::Name);
    }
    let at = children(&tree.0, into).ok_or(ArrangeRefusal::Gone)?.len();
    let section = TreeNode::Section {
        name: name.to_owned(),
        children: Vec::new(),
    };
    children_mut(&mut tree.0, into)
        .ok_or(ArrangeRefusal::Gone)?
        .push(section);
    checked(tree, [into, &[at]].concat())
}

/// An exercise into a section, at an index or at the end.
pub fn add_exercise(
    mut tree: Tree,
    into: &[usize],
    at: Option<usize>,
    id: ExerciseId,
) -> Result<Arranged, ArrangeRefusal> {
    let siblings = children_mut(&mut tree.0, into).ok_or(ArrangeRefusal::Gone)?;
    let at = at.unwrap_or(siblings.len());
    if at > siblings.len() {
        return Err(ArrangeRefusal::NoPlace);
    }
    siblings.insert(at, TreeNode::Exercise(id));
    checked(tree, [into, &[at]].concat())
}

/// The limits of every stored tree.
fn checked(tree: Tree, at: Vec<usize>) -> Result<Arranged, ArrangeRefusal> {
    fn measure(nodes: &[TreeNode], depth: usize, count: &mut usize) -> usize {
        *count += nodes.len();
        let below = nodes.iter().map(|node| match node {
            TreeNode::Section { children, .. } => measure(children, depth + 1, count),
            TreeNode::Exercise(_) => depth,
        });
        below.max().unwrap_or(depth - 1)
    }
    let mut count = 0;
    let depth = measure(&tree.0, 1, &mut count);
    if count > MAX_NODES {
        Err(ArrangeRefusal::TooMany)
    } else if depth > MAX_DEPTH {
        Err(ArrangeRefusal::TooDeep)
    } else {
        Ok(Arranged { tree, at })
    }
}

#[cfg(test)]
mod tests;
