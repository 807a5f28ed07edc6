//! The YAML header as types.

use serde_yaml::{Mapping, Value};

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::grade::Tolerance;
use crate::limits::{MAX_HEADER, MAX_HEADER_DEPTH};
use crate::messages::Message;
use crate::segments::is_language_tag;
use crate::span::Span;

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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// As written; the table of [`crate::kinds`] says what it means.
    pub kind: String,
    pub kind_span: Span,
    pub name: Localized,
    pub images: Vec<String>,
    /// For unknowns that `tolerances` does not name; none: the instance's.
    pub tolerance: Option<Tolerance>,
    pub tolerances: Vec<(String, Tolerance, Span)>,
    /// Significant figures of a value drawn from a range with no step.
    pub digits: u8,
    pub difficulty: Difficulty,
    pub lang: Option<String>,
    pub tags: Vec<String>,
    pub hints: Vec<Localized>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub license: Option<String>,
    /// Keys that version 1 does not know, as they were.
    pub others: Mapping,
}

const KEYS: [&str; 12] = [
    "type",
    "name",
    "img",
    "tolerance",
    "digits",
    "units",
    "difficulty",
    "lang",
    "tags",
    "hints",
    "author",
    "source",
];

/// Reads the header at `span`. `None` where not even its keys can be read.
pub fn read(source: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Header> {
    let text = span.of(source);
    let mut reader = Reader {
        source,
        span,
        diagnostics,
    };
    if text.len() > MAX_HEADER {
        let start = Span::new(span.range().start, span.range().start);
        reader.report(
            Diagnostic::new(E0205, "size", start)
                .with("size", text.len())
                .with("limit", MAX_HEADER),
        );
        return None;
    }
    if let Some(at) = too_deep(text) {
        let place = Span::new(at, at + 1).shift(span.start);
        reader.report(Diagnostic::new(E0205, "depth", place).with("limit", MAX_HEADER_DEPTH));
        return None;
    }
    match serde_yaml::from_str::<Value>(text) {
        Ok(Value::Mapping(mapping)) => reader.mapping(mapping),
        Ok(Value::Null) => reader.mapping(Mapping::new()),
        Ok(_) => {
            let place = Span::new(
                span.range().start,
                span.range().start + text.trim_end().len(),
            );
            reader.report(Diagnostic::new(E0203, "mapping", place));
            None
        }
        Err(error) => {
            reader.yaml_error(&error);
            None
        }
    }
}

/// Where more brackets are open than any header needs. Quotes are not looked at: the limit is far above what a header in words holds.
pub fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_HEADER_DEPTH {
            return Some(at);
        }
    }
    None
}

