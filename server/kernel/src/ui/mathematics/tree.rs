//! A formula as a tree of checked elements: read strictly from what the converter wrote, and written anew. What is no element of the list, has another attribute,
//! or stands where it must not makes the whole formula unreadable, so that nothing reaches a page but elements and attributes of [`elements`] and escaped text.

use maud::Escaper;
use std::fmt::Write;

use crate::ui::mathematics::attributes::Attribute;
use crate::ui::mathematics::elements;
use crate::ui::mathematics::elements::{Element, ElementContent};
use crate::ui::mathematics::style;

/// Deeper than any formula within the limits of the converter's input.
const MAX_DEPTH: usize = 1000;

/// Begins a row that is framed: a sign of the private use area, which [`crate::ui::mathematics::rewriting`] writes and no author can.
pub(super) const FRAMED: char = '\u{F8F0}';

#[derive(Debug)]
struct FormulaNode {
    element: Element,
    attributes: Vec<Attribute>,
    text: String,
    /// Places in [`FormulaTree::nodes`].
    children: Vec<usize>,
}

impl FormulaNode {
    fn new(element: Element) -> FormulaNode {
        FormulaNode {
            element,
            attributes: Vec::new(),
            text: String::new(),
            children: Vec::new(),
        }
    }

    fn is_plain(&self, element: Element) -> bool {
        self.element == element && self.attributes.is_empty()
    }
}

/// A formula. Its elements stand in one list, so that neither reading, writing nor dropping it takes a stack frame a level.
#[derive(Debug)]
pub(super) struct FormulaTree {
    nodes: Vec<FormulaNode>,
    root: usize,
}

/// An element that has begun: where it is, or which wrapper of its text it is.
enum Open<'a> {
    Node(usize, &'a str),
    Wrapper(&'a str),
    /// An empty element that says by its class what its parent says too.
    PassedOver,
}

impl FormulaTree {
    /// The formula of `mathml`; `None` where it is anything else than one element `math` made of the known ones.
    pub(super) fn read(mathml: &str) -> Option<FormulaTree> {
        let mut nodes: Vec<FormulaNode> = Vec::new();
        let mut open: Vec<Open<'_>> = Vec::new();
        let mut root = None;
        let mut rest = mathml;
        while !rest.is_empty() {
            if let Some(tag) = rest.strip_prefix("</") {
                let (name, after) = tag.split_once('>')?;
                rest = after;
                match open.pop()? {
                    Open::Node(at, opened) if opened == name => {
                        close(&mut nodes, at)?;
                        if open.is_empty() {
                            root = Some(at);
                        }
                    }
                    Open::Wrapper(opened) if opened == name => {}
                    Open::PassedOver if name == "mrow" => {}
                    _ => return None,
                }
            } else if let Some(tag) = rest.strip_prefix('<') {
                let tag = Tag::read(tag)?;
                rest = tag.after;
                if root.is_some() || open.len() >= MAX_DEPTH {
                    return None;
                }
                let parent = match open.last() {
                    None => None,
                    Some(Open::Node(at, _)) => Some(*at),
                    // Wrappers stand in texts, which hold wrappers of their own at most.
                    Some(Open::Wrapper(_)) => open.iter().rev().find_map(Open::node),
                    Some(Open::PassedOver) => return None,
                };
                let began = begin(&mut nodes, parent, &tag)?;
                if tag.is_empty {
                    let Open::Node(at, _) = began else {
                        return None;
                    };
                    close(&mut nodes, at)?;
                } else {
                    open.push(began);
                }
            } else {
                let end = rest.find('<').unwrap_or(rest.len());
                let text = unescaped(&rest[..end])?;
                rest = &rest[end..];
                let at = match open.last()? {
                    Open::PassedOver => return None,
                    _ => open.iter().rev().find_map(Open::node)?,
                };
                let node = nodes.get_mut(at)?;
                if node.element.content() != ElementContent::Text {
                    return None;
                }
                node.text.push_str(&text);
            }
        }
        let root = root.filter(|_| open.is_empty())?;
        Some(FormulaTree { nodes, root })
    }

    pub(super) fn write(&self) -> String {
        let mut out = String::with_capacity(self.nodes.len() * 24);
        // Elements that have begun, with the child that is next.
        let mut open = Vec::new();
        if let Some(root) = self.nodes.get(self.root) {
            begin_writing(root, &mut out);
            open.push((root, 0));
        }
        while let Some((node, next)) = open.pop() {
            let child = node.children.get(next).and_then(|at| self.nodes.get(*at));
            if let Some(child) = child {
                open.push((node, next + 1));
                begin_writing(child, &mut out);
                if child.element.content() != ElementContent::Nothing {
                    open.push((child, 0));
                }
            } else {
                let _ = write!(out, "</{}>", node.element.name());
            }
        }
        out
    }
}

fn begin_writing(node: &FormulaNode, out: &mut String) {
    // Writing into a string cannot fail.
    let _ = write!(out, "<{}", node.element.name());
    for attribute in &node.attributes {
        let _ = match attribute {
            Attribute::Word(name, word) => write!(out, " {name}=\"{word}\""),
            Attribute::Length(name, length) => write!(out, " {name}=\"{length}\""),
            Attribute::Colour(colour) => write!(out, " mathcolor=\"{colour}\""),
            Attribute::Class(_) => Ok(()),
        };
    }
    let classes: Vec<&str> = node
        .attributes
        .iter()
        .filter_map(|attribute| match attribute {
            Attribute::Class(class) => Some(*class),
            _ => None,
        })
        .collect();
    if !classes.is_empty() {
        let _ = write!(out, " class=\"{}\"", classes.join(" "));
    }
    if node.element.content() == ElementContent::Nothing {
        out.push_str("/>");
    } else {
        out.push('>');
        let _ = Escaper::new(out).write_str(&node.text);
    }
}

impl Open<'_> {
    fn node(&self) -> Option<usize> {
        match self {
            Open::Node(at, _) => Some(*at),
            _ => None,
        }
    }
}

