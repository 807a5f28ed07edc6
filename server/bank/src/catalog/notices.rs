//! What newer rules say of texts.

use eqex::{Diagnostic, Exercise};

/// What newer rules say of a text that was stored before.
#[derive(Debug)]
pub struct Notices {
    /// The text that the places lie in.
    pub source: String,
    /// At least one.
    pub diagnostics: Vec<Diagnostic>,
}

impl Notices {
    /// Those of an exercise, where there are any.
    pub(super) fn of(exercise: &Exercise) -> Option<Notices> {
        let concerns = |diagnostic: &&Diagnostic| diagnostic.concerns_stored();
        let diagnostics: Vec<Diagnostic> = exercise
            .warnings()
            .iter()
            .filter(concerns)
            .cloned()
            .collect();
        (!diagnostics.is_empty()).then(|| Notices {
            source: exercise.source().to_owned(),
            diagnostics,
        })
    }

    /// The first of them in words, for the log.
    pub fn first(&self) -> String {
        self.diagnostics
            .first()
            .map_or_else(String::new, |first| first.told(eqex_messages::FALLBACK))
    }
}
