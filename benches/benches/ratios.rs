//! One table of what eqex costs in units of what it is measured against: `cargo bench -p eqex-benches --bench ratios`.
//!
//! Both sides run in turn, a millisecond each, and the median of the ratios counts, so that other work on the machine disturbs the table little.

use std::hint::black_box;

use eqex::{Batch, Defaults, Exercise, View, testing::BLOCK, testing::Columns};
use eqex_benches::formulas::{self, FORMULAS, INPUTS};
use eqex_benches::measure::{Pair, geometric_mean, mean, median, pair};
use eqex_benches::peers::{engine_render, verified};
use eqex_benches::{compile, scan, sources};

struct Row {
    what: String,
    pair: Pair,
    goal: &'static str,
    met: bool,
}

fn main() {
    // `cargo bench` and `cargo test --benches` pass flags of the customary harness, which have no meaning here.
    let list = std::env::args().any(|argument| argument == "--list" || argument == "--test");
    if list {
        return;
    }
    let mut rows = Vec::new();
    grading(&mut rows);
    evaluating(&mut rows);
    parsing(&mut rows);
    rendering(&mut rows);
    reading(&mut rows);
    loading();
    println!(
        "\n{:<58} {:>10} {:>10} {:>8}  goal",
        "", "eqex ns", "peer ns", "ratio"
    );
    for row in &rows {
        let verdict = match (row.goal, row.met) {
            ("", _) => String::new(),
            (goal, true) => format!("{goal}  met"),
            (goal, false) => format!("{goal}  MISSED"),
        };
        println!(
            "{:<58} {:>10.1} {:>10.1} {:>8.2}  {verdict}",
            row.what, row.pair.ours, row.pair.theirs, row.pair.ratio
        );
    }
    println!("\nallocations in 10,000 grades: {}", allocations());
}

fn average(
    what: &str,
    pairs: &[Pair],
    mean: impl Fn(&[f64]) -> f64,
    goal: &'static str,
    met: impl Fn(f64) -> bool,
) -> Row {
    let of = |part: fn(&Pair) -> f64| pairs.iter().map(part).collect::<Vec<f64>>();
    let ratio = mean(&of(|pair| pair.ratio));
    let pair = Pair {
        ours: median_free(&of(|pair| pair.ours)),
        theirs: median_free(&of(|pair| pair.theirs)),
        ratio,
    };
    Row {
        what: what.to_owned(),
        pair,
        goal,
        met: met(ratio),
    }
}

/// Times are averaged plainly: they are what a mixed load costs.
fn median_free(values: &[f64]) -> f64 {
    mean(values)
}

fn grading(rows: &mut Vec<Row>) {
    let (mut one, mut many) = (Vec::new(), Vec::new());
    for (peer, exercise, _) in verified() {
        let width = exercise.unknowns().len();
        let right = exercise.variant(0).expect("a variant").correct();
        let answers: Vec<Option<f64>> = right.iter().copied().map(Some).collect();
        let (mut info, mut other) = (vec![false; width], vec![false; width]);
        let grade = pair(
            |runs| {
                for seed in 0..runs as i32 {
                    let _ = black_box(exercise.grade_into(
                        black_box(seed),
                        black_box(&answers),
                        &mut info,
                    ));
                }
            },
            |runs| {
                for seed in 0..runs as i32 {
                    black_box((peer.grade)(
                        black_box(seed),
                        black_box(&answers),
                        &mut other,
                    ));
                }
            },
        );
        rows.push(Row {
            what: format!("  {}", peer.path),
            pair: grade,
            goal: "",
            met: true,
        });
        one.push(grade);
        let at_once = grade_many(&exercise, &right, &answers);
        rows.push(Row {
            what: "    many at once".to_owned(),
            pair: at_once,
            goal: "",
            met: true,
        });
        many.push(at_once);
    }
    rows.push(average(
        "grade one, against hand-written Rust: mean of the bank",
        &one,
        mean,
        "<= 1.3",
        |ratio| ratio <= 1.3,
    ));
    rows.push(average(
        "grade many, against one at a time: mean of these",
        &many,
        mean,
        "<= 0.5",
        |ratio| ratio <= 0.5,
    ));
    let all: Vec<Pair> = sources()
        .iter()
        .map(|source| {
            let exercise = compile(source);
            let right = exercise.variant(0).expect("a variant").correct();
            let answers: Vec<Option<f64>> = right.iter().copied().map(Some).collect();
            grade_many(&exercise, &right, &answers)
        })
        .collect();
    rows.push(average(
        "grade many, against one at a time: all 66 exercises",
        &all,
        mean,
        "<= 0.5",
        |ratio| ratio <= 0.5,
    ));
}

