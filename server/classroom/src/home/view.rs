//! Subjects and their exercises as a tree that can be browsed.

use maud::{Markup, html};

use crate::cell_state::CellState;
use crate::home::rules as home;
use crate::home::rules::{MOST_FOUND, SearchHit, SubjectContents};
use crate::sessions::view as sessions_view;
use crate::texts::Say;
use crate::{addresses, signs};
use eqex_bank::hierarchy::ShownNode;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// Exercises that the first page shows at once; with more, each subject has a page of its own.
const MOST_LEAVES: usize = 300;

/// What the first page shows.
#[derive(Debug)]
pub struct Home<'a> {
    pub session: Option<sessions_view::Session>,
    pub resume: Option<SearchHit<'a>>,
    pub contents: &'a [SubjectContents],
    /// What is looked for, as typed.
    pub words: &'a str,
    pub found: Vec<SearchHit<'a>>,
    /// Whether the reader can make subjects.
    pub teaches: bool,
}

pub fn page(frame: &Frame, home: &Home<'_>) -> String {
    let lang = frame.lang;
    let all: usize = home.contents.iter().map(count).sum();
    let main = html! {
        @if let Some(session) = home.session.as_ref().filter(|session| !session.tasks.is_empty()) {
            (sessions_view::card(lang, session))
        }
        h1 { (lang.say("subjects")) }
        @if frame.user.is_none() {
            p { (lang.say("home-visitor")) " " a href="/join" { (lang.say("home-join")) } }
        }
        @if home.teaches { p.bar { a.button href="/subjects/new" { (lang.say("subject-new")) } } }
        @if let Some(place) = &home.resume {
            p.card.resume {
                span { (lang.say("resume")) }
                " " a href=(addresses::exercise(place.subject, &place.leaf.id)) { (place.leaf.name) }
                " " span.quiet { (place.subject) }
            }
        }
        (search(lang, home))
        @if home.contents.is_empty() {
            p.empty { (lang.say("subjects-none")) }
        }
        @for contents in home.contents {
            @if all <= MOST_LEAVES {
                details.subject open[home.contents.len() == 1] {
                    summary { (title(lang, contents)) }
                    (tree(lang, &contents.subject, &contents.nodes))
                    p.more { a href=(addresses::subject(&contents.subject)) { (lang.say("subject-page")) } }
                }
            } @else {
                p.subject { a href=(addresses::subject(&contents.subject)) { (title(lang, contents)) } }
            }
        }
        @if frame.user.is_some() && all > 0 { (signs::legend(lang)) }
    };
    frame.document(&lang.say("subjects"), &["sending.js"], &main)
}

fn search(lang: Lang, home: &Home<'_>) -> Markup {
    html! {
        form.search role="search" method="get" action="/" {
            label.hidden for="q" { (lang.say("search")) }
            input #q name="q" type="search" value=(home.words) placeholder=(lang.say("search")) maxlength="100";
            button type="submit" { (lang.say("search-do")) }
        }
        @if !home.words.trim().is_empty() {
            section.found aria-labelledby="found" {
                h2 #found { (lang.count("found", home.found.len())) }
                @if home.found.is_empty() {
                    p.empty { (lang.say("found-none")) " " a href="/" { (lang.say("search-clear")) } }
                } @else {
                    ul.tree {
                        @for place in &home.found {
                            li { (leaf(lang, place.subject, place.leaf)) " " span.quiet { (place.subject) } }
                        }
                    }
                    @if home.found.len() == MOST_FOUND { p.quiet { (lang.say("found-more")) } }
                }
            }
        }
    }
}

/// Exercises of a subject, each as often as it stands there.
fn count(contents: &SubjectContents) -> usize {
    home::leaves(&contents.nodes).len()
}

/// A subject's name, how much there is, and how much of it is done.
fn title(lang: Lang, contents: &SubjectContents) -> Markup {
    let leaves = home::leaves(&contents.nodes);
    let right = leaves
        .iter()
        .filter(|leaf| CellState::of(home::done(leaf)) == CellState::Right);
    let right = right.count();
    html! {
        span.title { (contents.subject) }
        span.quiet {
            (lang.count("exercise-count", leaves.len()))
            @if right > 0 { ", " (lang.count("right-count", right)) }
        }
    }
}

