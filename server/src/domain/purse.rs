//! What one request may compute of variants of stored exercises, each of which is searched for to its end. Anybody may ask for many of them, so of an exercise that is made to be slow there are fewer.

use eqex::limits::MAX_ATTEMPTS;
use eqex::{Diagnostic, Exercise, Variant};

/// Operations that one request may compute, of about a nanosecond each.
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
        let draws = match &variant {
            Ok(variant) => variant.attempt + 1,
            // Nothing tells how many draws there were, but there were no more.
            Err(_) if exercise.has_conditions() => MAX_ATTEMPTS,
            Err(_) => 1,
        };
        self.pay(exercise.cost() * u64::from(draws));
        Some(variant)
    }

    /// Takes what something else costs; whether it could be afforded.
    pub fn pay(&mut self, cost: u64) -> bool {
        let enough = cost <= self.left;
        self.left = self.left.saturating_sub(cost);
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exercise(text: &str, calculations: &str) -> Exercise {
        let source = format!("---\ntype: EqEx\nname: N\n---\n{text}\n---\n{calculations}\n");
        Exercise::parse(source.as_bytes(), &eqex::Defaults::default()).expect("it is one")
    }

    #[test]
    fn a_plain_exercise_has_all_the_variants_that_a_page_reads() {
        let exercise = exercise("a=[1;9;1] x=?", "x=2*a");
        let mut purse = Purse::full();
        assert!((0..20_000).all(|seed| purse.variant(&exercise, seed).is_some()));
    }

    #[test]
    fn a_purse_that_is_empty_pays_for_nothing() {
        let lines = vec!["x=x+1+1+1+1"; 900].join("\n");
        let slow = exercise("a=[0;1] x=?", &format!("require a > 0.99\nx=a\n{lines}"));
        let mut purse = Purse::full();
        let afforded = (0..20_000).take_while(|seed| purse.variant(&slow, *seed).is_some());
        assert!(afforded.count() < 500);
        assert!(purse.variant(&exercise("x=?", "x=1"), 0).is_none() && !purse.pay(1));
    }
}
