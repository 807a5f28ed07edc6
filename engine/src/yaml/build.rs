//! From the events of the parser to a tree.

mod anchors;
mod refused;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle, Tag};

use self::anchors::Anchors;
use super::scalar::{Meaning, scalar};
use super::unreadable::{Reason, Unreadable};
use super::{Entry, Node, Value};
use crate::limits::NODE_WEIGHT;
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
    let events = || Parser::new_from_str_with_options(text, options(depth));
    // Where there is no anchor, nothing has to be counted.
    let aliased = text.contains('&').then(events);
    let mut builder = Builder {
        text,
        base: span.start,
        depth,
        anchors: Anchors::counted(aliased.into_iter().flatten()),
        open: Vec::new(),
        last: None,
        document: Document::default(),
        documents: 0,
    };
    for event in events() {
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

struct Builder<'a> {
    text: &'a str,
    /// Where the text starts in the source.
    base: u32,
    depth: usize,
    anchors: Anchors,
    open: Vec<Open>,
    /// The last scalar without quotes.
    last: Option<Span>,
    document: Document,
    documents: usize,
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
                let span = self.span(range.clone());
                self.document.anchor = self.document.anchor.or(Some(span));
                let room = self.depth.saturating_sub(self.open.len());
                let copied = self.anchors.copy(anchor, room);
                let copied = copied.map_err(|reason| self.error(range, reason))?;
                let node = Node {
                    span,
                    value: copied.value,
                };
                self.place(Complete {
                    node,
                    depth: copied.depth,
                    weight: copied.weight,
                })?;
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

    /// Puts a node where it belongs, and keeps it for the aliases of its anchor.
    fn complete(&mut self, complete: Complete, anchor: usize) -> Result<(), Unreadable> {
        let Complete {
            ref node,
            depth,
            weight,
        } = complete;
        let kept = self.anchors.keep(anchor, node, depth, weight);
        kept.map_err(|reason| Unreadable {
            span: node.span,
            reason,
            first: None,
            unquoted: None,
        })?;
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
