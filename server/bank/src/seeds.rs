//! Seeds whose variants have values: the next one behind a seed that has none, and whether an exercise has too many such.

use std::fmt;
use std::sync::Arc;

use eqex::{Budget, Exercise};
use quick_cache::sync::Cache;

use crate::compute_budget::ComputeBudget;
use crate::variants::Sample;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::light_work::may_take_long;

/// How far behind a seed without values the next one is looked for.
const FARTHEST: i32 = 1000;
/// Searches, and samples, whose outcome is kept: most exercises never need one.
const KEPT: usize = 4096;

/// What was found out about seeds, by revision: the text of a revision never changes, so neither does this.
pub struct Seeds {
    next: Cache<(Id, i32), Option<i32>>,
    samples: Cache<Id, Arc<Sample>>,
}

impl fmt::Debug for Seeds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seeds")
    }
}

impl Default for Seeds {
    fn default() -> Seeds {
        Seeds {
            next: Cache::new(KEPT),
            samples: Cache::new(KEPT),
        }
    }
}

impl Seeds {
    /// The seed itself where it has values, else the next one that has; none where none of the next thousand has, or where looking for it takes too long.
    pub fn with_values(&self, revision: Id, exercise: &Exercise, seed: i32) -> Option<i32> {
        if exercise.variant(seed).is_ok() {
            return Some(seed);
        }
        if let Some(known) = self.next.get(&(revision, seed)) {
            return known;
        }
        // What the request comes to then is thrown away.
        if !may_take_long(None) {
            return None;
        }
        let next = search(exercise, seed);
        self.next.insert((revision, seed), next);
        next
    }

    /// How many of the first seeds have no values.
    pub fn sample(&self, revision: Id, exercise: &Exercise) -> Arc<Sample> {
        if let Some(known) = self.samples.get(&revision) {
            return known;
        }
        let sample = Arc::new(Sample::of(exercise, &mut Budget::signed_in()));
        self.samples.insert(revision, sample.clone());
        sample
    }
}

fn search(exercise: &Exercise, seed: i32) -> Option<i32> {
    let mut budget = ComputeBudget::full();
    for further in 1..=FARTHEST {
        let next = seed.wrapping_add(further);
        if budget.variant(exercise, next)?.is_ok() {
            return Some(next);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::exercise;

    #[test]
    fn a_seed_with_values_stays_and_another_one_gives_way_to_the_next() {
        let exercise = exercise("x=[1;5;1] y=?", "y=sqrt(x-4.5)");
        let seeds = Seeds::default();
        for seed in [-40, 0, 7, i32::MAX, i32::MIN] {
            let found = seeds
                .with_values(1, &exercise, seed)
                .expect("a fifth has values");
            assert!(exercise.variant(found).is_ok());
            let mut before = seed;
            while before != found {
                assert!(exercise.variant(before).is_err(), "{before} before {found}");
                before = before.wrapping_add(1);
            }
            assert_eq!(seeds.with_values(1, &exercise, seed), Some(found), "known");
        }
    }

    #[test]
    fn where_none_has_values_none_is_found() {
        let never = exercise("x=[1;5;1] y=?", "y=sqrt(-x)");
        assert_eq!(Seeds::default().with_values(1, &never, 0), None);
        let lines = vec!["y=y+1+1+1+1"; 900].join("\n");
        let slow = exercise("x=[0;1] y=?", &format!("require x > 2\ny=x\n{lines}"));
        assert_eq!(Seeds::default().with_values(1, &slow, 0), None);
    }

    #[test]
    fn a_sample_tells_how_often() {
        let seeds = Seeds::default();
        let often = exercise("x=[1;5;1] y=?", "y=sqrt(x-4.5)");
        assert!(seeds.sample(1, &often).fails_often());
        let seldom = exercise("x=[1;250;1] y=?", "y=sqrt(x-1.5)");
        let sample = seeds.sample(2, &seldom);
        assert!(sample.failing > 0 && !sample.fails_often(), "{sample:?}");
        assert!(
            seeds
                .sample(3, &exercise("x=[1;5;1] y=?", "y=x"))
                .first
                .is_none()
        );
    }
}
