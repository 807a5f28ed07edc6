//! What is printed and handed out: a slip for each personal invitation, a sheet for the class.

use maud::{Markup, html};

use crate::teams::view::address;
use crate::texts::Say;
use eqex_kernel::accounts::rows::{PersonalInvitation, Team};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::qr;

/// Where the personal invitations lead, each with its link.
#[derive(Debug)]
pub struct InvitationSlip {
    pub invitation: PersonalInvitation,
    pub link: String,
}

/// Slips to be cut apart, several to a page; `join` is the address to type by hand.
pub fn slips(frame: &Frame, team: &Team, join: &str, slips: &[InvitationSlip]) -> String {
    let lang = frame.lang;
    let main = html! {
        (bar(lang, team, !slips.is_empty()))
        h1.no-print { (lang.name_in("slips-title", &team.name)) }
        @if slips.is_empty() {
            p.empty { (lang.say("slips-none")) " " a href=(format!("{}/import", address(team.id))) { (lang.say("import")) } }
        } @else {
            p.quiet.no-print { (lang.say("slips-help")) }
            ul.slips { @for one in slips { (slip(lang, team, join, one)) } }
        }
    };
    frame.bare(
        &lang.name_in("slips-title", &team.name),
        &["print.js"],
        &main,
    )
}

fn slip(lang: Lang, team: &Team, join: &str, slip: &InvitationSlip) -> Markup {
    let one = &slip.invitation;
    html! {
        li.slip {
            div {
                p.person {
                    @if let Some(number) = one.number { span.number { (number) "." } " " }
                    strong { (one.name) }
                }
                p.quiet { (team.name) }
                p { (lang.say("slip-scan")) br; span.address { (join) } }
                p { (lang.say("slip-code")) br; code { (one.code) } }
            }
            @if let Some(image) = qr::svg(&slip.link, &lang.name_in("slip-qr", &one.name)) { (image) }
        }
    }
}

/// The invitation of the class, large enough for a wall.
pub fn poster(frame: &Frame, team: &Team, join: &str, word: &str, link: &str) -> String {
    let lang = frame.lang;
    let main = html! {
        (bar(lang, team, true))
        div.poster {
            h1 { (lang.name_in("poster-title", &team.name)) }
            @if let Some(image) = qr::svg(link, &lang.say("invitation-qr")) { (image) }
            p { (lang.say("slip-scan")) br; span.address { (join) } }
            p { (lang.say("slip-code")) br; code { (word) } }
        }
    };
    frame.bare(
        &lang.name_in("poster-title", &team.name),
        &["print.js"],
        &main,
    )
}

fn bar(lang: Lang, team: &Team, print: bool) -> Markup {
    html! {
        nav.bar.no-print aria-label=(lang.say("class-path")) {
            a href=(address(team.id)) { (lang.name_in("back-to", &team.name)) }
            @if print { button.main type="button" data-print hidden { (lang.say("print")) } }
        }
    }
}
