//! The engine's parts and their peers under criterion: `cargo bench -p eqex-benches --bench engine`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use eqex::{Batch, Defaults, Exercise, testing::code};
use eqex_benches::formulas::{self, FORMULAS};
use eqex_benches::peers::{engine_render, verified};
use eqex_benches::{compile, scan, sources};

fn parse(c: &mut Criterion) {
    let sources = sources();
    let mut group = c.benchmark_group("parse the bank");
    group.bench_function("eqex", |b| {
        b.iter(|| {
            sources.iter().for_each(|source| {
                drop(black_box(Exercise::parse(
                    source.as_bytes(),
                    &Defaults::default(),
                )));
            });
        });
    });
    group.bench_function("scanner by hand", |b| {
        b.iter(|| {
            sources
                .iter()
                .for_each(|source| drop(black_box(scan::scan(source))));
        });
    });
}

fn evaluate(c: &mut Criterion) {
    let inputs = formulas::inputs();
    for (ours, theirs) in FORMULAS {
        let mut group = c.benchmark_group(format!("evaluate {ours}"));
        let exercise = formulas::ours(ours);
        group.bench_function("eqex", |b| {
            b.iter(|| {
                inputs.iter().for_each(|input| {
                    black_box(code(&exercise).run_with(black_box(input)));
                });
            });
        });
        let bound = theirs
            .parse::<meval::Expr>()
            .expect("a formula")
            .bind3("a", "b", "c")
            .expect("three variables");
        group.bench_function("meval", |b| {
            b.iter(|| {
                for [x, y, z] in &inputs {
                    black_box(bound(*x, *y, *z));
                }
            });
        });
    }
}

fn render(c: &mut Criterion) {
    let verified = verified();
    let mut group = c.benchmark_group("render thirteen exercises");
    let mut seed = 0;
    group.bench_function("eqex", |b| {
        b.iter(|| {
            seed += 1;
            verified.iter().for_each(|(_, exercise, _)| {
                let mut out = String::new();
                engine_render(exercise, seed, &mut out);
                black_box(out);
            });
        });
    });
    group.bench_function("by hand", |b| {
        b.iter(|| {
            seed += 1;
            verified.iter().for_each(|(_, _, renderer)| {
                let mut out = String::new();
                renderer.render(seed, &mut out);
                black_box(out);
            });
        });
    });
}

fn grade_one(c: &mut Criterion) {
    let verified = verified();
    let answers = [Some(1.0); 3];
    let mut info = [false; 3];
    let mut seed = 0;
    let mut group = c.benchmark_group("grade thirteen exercises");
    group.bench_function("eqex", |b| {
        b.iter(|| {
            seed += 1;
            verified.iter().for_each(|(_, exercise, _)| {
                drop(black_box(exercise.grade_into(
                    seed,
                    &answers,
                    &mut info[..exercise.unknowns().len()],
                )));
            });
        });
    });
    group.bench_function("by hand", |b| {
        b.iter(|| {
            seed += 1;
            verified.iter().for_each(|(peer, _, _)| {
                black_box((peer.grade)(seed, &answers, &mut info));
            });
        });
    });
}

fn grade_many(c: &mut Criterion) {
    let exercises: Vec<Exercise> = sources().iter().map(|source| compile(source)).collect();
    let mut group = c.benchmark_group("grade 64 seeds of every exercise");
    let seeds: Vec<i32> = (0..64).collect();
    let answers = vec![Some(1.0); 8];
    let rows = vec![1.0; 64 * 8];
    let (mut info, mut graded) = (vec![false; 64 * 8], vec![false; 64]);
    group.bench_function("at once", |b| {
        let mut batches: Vec<(Batch<'_>, usize)> = exercises
            .iter()
            .map(|exercise| (Batch::new(exercise), exercise.unknowns().len()))
            .collect();
        b.iter(|| {
            batches.iter_mut().for_each(|(batch, width)| {
                batch.grade(
                    &seeds,
                    &rows[..64 * *width],
                    &mut info[..64 * *width],
                    &mut graded,
                );
            });
        });
    });
    group.bench_function("one at a time", |b| {
        b.iter(|| {
            for exercise in &exercises {
                let width = exercise.unknowns().len();
                seeds.iter().for_each(|seed| {
                    drop(black_box(exercise.grade_into(
                        *seed,
                        &answers,
                        &mut info[..width],
                    )));
                });
            }
        });
    });
}

criterion_group!(benches, parse, evaluate, render, grade_one, grade_many);
criterion_main!(benches);
