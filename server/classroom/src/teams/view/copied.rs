//! A text that is there to be copied.

use maud::{Markup, html};

use crate::texts::Say;
use eqex_kernel::ui::messages::Lang;

/// A field to select, and a button where a script can copy.
pub(crate) fn copied(lang: Lang, id: &str, label: &str, text: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            div.copied {
                input id=(id) value=(text) readonly;
                button type="button" data-copy=(id) data-done=(lang.say("copied")) data-failed=(lang.say("copy-failed")) hidden { (lang.say("copy")) }
            }
        }
    }
}