/// A thousand seeds at once, per grade, against the path of one at a time.
fn grade_many(exercise: &Exercise, right: &[f64], answers: &[Option<f64>]) -> Pair {
    const SEEDS: usize = 1024;
    let width = right.len();
    let rows: Vec<f64> = (0..SEEDS).flat_map(|_| right.to_vec()).collect();
    let (mut info, mut graded) = (vec![false; SEEDS * width], vec![false; SEEDS]);
    let mut seeds: Vec<i32> = (0..SEEDS as i32).collect();
    let mut batch = Batch::new(exercise);
    let mut single = vec![false; width];
    let measured = pair(
        |runs| {
            for round in 0..runs as i32 {
                seeds
                    .iter_mut()
                    .enumerate()
                    .for_each(|(index, seed)| *seed = round * SEEDS as i32 + index as i32);
                batch.grade(black_box(&seeds), black_box(&rows), &mut info, &mut graded);
            }
        },
        |runs| {
            for seed in 0..(runs * SEEDS) as i32 {
                let _ = black_box(exercise.grade_into(
                    black_box(seed),
                    black_box(answers),
                    &mut single,
                ));
            }
        },
    );
    let per = |time: f64| time / SEEDS as f64;
    Pair {
        ours: per(measured.ours),
        theirs: per(measured.theirs),
        ratio: measured.ratio,
    }
}

fn evaluating(rows: &mut Vec<Row>) {
    let inputs = formulas::inputs();
    let columns: Vec<[f64; BLOCK]> = (0..3)
        .map(|index| std::array::from_fn(|lane| inputs[lane][index]))
        .collect();
    let (mut one, mut many) = (Vec::new(), Vec::new());
    for (ours, theirs) in FORMULAS {
        let exercise = formulas::ours(ours);
        let code = eqex::testing::code(&exercise);
        let expression: meval::Expr = theirs.parse().expect("a formula");
        let bound = expression.bind3("a", "b", "c").expect("three variables");
        let meval = |runs: usize| {
            for run in 0..runs {
                let [a, b, c] = black_box(inputs[run % INPUTS]);
                black_box(bound(a, b, c));
            }
        };
        let single = pair(
            |runs| {
                for run in 0..runs {
                    black_box(code.run_with(black_box(&inputs[run % INPUTS])));
                }
            },
            meval,
        );
        let mut room = Columns::new(code);
        let at_once = pair(
            |runs| {
                for _ in 0..runs.div_ceil(BLOCK) {
                    room.evaluate(code, black_box(&columns));
                    black_box(room.answers(code, 0));
                }
            },
            meval,
        );
        for (what, pair) in [("one at a time", single), ("64 at once", at_once)] {
            rows.push(Row {
                what: format!("  {ours}, {what}"),
                pair,
                goal: "",
                met: true,
            });
        }
        one.push(single);
        many.push(at_once);
    }
    rows.push(average(
        "evaluate 64 at once, against meval bound: geometric mean",
        &many,
        geometric_mean,
        "<= 0.2",
        |ratio| ratio <= 0.2,
    ));
    rows.push(average(
        "evaluate one at a time, against meval bound: geom. mean",
        &one,
        geometric_mean,
        "<= 0.2",
        |ratio| ratio <= 0.2,
    ));
}

fn parsing(rows: &mut Vec<Row>) {
    let sources = sources();
    for source in &sources {
        let scanned =
            scan::scan(source).unwrap_or_else(|| panic!("the scanner cannot read\n{source}"));
        let exercise = compile(source);
        assert_eq!(
            scanned.unknowns.len(),
            exercise.unknowns().len(),
            "{source}"
        );
    }
    let pairs: Vec<Pair> = sources
        .iter()
        .map(|source| {
            pair(
                |runs| {
                    (0..runs).for_each(|_| {
                        drop(black_box(Exercise::parse(
                            black_box(source.as_bytes()),
                            &Defaults::default(),
                        )));
                    });
                },
                |runs| (0..runs).for_each(|_| drop(black_box(scan::scan(black_box(source))))),
            )
        })
        .collect();
    rows.push(average(
        "parse + compile, against a scanner by hand: mean of the bank",
        &pairs,
        mean,
        "<= 20",
        |ratio| ratio <= 20.0,
    ));
}

