//! All that an author is told of a text that can be saved.

use eqex::{Budget, Diagnostic, Exercise};

use crate::editor::text_warnings;
use eqex_bank::variants;

/// The warnings of an exercise: of the engine, of what a reader will not see as it was meant, and of variants that cannot be made.
pub fn warnings(exercise: &Exercise, budget: &mut Budget) -> Vec<Diagnostic> {
    let mut all = text_warnings::warnings(exercise);
    all.extend(variants::failing(exercise, budget));
    all.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    all
}
