//! `index.yml`: the hierarchy of a subject as a file. A text is an exercise, a map with one key is a section.

use eqex::codes::E0801;
use eqex::header::too_deep;
use eqex::{Diagnostic, Span};
use serde_yaml::Value;

use crate::model::tree::{MAX_DEPTH, MAX_NODES, MAX_SECTION, is_section_name};
use crate::model::{ExerciseId, Node, Tree};

/// Size of an index in bytes.
const MAX_SIZE: usize = 1024 * 1024;
/// Reads an index. The diagnostic's place lies in [`text`] of the bytes.
pub fn parse_index(bytes: &[u8]) -> Result<Vec<Node>, Diagnostic> {
    if bytes.len() > MAX_SIZE {
        return Err(Diagnostic::new(E0801, "size", Span::default())
            .with("size", bytes.len())
            .with("limit", MAX_SIZE));
    }
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let at = error.valid_up_to();
            let place = Span::new(at, at + '\u{FFFD}'.len_utf8());
            return Err(Diagnostic::new(E0801, "encoding", place));
        }
    };
    if let Some(at) = too_deep(source) {
        return Err(Diagnostic::new(E0801, "depth", Span::new(at, at + 1)));
    }
    let value: Value = serde_yaml::from_str(source).map_err(|error| unreadable(source, &error))?;
    let mut reader = Reader { source, nodes: 0 };
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Sequence(items) => reader.nodes(items, 1),
        _ => Err(Diagnostic::new(
            E0801,
            "list",
            Span::new(0, source.trim_end().floor_char_boundary(80)),
        )),
    }
}

/// The index as the text that places of its diagnostics lie in.
pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The place of a word in the index, for messages about it.
pub(super) fn place_of(source: &str, word: &str) -> Span {
    let is_part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    source
        .match_indices(word)
        .find(|(at, _)| {
            !source[..*at].ends_with(|c| is_part(c) && c != '-')
                && !source[at + word.len()..].starts_with(is_part)
        })
        .map_or_else(Span::default, |(at, _)| Span::new(at, at + word.len()))
}

fn unreadable(source: &str, error: &serde_yaml::Error) -> Diagnostic {
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or(&full);
    let place = error.location().map_or_else(Span::default, |location| {
        let line: usize = source
            .split_inclusive('\n')
            .take(location.line().saturating_sub(1))
            .map(str::len)
            .sum();
        let end = source[line..]
            .find('\n')
            .map_or(source.len(), |at| line + at);
        Span::new(line, end)
    });
    Diagnostic::new(E0801, "yaml", place).with("reason", message)
}

/// The tree as an index.
pub fn write_index(tree: &Tree) -> Result<String, serde_yaml::Error> {
    fn value(nodes: &[Node]) -> Value {
        let node = |node: &Node| match node {
            Node::Exercise(id) => Value::String(id.to_string()),
            Node::Section { name, children } => {
                let mut map = serde_yaml::Mapping::new();
                map.insert(Value::String(name.clone()), value(children));
                Value::Mapping(map)
            }
        };
        Value::Sequence(nodes.iter().map(node).collect())
    }
    serde_yaml::to_string(&value(&tree.0))
}

struct Reader<'a> {
    source: &'a str,
    nodes: usize,
}

impl Reader<'_> {
    fn nodes(&mut self, items: Vec<Value>, depth: usize) -> Result<Vec<Node>, Diagnostic> {
        items
            .into_iter()
            .map(|item| self.node(item, depth))
            .collect()
    }

    fn node(&mut self, item: Value, depth: usize) -> Result<Node, Diagnostic> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Diagnostic::new(E0801, "count", Span::default()).with("limit", MAX_NODES));
        }
        if depth > MAX_DEPTH {
            return Err(Diagnostic::new(E0801, "nesting", Span::default()).with("limit", MAX_DEPTH));
        }
        match item {
            Value::String(id) => self.exercise(&id),
            // `- 12` is an exercise whose id has digits only.
            Value::Number(number) => self.exercise(&number.to_string()),
            Value::Mapping(map) if map.len() == 1 => {
                let (name, children) = map.into_iter().next().unwrap_or_default();
                let name = match name {
                    Value::String(name) => name,
                    Value::Number(number) => number.to_string(),
                    _ => {
                        return Err(Diagnostic::new(E0801, "section-text", Span::default()));
                    }
                };
                self.section(name, children, depth)
            }
            Value::Mapping(map) => {
                let second = map.keys().nth(1).and_then(Value::as_str).unwrap_or("");
                Err(Diagnostic::new(
                    E0801,
                    "sections",
                    place_of(self.source, second),
                ))
            }
            _ => Err(Diagnostic::new(E0801, "entry", Span::default())),
        }
    }

    fn exercise(&self, id: &str) -> Result<Node, Diagnostic> {
        ExerciseId::parse(id).map(Node::Exercise).ok_or_else(|| {
            Diagnostic::new(E0801, "id", place_of(self.source, id)).with("name", shorten(id))
        })
    }

    fn section(&mut self, name: String, children: Value, depth: usize) -> Result<Node, Diagnostic> {
        if !is_section_name(&name) {
            let place = place_of(self.source, &name);
            return Err(Diagnostic::new(E0801, "section-name", place).with("limit", MAX_SECTION));
        }
        let children = match children {
            Value::Null => Vec::new(),
            Value::Sequence(items) => self.nodes(items, depth + 1)?,
            _ => {
                let place = place_of(self.source, &name);
                return Err(Diagnostic::new(E0801, "below", place).with("name", shorten(&name)));
            }
        };
        Ok(Node::Section { name, children })
    }
}

fn shorten(text: &str) -> String {
    eqex::draw::shorten(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_and_exercises() {
        let nodes =
            parse_index(b"- a\n- Part:\n    - b\n    - Empty:\n- 12\n").expect("it is good");
        let id = |text| Node::Exercise(ExerciseId::parse(text).expect("it is good"));
        let section = |name: &str, children| Node::Section {
            name: name.to_owned(),
            children,
        };
        assert_eq!(
            nodes,
            [
                id("a"),
                section("Part", vec![id("b"), section("Empty", vec![])]),
                id("12")
            ]
        );
        assert_eq!(parse_index(b"").expect("it is good"), []);
    }

    #[test]
    fn mistakes_have_places() {
        for (text, place) in [
            ("- a\n- B C\n", "B C"),
            ("- A: 1\n", "A"),
            ("- A:\n    - x\n  B:\n    - y\n", "B"),
            ("a: b\n", "a: b"),
            // Found by fuzzing: a long text that is no list, with a letter across the end of what is marked.
            (
                &format!("a: {}ż", "x".repeat(76)),
                &format!("a: {}", "x".repeat(76)),
            ),
        ] {
            let diagnostic = parse_index(text.as_bytes()).expect_err("it has a mistake");
            assert_eq!(diagnostic.span.of(text), place, "{diagnostic:?}");
        }
    }

    #[test]
    fn limits() {
        let deep: String = (0..40)
            .map(|depth| format!("{}- s{depth}:\n", "  ".repeat(depth)))
            .collect();
        assert!(parse_index(deep.as_bytes()).is_err());
        assert!(parse_index("- a\n".repeat(10_000).as_bytes()).is_ok());
        assert!(parse_index("- a\n".repeat(10_001).as_bytes()).is_err());
        assert!(parse_index("[".repeat(100_000).as_bytes()).is_err());
    }
}
