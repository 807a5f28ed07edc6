//! `index.yml`: the hierarchy of a subject as a file. A text is an exercise, a map with one key is a section.

use std::collections::BTreeMap;

use eqex::{
    Diagnostic, Diagnostics, E0801, E0820, Rules, Span, YamlEntry, YamlMeaning, YamlNode,
    YamlReason, YamlUnreadable, YamlValue, read_yaml, shorten,
};

use crate::names::ExerciseId;
use crate::tree::{MAX_DEPTH, MAX_NODES, MAX_SECTION, is_section_name};
use crate::tree::{Tree, TreeNode};

/// Size of an index in bytes.
const MAX_SIZE: usize = 1024 * 1024;
/// Lists and maps that may be open at once: a section is a map in a list.
const MAX_OPEN: usize = 2 * MAX_DEPTH + 2;

/// An index that was read. All places lie in its [`text`].
#[derive(Debug, Default)]
pub struct Index {
    pub nodes: Vec<TreeNode>,
    /// Where each exercise is named first.
    pub places: BTreeMap<ExerciseId, Span>,
    /// What is wrong with it without keeping it from being read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads an index. The diagnostic's place lies in `text` of the bytes.
pub fn read_index(bytes: &[u8], rules: Rules) -> Result<Index, Diagnostic> {
    if bytes.len() > MAX_SIZE {
        return Err(Diagnostic::new(E0801, "size", Span::default())
            .with("size", bytes.len())
            .with("limit", MAX_SIZE));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let source = match std::str::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let at = error.valid_up_to();
            let place = Span::new(at, at + '\u{FFFD}'.len_utf8());
            return Err(Diagnostic::new(E0801, "encoding", place));
        }
    };
    let document = read_yaml(source, Span::new(0, source.len()), MAX_OPEN)
        .map_err(|error| unreadable(&error, source))?;
    let mut diagnostics = Diagnostics::of_rules(rules);
    if let Some(anchor) = document.anchor {
        diagnostics.push_new_rule(Diagnostic::new(E0820, "", anchor));
    }
    let mut reader = Reader {
        source,
        nodes: 0,
        places: BTreeMap::new(),
    };
    let nodes = match document.root {
        Some(YamlNode {
            value: YamlValue::Sequence(items),
            ..
        }) => reader.nodes(&items, 1)?,
        Some(root) if !root.is_null() => {
            // The start of it is enough to see what it is.
            let place = root.place(source, Span::default()).range();
            let end = source.floor_char_boundary(place.end.min(place.start + 80));
            let place = Span::new(place.start, end);
            return Err(Diagnostic::new(E0801, "list", place));
        }
        _ => Vec::new(),
    };
    Ok(Index {
        nodes,
        places: reader.places,
        diagnostics: diagnostics.into_sorted(),
    })
}

fn unreadable(error: &YamlUnreadable, source: &str) -> Diagnostic {
    let diagnostic = match error.reason {
        YamlReason::Depth => return Diagnostic::new(E0801, "depth", error.span),
        YamlReason::Twice => {
            Diagnostic::new(E0801, "twice", error.span).with("key", error.key(source))
        }
        _ if error.wants_quotes() => Diagnostic::new(E0801, "quotes", error.span),
        _ => Diagnostic::new(E0801, "yaml", error.span),
    };
    error.explain(source, diagnostic)
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The index as the text that places of its diagnostics lie in.
pub(super) fn text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    String::from_utf8_lossy(bytes).into_owned()
}

/// The tree as an index.
pub fn write_index(tree: &Tree) -> Result<String, serde_yaml::Error> {
    fn value(nodes: &[TreeNode]) -> serde_yaml::Value {
        let node = |node: &TreeNode| match node {
            TreeNode::Exercise(id) => serde_yaml::Value::String(id.to_string()),
            TreeNode::Section { name, children } => {
                let mut map = serde_yaml::Mapping::new();
                map.insert(serde_yaml::Value::String(name.clone()), value(children));
                serde_yaml::Value::Mapping(map)
            }
        };
        serde_yaml::Value::Sequence(nodes.iter().map(node).collect())
    }
    serde_yaml::to_string(&value(&tree.0))
}

struct Reader<'a> {
    source: &'a str,
    nodes: usize,
    places: BTreeMap<ExerciseId, Span>,
}

