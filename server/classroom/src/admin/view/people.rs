//! Users: found, looked at one by one, their sign-ins ended.

use maud::{Markup, html};

use crate::admin::rules::{UserPage, UserSearch};
use crate::admin::view::document;
use crate::texts::Say;
use eqex_kernel::accounts::rows::{ADMIN_TEAM, Team, User};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;

/// The list with what was looked for.
#[derive(Debug)]
pub struct Users {
    pub search: UserSearch,
    pub found: UserPage,
    pub teams: Vec<Team>,
}

pub fn users(frame: &Frame, users: &Users) -> String {
    let lang = frame.lang;
    let found = &users.found;
    let main = html! {
        form.bar.find role="search" method="get" action="/admin/users" {
            label for="q" { (lang.say("admin-search")) }
            input #q name="q" type="search" value=(users.search.words) maxlength="100";
            label for="team" { (lang.say("class")) }
            select #team name="team" {
                option value="" { (lang.say("admin-all-teams")) }
                @for team in &users.teams {
                    option value=(team.id) selected[users.search.team == Some(team.id)] { (team.name) }
                }
            }
            button type="submit" { (lang.say("search-do")) }
        }
        p.quiet { (lang.count("admin-user-count", found.total)) }
        @if found.users.is_empty() {
            p.empty { (lang.say("admin-users-none")) " " a href="/admin/users" { (lang.say("search-clear")) } }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(lang.say("admin-users")) {
                table {
                    thead { tr {
                        th scope="col" { (lang.say("name")) }
                        th scope="col" { (lang.say("login")) }
                        th scope="col" { (lang.say("class")) }
                        th.number scope="col" { (lang.say("number")) }
                    } }
                    tbody { @for user in &found.users { tr {
                        th scope="row" { a href=(address(user)) { (user.name) } }
                        td { (user.login) }
                        td { (team_name(&users.teams, user.team)) }
                        td.number { @if let Some(number) = user.number { (number) } }
                    } } }
                }
            }
            (pager(lang, users))
        }
    };
    document(frame, "/admin/users", &lang.say("admin-users"), &main)
}

fn address(user: &User) -> String {
    format!("/admin/user/{}", user.public_id)
}

/// The team of root has none.
fn team_name(teams: &[Team], id: i32) -> &str {
    let team = teams.iter().find(|team| team.id == id);
    team.map_or("–", |team| team.name.as_str())
}

fn pager(lang: Lang, users: &Users) -> Markup {
    let (found, search) = (&users.found, &users.search);
    let to = |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &search.words);
        if let Some(team) = search.team {
            query.append_pair("team", &team.to_string());
        }
        query.append_pair("page", &page.to_string());
        format!("/admin/users?{}", query.finish())
    };
    html! {
        @if found.pages > 1 {
            nav.bar aria-label=(lang.say("admin-pager")) {
                @if found.page > 1 { a.button rel="prev" href=(to(found.page - 1)) { (lang.say("admin-previous")) } }
                span { (lang.say_with("admin-page", &[("page", &found.page.to_string()), ("pages", &found.pages.to_string())])) }
                @if found.page < found.pages { a.button rel="next" href=(to(found.page + 1)) { (lang.say("admin-next")) } }
            }
        }
    }
}

/// A sign-in as it is shown.
#[derive(Debug)]
pub struct ShownSignIn {
    /// By which it is revoked.
    pub hash: String,
    pub kind: String,
    pub label: String,
    pub created: String,
    pub expires: String,
    /// Whether the reader is here with it.
    pub own: bool,
}

/// One user.
#[derive(Debug)]
pub struct Profile {
    pub user: User,
    pub team: Option<Team>,
    pub entries: Vec<ShownSignIn>,
    /// A password link that was just made: shown once, as only its hash is kept.
    pub link: Option<String>,
    /// Whether the login that was typed to delete the user was another one.
    pub mistyped: bool,
}