struct Reader<'a> {
    source: &'a str,
    span: Span,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn yaml_error(&mut self, error: &serde_yaml::Error) {
        let text = self.span.of(self.source);
        let full = error.to_string();
        if let Some(key) = full
            .split("duplicate entry with key \"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
        {
            let first = self.key(key);
            let second = self.key_after(key, first.end);
            self.report(
                Diagnostic::new(E0201, "twice", second)
                    .with("key", key)
                    .place(first, "first"),
            );
            return;
        }
        // The library says the place in words at the end of its message; we say it ourselves.
        let message = full
            .split(" at line ")
            .next()
            .unwrap_or(&full)
            .trim_end_matches(':')
            .to_owned();
        let place = error.location().map_or(Span::new(0, 0), |location| {
            let line_start: usize = text
                .split_inclusive('\n')
                .take(location.line().saturating_sub(1))
                .map(str::len)
                .sum();
            let line = text[line_start.min(text.len())..]
                .lines()
                .next()
                .unwrap_or("");
            let at = line
                .char_indices()
                .nth(location.column().saturating_sub(1))
                .map_or(line.len(), |(at, _)| at);
            let width = line[at..].chars().next().map_or(0, char::len_utf8);
            Span::new(line_start + at, line_start + at + width)
        });
        self.report(
            Diagnostic::new(E0201, "yaml", place.shift(self.span.start)).with("reason", message),
        );
    }

    /// The place of a key at the start of a line.
    fn key(&self, key: &str) -> Span {
        self.key_after(key, self.span.start)
    }

    fn key_after(&self, key: &str, from: u32) -> Span {
        let mut at = from as usize;
        let end = self.span.range().end;
        while at < end {
            let rest = &self.source[at..end];
            let line = rest.split('\n').next().unwrap_or("");
            let indent = line.len() - line.trim_start_matches([' ', '"', '\'']).len();
            if line[indent..].starts_with(key)
                && line[indent + key.len()..]
                    .trim_start_matches(['"', '\'', ' ', '\t'])
                    .starts_with(':')
            {
                return Span::new(at + indent, at + indent + key.len());
            }
            at += line.len() + 1;
        }
        Span::new(self.span.range().start, self.span.range().start)
    }

    /// The place of what stands after `key:` on its line.
    fn value(&self, key: &str) -> Span {
        let key_span = self.key(key);
        let start = key_span.range().end;
        let line = self.source[start..self.span.range().end.max(start)]
            .split('\n')
            .next()
            .unwrap_or("");
        let offset = line.find(':').map_or(0, |at| at + 1);
        let value = line[offset..].trim();
        if value.is_empty() {
            return key_span;
        }
        let begin = start + offset + line[offset..].find(value).unwrap_or(0);
        Span::new(begin, begin + value.len())
    }

    fn wrong_type(&mut self, key: &str, wanted: Message) {
        let place = self.value(key);
        self.report(
            Diagnostic::new(E0203, "value", place)
                .with("key", key)
                .with("wanted", wanted),
        );
    }

    fn mapping(&mut self, mapping: Mapping) -> Option<Header> {
        let mut header = Header {
            digits: 3,
            ..Header::default()
        };
        for required in ["type", "name"] {
            if !mapping.contains_key(required) {
                let place = Span::new(self.span.range().start, self.span.range().start);
                let line = if required == "type" {
                    "type: EqEx\n"
                } else {
                    "name: …\n"
                };
                // There is one type only; a name is its author's to find.
                let safe = required == "type";
                self.report(
                    Diagnostic::new(E0202, "", place)
                        .with("key", required)
                        .mend(place, line, safe),
                );
            }
        }
        for (key, value) in mapping {
            let Some(key) = key.as_str().map(str::to_owned) else {
                let place = Span::new(self.span.range().start, self.span.range().start);
                self.report(Diagnostic::new(E0203, "key", place));
                continue;
            };
            self.entry(&mut header, &key, value);
        }
        Some(header)
    }

    fn entry(&mut self, header: &mut Header, key: &str, value: Value) {
        match key {
            "type" => match value {
                Value::String(kind) => {
                    header.kind = kind;
                    header.kind_span = self.value(key);
                }
                _ => self.wrong_type(key, Message::new("wanted-word")),
            },
            "name" => {
                let wanted = Message::new("wanted-text-by-language");
                if let Some(name) = self.localized(key, value, wanted) {
                    if name.is_blank() {
                        self.report(Diagnostic::new(E0206, "name", self.value(key)));
                    }
                    header.name = name;
                }
            }
            "img" => {
                header.images = self.strings(key, value, Message::new("wanted-files"));
                for image in header.images.clone() {
                    if !is_file_name(&image) {
                        let place = self.value(key);
                        self.report(Diagnostic::new(E0206, "file", place).with("file", image));
                    }
                }
            }
            "tolerance" => self.tolerance(header, value),
            "digits" => match value.as_u64() {
                Some(digits @ 1..=15) => header.digits = u8::try_from(digits).unwrap_or(3),
                Some(_) => self.report(Diagnostic::new(E0206, "digits", self.value(key))),
                None => self.wrong_type(key, Message::new("wanted-digits")),
            },
            "units" => match value.as_str() {
                Some("text") => {}
                Some("si") => {
                    let place = self.value(key);
                    self.report(Diagnostic::new(E0208, "", place).offer(place, "text"));
                }
                _ => self.word(key, &value, &["text", "si"]),
            },
            "difficulty" => match value.as_str() {
                Some("easy") => header.difficulty = Difficulty::Easy,
                Some("medium") => header.difficulty = Difficulty::Medium,
                Some("hard") => header.difficulty = Difficulty::Hard,
                _ => self.word(key, &value, &["easy", "medium", "hard"]),
            },
            "lang" => match value {
                Value::String(tag) if is_language_tag(&tag) => header.lang = Some(tag),
                Value::String(tag) => {
                    let place = self.value(key);
                    self.report(Diagnostic::new(E0206, "language", place).with("language", tag));
                }
                // `no` is Norwegian to a person and a truth value to old YAML.
                Value::Bool(false) => header.lang = Some("no".into()),
                _ => self.wrong_type(key, Message::new("wanted-language")),
            },
            "tags" => header.tags = self.strings(key, value, Message::new("wanted-words")),
            "hints" => header.hints = self.hints(value),
            "author" => header.author = self.string(key, value),
            "source" => header.source = self.string(key, value),
            "license" => header.license = self.string(key, value),
            _ if self.diagnostics.is_full() => {
                header.others.insert(Value::String(key.to_owned()), value);
            }
            _ => {
                let place = self.key(key);
                let warning = Diagnostic::new(W0201, "", place).with("key", key);
                self.report(match nearest(key, KEYS.into_iter().chain(["license"])) {
                    Some(meant) => warning.offer(place, meant),
                    None => warning,
                });
                header.others.insert(Value::String(key.to_owned()), value);
            }
        }
    }

    fn word(&mut self, key: &str, value: &Value, allowed: &[&'static str]) {
        let place = self.value(key);
        let list = allowed
            .iter()
            .map(|word| format!("`{word}`"))
            .collect::<Vec<_>>()
            .join(", ");
        let diagnostic = Diagnostic::new(E0206, "choice", place)
            .with("key", key)
            .with("choices", list);
        let meant = value
            .as_str()
            .and_then(|word| nearest(word, allowed.iter().copied()));
        self.report(match meant {
            Some(meant) => diagnostic.offer(place, meant),
            None => diagnostic,
        });
    }

    fn string(&mut self, key: &str, value: Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            _ => {
                self.wrong_type(key, Message::new("wanted-text"));
                None
            }
        }
    }

    fn strings(&mut self, key: &str, value: Value, wanted: Message) -> Vec<String> {
        match value {
            Value::Null => Vec::new(),
            Value::String(text) => vec![text],
            Value::Sequence(items) => {
                let texts: Option<Vec<String>> = items
                    .into_iter()
                    .map(|item| item.as_str().map(str::to_owned))
                    .collect();
                texts.unwrap_or_else(|| {
                    self.wrong_type(key, wanted);
                    Vec::new()
                })
            }
            _ => {
                self.wrong_type(key, wanted);
                Vec::new()
            }
        }
    }

    fn localized(&mut self, key: &str, value: Value, wanted: Message) -> Option<Localized> {
        match value {
            Value::String(text) => return Some(Localized(vec![(None, text)])),
            Value::Mapping(map) if !map.is_empty() => {
                let texts: Option<Vec<_>> = map
                    .into_iter()
                    .map(|(tag, text)| {
                        let tag = tag.as_str().filter(|tag| is_language_tag(tag))?.to_owned();
                        Some((Some(tag), text.as_str()?.to_owned()))
                    })
                    .collect();
                if let Some(texts) = texts {
                    return Some(Localized(texts));
                }
            }
            _ => {}
        }
        self.wrong_type(key, wanted);
        None
    }

    fn hints(&mut self, value: Value) -> Vec<Localized> {
        let wanted = || Message::new("wanted-texts-by-language");
        match value {
            Value::Null => Vec::new(),
            Value::Sequence(items) => items
                .into_iter()
                .filter_map(|item| self.localized("hints", item, wanted()))
                .collect(),
            _ => {
                self.wrong_type("hints", wanted());
                Vec::new()
            }
        }
    }

    fn tolerance(&mut self, header: &mut Header, value: Value) {
        if let Value::Mapping(map) = value {
            let key_end = self.key("tolerance").end;
            for (name, value) in map {
                let Some(name) = name.as_str().map(str::to_owned) else {
                    self.wrong_type("tolerance", Message::new("wanted-tolerance"));
                    continue;
                };
                let after = &self.source[key_end as usize..self.span.range().end];
                let offset = after.find(&*name).unwrap_or(0);
                let place = Span::new(offset, offset + name.len()).shift(key_end);
                match tolerance(&value, place) {
                    Ok(tolerance) => header.tolerances.push((name, tolerance, place)),
                    Err(diagnostic) => self.report(diagnostic),
                }
            }
            return;
        }
        match tolerance(&value, self.value("tolerance")) {
            Ok(tolerance) => header.tolerance = Some(tolerance),
            Err(diagnostic) => self.report(diagnostic),
        }
    }
}

