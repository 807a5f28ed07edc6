//! The steps that lead to unknowns, and what taking them gives and costs.

use crate::eval::rounding::Rounded;
use crate::functions::Function;
use crate::syntax::BinaryOperator;

/// A step, with those it is made of by their index.
#[derive(Clone, Copy, Debug)]
pub(super) enum ZeroStep {
    /// The same for every seed.
    Known(Rounded),
    Input(u32),
    Negate(u32),
    Binary(BinaryOperator, u32, u32),
    Unary(&'static Function, u32),
    Pair(&'static Function, u32, u32),
}

impl ZeroStep {
    /// The steps that it is made of.
    pub(super) fn operands(&self) -> impl Iterator<Item = u32> {
        let (first, second) = match *self {
            ZeroStep::Known(_) | ZeroStep::Input(_) => (None, None),
            ZeroStep::Negate(a) | ZeroStep::Unary(_, a) => (Some(a), None),
            ZeroStep::Binary(_, a, b) | ZeroStep::Pair(_, a, b) => (Some(a), Some(b)),
        };
        first.into_iter().chain(second)
    }

    pub(super) fn move_operands(&mut self, place: impl Fn(u32) -> u32) {
        match self {
            ZeroStep::Known(_) | ZeroStep::Input(_) => {}
            ZeroStep::Negate(a) | ZeroStep::Unary(_, a) => *a = place(*a),
            ZeroStep::Binary(_, a, b) | ZeroStep::Pair(_, a, b) => {
                (*a, *b) = (place(*a), place(*b));
            }
        }
    }
}

/// Takes all steps, so that each finds the values of those before it.
pub(super) fn run(steps: &[ZeroStep], inputs: &[f64], values: &mut [Rounded]) {
    for (index, step) in steps.iter().enumerate() {
        let at = |index: u32| values.get(index as usize).copied().unwrap_or_default();
        let value = match *step {
            ZeroStep::Known(value) => value,
            ZeroStep::Input(input) => {
                Rounded::written(inputs.get(input as usize).copied().unwrap_or(f64::NAN))
            }
            ZeroStep::Negate(a) => at(a).negate(),
            ZeroStep::Binary(operator, a, b) => Rounded::binary(operator, at(a), at(b)),
            ZeroStep::Unary(function, a) => Rounded::unary(function, at(a)),
            ZeroStep::Pair(function, a, b) => Rounded::pair(function, at(a), at(b)),
        };
        if let Some(place) = values.get_mut(index) {
            *place = value;
        }
    }
}

/// What a step costs, in operations of a few nanoseconds.
pub(super) fn cost(step: &ZeroStep) -> u64 {
    match step {
        ZeroStep::Known(_) | ZeroStep::Input(_) => 2,
        ZeroStep::Negate(_) => 3,
        ZeroStep::Binary(BinaryOperator::Power, ..) => 120,
        ZeroStep::Binary(..) => 10,
        ZeroStep::Unary(..) | ZeroStep::Pair(..) => 80,
    }
}
