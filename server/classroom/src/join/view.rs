//! Joining a class with an invitation.

use maud::{Markup, html};

use crate::teams::view::{FormFault, member, text_field};
use crate::texts::Say;
use eqex_kernel::accounts::rows::{PersonalInvitation, Team};
use eqex_kernel::ui::account;
use eqex_kernel::ui::account::Complaint;
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// What was typed so far; no passwords.
#[derive(Clone, Debug, Default)]
pub struct JoinForm {
    pub invitation: String,
    pub name: String,
    pub number: String,
    pub login: String,
}

/// What is wrong with fields of the form: their names, each with a text.
pub type Complaints = Vec<(&'static str, String)>;

/// Where the invitation leads.
#[derive(Debug)]
pub struct InvitationTarget {
    pub team: Team,
    pub personal: Option<PersonalInvitation>,
}

fn about<'a>(wrong: &'a Complaints, field: &str) -> Option<&'a str> {
    let told = wrong.iter().find(|(name, _)| *name == field);
    told.map(|(_, text)| text.as_str())
}

/// The first step: the invitation alone.
pub fn ask(frame: &Frame, typed: &JoinForm, wrong: &Complaints) -> String {
    let lang = frame.lang;
    let main = html! {
        div.narrow {
            h1 { (lang.say("join-title")) }
            p.quiet { (lang.say("join-help")) }
            form.stack method="get" action="/join" {
                (field(lang, "invitation", &lang.say("join-invitation"), &typed.invitation, 1000, Some("join-invitation-help"), wrong))
                button.main type="submit" { (lang.say("join-go-on")) }
            }
            (known(lang))
        }
    };
    frame.document(&lang.say("join-title"), &[], &main)
}

/// The second step: who joins. What a personal invitation says is shown and not asked.
pub fn page(
    frame: &Frame,
    door: &InvitationTarget,
    typed: &JoinForm,
    wrong: &Complaints,
) -> String {
    let lang = frame.lang;
    let class = [
        ("name", door.team.name.as_str()),
        ("teacher", door.team.assignee.name.as_str()),
    ];
    let main = html! {
        div.narrow {
            h1 { (lang.say("join-title")) }
            @if let Some(name) = &frame.user { p.note { (lang.name_in("join-signed-in", name)) } }
            p { (lang.say_with("join-class", &class)) " " a href="/join" { (lang.say("join-other")) } }
            @if let Some(told) = about(wrong, "") { p.complaint role="alert" { (told) } }
            form.stack method="post" action="/join" {
                input type="hidden" name="invitation" value=(typed.invitation);
                @if let Some(personal) = &door.personal { (fixed(lang, personal)) }
                @else { (free(lang, typed, wrong)) }
                (login(lang, &typed.login, wrong))
                (account::field(lang, "new", &lang.say("join-password"), "new-password", &one(wrong, "new")))
                (account::field(lang, "repeat", &lang.say("join-repeat"), "new-password", &one(wrong, "repeat")))
                button.main type="submit" { (lang.say("join-do")) }
            }
            (known(lang))
        }
    };
    frame.document(&lang.say("join-title"), &[], &main)
}

fn known(lang: Lang) -> Markup {
    html! { p { (lang.say("join-known")) " " a href="/sign-in" { (lang.say("sign-in")) } } }
}

fn fixed(lang: Lang, personal: &PersonalInvitation) -> Markup {
    html! {
        dl.facts {
            dt { (lang.say("name")) } dd { (personal.name) }
            @if let Some(number) = personal.number { dt { (lang.say("number")) } dd { (number) } }
        }
        p.help { (lang.say("join-personal")) }
    }
}

fn free(lang: Lang, typed: &JoinForm, wrong: &Complaints) -> Markup {
    html! {
        (field(lang, "name", &lang.say("join-name"), &typed.name, 45, Some("join-name-help"), wrong))
        (member::number_field(lang, &typed.number, problem("number", &typed.number, wrong).as_ref()))
    }
}

fn login(lang: Lang, typed: &str, wrong: &Complaints) -> Markup {
    let told = about(wrong, "login");
    html! {
        div.field {
            label for="login" { (lang.say("join-login")) }
            input #login name="login" value=(typed) required inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254"
                aria-invalid=[told.map(|_| "true")] aria-describedby="login-help";
            p.help #login-help {
                @if let Some(told) = told { span.bad { (told) } }
                @else { (lang.say("join-login-help")) }
            }
        }
    }
}

fn problem(name: &'static str, typed: &str, wrong: &Complaints) -> Option<FormFault> {
    about(wrong, name).map(|told| FormFault {
        field: name,
        told: told.to_owned(),
        typed: typed.to_owned(),
    })
}

fn field(
    lang: Lang,
    name: &'static str,
    label: &str,
    typed: &str,
    most: usize,
    help: Option<&'static str>,
    wrong: &Complaints,
) -> Markup {
    let wrong = problem(name, typed, wrong);
    text_field(lang, name, label, typed, most, help, wrong.as_ref())
}

fn one(wrong: &Complaints, name: &'static str) -> Complaint {
    about(wrong, name).map(|told| (name, told.to_owned()))
}
