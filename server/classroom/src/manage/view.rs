//! A subject for those who manage it: its table of contents to be arranged, and what is beside it.

mod files;
mod people;
mod transfer;
mod tree;

use maud::{Markup, html};

use crate::addresses;
use crate::manage::rules::ManagedSubject;
use crate::texts::Say;
use eqex_bank::notices::Noticed;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

pub use files::{Uploads, files};
pub use people::{assignees, create};
pub use transfer::{CheckedZip, TransferNotice, import, start};
pub use tree::{Said, part};

/// The way to a page of the management of a subject.
pub fn manage_address(subject: &str, rest: &str) -> String {
    format!("/subject/{subject}{rest}")
}

/// The pages of a subject's management, with the one that is shown marked.
fn ways(lang: Lang, subject: &str, here: &str) -> Markup {
    let ways = [
        ("", lang.say("manage-contents")),
        ("/files", lang.say("manage-files")),
        ("/assignees", lang.say("manage-assignees")),
        ("/import", lang.say("manage-transfer")),
    ];
    html! {
        p.path { a href="/" { (lang.say("subjects")) } " / " a href=(addresses::subject(subject)) { (subject) } }
        h1 { (lang.name_in("manage-title", subject)) }
        nav.bar aria-label=(lang.say("manage-ways")) {
            @for (rest, name) in ways {
                a.button href=(manage_address(subject, rest)) aria-current=[(rest == here).then_some("page")] { (name) }
            }
        }
    }
}

/// The first page: the table of contents.
pub fn page(frame: &Frame, managed: &ManagedSubject, noticed: &[Noticed]) -> String {
    let lang = frame.lang;
    let subject = &managed.subject;
    let main = html! {
        (ways(lang, subject, ""))
        p.bar { a.button.main href=(manage_address(subject, "/new")) { (lang.say("new-exercise")) } }
        (notices(lang, managed, noticed))
        div #arrange-part data-trouble=(lang.say("arrange-trouble")) data-undone=(lang.say("arrange-undone")) { (part(lang, managed, None)) }
        (removed(lang, managed))
    };
    frame.wide(
        &lang.name_in("manage-title", subject),
        &["arrange.js"],
        &main,
    )
}

/// Stored texts that newer rules speak of, each with the way to its editor.
fn notices(lang: Lang, managed: &ManagedSubject, noticed: &[Noticed]) -> Markup {
    html! {
        @if !noticed.is_empty() {
            details.card #notices {
                summary { (lang.count("manage-notices", noticed.len())) }
                p.help { (lang.say("manage-notices-help")) }
                ul.rows {
                    @for one in noticed {
                        @let name = managed.exercises.get(&one.exercise).map_or(one.exercise.as_str(), |known| known.name.as_str());
                        li {
                            a href=(format!("{}/edit", addresses::exercise(&managed.subject, &one.exercise))) { (name) }
                            " " code { (one.exercise) }
                            @for diagnostic in &one.notices.diagnostics {
                                p.help { (diagnostic.told(lang.code())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn removed(lang: Lang, managed: &ManagedSubject) -> Markup {
    html! {
        @if !managed.removed.is_empty() {
            details.card {
                summary { (lang.count("manage-removed", managed.removed.len())) }
                p.help { (lang.say("manage-removed-help")) }
                ul.rows {
                    @for id in &managed.removed {
                        li.bar {
                            code { (id) }
                            form method="post" action=(manage_address(&managed.subject, "/bring-back")) {
                                input type="hidden" name="id" value=(id);
                                button type="submit" aria-label=(lang.name_in("manage-bring-back-one", id)) { (lang.say("manage-bring-back")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What goes wrong when an exercise is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyProblem {
    Id,
    Taken,
}

/// An exercise to be copied or taken away.
pub fn exercise(
    frame: &Frame,
    managed: &ManagedSubject,
    id: &str,
    copy: &str,
    problem: Option<CopyProblem>,
) -> String {
    let lang = frame.lang;
    let subject = &managed.subject;
    let name = managed
        .exercises
        .get(id)
        .map_or(id, |known| known.name.as_str());
    let here = manage_address(subject, &format!("/exercise/{id}"));
    let main = html! {
        p.path {
            a href="/" { (lang.say("subjects")) } " / " a href=(addresses::subject(subject)) { (subject) } " / "
            a href=(manage_address(subject, "")) { (lang.say("manage-contents")) }
        }
        h1 { (name) }
        p.bar {
            code { (id) }
            a.button href=(addresses::exercise(subject, id)) { (lang.say("manage-look")) }
            a.button href=(format!("{}/edit", addresses::exercise(subject, id))) { (lang.say("edit")) }
        }
        form.card.stack method="post" action=(format!("{here}/copy")) {
            h2 { (lang.say("manage-copy")) }
            p.help { (lang.say("manage-copy-help")) }
            label for="id" { (lang.say("manage-copy-id")) }
            input #id name="id" required maxlength="100" value=(copy) autocapitalize="none" spellcheck="false" aria-invalid=(problem.is_some()) aria-describedby="id-help";
            p #id-help class=(if problem.is_some() { "complaint" } else { "help" }) {
                @match problem {
                    Some(CopyProblem::Taken) => (lang.say("manage-id-taken")),
                    _ => (lang.say("manage-id-help")),
                }
            }
            button type="submit" { (lang.say("manage-copy-do")) }
        }
        form.card.stack method="post" action=(format!("{here}/remove")) {
            h2 { (lang.say("manage-remove")) }
            p { (lang.say("manage-remove-help")) }
            label.check { input type="checkbox" name="sure" value="1" required; " " (lang.say("manage-remove-sure")) }
            button.danger type="submit" { (lang.say("manage-remove-do")) }
        }
    };
    frame.document(name, &[], &main)
}
