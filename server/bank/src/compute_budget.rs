//! What one request may compute of variants of stored exercises, each of which is searched for to its end. Anybody may ask for many of them, so of an exercise that is made to be slow there are fewer.

use eqex::{Budget, Diagnostic, Exercise, MAX_ATTEMPTS, Variant};

/// What may still be computed: at first as much as an examination of a text of somebody who has signed in.
#[derive(Debug)]
pub struct ComputeBudget {
    budget: Budget,
}

impl ComputeBudget {
    pub fn full() -> ComputeBudget {
        ComputeBudget {
            budget: Budget::signed_in(),
        }
    }

    /// The variant of a seed, or why there is none; nothing where it cannot be afforded any more.
    pub fn variant<'a>(
        &mut self,
        exercise: &'a Exercise,
        seed: i32,
    ) -> Option<Result<Variant<'a>, Diagnostic>> {
        if self.budget.is_spent() {
            return None;
        }
        let variant = exercise.variant(seed);
        let draws = match &variant {
            Ok(variant) => variant.attempt + 1,
            // Nothing tells how many draws there were, but there were no more.
            Err(_) if exercise.has_requirements() => MAX_ATTEMPTS,
            Err(_) => 1,
        };
        self.pay(exercise.cost() * u64::from(draws));
        Some(variant)
    }

    /// Takes what something else costs; whether it could be afforded.
    pub fn pay(&mut self, cost: u64) -> bool {
        let enough = cost <= self.budget.left();
        self.budget.pay(cost);
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::exercise;

    #[test]
    fn a_plain_exercise_has_all_the_variants_that_a_page_reads() {
        let exercise = exercise("a=[1;9;1] x=?", "x=2*a");
        let mut budget = ComputeBudget::full();
        assert!((0..20_000).all(|seed| budget.variant(&exercise, seed).is_some()));
    }

    #[test]
    fn a_budget_that_is_empty_pays_for_nothing() {
        let lines = vec!["x=x+1+1+1+1"; 900].join("\n");
        let slow = exercise("a=[0;1] x=?", &format!("require a > 0.99\nx=a\n{lines}"));
        let mut budget = ComputeBudget::full();
        let afforded = (0..20_000).take_while(|seed| budget.variant(&slow, *seed).is_some());
        assert!(afforded.count() < 500);
        assert!(budget.variant(&exercise("x=?", "x=1"), 0).is_none() && !budget.pay(1));
    }
}
