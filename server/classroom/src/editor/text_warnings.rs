//! What of a text a reader will not see as its author meant it: mathematics that cannot be set, TeX outside of mathematics, HTML, signs that Markdown takes away.
//! Places lie in the source of the exercise. Everything here passes over a text once, whatever it holds.

mod dollars;
mod emphasis;
mod formulas;
mod outside;
mod outsized;
mod tags;
mod text;

use eqex::{Diagnostic, Exercise, Localized, MAX_DIAGNOSTICS, Span, W0906};

use crate::editor::text_warnings::text::ExaminedText;
use crate::task_text;
use eqex_kernel::ui::prose::bounds::Room;
use eqex_kernel::ui::prose::converted;

/// What a reader of an exercise will not see as it was meant, in the order of the file.
pub fn problems(exercise: &Exercise) -> Vec<Diagnostic> {
    let source = exercise.source();
    let mut found = Vec::new();
    // Hints stand on the page of the main text, and share its room.
    let mut page = None;
    for text in exercise.source_texts() {
        let mut room = Room::default();
        let declared = text.declarations.into_iter();
        found.append(&mut of_text(source, text.span, declared, &mut room));
        page.get_or_insert(room);
    }
    let mut page = page.unwrap_or_default();
    let header = exercise.header();
    let hints = header.hints.iter().flat_map(Localized::texts);
    for (place, hint) in header.hint_places.iter().zip(hints) {
        if let Some(span) = as_written(source, *place) {
            let mut told = of_text(source, span, std::iter::empty(), &mut page);
            // A backslash that a mend puts into double quotes would begin an escape.
            if place.of(source).starts_with('"') {
                told.iter_mut()
                    .for_each(|diagnostic| diagnostic.mend = None);
            }
            found.append(&mut told);
        } else if converted(&task_text::of_hint(hint), &mut page).is_none() {
            let start = place.range().start;
            found.push(Diagnostic::new(W0906, "", Span::new(start, start + 1)));
        }
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    found.truncate(MAX_DIAGNOSTICS);
    found
}

fn of_text(
    source: &str,
    span: Span,
    declared: impl Iterator<Item = Span>,
    room: &mut Room,
) -> Vec<Diagnostic> {
    let mut text = ExaminedText::new(source, span, declared);
    // Of such a text nothing is shown.
    if outsized::has_too_many_signs(&mut text, room) {
        return text.found;
    }
    text.cut();
    let html = formulas::find(&mut text, room);
    outsized::find(&mut text, room, html);
    dollars::find(&mut text);
    outside::find(&mut text);
    let marks = text.score_bits();
    text.forget_code(&marks);
    tags::find(&mut text, &marks);
    emphasis::find(&mut text, &marks);
    text.found
}

/// The inside of a text in YAML, where it reads there as it is written: in double quotes a backslash begins an escape.
fn as_written(source: &str, place: Span) -> Option<Span> {
    let text = place.of(source);
    let quoted = text.starts_with(['"', '\'']) && text.len() > 1;
    if text.starts_with('"') && text.contains('\\') {
        return None;
    }
    let inner = place.range().start + usize::from(quoted)..place.range().end - usize::from(quoted);
    Some(Span::new(inner.start, inner.end))
}

/// All warnings of an exercise: those of the engine, and what a reader will not see as it was meant.
pub fn warnings(exercise: &Exercise) -> Vec<Diagnostic> {
    let mut all = exercise.warnings().to_vec();
    all.append(&mut problems(exercise));
    all.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    all
}

#[cfg(test)]
mod tests;
