//! From the events of the parser to a tree.

use std::collections::BTreeMap;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StructureStyle, Tag};

use super::scalar::{self, Meaning, Scalar, Style};
use super::unreadable::{Reason, Unreadable};
use super::{Entry, Node, Value};
use crate::limits::{MAX_COPIES, NODE_WEIGHT};
use crate::span::Span;

/// A text that was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// None where the text holds nothing but blanks and notes.
    pub root: Option<Node>,
    /// The first anchor or alias.
    pub anchor: Option<Span>,
    /// The first tag that is none of YAML's types. What it stands at is read as if it was not there.
    pub tag: Option<Span>,
}

/// Reads the YAML at `span`, in which at most `depth` sequences and mappings are open at once. All places lie in `source`.
pub fn read(source: &str, span: Span, depth: usize) -> Result<Document, Unreadable> {
    let text = span.of(source);
    let mut builder = Builder {
        text,
        base: span.start,
        depth,
        uses: uses(text, depth),
        anchored: BTreeMap::new(),
        room: MAX_COPIES,
        open: Vec::new(),
        last: None,
        document: Document::default(),
        documents: 0,
    };
    for event in Parser::new_from_str_with_options(text, options(depth)) {
        match event {
            Ok((event, at)) => builder.event(event, at)?,
            Err(error) => return Err(builder.unreadable(&error)),
        }
    }
    Ok(builder.document)
}

fn options(depth: usize) -> Options {
    granit_parser::options! {
        // Texts that are stored were read by libyaml, which does it so.
        bom_inside_document_as_content: true,
        block_scalar_eof_without_line_feed: true,
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        flow_nesting_limit: depth,
        block_nesting_limit: depth,
    }
}

/// How often each anchor is used. It has to be known beforehand: a copy of a node is only made, and paid for, where an alias wants it.
fn uses(text: &str, depth: usize) -> BTreeMap<usize, usize> {
    let mut uses = BTreeMap::new();
    if text.contains('&') {
        for event in Parser::new_from_str_with_options(text, options(depth)) {
            match event {
                Ok((Event::Alias(anchor), _)) => *uses.entry(anchor).or_default() += 1,
                Ok(_) => {}
                Err(_) => break,
            }
        }
    }
    uses
}

struct Builder<'a> {
    text: &'a str,
    /// Where the text starts in the source.
    base: u32,
    depth: usize,
    uses: BTreeMap<usize, usize>,
    anchored: BTreeMap<usize, Anchored>,
    /// What may still be copied.
    room: usize,
    open: Vec<Open>,
    /// The last scalar without quotes.
    last: Option<Span>,
    document: Document,
    documents: usize,
}

/// A node that aliases stand for.
struct Anchored {
    node: Node,
    uses: usize,
    /// How many sequences and mappings are open in it at once.
    depth: usize,
}

/// A sequence or mapping whose end has not come yet.
struct Open {
    start: usize,
    anchor: usize,
    flow: bool,
    inside: Inside,
    /// How many are open in it at once, so far.
    depth: usize,
    weight: usize,
}

enum Inside {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        key: Option<Node>,
    },
}

/// A node that is complete, and what an alias of it would cost.
struct Complete {
    node: Node,
    depth: usize,
    weight: usize,
}

