//! What a page says when it cannot be given, and what to do next.

use eqex_messages::{FALLBACK, Message};
use maud::html;

use crate::ui::frame::{Frame, sign_in_address};
use crate::ui::moment;
use crate::ui::texts::Say;

/// A whole document for a status; `reason` says more where the status says little, `told` is the reason in the language of the reader, and `wait` when it may
/// be tried again.
pub fn page(frame: &Frame, status: u16, reason: &Message, told: &str, wait: Option<u64>) -> String {
    let lang = frame.lang;
    let (title, advice) = match status {
        401 => (lang.say("error-sign-in"), lang.say("error-sign-in-advice")),
        403 => (
            lang.say("error-forbidden"),
            lang.say("error-forbidden-advice"),
        ),
        404 | 405 => (lang.say("error-missing"), lang.say("error-missing-advice")),
        429 => (
            lang.say("error-wait"),
            moment::again_in(lang, wait.unwrap_or(60)),
        ),
        507 => (lang.say("error-full"), lang.say("error-full-advice")),
        400..500 => (lang.say("error-bad"), lang.say("error-bad-advice")),
        _ => (lang.say("error-server"), lang.say("error-server-advice")),
    };
    let english = reason.is_plain().then_some(FALLBACK);
    // A bare status says no more than the title.
    let says_more = *reason != Message::new("forbidden");
    let main = html! {
        h1 { (title) }
        p { (advice) }
        @if matches!(status, 400 | 403 | 409 | 413 | 422) && says_more {
            p.quiet lang=[english] { (told) }
        }
        @if status == 401 {
            p { a.button href=(sign_in_address(&frame.here)) { (lang.say("sign-in")) } }
        }
        p { a href="/" { (lang.say("back-home")) } }
    };
    frame.document(&title, &[], &main)
}
