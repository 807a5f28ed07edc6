//! The table of contents with what moves it. Each button sends one step; a script moves the same by hand and by the arrow keys.

use maud::{Markup, html};

use crate::addresses;
use crate::manage::rules::{ManagedSubject, NotDone};
use crate::manage::view::manage_address;
use crate::texts::Say;
use eqex_bank::arrange;
use eqex_bank::arrange::ArrangeRefusal;
use eqex_bank::tree::MAX_SECTION;
use eqex_bank::tree::{Tree, TreeNode};
use eqex_kernel::ui::messages::Lang;

/// What is told about the last step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The node of this path was moved, added or renamed.
    At(Vec<usize>),
    /// A node was taken out.
    Out(String),
    NotDone(NotDone),
}

struct Teller<'a> {
    lang: Lang,
    managed: &'a ManagedSubject,
}

/// The tree and, beside it, what is not listed.
pub fn part(lang: Lang, managed: &ManagedSubject, said: Option<&Said>) -> Markup {
    let teller = Teller { lang, managed };
    let tree = serde_json::to_string(&managed.tree).unwrap_or_default();
    let at = match said {
        Some(Said::At(at)) => Some(way(at)),
        _ => None,
    };
    let trouble = matches!(said, Some(Said::NotDone(_)));
    html! {
        div #arranged .arranged data-tree=(tree) data-version=(managed.version) data-at=[at] {
            p #arrange-said .said role="status" data-trouble[trouble] {
                @if let Some(said) = said { (teller.said(said)) }
            }
            form #arrange method="post" action=(manage_address(&managed.subject, "/arrange")) {
                input type="hidden" name="version" value=(managed.version);
            }
            section.card aria-labelledby="contents" {
                div.bar {
                    h2 #contents { (lang.say("manage-contents")) }
                    button #undo type="button" hidden { (lang.say("arrange-undo")) }
                }
                p #grip-help .help hidden { (lang.say("arrange-help")) }
                @if managed.tree.0.is_empty() { p.empty { (lang.say("arrange-empty")) } }
                (teller.nodes(&managed.tree.0, &[]))
                (teller.add_section())
            }
            (teller.unlisted())
        }
    }
}

/// A path as one text.
fn way(path: &[usize]) -> String {
    let places: Vec<String> = path.iter().map(ToString::to_string).collect();
    places.join(".")
}

