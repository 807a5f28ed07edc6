//! Drawing: values pinned for ever, and statistics over fixed seeds.

use std::path::Path;

use eqex::{Defaults, Exercise, testing::Key, testing::hash};
use serde::Deserialize;

#[derive(Deserialize)]
struct Golden {
    keys: Vec<(i32, String, String)>,
    words: Vec<(i32, String, u32, String)>,
    values: Vec<(String, u8, Vec<f64>)>,
}

fn golden() -> Golden {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/drawing.yml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn exercise(text: &str, digits: u8) -> Exercise {
    let source = format!("---\ntype: EqEx\nname: T\ndigits: {digits}\n---\n{text}\n");
    Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap()
}

/// The values of the named variable for seeds from 0 on.
fn values(exercise: &Exercise, name: &str, seeds: impl Iterator<Item = i32>) -> Vec<f64> {
    seeds
        .map(|seed| {
            let variant = exercise.variant(seed).unwrap();
            variant
                .drawn()
                .into_iter()
                .find(|(drawn, _)| *drawn == name)
                .unwrap()
                .1
        })
        .collect()
}

#[test]
fn golden_vectors() {
    let golden = golden();
    for (seed, k0, k1) in &golden.keys {
        let key = Key::of(*seed);
        assert_eq!(key, Key::by_library(*seed));
        assert_eq!(
            (format!("{:016x}", key.k0), format!("{:016x}", key.k1)),
            (k0.clone(), k1.clone()),
            "seed {seed}"
        );
    }
    for (seed, name, attempt, word) in &golden.words {
        let name = name.replace('µ', "μ");
        let given = Key::of(*seed).word(hash(&name), *attempt);
        assert_eq!(
            format!("{given:016x}"),
            *word,
            "seed {seed}, name {name}, attempt {attempt}"
        );
    }
    for (declaration, digits, expected) in &golden.values {
        let exercise = exercise(declaration, *digits);
        let given = values(&exercise, "v", 0..i32::try_from(expected.len()).unwrap());
        // The bits count: nearly the same number is another one.
        let bits = |values: &[f64]| {
            values
                .iter()
                .map(|value| value.to_bits())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            bits(&given),
            bits(expected),
            "{declaration}, {digits} digits: {given:?} instead of {expected:?}"
        );
    }
}

/// Above this, counts that should be equally likely would differ so much once in a million fixed choices of seeds
/// (Wilson and Hilferty's approximation of the chi-square quantile).
fn limit(cells: usize) -> f64 {
    let freedom = (cells - 1) as f64;
    let part = 2.0 / (9.0 * freedom);
    freedom * (1.0 - part + 4.7534 * part.sqrt()).powi(3)
}

fn assert_uniform(counts: &[u32], what: &str) {
    let total: u32 = counts.iter().sum();
    let expected = f64::from(total) / counts.len() as f64;
    assert!(expected >= 5.0, "too few draws for {what}");
    let chi: f64 = counts
        .iter()
        .map(|count| (f64::from(*count) - expected).powi(2) / expected)
        .sum();
    assert!(
        chi < limit(counts.len()),
        "{what}: {chi} >= {}: {counts:?}",
        limit(counts.len())
    );
    // A generator that deals each value in turn is as wrong as one that prefers some.
    let low = 2.0 * (counts.len() - 1) as f64 - limit(counts.len());
    assert!(chi > low.max(0.0) * 0.5, "{what}: {chi} is too even");
}

fn tally(values: impl Iterator<Item = usize>, cells: usize) -> Vec<u32> {
    let mut counts = vec![0; cells];
    values.for_each(|value| counts[value] += 1);
    counts
}

const SEEDS: i32 = 40_000;

/// Indices 0..count of the grid `[0;count-1;1]`.
fn indices(name: &str, count: usize, seeds: std::ops::Range<i32>) -> Vec<usize> {
    let exercise = exercise(&format!("{name}=[0;{};1]", count - 1), 3);
    values(&exercise, name, seeds)
        .into_iter()
        .map(|value| value as usize)
        .collect()
}

#[test]
fn every_grid_point_is_equally_likely() {
    for count in [2, 3, 7, 10, 61, 1000] {
        for seeds in [0..SEEDS, -SEEDS..0, i32::MAX - SEEDS..i32::MAX] {
            let what = format!("{count} points, seeds {seeds:?}");
            assert_uniform(&tally(indices("v", count, seeds).into_iter(), count), &what);
        }
    }
}

#[test]
fn every_value_of_a_list_is_equally_likely() {
    let exercise = exercise("n={3;4;6;-1;12}", 3);
    let all = [3.0, 4.0, 6.0, -1.0, 12.0];
    let drawn = values(&exercise, "n", 0..SEEDS);
    let index = |value: f64| all.iter().position(|known| *known == value).unwrap();
    assert_uniform(&tally(drawn.into_iter().map(index), all.len()), "list");
}

#[test]
fn intervals_are_uniform() {
    for (min, max) in [(40.0, 60.0), (-2.0, 2.0), (0.0, 1.0), (1e-9, 9e-9)] {
        let exercise = exercise(&format!("v=[{min:e};{max:e}]"), 6);
        let cell = |value: f64| (((value - min) / (max - min) * 50.0) as usize).min(49);
        let drawn = values(&exercise, "v", 0..SEEDS);
        assert!(drawn.iter().all(|value| (min..=max).contains(value)));
        assert_uniform(
            &tally(drawn.into_iter().map(cell), 50),
            &format!("[{min};{max}]"),
        );
    }
}

#[test]
fn neighbouring_seeds_are_unrelated() {
    for distance in [1, 2, 256, 65_536] {
        let here = indices("v", 10, 0..SEEDS);
        let there = indices("v", 10, distance..SEEDS + distance);
        let pairs = here.iter().zip(&there).map(|(a, b)| a * 10 + b);
        assert_uniform(&tally(pairs, 100), &format!("seeds {distance} apart"));
        let steps = here.iter().zip(&there).map(|(a, b)| (10 + b - a) % 10);
        assert_uniform(
            &tally(steps, 10),
            &format!("steps between seeds {distance} apart"),
        );
    }
}

#[test]
fn names_are_unrelated() {
    let names = [
        "v", "w", "a", "b", "v_a", "v_b", "v_1", "v_2", "x1", "x2", "Δt", "alpha", "v'",
    ];
    for (index, one) in names.iter().enumerate() {
        let of_one = indices(one, 8, 0..SEEDS);
        assert_uniform(&tally(of_one.iter().copied(), 8), one);
        for other in &names[index + 1..] {
            let pairs = of_one
                .iter()
                .zip(indices(other, 8, 0..SEEDS))
                .map(|(a, b)| a * 8 + b);
            assert_uniform(&tally(pairs, 64), &format!("{one} and {other}"));
        }
    }
    // Many names of one seed, as an exercise with many variables has.
    let text: String = (0..250)
        .map(|index| format!("v_{index}=[0;9;1] "))
        .collect();
    let many = exercise(&text, 3);
    for seed in 0..40 {
        let drawn = many
            .variant(seed)
            .unwrap()
            .drawn()
            .into_iter()
            .map(|(_, value)| value as usize)
            .collect::<Vec<_>>();
        assert_uniform(
            &tally(drawn.into_iter(), 10),
            &format!("names of seed {seed}"),
        );
    }
}

#[test]
fn attempts_are_unrelated() {
    let pairs = (0..SEEDS).map(|seed| {
        let word = |attempt| (Key::of(seed).word(hash("v"), attempt) >> 61) as usize;
        word(0) * 8 + word(1)
    });
    assert_uniform(&tally(pairs, 64), "attempts");
}

#[test]
fn other_variables_change_nothing() {
    let alone = exercise("v=[40;60]", 3);
    let among = exercise("a=[1;9] n={1;2} v=[40;60] z=[0;1;0.1]", 3);
    let reordered = exercise("z=[0;1;0.1] v=[40;60] a=[1;9]", 3);
    let of = |exercise: &Exercise, name: &str| values(exercise, name, 0..500);
    assert_eq!(of(&alone, "v"), of(&among, "v"));
    assert_eq!(of(&among, "v"), of(&reordered, "v"));
    assert_eq!(of(&among, "z"), of(&reordered, "z"));
    assert_ne!(of(&among, "a"), of(&among, "v"));
}

#[test]
fn values_are_exact_decimals_within_their_bounds() {
    for (text, digits) in [
        ("v=[0.1;0.9;0.1]", 3),
        ("v=[-0.7;0.7;0.35]", 3),
        ("v=[9.80;9.82]", 3),
        ("v=[0.001;1000]", 4),
        ("v=[-60;-40]", 2),
    ] {
        let exercise = exercise(text, digits);
        let (low, high) = eqex::testing::code(&exercise).draws()[0].1.bounds();
        for value in values(&exercise, "v", 0..5000) {
            assert!((low..=high).contains(&value));
            assert!(
                format!("{value}")
                    .trim_start_matches('-')
                    .trim_start_matches(['0', '.'])
                    .len()
                    <= 8,
                "{text}: {value}"
            );
        }
    }
    let ends = values(&exercise("v=[1;3;1]", 3), "v", 0..100);
    assert!([1.0, 2.0, 3.0].iter().all(|value| ends.contains(value)));
}
