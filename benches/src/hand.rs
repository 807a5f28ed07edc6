//! The tools of someone who writes an exercise by hand in plain Rust: the same generator, the same drawing, the same comparison.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

#[derive(Clone, Copy, Debug)]
pub struct Key(u64, u64);

pub fn key(seed: i32) -> Key {
    let mut bytes = *b"....eqex language 1, variant key";
    bytes[..4].copy_from_slice(&seed.to_le_bytes());
    let mut generator = ChaCha8Rng::from_seed(bytes);
    Key(generator.next_u64(), generator.next_u64())
}

pub const fn hash(name: &str) -> u64 {
    let bytes = name.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline(always)]
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[inline(always)]
pub fn word(key: Key, hash: u64, attempt: u32) -> u64 {
    let inner = mix(key.0.wrapping_add(hash));
    mix(inner
        .wrapping_add(key.1)
        .wrapping_add(u64::from(attempt).wrapping_mul(GAMMA)))
}

#[inline(always)]
fn index(mut word: u64, count: u64) -> i64 {
    loop {
        let product = u128::from(word) * u128::from(count);
        if (product as u64) >= count || (product as u64) >= count.wrapping_neg() % count {
            return (product >> 64) as i64;
        }
        word = mix(word.wrapping_add(GAMMA));
    }
}

/// A drawn value: `digits` divided by a power of ten that is known when the program is compiled.
#[derive(Clone, Copy, Debug)]
pub struct Drawn {
    pub digits: i64,
    pub places: i32,
}

impl Drawn {
    #[inline(always)]
    pub fn value(self) -> f64 {
        match self.places {
            0 => self.digits as f64,
            1 => self.digits as f64 / 10.0,
            2 => self.digits as f64 / 100.0,
            _ => self.digits as f64 / 1000.0,
        }
    }
}

/// `first, first + step, …`, `count` values, in units of the last place.
#[inline(always)]
pub fn grid(word: u64, places: i32, first: i64, step: i64, count: u64) -> Drawn {
    Drawn {
        digits: first + step * index(word, count),
        places,
    }
}

#[inline(always)]
pub fn list<const N: usize>(word: u64, places: i32, values: [i64; N]) -> Drawn {
    Drawn {
        digits: values[index(word, N as u64) as usize],
        places,
    }
}

/// An interval within one decade, to so many decimal places.
#[inline(always)]
pub fn interval(word: u64, places: i32, min: f64, max: f64) -> Drawn {
    let u = (word >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0);
    let x = min + u * (max - min);
    let scale = 10f64.powi(places);
    let mut digits = (x * scale).round_ties_even();
    if digits / scale > max {
        digits -= 1.0;
    } else if digits / scale < min {
        digits += 1.0;
    }
    Drawn {
        digits: digits as i64,
        places,
    }
}

const HAIR: f64 = 1.0 + 1e-9;

#[inline(always)]
pub fn relative(value: f64, answer: Option<f64>, part: f64) -> bool {
    answer.is_some_and(|answer| {
        let distance = (answer - value).abs();
        if value == 0.0 {
            distance <= 1e-9
        } else {
            distance <= part * value.abs() * HAIR && answer.is_finite()
        }
    })
}

#[inline(always)]
pub fn absolute(value: f64, answer: Option<f64>, width: f64) -> bool {
    answer.is_some_and(|answer| (answer - value).abs() <= width * HAIR)
}

/// Judging figures is the same work for both sides.
#[inline(always)]
pub fn figures(value: f64, answer: Option<f64>, figures: u8) -> bool {
    answer.is_some_and(|answer| eqex::Tolerance::Figures(figures).accepts(&value.into(), answer))
}

pub fn degrees(radians: f64) -> f64 {
    radians * (180.0 / std::f64::consts::PI)
}

pub fn radians(degrees: f64) -> f64 {
    degrees * (std::f64::consts::PI / 180.0)
}

/// Tangent of an angle in degrees between 0° and 90°.
pub fn tan(x: f64) -> f64 {
    if x == 45.0 {
        1.0
    } else {
        libm::tan(radians(x))
    }
}

pub fn asin(x: f64) -> f64 {
    if x == 0.5 {
        30.0
    } else {
        degrees(libm::asin(x))
    }
}
