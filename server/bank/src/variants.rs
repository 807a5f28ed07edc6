//! Many variants of one exercise, as its author looks at them: the worst one, and a table of them.

use eqex::{
    Budget, Diagnostic, E0602, Exercise, Tolerance, Unsolvable, Value, W0604, W0605,
    round_to_figures,
};

/// Seeds that are looked through for the worst one.
pub const SEARCHED: u32 = 1000;
/// Variants of a table.
pub const ROWS: u32 = 20;
/// Cells of a table: where a variant has very many values, there are fewer variants.
const CELLS: u32 = 400;

/// Which variant is the worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Worst {
    /// Whose answers need the most figures.
    #[default]
    Figures,
    Largest,
    Smallest,
}

impl Worst {
    pub const ALL: [Worst; 3] = [Worst::Figures, Worst::Largest, Worst::Smallest];

    pub fn code(self) -> &'static str {
        match self {
            Worst::Figures => "figures",
            Worst::Largest => "largest",
            Worst::Smallest => "smallest",
        }
    }

    pub fn of_code(code: &str) -> Option<Worst> {
        Worst::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What looking at an answer costs, beside computing it.
const SCORED: u64 = 1000;

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorstVariant {
    pub seed: i32,
    /// How many seeds were looked at, from 0 on.
    pub tried: u32,
    /// How many of these have no variant; where there are any, `seed` is the first of them.
    pub failing: u32,
}

/// Of so many seeds one may have no variant before the author is told.
const FAILING: u32 = 100;

/// How many of the first seeds have no variant with values.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Fewer than [`SEARCHED`] where the budget ended.
    pub tried: u32,
    pub failing: u32,
    /// The first that has none, and why.
    pub first: Option<(i32, Diagnostic)>,
}

impl Sample {
    /// Tries the first thousand seeds, or as many as the budget allows.
    pub fn of(exercise: &Exercise, budget: &mut Budget) -> Sample {
        let (mut tried, mut failing) = (0u32, 0u32);
        let mut first: Option<(i32, Unsolvable)> = None;
        for index in 0..SEARCHED {
            let seed = index.cast_signed();
            match exercise.try_within(seed, budget) {
                Err(Unsolvable::Ended { .. }) => break,
                Err(reason) => {
                    failing += 1;
                    first.get_or_insert((seed, reason));
                }
                Ok(_) => {}
            }
            tried += 1;
        }
        Sample {
            tried,
            failing,
            first: first.map(|(seed, reason)| (seed, exercise.explain(&reason))),
        }
    }

    /// Whether too many have none: a class would meet some of them.
    pub fn fails_often(&self) -> bool {
        self.failing * FAILING > self.tried
    }
}

/// Tells where seed 0, or more than a hundredth of the first thousand seeds, has no variant, and where the budget ends before all of them were tried.
pub fn failing(exercise: &Exercise, budget: &mut Budget) -> Vec<Diagnostic> {
    let sample = Sample::of(exercise, budget);
    let mut told = Vec::new();
    if sample.tried < SEARCHED {
        let few = Diagnostic::new(W0605, "", exercise.place_of_search());
        told.push(few.with("tried", sample.tried).with("seeds", SEARCHED));
    }
    told.extend(told_of_failing(sample));
    told
}

fn told_of_failing(sample: Sample) -> Option<Diagnostic> {
    let many = sample.fails_often();
    let Sample {
        tried,
        failing,
        first,
    } = sample;
    let (seed, reason) = first?;
    let told = match (many, seed == 0, reason.code == E0602) {
        (true, _, true) => Diagnostic::new(W0604, "unmet", reason.span),
        (true, _, false) => Diagnostic::new(W0604, "", reason.span),
        (false, true, true) => Diagnostic::new(W0604, "unmet-first", reason.span),
        (false, true, false) => Diagnostic::new(W0604, "first", reason.span),
        (false, false, _) => return None,
    };
    let told = match many {
        true => told
            .with("count", failing)
            .with("seeds", tried)
            .with("seed", seed),
        false => told,
    };
    Some(told.with("reason", reason.message))
}

/// The worst of the first thousand seeds, or of as many as the budget allows.
pub fn worst(exercise: &Exercise, wanted: Worst, budget: &mut Budget) -> WorstVariant {
    let mut found = WorstVariant {
        seed: 0,
        tried: 0,
        failing: 0,
    };
    let mut best = f64::NEG_INFINITY;
    for index in 0..SEARCHED {
        let seed = index.cast_signed();
        match exercise.try_within(seed, budget) {
            Err(Unsolvable::Ended { .. }) => break,
            Err(_) => {
                if found.failing == 0 {
                    found.seed = seed;
                }
                found.failing += 1;
            }
            Ok(variant) => {
                let score = score(exercise, &variant.correct(), wanted);
                budget.pay(SCORED * exercise.unknowns().len() as u64);
                if found.failing == 0 && score > best {
                    best = score;
                    found.seed = seed;
                }
            }
        }
        found.tried += 1;
    }
    found
}

