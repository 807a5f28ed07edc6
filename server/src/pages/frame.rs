//! What stands around every page: the way to the other pages, who is signed in, language and colours.

use maud::{DOCTYPE, Markup, html};

use super::words::Lang;
use crate::domain::access::Caller;
use crate::http::input::Request;

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
    /// The page's own address, to come back to.
    pub here: String,
}

impl Frame {
    pub fn new(request: &Request, caller: &Caller) -> Frame {
        let chosen = request.cookie(LANG_COOKIE).and_then(Lang::of_tag);
        let accepted = || {
            let tags = request.languages();
            tags.iter().find_map(|tag| Lang::of_tag(tag))
        };
        let colours = request.cookie(COLOURS_COOKIE).and_then(Colours::of_code);
        let mut here = request.path.clone();
        if !request.query.is_empty() {
            here = format!("{here}?{}", request.query);
        }
        Frame {
            lang: chosen.or_else(accepted).unwrap_or(Lang::English),
            colours: colours.unwrap_or(Colours::System),
            user: caller.user().map(|user| user.name.clone()),
            here,
        }
    }

    /// A whole document; `scripts` are names of assets.
    pub fn document(&self, title: &str, scripts: &[&str], main: &Markup) -> String {
        let lang = self.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.code()) data-colours=(self.colours.code()) {
                head {
                    (head(&format!("{title} · eqex"), self.colours.scheme()))
                    @for script in scripts {
                        script type="module" src=(format!("/assets/{script}")) {}
                    }
                }
                body {
                    a.skip href="#main" { (lang.say("skip")) }
                    header.top {
                        nav aria-label=(lang.say("navigation")) {
                            a.brand href="/" { "eqex" }
                            a href="/" { (lang.say("home")) }
                            a href="/preview" { (lang.say("write-an-exercise")) }
                        }
                        div.who { (self.who()) }
                    }
                    main #main.page tabindex="-1" { (main) }
                    footer { (self.look()) }
                }
            }
        }
        .into_string()
    }

    fn who(&self) -> Markup {
        let lang = self.lang;
        html! {
            @if let Some(name) = &self.user {
                span.name { (name) }
                form.plain method="post" action="/sign-out" {
                    button type="submit" { (lang.say("sign-out")) }
                }
            } @else {
                a.button href=(sign_in_address(&self.here)) { (lang.say("sign-in")) }
            }
        }
    }

    fn look(&self) -> Markup {
        let lang = self.lang;
        html! {
            form.look method="post" action="/look" aria-label=(lang.say("look")) {
                input type="hidden" name="next" value=(self.here);
                label {
                    span { (lang.say("language")) }
                    select name="lang" {
                        @for one in Lang::ALL {
                            option value=(one.code()) lang=(one.code()) selected[one == lang] { (one.name()) }
                        }
                    }
                }
                label {
                    span { (lang.say("colours")) }
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

/// What every page has in its head.
pub(super) fn head(title: &str, scheme: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content=(scheme);
        title { (title) }
        link rel="icon" href="/assets/favicon.svg" type="image/svg+xml";
        link rel="stylesheet" href="/assets/eqex.css";
    }
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
