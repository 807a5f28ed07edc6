//! A subject's table of contents.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::names::ExerciseId;

/// Sections within sections.
pub const MAX_DEPTH: usize = 32;
/// Sections and exercises together.
pub const MAX_NODES: usize = 10_000;
/// Characters of a section's name.
pub const MAX_SECTION: usize = 200;

/// A node of a hierarchy. On the wire `{"name": …, "children": […]}` or `{"children": "exercise-id"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeNode {
    Section {
        name: String,
        children: Vec<TreeNode>,
    },
    Exercise(ExerciseId),
}

/// A whole hierarchy within its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tree(pub Vec<TreeNode>);

impl Tree {
    /// Every exercise that is named, in order, as often as it is.
    pub fn exercises(&self) -> Vec<&ExerciseId> {
        fn walk<'a>(nodes: &'a [TreeNode], found: &mut Vec<&'a ExerciseId>) {
            for node in nodes {
                match node {
                    TreeNode::Section { children, .. } => walk(children, found),
                    TreeNode::Exercise(id) => found.push(id),
                }
            }
        }
        let mut found = Vec::new();
        walk(&self.0, &mut found);
        found
    }

    /// The tree without exercises that are not known. Sections stay, also when they are empty.
    #[must_use]
    pub fn keep(self, known: &impl Fn(&ExerciseId) -> bool) -> Tree {
        fn walk(nodes: Vec<TreeNode>, known: &impl Fn(&ExerciseId) -> bool) -> Vec<TreeNode> {
            let kept = |node| match node {
                TreeNode::Section { name, children } => Some(TreeNode::Section {
                    name,
                    children: walk(children, known),
                }),
                TreeNode::Exercise(id) => known(&id).then_some(TreeNode::Exercise(id)),
            };
            nodes.into_iter().filter_map(kept).collect()
        }
        Tree(walk(self.0, known))
    }
}

/// Whether a text can name a section.
pub fn is_section_name(name: &str) -> bool {
    (1..=MAX_SECTION).contains(&name.chars().count()) && !name.chars().any(char::is_control)
}

impl Serialize for TreeNode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            TreeNode::Section { name, children } => {
                map.serialize_entry("name", name)?;
                map.serialize_entry("children", children)?;
            }
            TreeNode::Exercise(id) => map.serialize_entry("children", id)?,
        }
        map.end()
    }
}

/// A node before its limits are looked at.
#[derive(Deserialize)]
struct Raw {
    /// Of a section; whatever a leaf has here is ignored.
    #[serde(default)]
    name: serde_json::Value,
    children: RawChildren,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "`children` is a list of nodes or the id of an exercise"
)]
enum RawChildren {
    Exercise(String),
    Nodes(Vec<Raw>),
}

struct HierarchyLimits {
    nodes: usize,
}

impl HierarchyLimits {
    fn nodes(&mut self, raw: Vec<Raw>, depth: usize) -> Result<Vec<TreeNode>, String> {
        let mut nodes = Vec::with_capacity(raw.len());
        for raw in raw {
            self.nodes += 1;
            if self.nodes > MAX_NODES {
                return Err(format!("a hierarchy has at most {MAX_NODES} nodes"));
            }
            if depth > MAX_DEPTH {
                return Err(format!("sections nest at most {MAX_DEPTH} deep"));
            }
            match raw.children {
                // What cannot be an id is no exercise that exists.
                RawChildren::Exercise(id) => {
                    nodes.extend(ExerciseId::parse(&id).map(TreeNode::Exercise));
                }
                RawChildren::Nodes(children) => {
                    let name = raw.name.as_str().filter(|name| is_section_name(name));
                    let name = name.ok_or_else(|| {
                        format!("a section has a `name` of 1 to {MAX_SECTION} characters")
                    })?;
                    nodes.push(TreeNode::Section {
                        name: name.to_owned(),
                        children: self.nodes(children, depth + 1)?,
                    });
                }
            }
        }
        Ok(nodes)
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Tree, D::Error> {
        let raw = Vec::<Raw>::deserialize(deserializer)?;
        HierarchyLimits { nodes: 0 }
            .nodes(raw, 1)
            .map(Tree)
            .map_err(de::Error::custom)
    }
}

impl JsonSchema for Tree {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Hierarchy".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let node = generator.subschema_for::<TreeNode>();
        json_schema!({"type": "array", "items": node})
    }
}

impl JsonSchema for TreeNode {
    fn schema_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let node = generator.subschema_for::<TreeNode>();
        json_schema!({"anyOf": [
            {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "minLength": 1, "maxLength": MAX_SECTION, "pattern": "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"},
                    "children": {"type": "array", "items": node}
                },
                "required": ["name", "children"]
            },
            {
                "type": "object",
                "properties": {"children": {"type": "string", "description": "the id of an exercise"}},
                "required": ["children"]
            }
        ]})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Tree, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn nodes() {
        let tree = read(
            r#"[{"name":7,"children":"a"},{"name":"S","children":[{"children":"b"},{"children":"No!"}]}]"#,
        )
        .expect("it is good");
        let ids: Vec<_> = tree.exercises().iter().map(ToString::to_string).collect();
        assert_eq!(ids, ["a", "b"]);
        let text = serde_json::to_string(&tree).expect("it is written");
        assert_eq!(
            text,
            r#"[{"children":"a"},{"name":"S","children":[{"children":"b"}]}]"#
        );
        for bad in [
            r#"[{"name":"","children":[]}]"#,
            r#"[{"name":"x"}]"#,
            r#"[{"children":[]}]"#,
            r#"[{"name":"x","children":7}]"#,
            "{}",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn limits() {
        let nested = |depth: usize| {
            format!(
                "[{}{}]",
                r#"{"name":"s","children":["#.repeat(depth),
                "]}".repeat(depth)
            )
        };
        assert!(read(&nested(32)).is_ok() && read(&nested(33)).is_err());
        let many = |count: usize| format!("[{}]", vec![r#"{"children":"a"}"#; count].join(","));
        assert!(read(&many(10_000)).is_ok() && read(&many(10_001)).is_err());
    }
}
