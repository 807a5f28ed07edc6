//! From seed and name to raw random words. Changing anything here is a breaking change of the language.
//!
//! # The recipe
//!
//! 1. ChaCha8 (as in `rand_chacha`, stream 0, block 0) is keyed with 32 bytes: the seed as a 32-bit two's complement integer, little-endian, then
//!    the 28 bytes of [`DOMAIN`]. Its first four 32-bit words, two little-endian 64-bit integers `k0` and `k1`, are the variant's key.
//! 2. A name is hashed by FNV-1a, 64 bits, over its UTF-8 bytes as the text spells it (the micro sign U+00B5 as Greek mu U+03BC).
//! 3. With `mix` the output function of SplitMix64 and `GAMMA` its increment, the word of the name for attempt `a` (0, and 1, 2, … where `require`
//!    lines reject a draw) is `mix(mix(k0 + hash) + k1 + a * GAMMA)`, all additions and products modulo 2^64.
//! 4. Should a draw reject a word `w` to stay uniform, the next one is `mix(w + GAMMA)`.
//!
//! So a variable's draw depends on seed and name alone: other variables may come, go and move without touching it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What the seed is keyed together with.
pub(crate) const DOMAIN: &[u8; 28] = b"eqex language 1, variant key";

/// SplitMix64's increment: 2^64 divided by the golden ratio.
pub(crate) const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// The 128 bits from which all of a variant is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub k0: u64,
    pub k1: u64,
}

impl Key {
    pub fn of(seed: i32) -> Key {
        let ([k0], [k1]) = keys(&[seed]);
        Key { k0, k1 }
    }

    /// The same from rand_chacha, which is what the recipe names. Tests hold the other ways to it.
    pub fn by_library(seed: i32) -> Key {
        let mut bytes = [0u8; 32];
        bytes[..4].copy_from_slice(&seed.to_le_bytes());
        bytes[4..].copy_from_slice(DOMAIN);
        let mut generator = ChaCha8Rng::from_seed(bytes);
        Key {
            k0: generator.next_u64(),
            k1: generator.next_u64(),
        }
    }

    /// The random word of a name, by its [`hash`].
    #[inline]
    pub fn word(self, hash: u64, attempt: u32) -> u64 {
        let inner = mix(self.k0.wrapping_add(hash));
        mix(inner
            .wrapping_add(self.k1)
            .wrapping_add(u64::from(attempt).wrapping_mul(GAMMA)))
    }
}

/// SplitMix64's output function: a bijection in which every input bit moves about half of the output bits.
#[inline]
pub(crate) fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// FNV-1a, 64 bits.
pub fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Seeds whose keys are computed together.
pub(crate) const LANES: usize = 16;

/// The keys of `N` seeds at once, word for word what rand_chacha gives for each ([`Key::by_library`]): ChaCha8's block function with a lane per seed
/// instead of a block, of which only the first four words are needed. Plain loops over arrays, which the compiler turns into vector instructions; for one
/// seed they are the block function itself, where a general generator makes four blocks ahead.
#[inline(always)]
pub(crate) fn keys<const N: usize>(seeds: &[i32; N]) -> ([u64; N], [u64; N]) {
    let mut start = [[0u32; N]; 16];
    for (row, constant) in [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]
        .into_iter()
        .enumerate()
    {
        start[row] = [constant; N];
    }
    for lane in 0..N {
        start[4][lane] = seeds[lane].cast_unsigned();
    }
    for (row, bytes) in DOMAIN.as_chunks::<4>().0.iter().enumerate() {
        start[5 + row] = [u32::from_le_bytes(*bytes); N];
    }
    let mut state = start;
    for _ in 0..4 {
        quarter(&mut state, 0, 4, 8, 12);
        quarter(&mut state, 1, 5, 9, 13);
        quarter(&mut state, 2, 6, 10, 14);
        quarter(&mut state, 3, 7, 11, 15);
        quarter(&mut state, 0, 5, 10, 15);
        quarter(&mut state, 1, 6, 11, 12);
        quarter(&mut state, 2, 7, 8, 13);
        quarter(&mut state, 3, 4, 9, 14);
    }
    let (mut k0, mut k1) = ([0u64; N], [0u64; N]);
    for lane in 0..N {
        let word = |row: usize| u64::from(state[row][lane].wrapping_add(start[row][lane]));
        k0[lane] = word(0) | word(1) << 32;
        k1[lane] = word(2) | word(3) << 32;
    }
    (k0, k1)
}

#[inline(always)]
fn quarter<const N: usize>(state: &mut [[u32; N]; 16], a: usize, b: usize, c: usize, d: usize) {
    step(state, a, b, d, 16);
    step(state, c, d, b, 12);
    step(state, a, b, d, 8);
    step(state, c, d, b, 7);
}

#[inline(always)]
fn step<const N: usize>(
    state: &mut [[u32; N]; 16],
    sum: usize,
    add: usize,
    turn: usize,
    bits: u32,
) {
    for lane in 0..N {
        state[sum][lane] = state[sum][lane].wrapping_add(state[add][lane]);
        state[turn][lane] = (state[turn][lane] ^ state[sum][lane]).rotate_left(bits);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_rand_chacha_word_for_word() {
        for base in [0, 1, -1, i32::MIN, i32::MAX - 15, 123_456_789, -987_654_321] {
            let seeds: [i32; LANES] =
                std::array::from_fn(|lane| base.wrapping_add(lane as i32 * 3));
            let (k0, k1) = keys(&seeds);
            for (lane, seed) in seeds.into_iter().enumerate() {
                let expected = Key::by_library(seed);
                let many = Key {
                    k0: k0[lane],
                    k1: k1[lane],
                };
                assert_eq!((Key::of(seed), many), (expected, expected), "seed {seed}");
            }
        }
    }

    #[test]
    fn published_values() {
        // SplitMix64 with seed 0 gives these first; FNV-1a's test vector for "a".
        assert_eq!(mix(GAMMA), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix(GAMMA.wrapping_mul(2)), 0x6e78_9e6a_a1b9_65f4);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
    }
}
