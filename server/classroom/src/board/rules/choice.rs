//! What a teacher can put into a session: every exercise that they manage or that everybody may see.

use std::collections::{BTreeMap, HashSet};

use eqex::View;

use crate::home::rules::leaves;
use crate::reports::rules as reports;
use crate::sessions::rules as sessions;
use crate::sessions::rules::Addition;
use crate::state::Classroom;
use eqex_bank::access::BankCaller as _;
use eqex_bank::hierarchy;
use eqex_bank::hierarchy::ShownNode;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::search_terms::SearchTerms;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Team;
use eqex_kernel::store::{ReadTx, WriteTx};

/// Exercises that can be put in at once.
pub const MOST: usize = 200;
/// Characters of a search that are looked at.
const LONGEST: usize = 200;

#[derive(Debug)]
pub struct ExerciseChoice {
    pub team: Team,
    pub finished: bool,
    /// Whether there is a session that a new one would end.
    pub running: bool,
    /// `subject/exercise-id` of those that are in the session.
    pub chosen: HashSet<String>,
    /// Subjects by name with what of them was found.
    pub subjects: Vec<(String, Vec<ShownNode>)>,
    /// What is ticked.
    pub ticked: Vec<String>,
    /// What is ticked and was not found: path and name.
    pub aside: Vec<(String, String)>,
}

/// What can be chosen, as far as its names and descriptions have every word of `search`; what is ticked stays so whatever is searched.
pub fn choice(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: i32,
    search: &str,
    ticked: Vec<String>,
    view: &View,
) -> Result<ExerciseChoice, Refusal> {
    let status = sessions::status(db, caller, team)?;
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let search: String = search.chars().take(LONGEST).collect();
    let words = SearchTerms::of(&search);
    let results = hierarchy::results(db, caller)?;
    let (mut subjects, mut aside) = (Vec::new(), Vec::new());
    for subject in bank::subjects(db)? {
        let Some(name) = SubjectName::parse(&subject.name) else {
            continue;
        };
        if !caller.sees(&subject) {
            continue;
        }
        let nodes = hierarchy::with_results(db, caller, &name, view, results.as_ref())?;
        let mut hidden: BTreeMap<String, String> = leaves(&nodes)
            .into_iter()
            .map(|leaf| (format!("{name}/{}", leaf.id), leaf.name.clone()))
            .filter(|(path, _)| ticked.contains(path))
            .collect();
        let nodes = found(nodes, &words, &subject.name);
        for leaf in leaves(&nodes) {
            hidden.remove(&format!("{name}/{}", leaf.id));
        }
        aside.extend(hidden);
        if !nodes.is_empty() {
            subjects.push((subject.name, nodes));
        }
    }
    let path = |exercise: crate::sessions::rows::SessionExercise| {
        format!("{}/{}", exercise.subject, exercise.slug)
    };
    Ok(ExerciseChoice {
        team,
        finished: status.finished,
        running: status.runs(),
        chosen: status.exercises.into_iter().map(path).collect(),
        subjects,
        ticked,
        aside,
    })
}

/// The part of a tree where every word stands in the leaf or in the names of the sections around it; sections without any such leaf are left out.
fn found(nodes: Vec<ShownNode>, words: &SearchTerms, around: &str) -> Vec<ShownNode> {
    let kept = |node: ShownNode| match node {
        ShownNode::Section { name, children } => {
            let children = found(children, words, &format!("{around} {name}"));
            (!children.is_empty()).then_some(ShownNode::Section { name, children })
        }
        ShownNode::Leaf(leaf) => {
            let description = leaf.details.as_ref().map(|details| &details.description);
            let text = format!(
                "{around} {} {} {}",
                leaf.id,
                leaf.name,
                description.map_or("", String::as_str)
            );
            words.stand_in(&text).then_some(ShownNode::Leaf(leaf))
        }
    };
    nodes.into_iter().filter_map(kept).collect()
}

