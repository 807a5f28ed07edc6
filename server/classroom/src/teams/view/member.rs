//! A member of a class: name and number, a password link, and taking them out.

use maud::{Markup, html};

use crate::board::view as board_view;
use crate::teams::view::copied::copied;
use crate::teams::view::{FormFault, text_field};
use crate::texts::Say;
use eqex_kernel::accounts::rows::{TEACHERS, Team, User};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::qr;

/// The page of a member.
pub fn address(user: &User) -> String {
    format!("/class/{}/member/{}", user.team, user.public_id)
}

pub fn page(frame: &Frame, team: &Team, user: &User, wrong: Option<&FormFault>) -> String {
    let lang = frame.lang;
    let number = user
        .number
        .map_or(String::new(), |number| number.to_string());
    let main = html! {
        (board_view::path(lang, team))
        h1 { (user.name) }
        dl.facts { dt { (lang.say("login")) } dd { (user.login) } }
        // Teachers have no results that others look at.
        @if team.id != TEACHERS {
            p { a href=(format!("/class/{}/student/{}", team.id, user.public_id)) { (lang.name_in("member-results", &user.name)) } }
        }
        section.card aria-labelledby="register" {
            h2 #register { (lang.say("member-register")) }
            form.stack method="post" action=(address(user)) {
                (text_field(lang, "name", &lang.say("name"), &user.name, 45, None, wrong))
                (number_field(lang, &number, wrong))
                button.main type="submit" { (lang.say("save")) }
            }
        }
        section.card aria-labelledby="link" {
            h2 #link { (lang.say("member-link")) }
            p { (lang.say("member-link-help")) }
            form method="post" action=(format!("{}/password-link", address(user))) {
                button type="submit" { (lang.say("member-link-make")) }
            }
        }
        section.card aria-labelledby="out" {
            h2 #out { (lang.say("member-out")) }
            p { (lang.say("member-out-help")) }
            p { a href=(format!("{}/delete", address(user))) { (lang.say("member-delete")) } }
        }
    };
    frame.document(&user.name, &[], &main)
}

/// A number in the class register, which may be left empty.
pub(crate) fn number_field(lang: Lang, value: &str, wrong: Option<&FormFault>) -> Markup {
    let wrong = wrong.filter(|wrong| wrong.field == "number");
    html! {
        div.field {
            label for="number" { (lang.say("register-number")) }
            input #number name="number" type="text" inputmode="numeric" maxlength="5" autocomplete="off" value=(wrong.map_or(value, |wrong| &wrong.typed))
                aria-invalid=[wrong.map(|_| "true")] aria-describedby="number-help";
            p.help #number-help {
                @if let Some(wrong) = wrong { span.bad { (wrong.told) } }
                @else { (lang.say("register-number-help")) }
            }
        }
    }
}

/// A password link, which nobody sees a second time.
pub fn link(frame: &Frame, team: &Team, user: &User, link: &str) -> String {
    let lang = frame.lang;
    let message = lang.say_with("member-link-text", &[("name", &user.name), ("link", link)]);
    let main = html! {
        (board_view::path(lang, team))
        h1 { (lang.name_in("member-link-for", &user.name)) }
        p.note { (lang.say("member-link-once")) }
        (copied(lang, "password-link", &lang.say("member-link"), link))
        @if let Some(image) = qr::svg(link, &lang.name_in("member-link-qr", &user.name)) { div.code { (image) } }
        div.field {
            label for="message" { (lang.say("member-link-message")) }
            textarea #message rows="5" readonly { "\n" (message) }
            button type="button" data-copy="message" data-done=(lang.say("copied")) data-failed=(lang.say("copy-failed")) hidden { (lang.say("copy")) }
        }
        p { a href=(address(user)) { (lang.name_in("back-to", &user.name)) } }
    };
    frame.document(&lang.say("member-link"), &["copy.js"], &main)
}

/// Before a member goes: what goes with them.
pub fn deleting(frame: &Frame, team: &Team, user: &User) -> String {
    let lang = frame.lang;
    let main = html! {
        (board_view::path(lang, team))
        h1 { (lang.name_in("member-delete-name", &user.name)) }
        p { (lang.say("member-delete-help")) }
        form.bar method="post" action=(format!("{}/delete", address(user))) {
            button.danger type="submit" { (lang.say("member-delete")) }
            a href=(address(user)) { (lang.say("keep")) }
        }
    };
    frame.document(&lang.say("member-delete"), &[], &main)
}
