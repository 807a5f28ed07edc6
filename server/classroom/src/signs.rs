//! The signs of results, and what they mean.

use maud::{Markup, html};

use crate::cell_state::CellState;
use crate::texts::Say;
use eqex_kernel::ui::messages::Lang;

/// The sign of a state.
pub fn sign(state: CellState) -> &'static str {
    match state {
        CellState::Unattempted => "☐",
        CellState::Wrong => "☒",
        CellState::PartlyRight => "⚀",
        CellState::Right => "☑",
    }
}

/// A result as a sign, and in words for those who do not see it.
pub(crate) fn state(lang: Lang, done: Option<f64>) -> Markup {
    let state = CellState::of(done);
    let (sign, words) = (sign(state), words(lang, state));
    html! { span.state role="img" aria-label=(words) title=(words) data-sign=(sign) { (sign) } }
}

/// What a state is called.
fn words(lang: Lang, state: CellState) -> String {
    lang.say(match state {
        CellState::Unattempted => "done-none",
        CellState::Wrong => "done-wrong",
        CellState::PartlyRight => "done-partly",
        CellState::Right => "done-right",
    })
}

/// The signs of results, explained.
pub(crate) fn legend(lang: Lang) -> Markup {
    html! { p.quiet.legend { (lang.say("legend")) } }
}