/// What to do with the session that is there before exercises are put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionStart {
    /// Go on with it.
    Continue,
    /// A new one in its place.
    Anew {
        /// Save the report of the old one first.
        save: bool,
    },
}

/// What is to be put in, as it was found before anything is written.
#[derive(Debug)]
pub struct PreparedSession {
    /// The path of each, and what was found out about it.
    additions: Vec<(String, Addition)>,
    /// The offset of the session that is to be begun, where one is.
    offset: Option<i32>,
    save: bool,
}

/// Looks at what is to be put in, off the writer. What cannot be put in is told by [`put`].
pub fn prepare(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    team: i32,
    exercises: &[(SubjectName, ExerciseId)],
    start: SessionStart,
) -> Result<PreparedSession, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let (offset, save) = match start {
        SessionStart::Continue => (None, false),
        SessionStart::Anew { save } => {
            (Some(sessions::offset(&classroom.kernel.environment)), save)
        }
    };
    let mut additions = Vec::new();
    for (subject, id) in exercises.iter().take(MOST) {
        let addition = sessions::prepare(db, &classroom.bank, caller, team, subject, id, offset)?;
        additions.push((format!("{subject}/{id}"), addition));
    }
    Ok(PreparedSession {
        additions,
        offset,
        save,
    })
}

/// Puts exercises in; those that are in already stay where they are.
pub fn put(
    db: &WriteTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    team: i32,
    prepared: &PreparedSession,
) -> Result<usize, Refusal> {
    if let Some(offset) = prepared.offset {
        let status = sessions::status(db, caller, team)?;
        // A report without anybody in it says nothing.
        if prepared.save && !status.rows.is_empty() {
            reports::save(
                db,
                classroom.settings,
                &classroom.kernel.environment,
                caller,
                team,
            )?;
        }
        sessions::start_anew(db, &classroom.kernel.environment, caller, team, offset)?;
    }
    let mut chosen: HashSet<String> = HashSet::new();
    for exercise in sessions::status(db, caller, team)?.exercises {
        chosen.insert(format!("{}/{}", exercise.subject, exercise.slug));
    }
    let mut added = 0;
    for (path, addition) in &prepared.additions {
        if chosen.insert(path.clone()) {
            sessions::add(db, &classroom.bank, caller, team, addition)?;
            added += 1;
        }
    }
    Ok(added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eqex_bank::hierarchy::ShownExercise;

    fn leaf(id: &str, name: &str) -> ShownNode {
        ShownNode::Leaf(ShownExercise {
            id: id.to_owned(),
            name: name.to_owned(),
            details: None,
        })
    }

    #[test]
    fn words_may_stand_in_names_and_in_sections() {
        let tree = || {
            vec![
                ShownNode::Section {
                    name: "Energy".to_owned(),
                    children: vec![leaf("spring", "A spring"), leaf("hill", "Down the hill")],
                },
                leaf("spring-2", "Żaba"),
            ]
        };
        let ids = |search: &str| -> Vec<String> {
            fn walk(nodes: &[ShownNode], ids: &mut Vec<String>) {
                for node in nodes {
                    match node {
                        ShownNode::Section { children, .. } => walk(children, ids),
                        ShownNode::Leaf(leaf) => ids.push(leaf.id.clone()),
                    }
                }
            }
            let mut ids = Vec::new();
            walk(
                &found(tree(), &SearchTerms::of(search), "mechanics"),
                &mut ids,
            );
            ids
        };
        assert_eq!(ids(""), ["spring", "hill", "spring-2"]);
        assert_eq!(ids("energy spring"), ["spring"]);
        assert_eq!(ids("żaba"), ["spring-2"]);
        assert_eq!(ids("zaba"), ["spring-2"]);
        assert_eq!(ids("mechanics hill"), ["hill"]);
        assert!(ids("optics").is_empty());
    }
}
