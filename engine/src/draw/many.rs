//! Values of many words at once.

use super::{Draw, Grid, Interval, ROUND, index};

/// Whole numbers whose conversion to a double every vector unit has.
const NARROW: u64 = 1 << 31;

impl Draw {
    /// The values of many words, bit for bit those of [`Draw::value`]: loops without branches, and one by one what these cannot say.
    #[inline(always)]
    pub fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        match self {
            Draw::Grid(grid) if grid.count < NARROW && grid.scale.is_near() => grid.values(words),
            Draw::Interval(interval)
                if interval.decades.iter().all(|decade| decade.scale.is_near()) =>
            {
                interval.values(words)
            }
            Draw::Fixed { value, .. } => [*value; N],
            _ => std::array::from_fn(|lane| self.value(words[lane])),
        }
    }
}

impl Grid {
    #[inline(always)]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "whole numbers below 2^53"
    )]
    fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        let count = self.count;
        let threshold = count.wrapping_neg() % count;
        let (first, step) = (self.first as f64, self.step as f64);
        let (above, below) = self.scale.factors();
        let mut values = [0.0; N];
        let mut rejected = false;
        for lane in 0..N {
            let word = words[lane];
            // The high half of the product with a number of 31 bits, from two products that fit 64.
            let high = (word >> 32) * count;
            let low = (word & 0xffff_ffff) * count;
            let k = (high + (low >> 32)) >> 32;
            rejected |= word.wrapping_mul(count) < threshold;
            values[lane] = (first + f64::from(k as i32) * step) * above / below;
        }
        if rejected {
            let draw = |lane: usize| {
                let k = index(words[lane], count) as i64;
                self.scale.value((self.first + k * self.step) as f64)
            };
            return std::array::from_fn(draw);
        }
        values
    }
}

impl Interval {
    #[inline(always)]
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "26 and 27 bits"
    )]
    fn values<const N: usize>(&self, words: &[u64; N]) -> [f64; N] {
        let mut drawn = [0.0; N];
        for lane in 0..N {
            // 53 bits in two parts that convert exactly on every vector unit.
            let bits = words[lane] >> 11;
            let high = f64::from((bits >> 27) as i32) * 134_217_728.0;
            let low = f64::from((bits & 0x7ff_ffff) as i32);
            let u = (high + low) * (1.0 / 9_007_199_254_740_992.0);
            drawn[lane] = self.min + u * (self.max - self.min);
        }
        let last = self
            .decades
            .last()
            .map_or((1.0, 1.0), |decade| decade.scale.factors());
        let (mut above, mut below) = ([last.0; N], [last.1; N]);
        for decade in self.decades.iter().rev().skip(1) {
            let (up, down) = decade.scale.factors();
            for lane in 0..N {
                let here = drawn[lane].abs() >= decade.from;
                above[lane] = if here { up } else { above[lane] };
                below[lane] = if here { down } else { below[lane] };
            }
        }
        let mut values = [0.0; N];
        for lane in 0..N {
            let whole = drawn[lane] * below[lane] / above[lane] + ROUND - ROUND;
            let value = |whole: f64| whole * above[lane] / below[lane];
            let over = if value(whole) > self.max { -1.0 } else { 0.0 };
            let under = if value(whole) < self.min { 1.0 } else { 0.0 };
            values[lane] = value(whole + over + under);
        }
        values
    }
}
