//! A class: its members, its invitation, and what can be changed of it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::board::view as board_view;
use crate::teams::rules::ManagedTeam;
use crate::teams::view::copied::copied;
use crate::teams::view::{FormFault, address, text_field};
use crate::texts::Say;
use eqex_kernel::accounts::rows::{PersonalInvitation, Presence, TEACHERS, User};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::{moment, qr};

/// What the page needs besides the class itself.
#[derive(Debug)]
pub struct Around<'a> {
    /// Who could look after it.
    pub assignees: &'a [User],
    /// Where its invitation leads, if it has one.
    pub link: Option<String>,
    pub zone: &'a TimeZone,
}

pub fn page(
    frame: &Frame,
    class: &ManagedTeam,
    around: &Around<'_>,
    wrong: Option<&FormFault>,
) -> String {
    let lang = frame.lang;
    let team = &class.team;
    let main = html! {
        p.path { a href="/classes" { (lang.say("classes")) } }
        h1 { (team.name) }
        (ways(lang, team.id))
        div.class {
            div {
                (members(lang, class, around.zone))
                (personal(lang, team.id, &class.invited, around.zone))
            }
            div {
                (invitation(lang, class, around.link.as_deref(), wrong))
                (settings(lang, class, around.assignees, wrong))
            }
        }
    };
    frame.wide(&team.name, &["copy.js"], &main)
}

/// To what the class does.
fn ways(lang: Lang, team: i32) -> Markup {
    let ways = [
        ("session", lang.say("session")),
        ("results", lang.say("results")),
        ("reports", lang.say("class-reports")),
    ];
    html! {
        // Teachers have no session of their own.
        @if team != TEACHERS {
            nav.bar aria-label=(lang.say("class")) {
                @for (way, words) in ways { a.button href=(format!("/class/{team}/{way}")) { (words) } }
            }
        }
    }
}

fn members(lang: Lang, class: &ManagedTeam, zone: &TimeZone) -> Markup {
    let members = &class.members;
    html! {
        section.card aria-labelledby="members" {
            h2 #members { (lang.say("class-members")) " " span.quiet { "(" (members.len()) ")" } }
            @if members.is_empty() {
                p.empty { (lang.say("members-none")) }
            } @else {
                div.scroll tabindex="0" role="group" aria-labelledby="members" {
                    table {
                        thead { tr {
                            th.number scope="col" { (lang.say("number")) }
                            th scope="col" { (lang.say("name")) }
                            th scope="col" { (lang.say("member-joined")) }
                            th scope="col" { (lang.say("member-signed-in")) }
                            th scope="col" { span.unseen { (lang.say("member-change")) } }
                        } }
                        tbody { @for (user, presence) in members { (member(lang, user, presence, zone)) } }
                    }
                }
            }
        }
    }
}

fn member(lang: Lang, user: &User, presence: &Presence, zone: &TimeZone) -> Markup {
    let label = lang.name_in("member-change-name", &user.name);
    html! {
        tr {
            td.number { @if let Some(number) = user.number { (number) } }
            th scope="row" { (user.name) }
            td { (moment::date(lang, presence.joined, zone)) }
            td {
                @if let Some(at) = presence.signed_in { (moment::date(lang, at, zone)) }
                @else { span.quiet { (lang.say("member-signed-out")) } }
            }
            td { a href=(crate::teams::view::member::address(user)) aria-label=(label) { (lang.say("member-change")) } }
        }
    }
}

fn personal(lang: Lang, team: i32, invited: &[PersonalInvitation], zone: &TimeZone) -> Markup {
    html! {
        section.card aria-labelledby="personal" {
            h2 #personal { (lang.say("personal")) " " span.quiet { "(" (invited.len()) ")" } }
            p.quiet { (lang.say("personal-help")) }
            p.bar {
                a.button href=(format!("/class/{team}/import")) { (lang.say("import")) }
                @if !invited.is_empty() {
                    a.button href=(format!("/class/{team}/slips")) { (lang.say("slips-print")) }
                }
            }
            @if !invited.is_empty() {
                div.scroll tabindex="0" role="group" aria-labelledby="personal" {
                    table {
                        thead { tr {
                            th.number scope="col" { (lang.say("number")) }
                            th scope="col" { (lang.say("name")) }
                            th scope="col" { (lang.say("invitation-code")) }
                            th scope="col" { (lang.say("invitation-made")) }
                            th scope="col" { span.unseen { (lang.say("invitation-revoke")) } }
                        } }
                        tbody { @for one in invited { (invited_one(lang, one, zone)) } }
                    }
                }
                @if invited.len() > 1 {
                    details {
                        summary { (lang.say("invitation-revoke-all")) }
                        form.bar method="post" action=(format!("/class/{team}/revoke-all")) {
                            button.danger type="submit" { (lang.count("invitation-revoke-count", invited.len())) }
                        }
                    }
                }
            }
        }
    }
}