fn tolerance(value: &Value, place: Span) -> Result<Tolerance, Diagnostic> {
    let parsed = match value {
        Value::Number(number) => number.as_f64().map(Tolerance::Absolute),
        Value::String(text) => parse_tolerance(text),
        _ => None,
    };
    let tolerance = parsed.ok_or_else(|| Diagnostic::new(E0206, "tolerance", place))?;
    let good = match tolerance {
        Tolerance::Relative(part) => (0.0..=1.0).contains(&part),
        Tolerance::Absolute(width) => width >= 0.0 && width.is_finite(),
        Tolerance::Figures(figures) => (1..=15).contains(&figures),
        Tolerance::Decimals(decimals) => decimals <= 15,
    };
    if good {
        Ok(tolerance)
    } else {
        Err(Diagnostic::new(E0206, "tolerance-limits", place))
    }
}

/// A tolerance as the header and the command line write it: `1%`, `0.05`, `3 figures`, `2 decimals`.
pub fn parse_tolerance(text: &str) -> Option<Tolerance> {
    let text = text.trim();
    if let Some(percent) = text.strip_suffix('%') {
        return Some(Tolerance::Relative(
            percent.trim_end().parse::<f64>().ok()? / 100.0,
        ));
    }
    let counted = |many: &str, one: &str| {
        let count = text.strip_suffix(many).or_else(|| text.strip_suffix(one))?;
        Some(count.trim_end())
    };
    if let Some(count) = counted("figures", "figure") {
        return Some(Tolerance::Figures(count.parse().ok()?));
    }
    if let Some(count) = counted("decimals", "decimal") {
        return Some(Tolerance::Decimals(count.parse().ok()?));
    }
    text.parse().ok().map(Tolerance::Absolute)
}

/// Whether `name` may name a file of a subject's `static/`: one path segment that is not hidden.
pub fn is_file_name(name: &str) -> bool {
    (1..=255).contains(&name.len())
        && !name.starts_with('.')
        && !name
            .chars()
            .any(|c| c == '/' || c == '\\' || c.is_control())
}
