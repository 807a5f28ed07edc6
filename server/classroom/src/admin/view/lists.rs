//! All teams, teachers and subjects.

use maud::{Markup, html};

use crate::addresses;
use crate::admin::rules::{SubjectRow, TeacherRow, TeamRow};
use crate::admin::view::document;
use crate::texts::Say;
use eqex_kernel::accounts::rows::Person;
use eqex_kernel::ui::frame::Frame;

fn person(person: &Person) -> Markup {
    html! { a href=(format!("/admin/user/{}", person.public_id)) { (person.name) } }
}

fn class(id: i32, name: &str) -> Markup {
    html! { a href=(format!("/class/{id}")) { (name) } }
}

pub fn teams(frame: &Frame, rows: &[TeamRow]) -> String {
    let lang = frame.lang;
    let main = html! {
        div.scroll tabindex="0" role="region" aria-label=(lang.say("admin-teams")) {
            table {
                thead { tr {
                    th scope="col" { (lang.say("class")) }
                    th scope="col" { (lang.say("admin-assignee")) }
                    th.number scope="col" { (lang.say("admin-members")) }
                    th scope="col" { (lang.say("admin-joining")) }
                } }
                tbody { @for TeamRow { team, members } in rows { tr {
                    th scope="row" { (class(team.id, &team.name)) }
                    td { (person(&team.assignee)) }
                    td.number { a href=(format!("/admin/users?team={}", team.id)) { (members) } }
                    td { @if team.invitation.is_some() { (lang.say("admin-open")) } @else { (lang.say("admin-closed")) } }
                } } }
            }
        }
    };
    document(frame, "/admin/teams", &lang.say("admin-teams"), &main)
}

pub fn teachers(frame: &Frame, rows: &[TeacherRow]) -> String {
    let lang = frame.lang;
    let main = html! {
        p { (lang.say("admin-teachers-help")) }
        @if rows.is_empty() {
            p.empty { (lang.say("admin-teachers-none")) " " a href="/class/1" { (lang.say("admin-teachers-invite")) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("admin-teachers")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("name")) }
                        th scope="col" { (lang.say("login")) }
                        th scope="col" { (lang.say("admin-own-subjects")) }
                        th scope="col" { (lang.say("admin-teams")) }
                    } }
                    tbody { @for row in rows { tr {
                        th scope="row" { a href=(format!("/admin/user/{}", row.user.public_id)) { (row.user.name) } }
                        td { (row.user.login) }
                        td { @for (index, name) in row.subjects.iter().enumerate() { @if index > 0 { ", " } a href=(addresses::subject(name)) { (name) } } }
                        td { @for (index, team) in row.classes.iter().enumerate() { @if index > 0 { ", " } (class(team.id, &team.name)) } }
                    } } }
                }
            }
        }
    };
    document(frame, "/admin/teachers", &lang.say("admin-teachers"), &main)
}

pub fn subjects(frame: &Frame, rows: &[SubjectRow]) -> String {
    let lang = frame.lang;
    let main = html! {
        @if rows.is_empty() { p.empty { (lang.say("subjects-none")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("subjects")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("admin-subject")) }
                        th scope="col" { (lang.say("admin-managers")) }
                        th.number scope="col" { (lang.say("admin-exercises")) }
                        th scope="col" { (lang.say("admin-action")) }
                    } }
                    tbody { @for row in rows { tr {
                        th scope="row" { a href=(addresses::subject(&row.name)) { (row.name) } }
                        td {
                            @match row.managers.as_deref() {
                                None => (lang.say("admin-every-teacher")),
                                Some([]) => (lang.say("admin-root-alone")),
                                Some(people) => @for (index, one) in people.iter().enumerate() { @if index > 0 { ", " } (person(one)) },
                            }
                        }
                        td.number { (row.exercises) }
                        td { a href=(format!("/subject/{}", row.name)) { (lang.name_in("admin-manage", &row.name)) } }
                    } } }
                }
            }
        }
    };
    document(frame, "/admin/subjects", &lang.say("subjects"), &main)
}
