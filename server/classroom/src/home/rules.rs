//! The first page: where to go on, and what there is.

use std::collections::HashSet;

use eqex::View;

use eqex_bank::hierarchy;
use eqex_bank::hierarchy::{ShownExercise, ShownNode};
use eqex_bank::names::SubjectName;
use eqex_bank::refusal::Refusal;
use eqex_bank::search_terms::SearchTerms;
use eqex_bank::store as bank;
use eqex_bank::subjects;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::store::ReadTx;

/// A subject with its table of contents.
#[derive(Debug)]
pub struct SubjectContents {
    pub subject: String,
    pub nodes: Vec<ShownNode>,
}

/// Every subject that the caller may list.
pub fn contents(
    db: &ReadTx<'_>,
    caller: &Caller,
    view: &View,
) -> Result<Vec<SubjectContents>, Refusal> {
    let results = hierarchy::results(db, caller)?;
    let mut all = Vec::new();
    for subject in subjects::list(db, caller)? {
        if let Some(name) = SubjectName::parse(&subject) {
            let nodes = hierarchy::with_results(db, caller, &name, view, results.as_ref())?;
            all.push(SubjectContents { subject, nodes });
        }
    }
    Ok(all)
}

/// An exercise and the subject it was found in.
#[derive(Clone, Copy, Debug)]
pub struct SearchHit<'a> {
    pub subject: &'a str,
    pub leaf: &'a ShownExercise,
}

/// All leaves in order, as often as they stand there.
pub fn leaves(nodes: &[ShownNode]) -> Vec<&ShownExercise> {
    fn walk<'a>(nodes: &'a [ShownNode], found: &mut Vec<&'a ShownExercise>) {
        for node in nodes {
            match node {
                ShownNode::Section { children, .. } => walk(children, found),
                ShownNode::Leaf(leaf) => found.push(leaf),
            }
        }
    }
    let mut found = Vec::new();
    walk(nodes, &mut found);
    found
}

/// The caller's result of an exercise, where there is one.
pub fn done(leaf: &ShownExercise) -> Option<f64> {
    leaf.details.as_ref()?.done?
}

/// Where the caller stopped: the exercise of the last answer, or the next one of its subject that is not all right yet.
pub fn resume<'a>(
    db: &ReadTx<'_>,
    caller: &Caller,
    all: &'a [SubjectContents],
) -> Result<Option<SearchHit<'a>>, Refusal> {
    let Some(user) = caller.id() else {
        return Ok(None);
    };
    let Some((subject, id)) = bank::last_answered(db, user)? else {
        return Ok(None);
    };
    let Some(contents) = all.iter().find(|contents| contents.subject == subject) else {
        return Ok(None);
    };
    let leaves = leaves(&contents.nodes);
    let Some(at) = leaves.iter().position(|leaf| leaf.id == id) else {
        return Ok(None);
    };
    let open = |leaf: &&&ShownExercise| done(leaf).is_none_or(|done| done < 1.0);
    let leaf = leaves[at..].iter().chain(&leaves[..at]).find(open);
    Ok(leaf.map(|leaf| SearchHit {
        subject: &contents.subject,
        leaf,
    }))
}

/// Most exercises that a search shows.
pub const MOST_FOUND: usize = 50;

/// Exercises in which every word of `words` occurs, in their name or text, small and capital letters and accents alike; those named so first.
pub fn search<'a>(all: &'a [SubjectContents], words: &str) -> Vec<SearchHit<'a>> {
    let words = SearchTerms::of(words);
    if words.is_empty() {
        return Vec::new();
    }
    let (mut named, mut others): (Vec<SearchHit<'a>>, Vec<SearchHit<'a>>) =
        (Vec::new(), Vec::new());
    for contents in all {
        let mut seen = HashSet::new();
        for leaf in leaves(&contents.nodes) {
            if !seen.insert(leaf.id.as_str()) {
                continue;
            }
            let place = SearchHit {
                subject: &contents.subject,
                leaf,
            };
            let description = leaf.details.as_ref().map_or("", |one| &one.description);
            if words.stand_in(&leaf.name) || words.stand_in(&leaf.id) {
                named.push(place);
            } else if words.stand_in(&format!("{} {description}", leaf.name)) {
                others.push(place);
            }
        }
    }
    named.extend(others);
    named.truncate(MOST_FOUND);
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use eqex_bank::hierarchy::ExerciseDetails;

    fn leaf(id: &str, name: &str, description: &str) -> ShownNode {
        ShownNode::Leaf(ShownExercise {
            id: id.to_owned(),
            name: name.to_owned(),
            details: Some(ExerciseDetails {
                kind: "EqEx".to_owned(),
                description: description.to_owned(),
                done: None,
            }),
        })
    }

    #[test]
    fn searching() {
        let all = [SubjectContents {
            subject: "physics".to_owned(),
            nodes: vec![
                leaf("well", "Kamień w studni", "Jak głęboka jest studnia?"),
                leaf("depth", "Głębokość jeziora", "Kamień spada."),
            ],
        }];
        let ids = |words: &str| -> Vec<&str> {
            let found = search(&all, words);
            found.iter().map(|place| place.leaf.id.as_str()).collect()
        };
        assert_eq!(ids("kamien"), ["well", "depth"]);
        assert_eq!(ids("GLEBOKA studnia"), ["well"]);
        assert_eq!(ids("jeziora kamień"), ["depth"]);
        assert!(ids("  ").is_empty() && ids("rower").is_empty());
    }
}