impl Reader<'_> {
    fn nodes(&mut self, items: &[YamlNode], depth: usize) -> Result<Vec<TreeNode>, Diagnostic> {
        items.iter().map(|item| self.node(item, depth)).collect()
    }

    fn node(&mut self, item: &YamlNode, depth: usize) -> Result<TreeNode, Diagnostic> {
        let place = item.place(self.source, item.span);
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Diagnostic::new(E0801, "count", place).with("limit", MAX_NODES));
        }
        if depth > MAX_DEPTH {
            return Err(Diagnostic::new(E0801, "nesting", place).with("limit", MAX_DEPTH));
        }
        match &item.value {
            YamlValue::Mapping(entries) => match entries.as_slice() {
                [entry] => self.section(entry, depth),
                [_, second, ..] => Err(Diagnostic::new(
                    E0801,
                    "sections",
                    second.key.place(self.source, place),
                )),
                [] => Err(Diagnostic::new(E0801, "entry", place)),
            },
            _ => match word(item) {
                Some(id) => self.exercise(id, place),
                None => Err(Diagnostic::new(E0801, "entry", place)),
            },
        }
    }

    fn exercise(&mut self, text: &str, place: Span) -> Result<TreeNode, Diagnostic> {
        let id = ExerciseId::parse(text)
            .ok_or_else(|| Diagnostic::new(E0801, "id", place).with("name", shorten(text)))?;
        self.places.entry(id.clone()).or_insert(place);
        Ok(TreeNode::Exercise(id))
    }

    fn section(&mut self, entry: &YamlEntry, depth: usize) -> Result<TreeNode, Diagnostic> {
        let place = entry.key.place(self.source, entry.key.span);
        let name = word(&entry.key).ok_or_else(|| Diagnostic::new(E0801, "section-text", place))?;
        if !is_section_name(name) {
            return Err(Diagnostic::new(E0801, "section-name", place).with("limit", MAX_SECTION));
        }
        let children = match &entry.value.value {
            YamlValue::Sequence(items) => self.nodes(items, depth + 1)?,
            _ if entry.value.is_null() => Vec::new(),
            _ => {
                return Err(Diagnostic::new(E0801, "below", place).with("name", shorten(name)));
            }
        };
        Ok(TreeNode::Section {
            name: name.to_owned(),
            children,
        })
    }
}

/// A scalar as it is written: `- 12` is an exercise whose id has digits only, `Yes:` and `2024:` are sections.
fn word(node: &YamlNode) -> Option<&str> {
    let scalar = node.scalar()?;
    (scalar.meaning != YamlMeaning::Null).then_some(scalar.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(text: &str) -> Vec<TreeNode> {
        let index = read_index(text.as_bytes(), Rules::Saving);
        index.expect("it is good").nodes
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_it() {
        let bytes = "\u{FEFF}- ą\n".as_bytes();
        let diagnostic = read_index(bytes, Rules::Saving).expect_err("it is no id");
        assert_eq!(diagnostic.span.of(&text(bytes)), "ą");
        assert_eq!(self::nodes("\u{FEFF}- a\r\n").len(), 1);
    }

    #[test]
    fn aliases_are_refused_or_bounded() {
        let source = "- A: &a\n    - x\n- B: *a\n";
        let told = |rules| {
            let index = read_index(source.as_bytes(), rules).expect("it can be read");
            assert_eq!(index.nodes.len(), 2);
            assert_eq!(index.diagnostics[0].span.of(source), "&a");
            index.diagnostics[0].severity()
        };
        assert_eq!(told(Rules::Saving), eqex::Severity::Error);
        assert_eq!(told(Rules::Stored), eqex::Severity::Warning);
        let mut bomb = "- s0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..20 {
            let before = format!("{{s: *a{}}}, ", level - 1).repeat(8);
            bomb.push_str(&format!("- s{level}: &a{level} [{before}]\n"));
        }
        assert!(read_index(bomb.as_bytes(), Rules::Stored).is_err());
    }

    #[test]
    fn places_of_exercises() {
        let source = "- Motion b:\n    - 'a'\n    - b\n- a\n";
        let index = read_index(source.as_bytes(), Rules::Saving).expect("it is good");
        let places: Vec<&str> = index
            .places
            .values()
            .map(|place| place.of(source))
            .collect();
        assert_eq!(places, ["'a'", "b"]);
    }

    #[test]
    fn sections_and_exercises() {
        let nodes = nodes("- a\n- Part:\n    - b\n    - Empty:\n- 12\n");
        let id = |text| TreeNode::Exercise(ExerciseId::parse(text).expect("it is good"));
        let section = |name: &str, children| TreeNode::Section {
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
        assert_eq!(self::nodes(""), []);
        // A number or truth value is a word here.
        assert_eq!(
            self::nodes("- 2024:\n- true:\n"),
            [section("2024", vec![]), section("true", vec![])]
        );
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
            let diagnostic =
                read_index(text.as_bytes(), Rules::Saving).expect_err("it has a mistake");
            assert_eq!(diagnostic.span.of(text), place, "{diagnostic:?}");
        }
    }

    #[test]
    fn limits() {
        let deep: String = (0..40)
            .map(|depth| format!("{}- s{depth}:\n", "  ".repeat(depth)))
            .collect();
        assert!(read_index(deep.as_bytes(), Rules::Saving).is_err());
        assert!(read_index("- a\n".repeat(10_000).as_bytes(), Rules::Saving).is_ok());
        assert!(read_index("- a\n".repeat(10_001).as_bytes(), Rules::Saving).is_err());
        assert!(read_index("[".repeat(100_000).as_bytes(), Rules::Saving).is_err());
    }
}