/// The page of a subject, or of a section of it where it is large.
#[derive(Debug)]
pub struct SubjectPage<'a> {
    pub contents: &'a SubjectContents,
    /// The way into the tree, by places of sections.
    pub way: &'a [usize],
    pub manages: bool,
}

pub fn subject(frame: &Frame, page: &SubjectPage<'_>) -> String {
    let lang = frame.lang;
    let name = &page.contents.subject;
    let mut nodes = page.contents.nodes.as_slice();
    let mut crumbs = Vec::new();
    for (depth, place) in page.way.iter().enumerate() {
        let Some(ShownNode::Section { name, children }) = nodes.get(*place) else {
            break;
        };
        crumbs.push((section_name(lang, name), &page.way[..=depth]));
        nodes = children;
    }
    let way = &page.way[..crumbs.len()];
    let large = home::leaves(nodes).len() > MOST_LEAVES;
    let title_text = crumbs.last().map_or(name.clone(), |(name, _)| name.clone());
    let main = html! {
        p.path {
            a href="/" { (lang.say("subjects")) }
            @if !crumbs.is_empty() { " / " a href=(addresses::subject(name)) { (name) } }
            @for (crumb, way) in crumbs.iter().rev().skip(1).rev() { " / " a href=(section_address(name, way)) { (crumb) } }
        }
        h1 { (title_text) }
        @if page.manages {
            p.bar { a.button href=(format!("/subject/{name}")) { (lang.say("manage-subject")) } a.button href=(format!("/subject/{name}/new")) { (lang.say("new-exercise")) } }
        }
        @if large { (level(lang, name, way, nodes)) } @else { (tree(lang, name, nodes)) }
        @if frame.user.is_some() { (signs::legend(lang)) }
    };
    frame.document(&title_text, &["sending.js"], &main)
}

/// One level of a large tree: its sections as ways further in.
fn level(lang: Lang, subject: &str, way: &[usize], nodes: &[ShownNode]) -> Markup {
    html! {
        ul.tree {
            @for (index, node) in nodes.iter().enumerate() {
                @match node {
                    ShownNode::Section { name, children } => li {
                        a.section href=(section_address(subject, &[way, &[index]].concat())) { (section_name(lang, name)) }
                        " " span.quiet { (lang.count("exercise-count", home::leaves(children).len())) }
                    },
                    ShownNode::Leaf(one) => li { (leaf(lang, subject, one)) },
                }
            }
        }
    }
}

fn section_name(lang: Lang, name: &str) -> String {
    match name {
        "" => lang.say("unlisted"),
        name => name.to_owned(),
    }
}

fn section_address(subject: &str, way: &[usize]) -> String {
    let way: Vec<String> = way.iter().map(ToString::to_string).collect();
    format!("/s/{subject}?in={}", way.join("."))
}

pub fn tree(lang: Lang, subject: &str, nodes: &[ShownNode]) -> Markup {
    // The section of what is not listed has no name, and says nothing where it is empty.
    let said = |node: &&ShownNode| !matches!(node, ShownNode::Section { name, children } if name.is_empty() && children.is_empty());
    html! {
        @if !nodes.iter().any(|node| said(&node)) {
            p.empty { (lang.say("section-empty")) }
        } @else {
            ul.tree {
                @for node in nodes.iter().filter(said) {
                    @match node {
                        ShownNode::Section { name, children } => li {
                            span.section { (section_name(lang, name)) }
                            (tree(lang, subject, children))
                        },
                        ShownNode::Leaf(one) => li { (leaf(lang, subject, one)) },
                    }
                }
            }
        }
    }
}

fn leaf(lang: Lang, subject: &str, leaf: &eqex_bank::hierarchy::ShownExercise) -> Markup {
    let kept = leaf.details.as_ref().and_then(|details| details.done);
    html! {
        @if let Some(done) = kept { (signs::state(lang, done)) " " }
        a href=(addresses::exercise(subject, &leaf.id)) { (leaf.name) }
    }
}