fn invited_one(lang: Lang, one: &PersonalInvitation, zone: &TimeZone) -> Markup {
    let label = lang.name_in("invitation-revoke-name", &one.name);
    html! {
        tr {
            td.number { @if let Some(number) = one.number { (number) } }
            th scope="row" { (one.name) }
            td { code { (one.code) } }
            td { (moment::date(lang, one.created_at, zone)) }
            td {
                form method="post" action=(format!("/class/{}/revoke", one.team)) {
                    button.quiet type="submit" name="invitation" value=(one.id) aria-label=(label) { (lang.say("invitation-revoke")) }
                }
            }
        }
    }
}

fn invitation(
    lang: Lang,
    class: &ManagedTeam,
    link: Option<&str>,
    wrong: Option<&FormFault>,
) -> Markup {
    let team = class.team.id;
    let action = format!("/class/{team}/invitation");
    let word = class.team.invitation.as_deref();
    html! {
        section.card aria-labelledby="invitation" {
            h2 #invitation { (lang.say("class-invitation")) }
            @if let (Some(word), Some(link)) = (word, link) {
                p { (lang.say("invitation-open-help")) }
                p { (lang.say("invitation-word")) ": " strong.word { (word) } }
                (copied(lang, "link", &lang.say("invitation-link"), link))
                @if let Some(image) = qr::svg(link, &lang.say("invitation-qr")) { div.code { (image) } }
                p { a href=(format!("/class/{team}/poster")) { (lang.say("poster-print")) } }
            } @else {
                p { (lang.say("invitation-closed-help")) }
            }
            form.bar method="post" action=(action) {
                button type="submit" name="kind" value="random" { (lang.say("invitation-random")) }
                @if word.is_some() {
                    button type="submit" name="kind" value="closed" { (lang.say("invitation-close")) }
                }
            }
            details open[wrong.is_some_and(|wrong| wrong.field == "word")] {
                summary { (lang.say("invitation-own")) }
                form.stack method="post" action=(action) {
                    input type="hidden" name="kind" value="word";
                    (text_field(lang, "word", &lang.say("invitation-word"), word.unwrap_or(""), 1000, Some("invitation-word-help"), wrong))
                    button type="submit" { (lang.say("invitation-set")) }
                }
            }
        }
    }
}

fn settings(
    lang: Lang,
    class: &ManagedTeam,
    assignees: &[User],
    wrong: Option<&FormFault>,
) -> Markup {
    let team = &class.team;
    let below = |what: &str| format!("{}/{what}", address(team.id));
    html! {
        section.card aria-labelledby="settings" {
            h2 #settings { (lang.say("class-settings")) }
            form.stack method="post" action=(below("rename")) {
                (text_field(lang, "name", &lang.say("class-name"), &team.name, 42, None, wrong))
                button type="submit" { (lang.say("class-rename")) }
            }
            hr;
            form.stack method="post" action=(below("assignee")) {
                div.field {
                    label for="assignee" { (lang.say("class-assignee")) }
                    select #assignee name="assignee" aria-describedby="assignee-help" {
                        @for user in assignees {
                            option value=(user.public_id) selected[user.id == team.assignee.id] { (user.name) }
                        }
                    }
                    p.help #assignee-help { (lang.say("class-assignee-help")) }
                }
                button type="submit" { (lang.say("class-assign")) }
            }
            @if team.id != TEACHERS {
                hr;
                p { a href=(below("delete")) { (lang.say("class-delete")) } }
            }
        }
    }
}

/// Before a class goes: what goes with it, and its name to be typed.
pub fn deleting(frame: &Frame, class: &ManagedTeam, wrong: Option<&FormFault>) -> String {
    let lang = frame.lang;
    let team = &class.team;
    let main = html! {
        (board_view::path(lang, team))
        h1 { (lang.name_in("class-delete-name", &team.name)) }
        p { (lang.count("class-delete-help", class.members.len())) }
        form.stack method="post" action=(format!("{}/delete", address(team.id))) {
            (text_field(lang, "typed", &lang.name_in("class-delete-type", &team.name), "", 42, None, wrong))
            div.bar {
                button.danger type="submit" { (lang.say("class-delete")) }
                a href=(address(team.id)) { (lang.say("keep")) }
            }
        }
    };
    frame.document(&lang.say("class-delete"), &[], &main)
}