pub fn profile(frame: &Frame, profile: &Profile) -> String {
    let lang = frame.lang;
    let user = &profile.user;
    let here = address(user);
    let main = html! {
        dl.facts {
            dt { (lang.say("login")) } dd { (user.login) }
            dt { (lang.say("class")) } dd { @match &profile.team { Some(team) => a href=(format!("/class/{}", team.id)) { (team.name) }, None => "–" } }
            @if let Some(number) = user.number { dt { (lang.say("number")) } dd { (number) } }
            dt { (lang.say("admin-id")) } dd { code { (user.public_id) } }
        }
        section.card aria-labelledby="sign-ins" {
            h2 #sign-ins { (lang.say("admin-sign-ins")) }
            p.quiet { (lang.say("admin-sign-ins-help")) }
            @if profile.entries.is_empty() { p.empty { (lang.say("admin-sign-ins-none")) } } @else { (entries(lang, &here, &profile.entries)) }
        }
        section.card aria-labelledby="link" {
            h2 #link { (lang.say("admin-link")) }
            p { (lang.say("admin-link-help")) }
            @if let Some(link) = &profile.link {
                p.notice role="status" { (lang.say("admin-link-made")) }
                div.bar {
                    input #made .grow value=(link) readonly aria-label=(lang.say("admin-link"));
                    button type="button" data-copy="made" data-done=(lang.say("copied")) data-failed=(lang.say("copy-failed")) hidden { (lang.say("copy")) }
                }
            }
            form method="post" action=(format!("{here}/password-link")) {
                button type="submit" { (lang.say("admin-link-do")) }
            }
        }
        @if user.team != ADMIN_TEAM { (delete(lang, &here, profile)) }
    };
    document(frame, "/admin/users", &user.name, &main)
}

fn entries(lang: Lang, here: &str, entries: &[ShownSignIn]) -> Markup {
    let revoke = format!("{here}/revoke");
    html! {
        div.scroll tabindex="0" role="group" aria-label=(lang.say("admin-sign-ins")) {
            table {
                thead { tr {
                    th scope="col" { (lang.say("admin-kind")) }
                    th scope="col" { (lang.say("admin-created")) }
                    th scope="col" { (lang.say("admin-expires")) }
                    th scope="col" { (lang.say("admin-action")) }
                } }
                tbody { @for entry in entries { tr {
                    th scope="row" { (kind(lang, entry)) }
                    td { (entry.created) }
                    td { (entry.expires) }
                    td { form method="post" action=(revoke) {
                        input type="hidden" name="sign-in" value=(entry.hash);
                        button type="submit" aria-label=(lang.say_with("admin-revoke-one", &[("kind", &kind(lang, entry)), ("time", &entry.created)])) { (lang.say("admin-revoke")) }
                    } }
                } } }
            }
        }
        form method="post" action=(revoke) {
            button type="submit" name="all" value="1" { (lang.say("admin-revoke-all")) }
        }
    }
}

fn kind(lang: Lang, entry: &ShownSignIn) -> String {
    let kind = match entry.kind.as_str() {
        "key" => lang.name_in("admin-kind-key", &entry.label),
        "reset" => lang.say("admin-kind-reset"),
        _ => lang.say("admin-kind-login"),
    };
    if entry.own {
        lang.say_with("admin-own", &[("kind", &kind)])
    } else {
        kind
    }
}

/// Typed once more, so that nobody is deleted by a slip.
fn delete(lang: Lang, here: &str, profile: &Profile) -> Markup {
    html! {
        details.card open[profile.mistyped] {
            summary { (lang.say("admin-delete")) }
            p { (lang.say("admin-delete-help")) }
            form.stack.narrow-form method="post" action=(format!("{here}/delete")) {
                div.field {
                    label for="login" { (lang.say("admin-delete-login")) }
                    input #login name="login" required autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="254" aria-invalid=[profile.mistyped.then_some("true")] aria-describedby="login-help";
                    p #login-help .help { @if profile.mistyped { span.bad { (lang.say("admin-delete-differs")) } } @else { code { (profile.user.login) } } }
                }
                button.danger type="submit" { (lang.name_in("admin-delete-do", &profile.user.name)) }
            }
        }
    }
}
