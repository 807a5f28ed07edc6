//! Worksheets: the list, the form that makes one, and the way to a sheet by its code.

mod paper;

use maud::{Markup, html};

use crate::home::rules::SubjectContents;
use crate::texts::Say;
use crate::worksheets::rows::Worksheet;
use crate::worksheets::rules::making::{
    Class, MOST_EXERCISES, MOST_SHEETS, MOST_TITLE, MOST_VARIANTS, WorksheetRefusal,
};
use eqex_bank::hierarchy::{ShownExercise, ShownNode};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

pub use paper::{Paper, PrintSelection, one, whole};

/// The way to a worksheet.
pub fn address(code: &str) -> String {
    format!("/worksheet/{code}")
}

/// What the list shows.
#[derive(Debug)]
pub struct List<'a> {
    pub worksheets: &'a [(Worksheet, String)],
    /// Whether those of others are among them.
    pub everybodys: bool,
    /// A code that led nowhere, as typed.
    pub wrong: Option<&'a str>,
}

pub fn list(frame: &Frame, list: &List<'_>) -> String {
    let lang = frame.lang;
    let main = html! {
        h1 { (lang.say("worksheets")) }
        p { (lang.say("worksheets-help")) }
        p.bar { a.button.main href="/worksheets/new" { (lang.say("worksheet-new")) } }
        (find(lang, list.wrong))
        @if list.worksheets.is_empty() {
            p.empty { (lang.say("worksheets-none")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("worksheets")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("worksheet-title")) }
                        th scope="col" { (lang.say("worksheet-code")) }
                        th scope="col" { (lang.say("worksheet-sheets")) }
                        th scope="col" { (lang.say("worksheet-made")) }
                        @if list.everybodys { th scope="col" { (lang.say("worksheet-author")) } }
                    } }
                    tbody {
                        @for (worksheet, date) in list.worksheets {
                            tr {
                                th scope="row" { a href=(address(&worksheet.code)) { (worksheet.title) } }
                                td { code { (worksheet.code) } }
                                td { (worksheet.count) @if let Some(team) = &worksheet.team { ", " (team) } }
                                td { (date) }
                                @if list.everybodys { td { (worksheet.author_name.as_deref().unwrap_or("–")) } }
                            }
                        }
                    }
                }
            }
        }
    };
    frame.document(&lang.say("worksheets"), &[], &main)
}

/// The field for the code on a sheet.
fn find(lang: Lang, wrong: Option<&str>) -> Markup {
    html! {
        form.card.stack method="get" action="/worksheets" {
            label for="code" { (lang.say("worksheet-find")) }
            div.bar {
                input #code name="code" value=(wrong.unwrap_or("")) maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false"
                    placeholder="K7QMP-12" aria-invalid=(wrong.is_some()) aria-describedby="code-help";
                button type="submit" { (lang.say("worksheet-find-do")) }
            }
            @if wrong.is_some() { p.complaint role="alert" { (lang.say("worksheet-code-wrong")) } }
            p #code-help .help { (lang.say("worksheet-find-help")) }
        }
    }
}

/// The form, with what was chosen already.
#[derive(Debug)]
pub struct New<'a> {
    pub contents: &'a [SubjectContents],
    pub classes: &'a [Class],
    pub title: String,
    /// `subject/exercise`, in order.
    pub chosen: Vec<String>,
    pub team: Option<i32>,
    pub count: i32,
    pub lang: Lang,
    pub space: i32,
    pub hints: bool,
    pub problem: Option<WorksheetRefusal>,
}

