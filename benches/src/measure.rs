//! Two things measured side by side, so that a noisy machine disturbs both alike.

use std::time::{Duration, Instant};

/// Nanoseconds of one run of each, and how they relate.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub ours: f64,
    pub theirs: f64,
    /// The median of the ratios of neighbouring rounds, ours to theirs.
    pub ratio: f64,
}

/// Rounds that are compared; each takes about a millisecond for each side.
const ROUNDS: usize = 61;

/// Measures `ours` and `theirs` in turn. Both are given how often to run.
pub fn pair(mut ours: impl FnMut(usize), mut theirs: impl FnMut(usize)) -> Pair {
    let (our_runs, their_runs) = (calibrate(&mut ours), calibrate(&mut theirs));
    let mut rounds: Vec<(f64, f64)> = (0..ROUNDS)
        .map(|_| (time(&mut ours, our_runs), time(&mut theirs, their_runs)))
        .collect();
    let ratio = median(rounds.iter().map(|(ours, theirs)| ours / theirs).collect());
    let theirs = median(rounds.iter().map(|(_, theirs)| *theirs).collect());
    let ours = median(rounds.drain(..).map(|(ours, _)| ours).collect());
    Pair {
        ours,
        theirs,
        ratio,
    }
}

fn time(work: &mut impl FnMut(usize), runs: usize) -> f64 {
    let start = Instant::now();
    work(runs);
    start.elapsed().as_secs_f64() * 1e9 / runs as f64
}

/// How many runs take about a millisecond.
fn calibrate(work: &mut impl FnMut(usize)) -> usize {
    let mut runs = 1;
    loop {
        let start = Instant::now();
        work(runs);
        if start.elapsed() >= Duration::from_millis(1) || runs > 1 << 24 {
            return runs;
        }
        runs *= 2;
    }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

pub fn geometric_mean(values: &[f64]) -> f64 {
    (values.iter().map(|value| value.ln()).sum::<f64>() / values.len() as f64).exp()
}
