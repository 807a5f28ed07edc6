//! The shell of every page: the way to the other pages, who is signed in, language and colours.

use std::sync::Arc;

use maud::{DOCTYPE, Markup, html};

use crate::accounts::caller::Caller;
use crate::accounts::rows::Role;
use crate::http::input::{Method, Request};
use crate::ui::messages::{Lang, Text};
use crate::ui::site::Site;
use crate::ui::texts::{Say, text};

/// Cookies that keep how someone likes to read.
pub const LANG_COOKIE: &str = "lang";
pub const COLOURS_COOKIE: &str = "colours";

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    System,
    Light,
    Dark,
}

impl Colours {
    pub const ALL: [Colours; 3] = [Colours::System, Colours::Light, Colours::Dark];

    pub fn code(self) -> &'static str {
        match self {
            Colours::System => "auto",
            Colours::Light => "light",
            Colours::Dark => "dark",
        }
    }

    pub fn of_code(code: &str) -> Option<Colours> {
        Colours::ALL.into_iter().find(|one| one.code() == code)
    }

    fn label(self, lang: Lang) -> String {
        match self {
            Colours::System => lang.say("colours-auto"),
            Colours::Light => lang.say("colours-light"),
            Colours::Dark => lang.say("colours-dark"),
        }
    }

    /// For browsers, which draw fields and scroll bars themselves.
    fn scheme(self) -> &'static str {
        match self {
            Colours::System => "light dark",
            Colours::Light => "light",
            Colours::Dark => "dark",
        }
    }
}

/// Who reads a page, and how.
#[derive(Clone, Debug)]
pub struct Frame {
    pub lang: Lang,
    pub colours: Colours,
    /// The name of whoever is signed in.
    pub user: Option<String>,
    /// Their public id, empty for visitors: what a browser keeps for one reader is no other's.
    pub reader: String,
    pub role: Option<Role>,
    /// The page's own address, to come back to.
    pub here: String,
    /// What was just done, said above the page.
    pub notice: Option<Text>,
    pub site: Arc<Site>,
}

/// What a form of the accounts may say on the page it leads to, beside what those of a family say: `?notice=saved` is the text `notice-saved`.
const NOTICES: &[Text] = &[
    text("notice-saved"),
    text("notice-password-changed"),
    text("notice-signed-out"),
];

/// How much room a page takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageWidth {
    /// A column for reading.
    Text,
    /// The whole width, for tables and editors.
    Wide,
    /// Nothing but the page, for projectors and paper.
    Bare,
}

impl Frame {
    pub fn new(request: &Request, caller: &Caller, site: &Arc<Site>) -> Frame {
        let chosen = request.cookie(LANG_COOKIE).and_then(Lang::of_tag);
        let accepted = || {
            let tags = request.languages();
            tags.iter().find_map(|tag| Lang::of_tag(tag))
        };
        let colours = request.cookie(COLOURS_COOKIE).and_then(Colours::of_code);
        let asked = request.fields();
        let notice = asked.get("notice").and_then(|code| {
            let known = |text: &&Text| text.id().strip_prefix("notice-") == Some(code);
            NOTICES.iter().chain(&site.notices).find(known).copied()
        });
        let here = match request.query.as_str() {
            // A form's own address is often no page: whoever sent it comes from one.
            _ if request.method == Method::POST => came_from(request),
            "" => request.path.clone(),
            query if notice.is_none() => format!("{}?{query}", request.path),
            _ => request.path.clone(),
        };
        Frame {
            lang: chosen.or_else(accepted).unwrap_or(Lang::English),
            colours: colours.unwrap_or(Colours::System),
            user: caller.user().map(|user| user.name.clone()),
            reader: caller
                .user()
                .map_or_else(String::new, |user| user.public_id.clone()),
            role: caller.role(),
            here,
            notice,
            site: site.clone(),
        }
    }

    /// Nobody in particular, reading English on a site without a family.
    pub fn of_visitor() -> Frame {
        Frame {
            lang: Lang::English,
            colours: Colours::System,
            user: None,
            reader: String::new(),
            role: None,
            here: "/".to_owned(),
            notice: None,
            site: Arc::default(),
        }
    }

    /// A whole document; `scripts` are names of assets.
    pub fn document(&self, title: &str, scripts: &[&str], main: &Markup) -> String {
        self.shaped(PageWidth::Text, title, scripts, main)
    }