impl Builder<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(range.start, range.end).shift(self.base)
    }

    fn event(&mut self, event: Event<'_>, at: granit_parser::Span) -> Result<(), Unreadable> {
        let range = at.byte_range().unwrap_or(0..0);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(self.error(range, Reason::Document));
                }
            }
            Event::Anchor(..) => {
                let place = self.span(range);
                self.document.anchor = self.document.anchor.or(Some(place));
            }
            Event::Alias(anchor) => {
                let copy = self.copy(anchor, range)?;
                self.place(copy)?;
            }
            Event::UnresolvedAlias(_) => {
                let unquoted = self.line_from(range.start);
                let error = self.error(range, Reason::Alias);
                return Err(Unreadable { unquoted, ..error });
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(&at, tag.as_deref());
                let place = self.span(range);
                self.last = (style == ScalarStyle::Plain).then_some(place);
                let node = Node {
                    span: place,
                    value: Value::Scalar(scalar(
                        &text,
                        place.range().is_empty(),
                        style,
                        tag.as_deref(),
                    )),
                };
                let weight = NODE_WEIGHT + text.len();
                self.complete(
                    Complete {
                        node,
                        depth: 0,
                        weight,
                    },
                    anchor,
                )?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.tag(&at, tag.as_deref());
                self.begin(range, anchor, style, Inside::Sequence(Vec::new()))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                self.tag(&at, tag.as_deref());
                let inside = Inside::Mapping {
                    entries: Vec::new(),
                    key: None,
                };
                self.begin(range, anchor, style, inside)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(range)?,
            _ => {}
        }
        Ok(())
    }

    fn begin(
        &mut self,
        range: std::ops::Range<usize>,
        anchor: usize,
        style: StructureStyle,
        inside: Inside,
    ) -> Result<(), Unreadable> {
        if self.open.len() >= self.depth {
            return Err(self.error(range, Reason::Depth));
        }
        self.open.push(Open {
            start: range.start,
            anchor,
            flow: style == StructureStyle::Flow,
            inside,
            depth: 0,
            weight: NODE_WEIGHT,
        });
        Ok(())
    }

    fn end(&mut self, range: std::ops::Range<usize>) -> Result<(), Unreadable> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let value = match open.inside {
            Inside::Sequence(items) => Value::Sequence(items),
            Inside::Mapping { entries, .. } => {
                if let Some((first, second)) = twice(&entries) {
                    return Err(Unreadable {
                        span: second,
                        reason: Reason::Twice,
                        first: Some(first),
                        unquoted: None,
                    });
                }
                Value::Mapping(entries)
            }
        };
        // The parser tells of an end that has no sign only when the next line has begun.
        let end = match (&value, open.flow) {
            (_, true) => range.end,
            (Value::Sequence(items), _) => {
                items.last().map_or(open.start, |item| self.end_of(item))
            }
            (Value::Mapping(entries), _) => entries
                .last()
                .map_or(open.start, |entry| self.end_of(&entry.value)),
            (Value::Scalar(_), _) => range.end,
        };
        let node = Node {
            span: self.span(open.start..end.max(open.start)),
            value,
        };
        let complete = Complete {
            node,
            depth: open.depth + 1,
            weight: open.weight,
        };
        self.complete(complete, open.anchor)
    }

    fn end_of(&self, node: &Node) -> usize {
        node.span.range().end - self.base as usize
    }

    /// Keeps a copy of an anchored node for its aliases, and puts the node where it belongs.
    fn complete(&mut self, complete: Complete, anchor: usize) -> Result<(), Unreadable> {
        if let Some(uses) = self.uses.get(&anchor).copied() {
            let cost = complete.weight.saturating_mul(uses);
            let Some(room) = self.room.checked_sub(cost) else {
                return Err(Unreadable {
                    span: complete.node.span,
                    reason: Reason::Copies,
                    first: None,
                    unquoted: None,
                });
            };
            self.room = room;
            let anchored = Anchored {
                node: complete.node.clone(),
                uses,
                depth: complete.depth,
            };
            self.anchored.insert(anchor, anchored);
        }
        self.place(complete)
    }

    fn place(&mut self, complete: Complete) -> Result<(), Unreadable> {
        let Some(open) = self.open.last_mut() else {
            self.document.root = Some(complete.node);
            return Ok(());
        };
        open.depth = open.depth.max(complete.depth);
        open.weight = open.weight.saturating_add(complete.weight);
        match &mut open.inside {
            Inside::Sequence(items) => items.push(complete.node),
            Inside::Mapping { entries, key } => match key.take() {
                None => *key = Some(complete.node),
                Some(key) => entries.push(Entry {
                    key,
                    value: complete.node,
                }),
            },
        }
        Ok(())
    }

    /// What an alias stands for.
    fn copy(
        &mut self,
        anchor: usize,
        range: std::ops::Range<usize>,
    ) -> Result<Complete, Unreadable> {
        let span = self.span(range.clone());
        self.document.anchor = self.document.anchor.or(Some(span));
        let open = self.open.len();
        let Some(anchored) = self.anchored.get_mut(&anchor) else {
            // It is not complete yet: the alias stands in it.
            return Err(self.error(range, Reason::Circle));
        };
        if open + anchored.depth > self.depth {
            return Err(self.error(range, Reason::Depth));
        }
        anchored.uses = anchored.uses.saturating_sub(1);
        let depth = anchored.depth;
        let value = match anchored.uses {
            // It was the last one, so no copy is made.
            0 => std::mem::replace(&mut anchored.node.value, Value::Sequence(Vec::new())),
            _ => anchored.node.value.clone(),
        };
        let node = Node { span, value };
        Ok(Complete {
            weight: weight(&node),
            node,
            depth,
        })
    }

    fn tag(&mut self, at: &granit_parser::Span, tag: Option<&Tag>) {
        if self.document.tag.is_none() && tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            let place = at.tag_span().and_then(|span| span.byte_range());
            self.document.tag =
                Some(self.span(place.unwrap_or_else(|| at.byte_range().unwrap_or(0..0))));
        }
    }

    fn error(&self, range: std::ops::Range<usize>, reason: Reason) -> Unreadable {
        Unreadable {
            span: self.span(range),
            reason,
            first: None,
            unquoted: None,
        }
    }

    fn unreadable(&self, error: &ScanError) -> Unreadable {
        let at = error.marker().byte_offset().unwrap_or(0);
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        let width = self.text[at..].chars().next().map_or(0, char::len_utf8);
        let reason = match Reason::of(error.kind()) {
            // It is not the line that is set in wrongly, where the line begins with something else.
            Reason::Indentation if self.ends_before(at) => Reason::BehindValue,
            reason => reason,
        };
        let unquoted = match reason {
            Reason::Sign | Reason::Lines => self.line_from(at),
            Reason::Colon => self.line_of_last(at),
            Reason::BehindValue => self
                .last_value()
                .and_then(|value| self.line(value.span.range().start - self.base as usize)),
            _ => None,
        };
        Unreadable {
            unquoted,
            ..self.error(at..at + width, reason)
        }
    }

    /// The rest of the line, where it is the value of a key or an item and quotes can be put around it.
    fn line_from(&self, at: usize) -> Option<Span> {
        let is_value = match &self.open.last()?.inside {
            Inside::Sequence(_) => true,
            Inside::Mapping { key, .. } => key.is_some(),
        };
        is_value.then(|| self.line(at))?
    }

    /// The last value of what is open.
    fn last_value(&self) -> Option<&Node> {
        match &self.open.last()?.inside {
            Inside::Sequence(items) => items.last(),
            Inside::Mapping { entries, .. } => entries.last().map(|entry| &entry.value),
        }
    }

    /// Whether a value ended on the line of `at`, before it.
    fn ends_before(&self, at: usize) -> bool {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        self.last_value()
            .is_some_and(|value| (line + 1..=at).contains(&self.end_of(value)))
    }

    /// The line from the value on that ends at `at`, of which more was meant to be the value.
    fn line_of_last(&self, at: usize) -> Option<Span> {
        let value = self.last_value()?;
        let range = value.span.range();
        let ends_here = range.end == self.base as usize + at && self.last == Some(value.span);
        ends_here
            .then(|| self.line(range.start - self.base as usize))?
            .filter(|line| line.range().end > range.end)
    }

    fn line(&self, at: usize) -> Option<Span> {
        let line = self.text[at..].lines().next().unwrap_or("").trim_end();
        let quotable = !line.is_empty() && self.open.iter().all(|open| !open.flow);
        quotable.then(|| self.span(at..at + line.len()))
    }
}

