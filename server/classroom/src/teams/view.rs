//! Classes and their people, as those who look after them see them.

pub mod class;
mod copied;
pub mod import;
pub mod member;
pub mod paper;

use maud::{Markup, html};

use crate::teams::rows::TeamSummary;
use crate::texts::Say;
use eqex_kernel::accounts::rows::TEACHERS;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// What is wrong with a form: the field, a text about it, and what was typed there.
#[derive(Clone, Debug)]
pub struct FormFault {
    pub field: &'static str,
    pub told: String,
    pub typed: String,
}

/// The classes that the reader looks after, and those of others.
pub fn list(
    frame: &Frame,
    mine: &[TeamSummary],
    others: &[TeamSummary],
    wrong: Option<&FormFault>,
) -> String {
    let lang = frame.lang;
    let main = html! {
        h1 { (lang.say("classes")) }
        @if mine.is_empty() {
            p.empty { (lang.say("classes-none")) }
        } @else {
            (table(lang, mine, true))
        }
        section.card aria-labelledby="new" {
            h2 #new { (lang.say("class-new")) }
            form.stack method="post" action="/classes" {
                (text_field(lang, "name", &lang.say("class-name"), "", 42, Some("class-name-help"), wrong))
                button.main type="submit" { (lang.say("class-create")) }
            }
        }
        @if !others.is_empty() {
            section aria-labelledby="others" {
                h2 #others { (lang.say("classes-others")) }
                (table(lang, others, false))
            }
        }
    };
    frame.document(&lang.say("classes"), &[], &main)
}

fn table(lang: Lang, classes: &[TeamSummary], mine: bool) -> Markup {
    let label = if mine {
        lang.say("classes")
    } else {
        lang.say("classes-others")
    };
    html! {
        div.scroll.classes tabindex="0" role="group" aria-label=(label) {
            table {
                thead { tr {
                    th scope="col" { (lang.say("class")) }
                    th.number scope="col" { (lang.say("class-members")) }
                    @if mine { th scope="col" { (lang.say("class-invitation")) } }
                    th scope="col" { (lang.say("session")) }
                    th scope="col" { (lang.say("class-assignee")) }
                } }
                tbody {
                    @for class in classes {
                        tr {
                            th scope="row" {
                                @if mine { a href=(address(class.team.id)) { (class.team.name) } }
                                @else { (class.team.name) }
                            }
                            td.number { (class.members) }
                            @if mine { td { (invitation(lang, class)) } }
                            td { @if class.team.id != TEACHERS { (session(lang, class, mine)) } }
                            td { (class.team.assignee.name) }
                        }
                    }
                }
            }
        }
    }
}

fn invitation(lang: Lang, class: &TeamSummary) -> Markup {
    let waiting = usize::try_from(class.invited).unwrap_or(0);
    html! {
        @if class.team.invitation.is_some() { (lang.say("invitation-open")) }
        @else { span.quiet { (lang.say("invitation-closed")) } }
        @if waiting > 0 { br; (lang.count("personal-waiting", waiting)) }
    }
}

fn session(lang: Lang, class: &TeamSummary, mine: bool) -> Markup {
    let exercises = usize::try_from(class.exercises).unwrap_or(0);
    let address = format!("{}/session", address(class.team.id));
    let words = match (class.finished, exercises) {
        (true, _) => lang.say("class-session-finished"),
        (false, 0) => lang.say("class-session-empty"),
        (false, count) => lang.count("class-session-running", count),
    };
    html! { @if mine { a href=(address) { (words) } } @else { (words) } }
}

/// The page of a class.
pub fn address(team: i32) -> String {
    format!("/class/{team}")
}

/// A field with a label, a word of help, and what is wrong with it.
pub(crate) fn text_field(
    lang: Lang,
    name: &'static str,
    label: &str,
    value: &str,
    most: usize,
    help: Option<&'static str>,
    wrong: Option<&FormFault>,
) -> Markup {
    let wrong = wrong.filter(|wrong| wrong.field == name);
    let value = wrong.map_or(value, |wrong| &wrong.typed);
    let described = format!("{name}-help");
    let helped = help.is_some() || wrong.is_some();
    // Words that must come letter by letter are no text for a telephone to mend.
    let literal = name != "name";
    html! {
        div.field {
            label for=(name) { (label) }
            input id=(name) name=(name) value=(value) required maxlength=(most) autocomplete="off"
                autocapitalize=[literal.then_some("none")] spellcheck=[literal.then_some("false")]
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[helped.then_some(&described)];
            @if helped {
                p.help id=(described) {
                    @if let Some(wrong) = wrong { span.bad { (wrong.told) } }
                    @else if let Some(help) = help { (lang.say(help)) }
                }
            }
        }
    }
}
