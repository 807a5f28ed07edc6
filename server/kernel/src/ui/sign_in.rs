//! The door.

use maud::{Markup, html};

use crate::ui::frame::Frame;
use crate::ui::messages::Lang;
use crate::ui::moment;
use crate::ui::texts::Say;

/// What the form says of an attempt that failed.
pub fn complaint(lang: Lang, status: u16, wait: Option<u64>) -> String {
    match status {
        400 => lang.say("sign-in-login"),
        429 => too_many(lang, wait),
        401 => lang.say("sign-in-wrong"),
        _ => lang.say("error-server-advice"),
    }
}

/// What is said where the browser dropped the sign-in, as the page came by plain http; `base` is the address to come to.
pub fn lost(lang: Lang, base: &str) -> Markup {
    html! { (lang.say("sign-in-lost")) " " a href={ (base) "/sign-in" } { (base) } }
}

/// What is said after too many wrong attempts, and when to go on.
pub fn too_many(lang: Lang, wait: Option<u64>) -> String {
    let when = moment::again_in(lang, wait.unwrap_or(60));
    format!("{} {when}", lang.say("sign-in-wait"))
}

/// The form; `next` is where to go then.
pub fn page(frame: &Frame, login: &str, next: &str, complaint: Option<&Markup>) -> String {
    let lang = frame.lang;
    let main = html! {
        div.narrow {
            h1 { (lang.say("sign-in")) }
            p.quiet { (lang.say("sign-in-why")) }
            @if let Some(complaint) = complaint {
                p.complaint role="alert" { (complaint) }
            }
            form.stack method="post" action="/sign-in" {
                input type="hidden" name="next" value=(next);
                label for="login" { (lang.say("login")) }
                input #login name="login" value=(login) required autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" aria-describedby="login-help";
                p #login-help .quiet { (lang.say("login-help")) }
                label for="password" { (lang.say("password")) }
                input #password name="password" type="password" required autocomplete="current-password" maxlength="1024" aria-describedby="password-help";
                p #password-help .quiet { (lang.say("sign-in-forgotten")) }
                button.main type="submit" { (lang.say("sign-in")) }
            }
            p.note { (lang.say("sign-in-new")) " " a href="/join" { (lang.say("join")) } }
        }
    };
    frame.document(&lang.say("sign-in"), &[], &main)
}
