//! The signs of results, and what they mean.

use maud::{Markup, html};

use super::words::Lang;
use crate::domain::sessions::sign;

/// A result as a sign, and in words for those who do not see it.
pub(super) fn state(lang: Lang, done: Option<f64>) -> Markup {
    let sign = sign(done);
    let words = words(lang, sign);
    html! { span.state role="img" aria-label=(words) title=(words) data-sign=(sign) { (sign) } }
}

/// What a sign means.
fn words(lang: Lang, sign: &str) -> String {
    match sign {
        "☐" => lang.say("done-none"),
        "☒" => lang.say("done-wrong"),
        "⚀" => lang.say("done-partly"),
        _ => lang.say("done-right"),
    }
}

/// The signs of results, explained.
pub(super) fn legend(lang: Lang) -> Markup {
    html! { p.quiet.legend { (lang.say("legend")) } }
}
