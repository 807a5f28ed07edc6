//! The YAML header as types.

mod pitfalls;
mod read;
mod tolerance;

#[cfg(test)]
pub(crate) use tolerance::parse_tolerance;

use crate::diagnostic::Diagnostics;
use crate::grade::Tolerance;
use crate::heap::HeapSize;
use crate::limits::MAX_HEADER_DEPTH;
use crate::segments;
use crate::span::Span;
use crate::yaml;

/// A text that may exist in several languages. The plain form, or the first entry of a map, comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Localized(Vec<(Option<String>, String)>);

impl Localized {
    /// In the language, or in the nearest there is: without its region, then the first.
    pub fn get(&self, lang: Option<&str>) -> &str {
        let exact = |wanted: &str| {
            self.0.iter().find(|(tag, _)| {
                tag.as_deref()
                    .is_some_and(|tag| tag.eq_ignore_ascii_case(wanted))
            })
        };
        lang.and_then(|lang| exact(lang).or_else(|| exact(lang.split('-').next().unwrap_or(lang))))
            .or(self.0.first())
            .map_or("", |(_, text)| text)
    }

    /// The texts of all languages, in the order of the header.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }

    fn is_blank(&self) -> bool {
        self.0.is_empty() || self.0.iter().any(|(_, text)| text.trim().is_empty())
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    Easy,
    #[default]
    Medium,
    Hard,
}

/// The header of an exercise, defaults filled in where they do not depend on the instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// As written; the table of kinds says what it means.
    pub kind: String,
    pub kind_span: Span,
    pub name: Localized,
    pub images: Vec<String>,
    /// Where each of the images is named.
    pub image_places: Vec<Span>,
    /// For unknowns that `tolerances` does not name; none: the instance's.
    pub tolerance: Option<Tolerance>,
    pub tolerances: Vec<(String, Tolerance, Span)>,
    /// Significant figures of a value drawn from a range with no step.
    pub digits: u8,
    pub difficulty: Difficulty,
    pub lang: Option<String>,
    pub tags: Vec<String>,
    pub hints: Vec<Localized>,
    /// Where the texts of the hints stand, in every language: quotes and signs of blocks included.
    pub hint_places: Vec<Span>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub license: Option<String>,
    /// Where the keys stand that version 1 does not know.
    pub others: Vec<Span>,
}

impl Default for Header {
    fn default() -> Header {
        Header {
            kind: String::new(),
            kind_span: Span::default(),
            name: Localized::default(),
            images: Vec::new(),
            image_places: Vec::new(),
            tolerance: None,
            tolerances: Vec::new(),
            digits: 3,
            difficulty: Difficulty::default(),
            lang: None,
            tags: Vec::new(),
            hints: Vec::new(),
            hint_places: Vec::new(),
            author: None,
            source: None,
            license: None,
            others: Vec::new(),
        }
    }
}

/// Reads the header at `span`. `None` where not even its keys can be read.
pub(crate) fn read(source: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Header> {
    read::header(source, span, diagnostics)
}

/// The header of a text as far as it can be read, whatever is wrong with the text. `None` where it has none.
pub(crate) fn look(text: &str) -> Option<Header> {
    let mut diagnostics = Diagnostics::default();
    let segments = segments::cut(text, &mut diagnostics)?;
    read(text, segments.header, &mut diagnostics)
}

/// The name that the header of a file gives, also where the rest of the file is no exercise yet. Of names in several languages the first one.
pub fn name_in_header(content: &str) -> Option<String> {
    let header = look(&segments::normalize(content.as_bytes()).ok()?)?;
    let name = header.name.get(None).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Where the value of a key of the header stands in a text, with the key; for those who change headers. `None` where the header cannot be read or has
/// no such key.
pub(crate) fn entry(text: &str, key: &str) -> Option<yaml::Entry> {
    let segments = segments::cut(text, &mut Diagnostics::default())?;
    let root = yaml::read(text, segments.header, MAX_HEADER_DEPTH)
        .ok()?
        .root?;
    match root.value {
        yaml::Value::Mapping(entries) => entries
            .into_iter()
            .find(|entry| entry.key.text() == Some(key)),
        _ => None,
    }
}

/// Whether `name` may name a file of a subject's `static/`: one path segment that is not hidden.
pub(crate) fn is_file_name(name: &str) -> bool {
    (1..=255).contains(&name.len())
        && !name.starts_with('.')
        && !name
            .chars()
            .any(|c| c == '/' || c == '\\' || c.is_control())
}

impl HeapSize for Localized {
    fn heap(&self) -> usize {
        self.0.heap()
    }
}

impl HeapSize for Header {
    fn heap(&self) -> usize {
        let texts = [&self.lang, &self.author, &self.source, &self.license];
        let texts: usize = texts.into_iter().map(HeapSize::heap).sum();
        texts
            + self.kind.heap()
            + self.name.heap()
            + self.images.heap()
            + self.image_places.heap()
            + self.tolerances.heap()
            + self.tags.heap()
            + self.hints.heap()
            + self.hint_places.heap()
            + self.others.heap()
    }
}

#[cfg(test)]
mod tests {
    use super::name_in_header;

    #[test]
    fn names_are_found_in_texts_that_are_not_ready() {
        let header = |line: &str| format!("---\ntype: EqEx\n{line}\n---\nname: no");
        for (line, name) in [
            ("name: Two trains", Some("Two trains")),
            ("name: \"A: b\"", Some("A: b")),
            ("name: {en: Stone, pl: Kamień}", Some("Stone")),
            ("name:", None),
            ("names: x", None),
        ] {
            assert_eq!(name_in_header(&header(line)).as_deref(), name, "{line}");
        }
        assert_eq!(name_in_header(""), None);
    }
}