fn score(exercise: &Exercise, answers: &[f64], wanted: Worst) -> f64 {
    match wanted {
        Worst::Figures => exercise
            .unknowns()
            .iter()
            .zip(answers)
            .map(|(unknown, answer)| f64::from(figures(unknown.tolerance, *answer)))
            .sum(),
        // Of several answers each counts alike, whatever their units.
        Worst::Largest => answers.iter().map(|answer| size(*answer)).sum(),
        Worst::Smallest => -answers.iter().map(|answer| size(*answer)).sum::<f64>(),
    }
}

fn size(value: f64) -> f64 {
    value.abs().max(1e-300).log10()
}

/// The most figures that a number is written with.
const MOST_FIGURES: u8 = 17;

/// How many figures one has to write for the answer to be right.
fn figures(tolerance: Tolerance, value: f64) -> u8 {
    (1..MOST_FIGURES)
        .find(|figures| tolerance.accepts(&Value::from(value), round_to_figures(value, *figures)))
        .unwrap_or(MOST_FIGURES)
}

/// A variant in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantRow {
    pub seed: i32,
    /// Drawn values and answers, or why there is no variant.
    pub values: Result<(Vec<f64>, Vec<f64>), Diagnostic>,
}

/// The variants from a seed on; fewer where the budget ends.
pub fn table(exercise: &Exercise, from: i32, budget: &mut Budget) -> Vec<VariantRow> {
    let mut rows = Vec::new();
    let width = exercise.inputs().len() + exercise.unknowns().len();
    let width = u32::try_from(width).unwrap_or(u32::MAX).max(1);
    for index in 0..ROWS.min((CELLS / width).max(1)) {
        let Some(seed) = from.checked_add_unsigned(index) else {
            break;
        };
        let values = match exercise.try_within(seed, budget) {
            Ok(variant) => {
                let drawn = variant.drawn().into_iter().map(|(_, value)| value);
                Ok((drawn.collect(), variant.correct()))
            }
            Err(Unsolvable::Ended { .. }) => break,
            Err(reason) => Err(exercise.explain(&reason)),
        };
        rows.push(VariantRow { seed, values });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::exercise;

    fn answer(exercise: &Exercise, seed: i32) -> f64 {
        exercise.variant(seed).expect("it has one").correct()[0]
    }

    #[test]
    fn the_extremes_are_found() {
        let exercise = exercise("a=[1;9;1] x=?", "x=a");
        let of = |wanted| worst(&exercise, wanted, &mut Budget::signed_in());
        assert_eq!(answer(&exercise, of(Worst::Largest).seed), 9.0);
        assert_eq!(answer(&exercise, of(Worst::Smallest).seed), 1.0);
        assert_eq!(of(Worst::Largest).tried, SEARCHED);
    }

    #[test]
    fn figures_are_those_one_has_to_write() {
        assert_eq!(figures(Tolerance::Relative(0.01), 1.0), 1);
        assert_eq!(figures(Tolerance::Relative(0.01), 1.234), 3);
        assert_eq!(figures(Tolerance::Absolute(0.0), 0.125), 3);
        assert_eq!(figures(Tolerance::Figures(2), 1.2), 2);
        let exercise = exercise("a={2;1.25;4} x=?", "x=a");
        assert_eq!(
            answer(
                &exercise,
                worst(&exercise, Worst::Figures, &mut Budget::signed_in()).seed
            ),
            1.25
        );
    }

    #[test]
    fn a_seed_that_fails_comes_first() {
        let exercise = exercise("a=[0;9;1] x=?", "x=1/a");
        let found = worst(&exercise, Worst::Largest, &mut Budget::signed_in());
        assert!(found.failing > 50 && exercise.variant(found.seed).is_err());
        let rows = table(&exercise, found.seed, &mut Budget::signed_in());
        assert_eq!(rows.len(), 20);
        assert!(rows[0].values.is_err());
        assert_eq!(
            table(&exercise, i32::MAX - 1, &mut Budget::signed_in()).len(),
            2
        );
    }

    #[test]
    fn a_slow_exercise_is_looked_at_less_far() {
        let lines: Vec<String> = (0..900).map(|_| "x=x+1+1+1+1".to_owned()).collect();
        let exercise = exercise(
            "a=[0;1] x=?",
            &format!("x=a\n{}\nrequire a > 2", lines.join("\n")),
        );
        let found = worst(&exercise, Worst::Figures, &mut Budget::signed_in());
        assert!(
            found.tried < 20 && found.tried == found.failing,
            "{found:?}"
        );
        assert!(table(&exercise, 0, &mut Budget::signed_in()).len() < 20);
    }
}
