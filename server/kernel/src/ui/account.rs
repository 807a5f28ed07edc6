//! My account: who I am, a new password, every sign-in ended; and the page of a password link.

use maud::{Markup, html};

use crate::accounts::password_length::MIN_PASSWORD;
use crate::accounts::rows::Role;
use crate::ui::frame::Frame;
use crate::ui::messages::Lang;
use crate::ui::texts::Say;

/// Who is signed in.
#[derive(Debug)]
pub struct ShownAccount {
    pub name: String,
    pub login: String,
    pub number: Option<i32>,
    /// The name of the class; none for root.
    pub team: Option<String>,
}

/// What is wrong with a form, if anything is: the field, and a text about it.
pub type Complaint = Option<(&'static str, String)>;

pub fn page(frame: &Frame, person: &ShownAccount, complaint: &Complaint) -> String {
    let lang = frame.lang;
    let main = html! {
        h1 { (lang.say("account")) }
        dl.facts {
            dt { (lang.say("name")) } dd { (person.name) }
            dt { (lang.say("login")) } dd { (person.login) }
            @if let Some(team) = &person.team { dt { (lang.say("class")) } dd { (team) } }
            @if let Some(number) = person.number { dt { (lang.say("number")) } dd { (number) } }
        }
        @if frame.role == Some(Role::Student) { p.quiet { (lang.say("account-help")) } }
        section.card aria-labelledby="look" {
            h2 #look { (lang.say("look")) }
            (frame.look_form())
        }
        section.card aria-labelledby="new-password" {
            h2 #new-password { (lang.say("password-new")) }
            form.stack method="post" action="/account/password" {
                // For password managers, which want to know whose it is.
                input type="text" name="login" value=(person.login) autocomplete="username" hidden readonly;
                (field(lang, "old", &lang.say("password-old"), "current-password", complaint))
                (field(lang, "new", &lang.say("password-new"), "new-password", complaint))
                (field(lang, "repeat", &lang.say("password-repeat"), "new-password", complaint))
                button.main type="submit" { (lang.say("password-change")) }
            }
        }
        section.card aria-labelledby="everywhere" {
            h2 #everywhere { (lang.say("everywhere")) }
            p { (lang.say("everywhere-help")) }
            form method="post" action="/account/sign-out-everywhere" {
                button type="submit" { (lang.say("everywhere-do")) }
            }
        }
    };
    frame.document(&lang.say("account"), &[], &main)
}

/// A password field with what is wrong with it.
pub fn field(
    lang: Lang,
    name: &'static str,
    label: &str,
    autocomplete: &str,
    complaint: &Complaint,
) -> Markup {
    let told = complaint
        .as_ref()
        .filter(|(field, _)| *field == name)
        .map(|(_, text)| text);
    let new = autocomplete == "new-password";
    let help = format!("{name}-help");
    html! {
        div.field {
            label for=(name) { (label) }
            input id=(name) name=(name) type="password" required autocomplete=(autocomplete) maxlength="1000"
                minlength=[(new && name != "repeat").then_some(MIN_PASSWORD)] aria-invalid=[told.map(|_| "true")] aria-describedby=(help);
            p.help id=(help) {
                @if let Some(told) = told { span.bad { (told) } }
                @else if name == "new" { (lang.count("password-rule", MIN_PASSWORD)) }
            }
        }
    }
}

/// What is wrong with a new password that was typed twice.
pub fn check(lang: Lang, new: &str, repeat: &str) -> Complaint {
    if new.chars().count() < MIN_PASSWORD {
        Some(("new", lang.count("password-short", MIN_PASSWORD)))
    } else if new != repeat {
        Some(("repeat", lang.say("password-differs")))
    } else {
        None
    }
}

/// Where a password link leads. Its secret stands behind the `#`, where only a script sees it; without one it is pasted.
pub fn link(frame: &Frame, token: &str, complaint: &Complaint) -> String {
    let lang = frame.lang;
    let told = complaint
        .as_ref()
        .filter(|(field, _)| *field == "token")
        .map(|(_, text)| text);
    let main = html! {
        div.narrow {
            h1 { (lang.say("password-new")) }
            p { (lang.say("link-help")) }
            form #link .stack method="post" action="/password" {
                div.field #token-field {
                    label for="token" { (lang.say("link-field")) }
                    input #token name="token" value=(token) required autocomplete="off" spellcheck="false" maxlength="1000" aria-invalid=[told.map(|_| "true")] aria-describedby="token-help";
                    p #token-help .help { @if let Some(told) = told { span.bad { (told) } } @else { (lang.say("link-paste")) } }
                }
                (field(lang, "new", &lang.say("password-new"), "new-password", complaint))
                (field(lang, "repeat", &lang.say("password-repeat"), "new-password", complaint))
                button.main type="submit" { (lang.say("password-change")) }
            }
        }
    };
    frame.document(&lang.say("password-new"), &["password.js"], &main)
}
