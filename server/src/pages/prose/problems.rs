//! What of a text a reader will not see as its author meant it: mathematics that cannot be set, TeX outside of mathematics, HTML, signs that Markdown takes away.
//! Places lie in the source of the exercise. Everything here passes over a text once, whatever it holds.

mod dollars;
mod emphasis;
mod formulas;
mod outside;
mod tags;
mod text;

use eqex::diagnostic::Diagnostics;
use eqex::limits::MAX_DIAGNOSTICS;
use eqex::{Diagnostic, Exercise, segments, syntax};

use self::text::Text;

/// What a reader of an exercise will not see as it was meant, in the order of the file.
pub fn problems(exercise: &Exercise) -> Vec<Diagnostic> {
    let source = exercise.source();
    // What the engine says of the text is told by the exercise.
    let mut told = Diagnostics::default();
    let Some(segments) = segments::cut(source, &mut told) else {
        return Vec::new();
    };
    let translations = segments.translations.iter().map(|other| other.text);
    let mut found = Vec::new();
    for span in std::iter::once(segments.text).chain(translations) {
        let declarations = syntax::text(source, span, &mut told).declarations;
        let declared = declarations.iter().map(|declaration| declaration.span);
        let mut text = Text::new(source, span, declared);
        formulas::find(&mut text);
        dollars::find(&mut text);
        outside::find(&mut text);
        let marks = text.marks();
        text.forget_code(&marks);
        tags::find(&mut text, &marks);
        emphasis::find(&mut text, &marks);
        found.append(&mut text.found);
    }
    found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    found.truncate(MAX_DIAGNOSTICS);
    found
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
