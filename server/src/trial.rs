//! Trying an exercise with many seeds: what only some variants show.

use eqex::codes::{E0601, E0602, W0601};
use eqex::limits::MAX_ATTEMPTS;
use eqex::program::Step;
use eqex::{Diagnostic, Exercise, View};

/// Below this share of draws that meet the conditions, seeds may run out of attempts.
const RARE: f64 = 0.05;

/// What came of it.
#[derive(Debug)]
pub struct Trial {
    /// Of each kind of failure the first, with how many seeds it concerns.
    pub diagnostics: Vec<Diagnostic>,
    /// How many variants were rendered and graded.
    pub variants: u32,
    /// The share of draws that meet the `require` lines, where there are any.
    pub kept: Option<f64>,
}

/// Renders the seeds from 0 on and grades each one's right answers. An error is a mistake of eqex, not of the exercise.
pub fn run(exercise: &Exercise, seeds: u32) -> Result<Trial, String> {
    let mut failures: Vec<(Diagnostic, i32, u32)> = Vec::new();
    let view = View::default();
    let (mut variants, mut draws) = (0u32, 0u64);
    for index in 0..seeds {
        let seed = index.cast_signed();
        match exercise.variant(seed) {
            Err(diagnostic) => {
                draws += if diagnostic.code == E0602 {
                    u64::from(MAX_ATTEMPTS)
                } else {
                    1
                };
                let known = failures.iter_mut().find(|(known, _, _)| {
                    known.code == diagnostic.code && known.span == diagnostic.span
                });
                match known {
                    Some((_, _, count)) => *count += 1,
                    None => failures.push((diagnostic, seed, 1)),
                }
            }
            Ok(variant) => {
                variants += 1;
                draws += u64::from(variant.attempt) + 1;
                let correct = variant.correct();
                let answers: Vec<Option<f64>> = correct.iter().copied().map(Some).collect();
                let graded = exercise.grade(seed, &answers);
                if graded.is_ok_and(|graded| graded.done < 1.0) || variant.main(&view).is_empty() {
                    return Err(format!(
                        "a mistake of eqex: with seed {seed} the right answers {correct:?} are graded as wrong; please report it"
                    ));
                }
            }
        }
    }
    let mut diagnostics: Vec<Diagnostic> = failures
        .into_iter()
        .map(|(diagnostic, seed, count)| {
            let all = if diagnostic.code == E0601 {
                Diagnostic::new(E0601, "seeds", diagnostic.span)
            } else {
                Diagnostic::new(E0602, "seeds", diagnostic.span)
            };
            all.with("count", count)
                .with("seeds", seeds)
                .with("seed", seed)
                .with("reason", diagnostic.message)
        })
        .collect();
    let lines = &exercise.body().program.lines;
    let required = lines
        .iter()
        .find(|line| matches!(line.kind, Step::Require(_)));
    let kept = required
        .filter(|_| draws > 0)
        .map(|_| f64::from(variants) / draws as f64);
    if let (Some(line), Some(kept)) = (required, kept.filter(|kept| *kept < RARE && variants > 0)) {
        let share = format!("{:.1}", kept * 100.0);
        diagnostics.push(Diagnostic::new(W0601, "", line.span).with("share", share));
    }
    Ok(Trial {
        diagnostics,
        variants,
        kept,
    })
}