fn is_non_specific(tag: &Tag) -> bool {
    tag.handle() == "" && tag.suffix() == "!"
}

fn scalar(text: &str, is_empty: bool, style: ScalarStyle, tag: Option<&Tag>) -> Scalar {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    };
    let meaning = match tag {
        Some(tag) if is_non_specific(tag) => Meaning::Text,
        Some(tag) if tag.is_yaml_core_schema() && tag.suffix() == "str" => Meaning::Text,
        Some(tag) if tag.is_yaml_core_schema() => scalar::plain(text),
        _ if style == Style::Plain => scalar::plain(text),
        _ => Meaning::Text,
    };
    // For nothing at all the parser gives a word.
    let text = if is_empty { "" } else { text };
    Scalar {
        text: text.to_owned(),
        style,
        meaning,
    }
}

/// The first key that stood in the mapping before, with the place of that one.
fn twice(entries: &[Entry]) -> Option<(Span, Span)> {
    let mut keys: Vec<(&str, bool, Span)> = entries
        .iter()
        .filter_map(|entry| {
            let scalar = entry.key.scalar()?;
            let is_text = scalar.meaning == Meaning::Text;
            Some((scalar.text.as_str(), is_text, entry.key.span))
        })
        .collect();
    keys.sort_by_key(|(text, is_text, span)| (*text, *is_text, span.start));
    keys.windows(2)
        .filter(|pair| pair[0].0 == pair[1].0 && pair[0].1 == pair[1].1)
        .map(|pair| (pair[0].2, pair[1].2))
        .min_by_key(|(_, second)| second.start)
}

fn weight(node: &Node) -> usize {
    NODE_WEIGHT
        + match &node.value {
            Value::Scalar(scalar) => scalar.text.len(),
            Value::Sequence(items) => items.iter().map(weight).sum(),
            Value::Mapping(entries) => entries
                .iter()
                .map(|entry| weight(&entry.key) + weight(&entry.value))
                .sum(),
        }
}
