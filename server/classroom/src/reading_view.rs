//! How whoever asks reads: languages, the decimal sign, and what they type.

use eqex::View;

use crate::state::RequestContext;
use eqex_bank::answer::notation;

/// How the caller reads: in the language that the request names, else in those that the browser prefers. Who names a language that
/// writes a decimal comma types one as well.
pub fn view(context: RequestContext<'_>, lang: Option<String>) -> View {
    let typed = notation(lang.as_deref(), context.state.bank.settings.decimal_comma);
    let mut langs: Vec<String> = lang.into_iter().collect();
    langs.extend(context.request.languages());
    View {
        typed,
        ..context.state.bank.view(langs)
    }
}
