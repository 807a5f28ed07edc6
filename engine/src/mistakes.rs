//! What a place of a text was probably meant to be where it is read otherwise: from what stands around it to a message in a person's words and, where
//! likely, the mend.

mod behind;
mod declarations;
mod known_units;
mod lookalikes;
mod neighbours;
mod ordinary_words;
mod unread_numbers;
mod unread_units;

pub(crate) use lookalikes::Lookalike;

use crate::diagnostic::Diagnostics;
use crate::span::Span;
use crate::syntax::ParsedText;

/// Tells what is wrong with the declarations of a text at `span`, and what looks like one; gives back the names of these.
pub(crate) fn of_text(
    source: &str,
    span: Span,
    text: &ParsedText,
    lang: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Lookalike> {
    for declaration in &text.declarations {
        let end = span.range().end;
        declarations::tell(source, declaration, end, &text.untouched, lang, diagnostics);
    }
    lookalikes::tell(source, span, text, lang, diagnostics)
}