pub fn new(frame: &Frame, new: &New<'_>) -> String {
    let lang = frame.lang;
    let main = html! {
        p.path { a href="/worksheets" { (lang.say("worksheets")) } }
        h1 { (lang.say("worksheet-new")) }
        @if let Some(problem) = &new.problem { p.complaint role="alert" { (complaint(lang, problem)) } }
        form #worksheet .beside.wide-left method="post" action="/worksheets/new" {
            div.card.stack {
                h2 { (lang.say("worksheet-paper")) }
                label for="title" { (lang.say("worksheet-title")) }
                input #title name="title" required maxlength=(MOST_TITLE) value=(new.title) aria-invalid=(new.problem == Some(WorksheetRefusal::Title));
                label for="team" { (lang.say("worksheet-for")) }
                select #team name="team" {
                    option value="" selected[new.team.is_none()] { (lang.say("worksheet-for-nobody")) }
                    @for class in new.classes {
                        option value=(class.id) selected[new.team == Some(class.id)] {
                            (lang.say_with("worksheet-for-class", &[("name", &class.name), ("count", &class.members.to_string())]))
                        }
                    }
                }
                label for="count" { (lang.say("worksheet-count")) }
                input #count name="count" type="number" min="1" max=(MOST_SHEETS) value=(new.count) aria-describedby="count-help" aria-invalid=(new.problem == Some(WorksheetRefusal::Count));
                p #count-help .help { (lang.say("worksheet-count-help")) }
                label for="sheet-lang" { (lang.say("worksheet-lang")) }
                select #sheet-lang name="lang" {
                    @for one in Lang::ALL { option value=(one.code()) lang=(one.code()) selected[one == new.lang] { (one.name()) } }
                }
                label for="space" { (lang.say("worksheet-space")) }
                select #space name="space" {
                    @for (lines, name) in [(0, lang.say("worksheet-space-none")), (4, lang.say("worksheet-space-some")), (9, lang.say("worksheet-space-much"))] {
                        option value=(lines) selected[lines == new.space] { (name) }
                    }
                }
                label.check { input type="checkbox" name="hints" value="1" checked[new.hints]; " " (lang.say("worksheet-hints")) }
                section #chosen-part hidden aria-labelledby="chosen-title" {
                    h3 #chosen-title { (lang.say("worksheet-chosen")) }
                    p #chosen-none .quiet { (lang.say("worksheet-chosen-none")) }
                    ol #chosen .chosen data-up=(lang.say("worksheet-up")) data-down=(lang.say("worksheet-down")) data-out=(lang.say("worksheet-out")) {}
                    p #chosen-said .unseen aria-live="polite" {}
                }
                button.main type="submit" { (lang.say("worksheet-make")) }
            }
            div.card {
                h2 { (lang.say("worksheet-exercises")) }
                p #tree-search hidden {
                    label.unseen for="filter" { (lang.say("search")) }
                    input #filter type="search" placeholder=(lang.say("search")) autocomplete="off";
                }
                p #tree-none .empty hidden { (lang.say("found-none")) }
                @if new.contents.is_empty() { p.empty { (lang.say("subjects-none")) } }
                @for contents in new.contents {
                    details.choose open[new.contents.len() == 1 || new.chosen.iter().any(|path| path.split('/').next() == Some(contents.subject.as_str()))] {
                        summary { (contents.subject) }
                        (choices(lang, &contents.subject, &contents.nodes, &new.chosen))
                    }
                }
            }
        }
    };
    frame.wide(&lang.say("worksheet-new"), &["worksheet.js"], &main)
}

fn choices(lang: Lang, subject: &str, nodes: &[ShownNode], chosen: &[String]) -> Markup {
    html! {
        ul.tree {
            @for node in nodes {
                @match node {
                    ShownNode::Section { children, .. } if children.is_empty() => {},
                    ShownNode::Section { name, children } => li {
                        span.section { @if name.is_empty() { (lang.say("unlisted")) } @else { (name) } }
                        (choices(lang, subject, children, chosen))
                    },
                    ShownNode::Leaf(leaf) => li { (choice(subject, leaf, chosen)) },
                }
            }
        }
    }
}

fn choice(subject: &str, leaf: &ShownExercise, chosen: &[String]) -> Markup {
    let path = format!("{subject}/{}", leaf.id);
    let order = chosen.iter().position(|one| *one == path);
    html! {
        label.check {
            input type="checkbox" name="x" value=(path) checked[order.is_some()] data-order=[order] data-name=(leaf.name);
            " " (leaf.name)
        }
        " " a.look href=(crate::addresses::exercise(subject, &leaf.id)) target="_blank" aria-label=(leaf.name) { "↗" }
    }
}

fn complaint(lang: Lang, problem: &WorksheetRefusal) -> String {
    match problem {
        WorksheetRefusal::Title => lang.say("worksheet-problem-title"),
        WorksheetRefusal::NoExercises => lang.say("worksheet-problem-none"),
        WorksheetRefusal::TooManyExercises => {
            lang.count("worksheet-problem-exercises", MOST_EXERCISES)
        }
        WorksheetRefusal::Count => lang.say("worksheet-problem-count"),
        WorksheetRefusal::TooManyVariants => {
            lang.count("worksheet-problem-variants", MOST_VARIANTS)
        }
        WorksheetRefusal::EmptyClass => lang.say("worksheet-problem-class"),
        WorksheetRefusal::Exercise => lang.say("worksheet-problem-exercise"),
        WorksheetRefusal::FewVariants(name) => lang.name_in("worksheet-problem-few", name),
        WorksheetRefusal::TooSlow(name) => lang.name_in("worksheet-problem-slow", name),
    }
}
