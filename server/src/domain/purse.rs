//! What one request may compute of variants. Anybody may ask for many of them, so of an exercise that is made to be slow there are fewer.

use eqex::limits::MAX_ATTEMPTS;
use eqex::program::Step;
use eqex::{Diagnostic, Exercise, Variant};

/// Parts of the calculations that one request may compute.
const BUDGET: u64 = 20_000_000;

/// What may still be computed.
#[derive(Debug)]
pub struct Purse {
    left: u64,
}

impl Purse {
    pub fn full() -> Purse {
        Purse { left: BUDGET }
    }

    /// The variant of a seed, or why there is none; nothing where it cannot be afforded any more.
    pub fn variant<'a>(
        &mut self,
        exercise: &'a Exercise,
        seed: i32,
    ) -> Option<Result<Variant<'a>, Diagnostic>> {
        if self.left == 0 {
            return None;
        }
        let variant = exercise.variant(seed);
        let program = &exercise.body().program;
        let required = || {
            let mut lines = program.lines.iter();
            lines.any(|line| matches!(line.kind, Step::Require(_)))
        };
        let draws = match &variant {
            Ok(variant) => variant.attempt + 1,
            // Nothing tells how many draws there were, but there were no more.
            Err(_) if required() => MAX_ATTEMPTS,
            Err(_) => 1,
        };
        let draw = 1 + program.nodes.len() as u64;
        self.pay(draw * u64::from(draws));
        Some(variant)
    }

    /// Takes what something else costs; whether it could be afforded.
    pub fn pay(&mut self, cost: u64) -> bool {
        let enough = cost <= self.left;
        self.left = self.left.saturating_sub(cost);
        enough
    }
}