    /// The same with the whole width for tables and editors.
    pub fn wide(&self, title: &str, scripts: &[&str], main: &Markup) -> String {
        self.shaped(PageWidth::Wide, title, scripts, main)
    }

    /// The same with nothing around it, for projectors and paper.
    pub fn bare(&self, title: &str, scripts: &[&str], main: &Markup) -> String {
        self.shaped(PageWidth::Bare, title, scripts, main)
    }

    fn shaped(&self, shape: PageWidth, title: &str, scripts: &[&str], main: &Markup) -> String {
        let lang = self.lang;
        let bare = shape == PageWidth::Bare;
        html! {
            (DOCTYPE)
            html lang=(lang.code()) data-colours=(self.colours.code()) data-reader=(self.reader) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content=(self.colours.scheme());
                    title { (title) " · eqex" }
                    link rel="icon" href="/assets/favicon.svg" type="image/svg+xml";
                    link rel="stylesheet" href="/assets/eqex.css";
                    @for script in scripts {
                        script type="module" src=(format!("/assets/{script}")) {}
                    }
                }
                body class=[bare.then_some("bare")] {
                    @if !bare {
                        a.skip href="#main" { (lang.say("skip")) }
                        header.top {
                            a.brand href="/" { "eqex" }
                            nav aria-label=(lang.say("navigation")) { (self.ways()) }
                            div.who { (self.who()) }
                        }
                    }
                    main #main class=(if shape == PageWidth::Text { "page" } else { "page wide" }) tabindex="-1" {
                        @if let Some(notice) = self.notice {
                            p.notice role="status" { (notice.tell(lang)) }
                        }
                        (main)
                    }
                    @if !bare { footer { (self.look()) } }
                }
            }
        }
        .into_string()
    }

    /// The ways to the main pages, as the reader is shown them.
    fn ways(&self) -> Markup {
        let path = self.here.split('?').next().unwrap_or("");
        let links = self.site.navigation.iter();
        html! {
            @for link in links.filter(|link| link.readers.contains(&self.role)) {
                a href=(link.address) aria-current=[link.leads_to(path).then_some("page")] { (link.text.tell(self.lang)) }
            }
        }
    }

    fn who(&self) -> Markup {
        let lang = self.lang;
        html! {
            @if let Some(name) = &self.user {
                a.name href="/account" { (name) }
                form method="post" action="/sign-out" {
                    button.quiet type="submit" { (lang.say("sign-out")) }
                }
            } @else {
                a.button href=(sign_in_address(&self.here)) { (lang.say("sign-in")) }
            }
        }
    }

    /// The form in the foot of every page.
    fn look(&self) -> Markup {
        html! {
            div.look { (self.look_form()) }
            p.quiet { a href="/api/docs" { (self.lang.say("api")) } }
        }
    }

    /// Language and colours, to be chosen.
    pub fn look_form(&self) -> Markup {
        let lang = self.lang;
        html! {
            form.bar method="post" action="/look" {
                input type="hidden" name="next" value=(self.here);
                label {
                    span { (lang.say("language")) } " "
                    select name="lang" {
                        @for one in Lang::ALL {
                            option value=(one.code()) lang=(one.code()) selected[one == lang] { (one.name()) }
                        }
                    }
                }
                label {
                    span { (lang.say("colours")) } " "
                    select name="colours" {
                        @for one in Colours::ALL {
                            option value=(one.code()) selected[one == self.colours] { (one.label(lang)) }
                        }
                    }
                }
                button type="submit" { (lang.say("apply")) }
            }
        }
    }
}

/// The page that a form was sent from, where it is one of ours.
fn came_from(request: &Request) -> String {
    let referer = request.headers.get("referer");
    let referer = referer.and_then(|value| value.to_str().ok()).unwrap_or("");
    let path = referer
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    local(path.unwrap_or("/")).to_owned()
}

/// The way to the sign-in that leads back here.
pub fn sign_in_address(here: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
    format!("/sign-in?next={next}")
}

/// An address of ours to go on to; anything that a browser could take for another site's is the first page.
pub fn local(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && next.bytes().all(|byte| (b'!'..=b'~').contains(&byte));
    if ours { next } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_ours_are_gone_to() {
        assert_eq!(local("/s/physics?practice=2"), "/s/physics?practice=2");
        for bad in ["", "https://x", "//x", "/\\x", "/a\r\nb", "/ż", "x"] {
            assert_eq!(local(bad), "/", "{bad}");
        }
    }
}
