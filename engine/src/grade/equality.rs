//! How near two numbers are that count as equal.

/// What counts as equal where an answer is an exact expression, as a part of the value; and as 0 where the value is 0 and a part of it would be nothing.
pub(super) const EQUAL: f64 = 1e-9;
/// What counts as equal where the tolerance is exact: the noise of binary arithmetic, and no more.
const EXACT: f64 = 1e-12;

/// Whether two numbers are the same but for the noise of binary arithmetic.
#[inline]
pub(super) fn is_exactly(value: f64, answer: f64) -> bool {
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let whole = |number: f64| number.abs() < WHOLE && number.fract() == 0.0;
    if whole(value) && whole(answer) {
        return value == answer;
    }
    answer.is_finite() && (answer - value).abs() <= EXACT * answer.abs().max(value.abs())
}