/// Begins an element within `parent`.
fn begin<'a>(
    nodes: &mut Vec<FormulaNode>,
    parent: Option<usize>,
    tag: &Tag<'a>,
) -> Option<Open<'a>> {
    let Some(parent) = parent else {
        if tag.name != "math" {
            return None;
        }
        return add(nodes, Element::Math, tag);
    };
    let within = nodes.get_mut(parent)?;
    if within.element == Element::Text {
        // A text's wrapper becomes a class of the text.
        if let Some(class) = style::class_of_wrapper(tag.name) {
            if !tag.attributes.is_empty() {
                return None;
            }
            within.attributes.push(Attribute::Class(class));
        } else if tag.name == "span" {
            for (name, value) in &tag.attributes {
                if *name == "class" {
                    let class = style::class_of_name(value)?;
                    within.attributes.push(Attribute::Class(class));
                } else {
                    elements::add(&mut within.attributes, name, value)?;
                }
            }
        } else {
            return None;
        }
        return Some(Open::Wrapper(tag.name));
    }
    if tag.name == "math" {
        return None;
    }
    if let Some(("class", value)) = tag.attributes.first()
        && value.starts_with("menclose-")
        && tag.name == "mrow"
    {
        return Some(Open::PassedOver);
    }
    let child = nodes.len();
    let began = if tag.name == "menclose" {
        // The element is none of MathML Core; a row is drawn over by its class.
        let [("notation", notation)] = tag.attributes.as_slice() else {
            return None;
        };
        let mut node = FormulaNode::new(Element::Row);
        let class = style::class_of_name(notation)?;
        node.attributes.push(Attribute::Class(class));
        nodes.push(node);
        Open::Node(child, tag.name)
    } else {
        add(nodes, Element::of_name(tag.name)?, tag)?
    };
    nodes.get_mut(parent)?.children.push(child);
    Some(began)
}

