//! Subjects and their exercises as a tree that can be browsed.

use maud::{Markup, html};

use super::frame::Frame;
use super::words::Lang;
use crate::domain::hierarchy::Shown;
use crate::domain::sessions::sign;

/// A subject with its table of contents.
#[derive(Debug)]
pub struct SubjectTree {
    pub name: String,
    pub nodes: Vec<Shown>,
}

/// An exercise of the running session.
#[derive(Debug)]
pub struct Task {
    pub subject: String,
    pub id: String,
    pub name: String,
    pub done: Option<f64>,
}

/// What the class does now.
#[derive(Debug)]
pub struct Session {
    pub finished: bool,
    pub tasks: Vec<Task>,
}

/// The first page.
pub fn page(frame: &Frame, session: Option<&Session>, subjects: &[SubjectTree]) -> String {
    let lang = frame.lang;
    let main = html! {
        @if let Some(session) = session.filter(|session| !session.tasks.is_empty()) {
            (class(lang, session))
        }
        h1 { (lang.say("home")) }
        @if subjects.is_empty() {
            p.quiet { (lang.say("subjects-none")) }
        }
        @for subject in subjects {
            details.subject open[subjects.len() == 1] {
                summary {
                    span { (subject.name) }
                    span.quiet { (lang.count("exercise-count", leaves(&subject.nodes))) }
                }
                (tree(lang, &subject.name, &subject.nodes))
            }
        }
        @if frame.user.is_some() {
            p.quiet { (lang.say("legend")) }
        }
    };
    frame.document(&lang.say("home"), &[], &main)
}

fn class(lang: Lang, session: &Session) -> Markup {
    html! {
        section.card aria-labelledby="session" {
            h2 #session { (lang.say("session-now")) }
            p.quiet {
                @if session.finished { (lang.say("session-finished")) } @else { (lang.say("session-of-your-class")) }
            }
            ol.tasks {
                @for task in &session.tasks {
                    li { (state(lang, task.done)) a href=(address(&task.subject, &task.id)) { (task.name) } }
                }
            }
        }
    }
}

/// Exercises of a tree, each as often as it stands there.
fn leaves(nodes: &[Shown]) -> usize {
    let count = |node: &Shown| match node {
        Shown::Section { children, .. } => leaves(children),
        Shown::Leaf(_) => 1,
    };
    nodes.iter().map(count).sum()
}

/// Names in an address need no escaping: they are small letters, digits, `-` and `_`.
pub(super) fn address(subject: &str, id: &str) -> String {
    format!("/s/{subject}/{id}")
}

fn tree(lang: Lang, subject: &str, nodes: &[Shown]) -> Markup {
    html! {
        @if nodes.is_empty() {
            p.quiet { (lang.say("section-empty")) }
        } @else {
            ul.tree {
                @for node in nodes {
                    @match node {
                        // The section of what is not listed has no name, and says nothing where it is empty.
                        Shown::Section { name, children } if name.is_empty() && children.is_empty() => {}
                        Shown::Section { name, children } => li {
                            h2 { @if name.is_empty() { (lang.say("unlisted")) } @else { (name) } }
                            (tree(lang, subject, children))
                        },
                        Shown::Leaf(leaf) => li {
                            @if let Some(done) = leaf.details.as_ref().and_then(|details| details.done) {
                                (state(lang, done))
                            }
                            a href=(address(subject, &leaf.id)) { (leaf.name) }
                        },
                    }
                }
            }
        }
    }
}

/// A result as a sign, and in words for those who do not see it.
fn state(lang: Lang, done: Option<f64>) -> Markup {
    let sign = sign(done);
    let words = match sign {
        "☐" => lang.say("done-none"),
        "☒" => lang.say("done-wrong"),
        "⚀" => lang.say("done-partly"),
        _ => lang.say("done-right"),
    };
    html! { span.state role="img" aria-label=(words) title=(words) { (sign) } " " }
}
