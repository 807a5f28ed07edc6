//! What several targets check.

use eqex::{Diagnostic, Exercise, View, testing::BLOCK, testing::Columns, testing::Key};

/// Places lie in the source and cut no character, and every diagnostic can be shown and mended.
pub fn check_diagnostics(source: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let places = std::iter::once(diagnostic.span)
            .chain(diagnostic.places.iter().map(|place| place.span))
            .chain(diagnostic.mend.iter().map(|mend| mend.span));
        for span in places {
            assert!(
                source.get(span.range()).is_some(),
                "{diagnostic:?} lies outside"
            );
        }
        let _ = diagnostic.report(source, "pl");
    }
    // Showing one takes time with the length of the source; the first few stand for all.
    for diagnostic in diagnostics.iter().take(3).filter(|_| source.len() < 4096) {
        let shown = eqex_server::cli::diagnostics::render(diagnostic, source, "fuzz", false);
        assert!(shown.contains(diagnostic.code.0));
    }
}

/// A variant renders in every language and notation, and its right answers are finite.
pub fn check_variants(exercise: &Exercise, seeds: &[i32]) {
    let langs: Vec<String> = exercise.langs().map(str::to_owned).collect();
    for seed in seeds {
        let variant = match exercise.variant(*seed) {
            Ok(variant) => variant,
            Err(diagnostic) => {
                check_diagnostics(exercise.source(), &[diagnostic]);
                continue;
            }
        };
        for lang in langs.iter().take(4) {
            for decimal_comma in [false, true] {
                let view = View::new(vec![lang.clone()], decimal_comma);
                assert!(variant.main(&view).ends_with('\n'));
                assert!(exercise.description(&view).ends_with('\n'));
                let mut json = String::new();
                variant.write_problem_json(&mut json, &view);
                variant.write_correct_json(&mut json);
            }
        }
        assert!(variant.correct().iter().all(|value| value.is_finite()));
    }
    check_many(exercise, seeds);
}

/// Many seeds at once give the bits of one at a time.
pub fn check_many(exercise: &Exercise, seeds: &[i32]) {
    let code = eqex::testing::code(exercise);
    let mut columns = Columns::new(code);
    for seeds in seeds.chunks(BLOCK) {
        columns.solve(code, seeds);
        for (lane, seed) in seeds.iter().enumerate() {
            if !columns.solved(lane) {
                continue;
            }
            let many: Vec<u64> = (0..code.answers.len())
                .map(|index| columns.answers(code, index)[lane].to_bits())
                .collect();
            let one = code.solve(Key::of(*seed), |solved| {
                assert_eq!(solved.attempt, 0);
                (0..code.answers.len())
                    .map(|index| solved.number(index).to_bits())
                    .collect::<Vec<_>>()
            });
            assert_eq!(one.ok(), Some(many), "seed {seed}");
        }
    }
}
