//! `eqex bench`: grades and renders per second and core over a bank.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use eqex::{Batch, Defaults, Exercise, View};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::cli::check::files;
use crate::cli::failure::CommandFailure;
use crate::cli::input::read;
use crate::cli::output::{json, print};

/// Measure grades and renders per second over a folder of exercises
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex bench exercises/\n  eqex bench exercises/mechanics --seconds 30 --threads 1 --json\n\nWhat is measured: `grade` draws a variant, computes it and compares one set of answers; `grade many` does the same for 64 seeds at once;\n`render` makes the object that the render endpoint answers. Every exercise has the same share. Percentiles are of runs of 64 on one thread."
)]
pub(super) struct Arguments {
    /// A folder of exercises, or one exercise
    path: PathBuf,
    /// How long to measure, in seconds, all kinds of work together
    #[arg(long, value_name = "S", default_value_t = 6.0)]
    seconds: f64,
    /// Threads; by default one per core
    #[arg(long, value_name = "T")]
    threads: Option<usize>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Operations that are timed together: the clock costs as much as a grade does.
const RUN: usize = 64;

#[derive(Serialize)]
struct BenchFigures {
    exercises: usize,
    threads: usize,
    /// Microseconds to read and compile one file, on average.
    parse_microseconds: f64,
    work: Vec<Work>,
}

#[derive(Serialize)]
struct Work {
    name: &'static str,
    per_second: f64,
    per_second_and_core: f64,
    /// Nanoseconds for one operation.
    p50: f64,
    p90: f64,
    p99: f64,
    p999: f64,
}

#[derive(Clone, Copy)]
enum Measured {
    Grade,
    GradeMany,
    Render,
}

const KINDS: [(Measured, &str); 3] = [
    (Measured::Grade, "grade"),
    (Measured::GradeMany, "grade many"),
    (Measured::Render, "render"),
];

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    if !(arguments.seconds > 0.0 && arguments.seconds <= 86400.0) {
        return Err(CommandFailure::Message(
            "--seconds must lie between 0 and 86400".to_owned(),
        ));
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = arguments.threads.unwrap_or(cores);
    if !(1..=1024).contains(&threads) {
        return Err(CommandFailure::Message(
            "--threads must lie between 1 and 1024".to_owned(),
        ));
    }
    let (exercises, parse_microseconds) = load(arguments)?;
    let bar = ProgressBar::new(1000);
    if let Ok(style) = ProgressStyle::with_template("{msg:12} {bar:40} {percent:>3} %") {
        bar.set_style(style);
    }
    let share = Duration::from_secs_f64(arguments.seconds / KINDS.len() as f64);
    let mut work = Vec::new();
    for (index, (kind, name)) in KINDS.into_iter().enumerate() {
        bar.set_message(name);
        let mut times = measure(kind, &exercises, threads, share, |part| {
            bar.set_position(((index as f64 + part) / KINDS.len() as f64 * 1000.0) as u64);
        });
        work.push(summarize(name, &mut times, threads.min(cores)));
    }
    bar.finish_and_clear();
    let report = BenchFigures {
        exercises: exercises.len(),
        threads,
        parse_microseconds,
        work,
    };
    print(&if arguments.json {
        json(&report)?
    } else {
        table(&report)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn load(arguments: &Arguments) -> Result<(Vec<Exercise>, f64), CommandFailure> {
    let mut exercises = Vec::new();
    let mut parsing = Duration::ZERO;
    let paths = files(&arguments.path)?;
    for path in &paths {
        let bytes = read(path)?;
        let start = Instant::now();
        let parsed = Exercise::parse(&bytes, &Defaults::default());
        parsing += start.elapsed();
        if let Ok(exercise) = parsed {
            exercises.push(exercise);
        }
    }
    if exercises.is_empty() {
        let path = arguments.path.display();
        return Err(CommandFailure::Message(format!(
            "{path} holds no exercise that can be compiled; `eqex check {path}` says why"
        )));
    }
    if exercises.len() < paths.len() {
        eprintln!(
            "{} of {} files are left out; `eqex check` says why",
            paths.len() - exercises.len(),
            paths.len()
        );
    }
    Ok((exercises, parsing.as_secs_f64() * 1e6 / paths.len() as f64))
}

/// What the threads measured: the time of each run, and how long all of it took.
struct Times {
    nanoseconds: Vec<f64>,
    elapsed: Duration,
}

fn measure(
    kind: Measured,
    exercises: &[Exercise],
    threads: usize,
    duration: Duration,
    progress: impl Fn(f64),
) -> Times {
    let start = Instant::now();
    let end = start + duration;
    let nanoseconds = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| scope.spawn(move || work(kind, exercises, thread, end)))
            .collect();
        while workers.iter().any(|worker| !worker.is_finished()) {
            progress((start.elapsed().as_secs_f64() / duration.as_secs_f64()).min(1.0));
            std::thread::sleep(Duration::from_millis(20));
        }
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
            .collect()
    });
    Times {
        nanoseconds,
        elapsed: start.elapsed(),
    }
}

/// One thread's work: every exercise in turn, other seeds each time, until the time is over. At least once through the bank.
fn work(kind: Measured, exercises: &[Exercise], thread: usize, end: Instant) -> Vec<f64> {
    let mut seed = i32::try_from(thread).unwrap_or(0).wrapping_mul(0x1000_0000);
    let mut batches: Vec<Batch<'_>> = exercises.iter().map(Batch::new).collect();
    let view = View::default();
    let mut times = Vec::new();
    let mut out = String::new();
    loop {
        for (exercise, batch) in exercises.iter().zip(&mut batches) {
            let width = exercise.unknowns().len();
            let answers = vec![Some(1.0); width];
            let row = vec![1.0; width * RUN];
            let mut info = vec![false; width * RUN];
            let mut graded = [false; RUN];
            let seeds: [i32; RUN] = std::array::from_fn(|lane| seed.wrapping_add(lane as i32));
            let start = Instant::now();
            match kind {
                Measured::Grade => {
                    for seed in seeds {
                        // A seed without a variant costs its time like any other.
                        let _ = std::hint::black_box(exercise.grade_into(
                            seed,
                            &answers,
                            &mut info[..width],
                        ));
                    }
                }
                Measured::GradeMany => batch.grade(&seeds, &row, &mut info, &mut graded),
                Measured::Render => {
                    for seed in seeds {
                        if let Ok(variant) = exercise.variant(seed) {
                            out.clear();
                            eqex_bank::problem::write(
                                &mut out,
                                exercise,
                                &variant,
                                &view,
                                eqex_bank::problem::OptionalKeys {
                                    done: Some(None),
                                    correct: true,
                                    seed: None,
                                },
                            );
                            std::hint::black_box(&out);
                        }
                    }
                }
            }
            times.push(start.elapsed().as_nanos() as f64 / RUN as f64);
            std::hint::black_box((&info, &graded));
        }
        seed = seed.wrapping_add(RUN as i32);
        if Instant::now() >= end {
            return times;
        }
    }
}

fn summarize(name: &'static str, times: &mut Times, cores: usize) -> Work {
    times.nanoseconds.sort_unstable_by(f64::total_cmp);
    let count = times.nanoseconds.len();
    let at = |part: f64| {
        times
            .nanoseconds
            .get(((count as f64 * part) as usize).min(count.saturating_sub(1)))
            .copied()
            .unwrap_or(0.0)
    };
    let per_second = (count * RUN) as f64 / times.elapsed.as_secs_f64();
    Work {
        name,
        per_second,
        per_second_and_core: per_second / cores as f64,
        p50: at(0.5),
        p90: at(0.9),
        p99: at(0.99),
        p999: at(0.999),
    }
}

fn table(report: &BenchFigures) -> String {
    let mut out = format!(
        "{} exercises, {} threads; a file is read and compiled in {:.0} µs\n\n{:12}{:>14}{:>18}{:>10}{:>10}{:>10}{:>10}\n",
        report.exercises,
        report.threads,
        report.parse_microseconds,
        "",
        "per second",
        "and core",
        "p50",
        "p90",
        "p99",
        "p99.9"
    );
    for work in &report.work {
        out.push_str(&format!(
            "{:12}{:>14}{:>18}{:>7.0} ns{:>7.0} ns{:>7.0} ns{:>7.0} ns\n",
            work.name,
            grouped(work.per_second),
            grouped(work.per_second_and_core),
            work.p50,
            work.p90,
            work.p99,
            work.p999
        ));
    }
    out
}

/// A count in groups of three digits.
fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
