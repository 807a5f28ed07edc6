//! A whole file: it is an exercise whose variants render and grade, or it has diagnostics with places.
#![no_main]

use eqex::{Defaults, Exercise, View};
use eqex_fuzz::{check_diagnostics, check_variants};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Exercise::parse(bytes, &Defaults::default()) {
        Err(invalid) => {
            assert!(!invalid.diagnostics.is_empty());
            check_diagnostics(&invalid.source, &invalid.diagnostics);
        }
        Ok(exercise) => {
            check_diagnostics(exercise.source(), exercise.warnings());
            check_variants(&exercise, &[0, 1, -1, i32::MIN, i32::MAX]);
            let typed: Vec<Option<&str>> =
                exercise.unknowns().iter().map(|_| Some("2,5")).collect();
            let _ = exercise.grade_typed(0, &typed, &[], &View::default());
            // The same text read again is the same exercise.
            let again = Exercise::parse(exercise.source().as_bytes(), &Defaults::default())
                .expect("it was read before");
            let main = |exercise: &Exercise| {
                exercise
                    .variant(3)
                    .ok()
                    .map(|variant| (variant.main(&View::default()), variant.correct()))
            };
            assert_eq!(main(&exercise), main(&again));
        }
    }
});
