//! Laws that hold for whatever is generated. Runs are the same every time; `PROPTEST_CASES=100000` tries more.

mod answers;
mod evaluation;
pub(crate) mod formula;
mod lists;
mod mends;
mod numbers;
mod pieces;
mod texts;

use std::sync::LazyLock;

use eqex::{Defaults, Diagnostic, Exercise, View};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Runs a law over generated values, from one seed for ever.
pub(crate) fn law<S: Strategy>(strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(ProptestConfig::default().cases.max(256))
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"eqex: the same cases every time.");
    TestRunner::new_with_rng(config, rng)
        .run(&strategy, test)
        .unwrap_or_else(|error| panic!("{error}"));
}

fn parse(source: &str) -> Result<Exercise, Vec<Diagnostic>> {
    Exercise::parse(source.as_bytes(), &Defaults::default()).map_err(|invalid| invalid.diagnostics)
}

fn with(text: &str, calculations: &str) -> String {
    format!("---\ntype: EqEx\nname: T\n---\n{text}\n---\n{calculations}\n")
}

/// A typed answer where no unit is asked, by a reader who writes a decimal comma.
fn read_number(typed: &str) -> Result<Option<eqex::Readings>, Diagnostic> {
    static ASKED: LazyLock<Exercise> =
        LazyLock::new(|| parse(&with("x=?", "x=1")).expect("it is an exercise"));
    ASKED.read(0, typed, &View::new(Vec::new(), true))
}