/// Adds a new element with the attributes of `tag`.
fn add<'a>(nodes: &mut Vec<FormulaNode>, element: Element, tag: &Tag<'a>) -> Option<Open<'a>> {
    let mut node = FormulaNode::new(element);
    for (name, value) in &tag.attributes {
        elements::add(&mut node.attributes, name, value)?;
    }
    nodes.push(node);
    Some(Open::Node(nodes.len() - 1, tag.name))
}

/// Checks and finishes an element that has ended.
fn close(nodes: &mut [FormulaNode], at: usize) -> Option<()> {
    join_decimals(nodes, at)?;
    let node = nodes.get(at)?;
    let count = node.children.len();
    let fits = match node.element.content() {
        ElementContent::Text | ElementContent::Nothing => count == 0,
        ElementContent::Elements => true,
        ElementContent::Exactly(wanted) => count == wanted,
        ElementContent::Only(allowed) => node.children.iter().all(|child| {
            nodes
                .get(*child)
                .is_some_and(|child| allowed.contains(&child.element))
        }),
    };
    if !fits {
        return None;
    }
    let framed = node
        .children
        .first()
        .and_then(|first| nodes.get(*first))
        .is_some_and(|first| first.text.starts_with(FRAMED));
    if framed {
        let node = nodes.get_mut(at)?;
        node.children.remove(0);
        node.attributes.push(Attribute::Class("math-framed"));
    }
    Some(())
}

/// A decimal comma belongs to its number: by itself it would be a separator with a blank behind it.
fn join_decimals(nodes: &mut [FormulaNode], at: usize) -> Option<()> {
    let children = std::mem::take(&mut nodes.get_mut(at)?.children);
    let mut joined: Vec<usize> = Vec::with_capacity(children.len());
    for child in children {
        joined.push(child);
        if let [.., whole, comma, space, decimals] = *joined.as_slice()
            && nodes.get(whole)?.is_plain(Element::Number)
            && nodes.get(comma)?.is_plain(Element::Operator)
            && nodes.get(comma)?.text == ","
            // The blank that pulls the comma to its number was negative.
            && nodes.get(space)?.is_plain(Element::Space)
            && nodes.get(decimals)?.is_plain(Element::Number)
        {
            let decimals = std::mem::take(&mut nodes.get_mut(decimals)?.text);
            let number = &mut nodes.get_mut(whole)?.text;
            number.push(',');
            number.push_str(&decimals);
            joined.truncate(joined.len() - 3);
        }
    }
    nodes.get_mut(at)?.children = joined;
    Some(())
}

/// The text of `escaped`; `None` where a sign stands for itself that must not.
fn unescaped(escaped: &str) -> Option<String> {
    let mut out = String::with_capacity(escaped.len());
    let mut parts = escaped.split('&');
    let plain = |out: &mut String, text: &str| {
        out.extend(text.chars().filter(|c| !c.is_control() || *c == '\n'));
    };
    plain(&mut out, parts.next()?);
    for part in parts {
        let (entity, after) = part.split_once(';')?;
        out.push(match entity {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "#39" => '\'',
            _ => return None,
        });
        plain(&mut out, after);
    }
    Some(out)
}

/// A start tag, read from behind its `<`.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    is_empty: bool,
    after: &'a str,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str) -> Option<Tag<'a>> {
        let end = text.find(|c: char| !c.is_ascii_alphanumeric())?;
        let (name, mut rest) = text.split_at(end);
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(' ');
            if let Some(after) = rest.strip_prefix("/>") {
                return Some(Tag {
                    name,
                    attributes,
                    is_empty: true,
                    after,
                });
            }
            if let Some(after) = rest.strip_prefix('>') {
                return Some(Tag {
                    name,
                    attributes,
                    is_empty: false,
                    after,
                });
            }
            let (attribute, after) = rest.split_once("=\"")?;
            let (value, after) = after.split_once('"')?;
            if !attribute.bytes().all(|byte| byte.is_ascii_lowercase()) {
                return None;
            }
            attributes.push((attribute, value));
            rest = after;
        }
    }
}