impl Teller<'_> {
    fn name<'n>(&'n self, node: &'n TreeNode) -> &'n str {
        match node {
            TreeNode::Section { name, .. } => name,
            TreeNode::Exercise(id) => self
                .managed
                .exercises
                .get(id.as_str())
                .map_or(id.as_str(), |known| known.name.as_str()),
        }
    }

    fn said(&self, said: &Said) -> String {
        let lang = self.lang;
        match said {
            Said::Out(name) => lang.name_in("arrange-out", name),
            Said::NotDone(NotDone::Changed) => lang.say("notice-arrange-changed"),
            Said::NotDone(NotDone::Problem(problem)) => match problem {
                ArrangeRefusal::Gone => lang.say("notice-arrange-changed"),
                ArrangeRefusal::NoPlace => lang.say("notice-arrange-no-place"),
                ArrangeRefusal::TooDeep => lang.say("notice-arrange-too-deep"),
                ArrangeRefusal::TooMany => lang.say("notice-arrange-too-many"),
                ArrangeRefusal::Name => lang.say("notice-arrange-name"),
            },
            Said::At(path) => match arrange::node(&self.managed.tree, path) {
                Some(node) => self.placed(node, path),
                None => String::new(),
            },
        }
    }

    /// Where a node stands, in words.
    fn placed(&self, node: &TreeNode, path: &[usize]) -> String {
        let (last, parents) = path.split_last().unwrap_or((&0, &[]));
        let parent = arrange::node(&self.managed.tree, parents);
        let siblings = match parent {
            Some(TreeNode::Section { children, .. }) => children,
            _ => &self.managed.tree.0,
        };
        let place = (last + 1).to_string();
        let count = siblings.len().to_string();
        let parts = [
            ("name", self.name(node)),
            ("place", place.as_str()),
            ("count", count.as_str()),
        ];
        match parent {
            Some(section) => {
                let section = [("section", self.name(section))];
                let parts = [parts.as_slice(), section.as_slice()].concat();
                self.lang.say_with("arrange-at", &parts)
            }
            None => self.lang.say_with("arrange-at-top", &parts),
        }
    }

    fn nodes(&self, nodes: &[TreeNode], above: &[usize]) -> Markup {
        html! {
            ul.arrange data-into=(way(above)) {
                @for (index, node) in nodes.iter().enumerate() {
                    (self.node(node, &[above, &[index]].concat(), nodes.len()))
                }
            }
        }
    }

    fn node(&self, node: &TreeNode, path: &[usize], siblings: usize) -> Markup {
        let lang = self.lang;
        let name = self.name(node);
        let key = arrange::name(node);
        let place = way(path);
        let section = matches!(node, TreeNode::Section { .. });
        html! {
            li id=(format!("n{place}")) data-path=(place) data-key=(key) data-section[section] {
                div.row {
                    button.grip type="button" hidden aria-label=(lang.name_in("arrange-grip", name)) aria-describedby="grip-help" title=(lang.say("arrange-grip-title")) { "⠿" }
                    @match node {
                        TreeNode::Section { .. } => span.section { (name) },
                        TreeNode::Exercise(id) => a.leaf href=(addresses::exercise(&self.managed.subject, id.as_str())) { (name) },
                    }
                    details.menu {
                        summary aria-label=(lang.name_in("arrange-menu", name)) title=(lang.name_in("arrange-menu", name)) { "⋯" }
                        div.choices {
                            (self.steps(key, path, siblings))
                            @match node {
                                TreeNode::Section { .. } => (self.section(key, &place)),
                                TreeNode::Exercise(id) => (self.exercise(id.as_str(), &place)),
                            }
                        }
                    }
                }
                @if let TreeNode::Section { children, .. } = node { (self.nodes(children, path)) }
            }
        }
    }

    /// A button of one step.
    fn step(&self, step: &str, place: &str, key: &str, text: &str) -> Markup {
        html! { button type="submit" form="arrange" name="do" value=(format!("{step}/{place}/{key}")) { (text) } }
    }

    fn steps(&self, key: &str, path: &[usize], siblings: usize) -> Markup {
        let lang = self.lang;
        let place = way(path);
        let (last, parents) = path.split_last().unwrap_or((&0, &[]));
        let before = last
            .checked_sub(1)
            .and_then(|before| arrange::node(&self.managed.tree, &[parents, &[before]].concat()));
        html! {
            @if *last > 0 { (self.step("up", &place, key, &lang.say("arrange-up"))) }
            @if last + 1 < siblings { (self.step("down", &place, key, &lang.say("arrange-down"))) }
            @if let Some(section @ TreeNode::Section { .. }) = before { (self.step("in", &place, key, &lang.name_in("arrange-in", self.name(section)))) }
            @if !parents.is_empty() { (self.step("out", &place, key, &lang.say("arrange-outwards"))) }
        }
    }

    fn section(&self, key: &str, place: &str) -> Markup {
        let lang = self.lang;
        let id = format!("r{place}");
        html! {
            form.bar method="post" action=(manage_address(&self.managed.subject, "/arrange")) {
                input type="hidden" name="version" value=(self.managed.version);
                label.unseen for=(id) { (lang.name_in("arrange-rename-label", key)) }
                input id=(id) name="name" required maxlength=(MAX_SECTION) value=(key);
                button type="submit" name="do" value=(format!("rename/{place}/{key}")) { (lang.say("arrange-rename")) }
            }
            (self.step("remove", place, key, &lang.say("arrange-dissolve")))
        }
    }

    fn exercise(&self, id: &str, place: &str) -> Markup {
        let lang = self.lang;
        let own = addresses::exercise(&self.managed.subject, id);
        html! {
            (self.step("again", place, id, &lang.say("arrange-again")))
            (self.step("remove", place, id, &lang.say("arrange-unlist")))
            (self.links(id, &own))
        }
    }

    fn links(&self, id: &str, own: &str) -> Markup {
        let lang = self.lang;
        html! {
            a href=(format!("{own}/edit")) { (lang.say("edit")) }
            a href=(format!("{own}/history")) { (lang.say("history")) }
            a href=(format!("{own}/results")) { (lang.say("results")) }
            a href=(manage_address(&self.managed.subject, &format!("/exercise/{id}"))) { (lang.say("manage-copy-or-remove")) }
        }
    }

    /// Every section, to be chosen as the place of something new.
    fn places(&self, form: &'static str) -> Markup {
        fn walk(nodes: &[TreeNode], path: &mut Vec<usize>, found: &mut Vec<(String, String)>) {
            for (index, node) in nodes.iter().enumerate() {
                if let TreeNode::Section { name, children } = node {
                    path.push(index);
                    let depth = "– ".repeat(path.len());
                    found.push((way(path), format!("{depth}{name}")));
                    walk(children, path, found);
                    path.pop();
                }
            }
        }
        let Tree(nodes) = &self.managed.tree;
        let mut found = Vec::new();
        walk(nodes, &mut Vec::new(), &mut found);
        html! {
            label for=(format!("{form}-into")) { (self.lang.say("arrange-into")) }
            select id=(format!("{form}-into")) name="into" form=(form) {
                option value="" { (self.lang.say("arrange-top")) }
                @for (place, name) in found { option value=(place) { (name) } }
            }
        }
    }

    fn add_section(&self) -> Markup {
        let lang = self.lang;
        html! {
            form #add-section .bar.new-section method="post" action=(manage_address(&self.managed.subject, "/arrange")) {
                input type="hidden" name="version" value=(self.managed.version);
                label for="new-section" { (lang.say("arrange-new-section")) }
                input #new-section name="name" required maxlength=(MAX_SECTION);
                (self.places("add-section"))
                button type="submit" name="do" value="section//" { (lang.say("arrange-add")) }
            }
        }
    }

    fn unlisted(&self) -> Markup {
        let lang = self.lang;
        let unlisted: Vec<_> = self
            .managed
            .exercises
            .values()
            .filter(|known| !known.listed)
            .collect();
        html! {
            section #unlisted .card aria-labelledby="unlisted-title" {
                h2 #unlisted-title { (lang.say("unlisted")) }
                p.help { (lang.say("arrange-unlisted-help")) }
                form #list method="post" action=(manage_address(&self.managed.subject, "/arrange")) {
                    input type="hidden" name="version" value=(self.managed.version);
                }
                @if unlisted.is_empty() { p.empty { (lang.say("arrange-all-listed")) } } @else {
                    p.bar { (self.places("list")) }
                    ul.arrange {
                        @for known in unlisted {
                            li data-id=(known.id) data-key=(known.id) {
                                div.row {
                                    button.grip type="button" hidden aria-label=(lang.name_in("arrange-grip", &known.name)) title=(lang.say("arrange-grip-title")) { "⠿" }
                                    a.leaf href=(addresses::exercise(&self.managed.subject, &known.id)) { (known.name) }
                                    button type="submit" form="list" name="do" value=(format!("add//{}", known.id)) aria-label=(lang.name_in("arrange-list-one", &known.name)) { (lang.say("arrange-list")) }
                                    details.menu {
                                        summary aria-label=(lang.name_in("arrange-menu", &known.name)) { "⋯" }
                                        div.choices { (self.links(&known.id, &addresses::exercise(&self.managed.subject, &known.id))) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
