//! Calculations: a fixed text with drawn variables, and any lines behind it.
#![no_main]

use eqex::{Defaults, Exercise};
use eqex_fuzz::{check_diagnostics, check_many};
use libfuzzer_sys::fuzz_target;

const BEFORE: &[u8] = b"---\ntype: EqEx\nname: F\n---\na=[1;9]m b=[-3;3;0.5] c={0;1;-7} d=2.5 v'=[1e-3;1e9] x=?\n---\n";

fuzz_target!(|bytes: &[u8]| {
    let mut source = BEFORE.to_vec();
    source.extend_from_slice(bytes);
    match Exercise::parse(&source, &Defaults::default()) {
        Err(invalid) => check_diagnostics(&invalid.source, &invalid.diagnostics),
        Ok(exercise) => {
            let seeds: Vec<i32> = (-3..70).collect();
            check_many(&exercise, &seeds);
            for seed in 0..3 {
                match exercise.variant(seed) {
                    Ok(variant) => assert!(variant.correct().iter().all(|value| value.is_finite())),
                    Err(diagnostic) => check_diagnostics(exercise.source(), &[diagnostic]),
                }
            }
        }
    }
});
