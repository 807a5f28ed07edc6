//! Who manages a subject, and how a new one begins.

use maud::html;

use crate::manage::rules::Assignees;
use crate::manage::view::ways;
use crate::texts::Say;
use eqex_kernel::ui::frame::Frame;

/// Who may write here. `leaving` where the reader is about to lose the right, and is asked whether that is meant.
pub fn assignees(frame: &Frame, subject: &str, assignees: &Assignees, leaving: bool) -> String {
    let lang = frame.lang;
    let main = html! {
        (ways(lang, subject, "/assignees"))
        form.card.stack method="post" action=(crate::manage::view::manage_address(subject, "/assignees")) {
            h2 { (lang.say("manage-assignees")) }
            p { (lang.say("assignees-help")) }
            @if leaving {
                div.complaint role="alert" {
                    p { (lang.say("assignees-leaving")) }
                    label.check { input type="checkbox" name="sure" value="1" required; " " (lang.say("assignees-sure")) }
                }
            }
            label.check { input type="radio" name="who" value="all" checked[assignees.all]; " " (lang.say("assignees-all")) }
            label.check { input type="radio" name="who" value="some" checked[!assignees.all]; " " (lang.say("assignees-some")) }
            fieldset {
                legend { (lang.say("assignees-list")) }
                ul.rows {
                    @for (user, chosen) in &assignees.people {
                        li { label.check { input type="checkbox" name="user" value=(user.public_id) checked[*chosen]; " " (user.name) } }
                    }
                }
            }
            button.main type="submit" { (lang.say("save")) }
        }
    };
    frame.wide(&lang.say("manage-assignees"), &[], &main)
}

/// The form of a new subject. `problem` where the name is none, or is taken.
pub fn create(frame: &Frame, name: &str, private: bool, problem: Option<bool>) -> String {
    let lang = frame.lang;
    let main = html! {
        p.path { a href="/" { (lang.say("subjects")) } }
        h1 { (lang.say("subject-new")) }
        form.card.stack method="post" action="/subjects/new" {
            label for="name" { (lang.say("subject-name")) }
            input #name name="name" required maxlength="99" value=(name) autocapitalize="none" spellcheck="false" aria-invalid=(problem.is_some()) aria-describedby="name-help";
            p #name-help class=(if problem.is_some() { "complaint" } else { "help" }) {
                @match problem {
                    Some(true) => (lang.say("subject-taken")),
                    _ => (lang.say("subject-name-help")),
                }
            }
            fieldset {
                legend { (lang.say("subject-who-sees")) }
                p { label.check { input type="radio" name="private" value="0" checked[!private]; " " (lang.say("subject-public")) } }
                p { label.check { input type="radio" name="private" value="1" checked[private]; " " (lang.say("subject-private")) } }
            }
            fieldset {
                legend { (lang.say("manage-assignees")) }
                p { label.check { input type="radio" name="who" value="all" checked; " " (lang.say("assignees-all")) } }
                p { label.check { input type="radio" name="who" value="me"; " " (lang.say("assignees-me")) } }
            }
            button.main type="submit" { (lang.say("subject-create")) }
        }
    };
    frame.document(&lang.say("subject-new"), &[], &main)
}
