//! What a page says when it cannot be given, and what to do next.

use maud::html;

use super::frame::{Frame, sign_in_address};
use super::phrases;

/// A whole document for a status; `message` is what programs are told, and says more where the status says little.
pub fn page(frame: &Frame, status: u16, message: &str) -> String {
    let lang = frame.lang;
    let (title, advice) = match status {
        401 => (lang.say("error-sign-in"), lang.say("error-sign-in-advice")),
        403 => (
            lang.say("error-forbidden"),
            lang.say("error-forbidden-advice"),
        ),
        404 | 405 => (lang.say("error-missing"), lang.say("error-missing-advice")),
        429 => (lang.say("error-wait"), lang.say("error-wait-advice")),
        507 => (lang.say("error-full"), lang.say("error-full-advice")),
        400..500 => (lang.say("error-bad"), lang.say("error-bad-advice")),
        _ => (lang.say("error-server"), lang.say("error-server-advice")),
    };
    let message = message.strip_prefix("Forbidden: ").unwrap_or(message);
    let told = phrases::told(lang, message);
    let english = (told == message).then_some("en");
    let main = html! {
        h1 { (title) }
        p { (advice) }
        @if matches!(status, 400 | 403 | 409 | 413 | 422) && told != "Forbidden" {
            p.quiet lang=[english] { (told) }
        }
        @if status == 401 {
            p { a.button href=(sign_in_address(&frame.here)) { (lang.say("sign-in")) } }
        }
        p { a href="/" { (lang.say("back-home")) } }
    };
    frame.document(&title, &[], &main)
}
