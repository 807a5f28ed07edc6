//! Reading the header's keys and values.

use super::{Difficulty, Header, Localized, is_file_name, pitfalls, tolerance};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Known, nearest};
use crate::limits::{MAX_HEADER, MAX_HEADER_DEPTH};
use crate::span::Span;
use crate::yaml::{self, Document, Entry, Node, Value};
use eqex_messages::Message;
use eqex_messages::is_language_tag;

const KEYS: [&str; 13] = [
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
    "license",
];

pub(super) fn header(source: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Header> {
    let mut reader = Reader {
        source,
        span,
        diagnostics,
    };
    if span.of(source).len() > MAX_HEADER {
        reader.report(
            Diagnostic::new(E0205, "size", reader.start())
                .with("size", span.of(source).len())
                .with("limit", MAX_HEADER),
        );
        return None;
    }
    match yaml::read(source, span, MAX_HEADER_DEPTH) {
        Ok(document) => reader.document(document),
        Err(error) => {
            reader.report(unreadable(&error, source));
            None
        }
    }
}

fn unreadable(error: &yaml::Unreadable, source: &str) -> Diagnostic {
    let diagnostic = match error.reason {
        yaml::Reason::Depth => {
            return Diagnostic::new(E0205, "depth", error.span).with("limit", MAX_HEADER_DEPTH);
        }
        yaml::Reason::Twice => {
            Diagnostic::new(E0201, "twice", error.span).with("key", error.key(source))
        }
        _ if error.wants_quotes() => Diagnostic::new(E0201, "quotes", error.span),
        _ => Diagnostic::new(E0201, "yaml", error.span),
    };
    error.explain(source, diagnostic)
}

pub(super) struct Reader<'a> {
    pub(super) source: &'a str,
    span: Span,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where the header begins.
    fn start(&self) -> Span {
        Span::new(self.span.range().start, self.span.range().start)
    }

    /// Where to point to for the value of a key: at the key where nothing stands.
    fn place(&self, entry: &Entry) -> Span {
        entry.value.place(self.source, entry.key.span)
    }

    fn document(&mut self, document: Document) -> Option<Header> {
        if let Some(anchor) = document.anchor {
            self.diagnostics
                .push_new_rule(Diagnostic::new(E0220, "", anchor));
        }
        if let Some(tag) = document.tag {
            let diagnostic = Diagnostic::new(E0221, "", tag).with("tag", tag.of(self.source));
            self.diagnostics.push_new_rule(diagnostic);
        }
        let entries = match document.root {
            None => Vec::new(),
            Some(root) if root.is_null() => Vec::new(),
            Some(Node {
                value: Value::Mapping(entries),
                ..
            }) => entries,
            Some(root) => {
                let place = root.place(self.source, self.start());
                self.report(Diagnostic::new(E0203, "mapping", place));
                return None;
            }
        };
        let mut header = Header::default();
        for required in ["type", "name"] {
            if !entries
                .iter()
                .any(|entry| entry.key.text() == Some(required))
            {
                // There is one type only; a name is its author's to find.
                let (line, safe) = match required {
                    "type" => ("type: EqEx\n", true),
                    _ => ("name: …\n", false),
                };
                let place = self.start();
                self.report(
                    Diagnostic::new(E0202, "", place)
                        .with("key", required)
                        .mend(place, line, safe),
                );
            }
        }
        for entry in entries {
            match entry.key.text() {
                Some(key) => {
                    let key = key.to_owned();
                    self.entry(&mut header, &key, entry);
                }
                None => {
                    let place = entry.key.place(self.source, self.start());
                    self.report(Diagnostic::new(E0203, "key", place));
                }
            }
        }
        Some(header)
    }

    fn entry(&mut self, header: &mut Header, key: &str, entry: Entry) {
        match key {
            "type" => match entry.value.text() {
                Some(kind) => {
                    header.kind = kind.to_owned();
                    header.kind_span = self.place(&entry);
                }
                None => self.required(key, &entry, Message::new("wanted-word")),
            },
            "name" => match self.localized(&entry.value, false) {
                Some(name) => {
                    if name.is_blank() {
                        self.report(Diagnostic::new(E0206, "name", self.place(&entry)));
                    }
                    header.name = name;
                }
                None => {
                    let end = self.span.range().end;
                    pitfalls::look_for_note(self.source, end, &entry.value, self.diagnostics);
                    self.required(key, &entry, Message::new("wanted-text-by-language"));
                }
            },
            "cases" | "shuffle" => {
                let place = entry.key.span;
                let diagnostic = Diagnostic::new(E0208, "key", place).with("key", key);
                self.diagnostics.push_new_rule(diagnostic);
            }
            _ if KEYS.contains(&key) => {
                // A key without a value is as good as none.
                if !entry.value.is_null() {
                    self.optional(header, key, &entry);
                }
            }
            _ => {
                if !self.diagnostics.is_full() {
                    let place = entry.key.span;
                    let warning = Diagnostic::new(W0201, "", place).with("key", key);
                    let meant = self
                        .diagnostics
                        .near(Known::Keys, key, || nearest(key, KEYS));
                    self.report(match meant {
                        Some(meant) => warning.offer(place, meant),
                        None => warning,
                    });
                }
                header.others.push(entry.key.span);
            }
        }
    }

    /// A key that an exercise need not have: a value of the wrong kind is told and has no effect.
    fn optional(&mut self, header: &mut Header, key: &str, entry: &Entry) {
        match key {
            "img" => self.images(header, entry),
            "tolerance" => tolerance::read(self, header, entry),
            "digits" => self.digits(header, entry),
            "units" => {
                if entry.value.text() == Some("si") {
                    let place = self.place(entry);
                    self.report(Diagnostic::new(E0208, "units", place).offer(place, "text"));
                } else {
                    self.choice(key, entry, &["text", "si"]);
                }
            }
            "difficulty" => {
                header.difficulty = match self.choice(key, entry, &["easy", "medium", "hard"]) {
                    Some(0) => Difficulty::Easy,
                    Some(2) => Difficulty::Hard,
                    _ => Difficulty::Medium,
                };
            }
            "lang" => match entry.value.text() {
                Some(tag) if is_language_tag(tag) => header.lang = Some(tag.to_owned()),
                Some(tag) => {
                    let place = self.place(entry);
                    self.report(Diagnostic::new(W0220, "language", place).with("language", tag));
                }
                None => self.wrong_value(key, entry, Message::new("wanted-language")),
            },
            "tags" => {
                let tags = self.texts(key, entry, &Message::new("wanted-words"));
                header.tags = tags.into_iter().map(|(tag, _)| tag).collect();
            }
            "hints" => header.hints = self.hints(entry, &mut header.hint_places),
            "author" => header.author = self.string(key, entry),
            "source" => header.source = self.string(key, entry),
            "license" => header.license = self.string(key, entry),
            _ => {}
        }
    }

    fn required(&mut self, key: &str, entry: &Entry, wanted: Message) {
        let place = self.place(entry);
        self.report(
            Diagnostic::new(E0203, "value", place)
                .with("key", key)
                .with("wanted", wanted),
        );
    }

    /// Tells that the value of an optional key, or of one of its parts, is not what it must be.
    pub(super) fn wrong_value(&mut self, key: &str, entry: &Entry, wanted: Message) {
        self.wrong_at(key, self.place(entry), wanted);
    }

    fn wrong_at(&mut self, key: &str, place: Span, wanted: Message) {
        self.report(
            Diagnostic::new(W0220, "value", place)
                .with("key", key)
                .with("wanted", wanted),
        );
    }

    /// A text, looked at for what YAML may have made of it.
    fn text(&mut self, node: &Node, in_brackets: bool) -> Option<String> {
        let text = node.text()?.to_owned();
        let end = self.span.range().end;
        pitfalls::look(self.source, end, node, in_brackets, self.diagnostics);
        Some(text)
    }

    fn string(&mut self, key: &str, entry: &Entry) -> Option<String> {
        let text = self.text(&entry.value, false);
        if text.is_none() {
            self.wrong_value(key, entry, Message::new("wanted-text"));
        }
        text
    }

    /// One text, or a list of them, each with its place.
    fn texts(&mut self, key: &str, entry: &Entry, wanted: &Message) -> Vec<(String, Span)> {
        if let Some(text) = self.text(&entry.value, false) {
            return vec![(text, self.place(entry))];
        }
        let Value::Sequence(items) = &entry.value.value else {
            self.wrong_value(key, entry, wanted.clone());
            return Vec::new();
        };
        let in_brackets = self.in_brackets(&entry.value);
        let mut texts = Vec::new();
        for item in items {
            let place = item.place(self.source, self.place(entry));
            match self.text(item, in_brackets) {
                Some(text) => texts.push((text, place)),
                None => self.wrong_at(key, place, wanted.clone()),
            }
        }
        texts
    }

    fn in_brackets(&self, node: &Node) -> bool {
        node.span.of(self.source).starts_with(['[', '{'])
    }

    /// A text, or one for each of several languages.
    fn localized(&mut self, node: &Node, in_brackets: bool) -> Option<Localized> {
        let Value::Mapping(entries) = &node.value else {
            let text = self.text(node, in_brackets)?;
            return Some(Localized(vec![(None, text)]));
        };
        let is_good = |entry: &Entry| {
            entry.key.text().is_some_and(is_language_tag) && entry.value.text().is_some()
        };
        if entries.is_empty() || !entries.iter().all(is_good) {
            return None;
        }
        let in_brackets = in_brackets || self.in_brackets(node);
        let mut texts = Vec::new();
        for entry in entries {
            let tag = entry.key.text()?.to_owned();
            texts.push((Some(tag), self.text(&entry.value, in_brackets)?));
        }
        Some(Localized(texts))
    }

    fn hints(&mut self, entry: &Entry, places: &mut Vec<Span>) -> Vec<Localized> {
        let wanted = || Message::new("wanted-texts-by-language");
        let Value::Sequence(items) = &entry.value.value else {
            self.wrong_value("hints", entry, wanted());
            return Vec::new();
        };
        let in_brackets = self.in_brackets(&entry.value);
        let mut hints = Vec::new();
        for item in items {
            match self.localized(item, in_brackets) {
                Some(hint) => {
                    hints.push(hint);
                    match &item.value {
                        Value::Mapping(entries) => {
                            places.extend(entries.iter().map(|entry| entry.value.span));
                        }
                        _ => places.push(item.span),
                    }
                }
                None => {
                    let place = item.place(self.source, self.place(entry));
                    self.wrong_at("hints", place, wanted());
                }
            }
        }
        hints
    }

    fn images(&mut self, header: &mut Header, entry: &Entry) {
        for (image, place) in self.texts("img", entry, &Message::new("wanted-files")) {
            if is_file_name(&image) {
                header.images.push(image);
                header.image_places.push(place);
            } else {
                self.report(Diagnostic::new(W0220, "file", place).with("file", image));
            }
        }
    }

    fn digits(&mut self, header: &mut Header, entry: &Entry) {
        let number = entry.value.scalar().and_then(yaml::Scalar::whole);
        match number {
            Some(digits @ 1..=15) => header.digits = u8::try_from(digits).unwrap_or(3),
            Some(_) => {
                let place = self.place(entry);
                self.report(Diagnostic::new(W0220, "digits", place));
            }
            None => self.wrong_value("digits", entry, Message::new("wanted-digits")),
        }
    }

    /// Which of the words the value is.
    fn choice(&mut self, key: &str, entry: &Entry, allowed: &[&'static str]) -> Option<usize> {
        let word = entry.value.text();
        if let Some(index) = allowed.iter().position(|allowed| word == Some(allowed)) {
            return Some(index);
        }
        let place = self.place(entry);
        let list: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
        let diagnostic = Diagnostic::new(W0220, "choice", place)
            .with("key", key)
            .with("choices", list.join(", "));
        let meant = word.and_then(|word| {
            let find = || nearest(word, allowed.iter().copied());
            self.diagnostics.near(Known::Choices, word, find)
        });
        self.report(match meant {
            Some(meant) => diagnostic.offer(place, meant),
            None => diagnostic,
        });
        None
    }
}
