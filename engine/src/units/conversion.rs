//! From one unit to another of the same kind.

/// Conversion: what makes a number in one unit the same quantity in another, `number * numerator / denominator + offset`. Numerator and denominator are
/// kept apart, so that 3600 s are exactly 1 h.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conversion {
    pub numerator: f64,
    pub denominator: f64,
    pub offset: f64,
}

impl Conversion {
    /// From a unit to itself.
    pub const IDENTITY: Conversion = Conversion {
        numerator: 1.0,
        denominator: 1.0,
        offset: 0.0,
    };

    #[inline]
    pub fn apply(&self, number: f64) -> f64 {
        number * self.numerator / self.denominator + self.offset
    }

    /// The other way round.
    #[inline]
    pub fn back(&self, number: f64) -> f64 {
        (number - self.offset) * self.denominator / self.numerator
    }
}