fn rendering(rows: &mut Vec<Row>) {
    let mut pairs = Vec::new();
    for (_, exercise, renderer) in verified() {
        pairs.push(pair(
            |runs| {
                for seed in 0..runs as i32 {
                    let mut out = String::new();
                    engine_render(&exercise, black_box(seed), &mut out);
                    black_box(out);
                }
            },
            |runs| {
                for seed in 0..runs as i32 {
                    let mut out = String::new();
                    renderer.render(black_box(seed), &mut out);
                    black_box(out);
                }
            },
        ));
    }
    rows.push(average(
        "render, against strings put together by hand: mean",
        &pairs,
        mean,
        "<= 1.5",
        |ratio| ratio <= 1.5,
    ));
}

/// Time per file of banks of 100, 1,000 and 10,000 exercises, each compiled and kept.
/// Typed answers of all kinds, each with an exercise that asks for its unit: the texts of the reader's own tests.
fn typed_answers() -> Vec<(&'static str, Exercise)> {
    let numbers = include_str!("../../engine/src/answer/numbers.txt").lines();
    let numbers = numbers.filter_map(|line| {
        let (typed, rest) = line.split_once(" | ")?;
        Some((typed, rest.split(" | ").next()?))
    });
    let units = include_str!("../../tests/cases/typed-units.txt").lines();
    let units = units.filter_map(|line| {
        let (asked, rest) = line.split_once(" | ")?;
        Some((rest.split(" | ").next()?, asked))
    });
    let answers = numbers
        .chain(units)
        .filter(|(typed, _)| !typed.starts_with('#'));
    // A few of the units are none that a text can declare.
    answers
        .filter_map(|(typed, asked)| {
            let unit = match asked {
                "-" => "",
                asked => asked.trim_start_matches("comma").trim(),
            };
            let asks = format!("---\ntype: EqEx\nname: N\n---\nx=?{unit}\n---\nx=1\n");
            let exercise = Exercise::parse(asks.as_bytes(), &Defaults::default());
            Some((typed, exercise.ok()?))
        })
        .collect()
}

/// Reading typed answers, against meval on an expression such as they hold.
fn reading(rows: &mut Vec<Row>) {
    let answers = typed_answers();
    // A unit alone is no answer: the table of units has only what stands behind the number.
    let texts: Vec<(String, &Exercise)> = answers
        .iter()
        .map(|(typed, exercise)| {
            let number = typed.contains(|c: char| c.is_ascii_digit() || "½π√|".contains(c));
            let text = if number {
                (*typed).to_owned()
            } else {
                format!("2,5 {typed}")
            };
            (text, exercise)
        })
        .collect();
    let view = View::default();
    let mut next = texts.iter().cycle();
    let pair = pair(
        |runs| {
            for (text, exercise) in next.by_ref().take(runs) {
                let _ = black_box(exercise.read(0, black_box(text), &view));
            }
        },
        |runs| {
            for _ in 0..runs {
                let _ = black_box(meval::eval_str(black_box("3*sqrt(2)*10^(-3)")));
            }
        },
    );
    rows.push(Row {
        what: format!("read a typed answer, mean of {} (meval)", texts.len()),
        pair,
        goal: "< 5 µs",
        met: pair.ours < 5000.0,
    });
}

fn loading() {
    let sources = sources();
    let load = |count: usize| {
        let start = std::time::Instant::now();
        let bank: Vec<Exercise> = (0..count)
            .map(|index| {
                compile(&sources[index % sources.len()].replacen(
                    "name:",
                    &format!("# number {index}\nname:"),
                    1,
                ))
            })
            .collect();
        black_box(&bank);
        start.elapsed().as_secs_f64() * 1e6 / count as f64
    };
    load(100);
    let times: Vec<(usize, f64)> = [100, 1000, 10_000]
        .map(|count| {
            (
                count,
                median(
                    (0..if count < 5000 { 5 } else { 1 })
                        .map(|_| load(count))
                        .collect(),
                ),
            )
        })
        .into();
    let (least, most) = times
        .iter()
        .fold((f64::INFINITY, 0.0f64), |(least, most), (_, time)| {
            (least.min(*time), most.max(*time))
        });
    println!(
        "load a bank, microseconds per file: {}; largest to smallest {:.2}",
        times
            .iter()
            .map(|(count, time)| format!("{count} files {time:.1}"))
            .collect::<Vec<_>>()
            .join(", "),
        most / least
    );
}

fn allocations() -> u64 {
    let exercises: Vec<Exercise> = sources().iter().map(|source| compile(source)).collect();
    let answers = [Some(1.0); 8];
    let mut info = [false; 8];
    let counted = allocation_counter::measure(|| {
        for seed in 0..10_000i32 {
            let exercise = &exercises[seed as usize % exercises.len()];
            let _ = black_box(exercise.grade_into(
                seed,
                &answers,
                &mut info[..exercise.unknowns().len()],
            ));
        }
    });
    counted.count_total
}
