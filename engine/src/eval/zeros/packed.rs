//! The steps of a giant program in few bytes.

use super::step::ZeroStep;
use crate::bytes::{Bytes, BytesReader};
use crate::eval::rounding::Rounded;
use crate::functions::{FUNCTIONS, Function};
use crate::syntax::BinaryOperator;

#[derive(Clone, Debug, Default)]
pub(super) struct PackedSteps {
    bytes: Bytes,
    count: u32,
}

const OPERATORS: [BinaryOperator; 5] = [
    BinaryOperator::Add,
    BinaryOperator::Subtract,
    BinaryOperator::Multiply,
    BinaryOperator::Divide,
    BinaryOperator::Power,
];

/// What a step is; operators stand for themselves, by their place among the operators.
const KNOWN: u32 = 5;
const INPUT: u32 = 6;
const NEGATE: u32 = 7;
const UNARY: u32 = 8;
const PAIR: u32 = 9;

impl PackedSteps {
    pub(super) fn of(steps: &[ZeroStep]) -> PackedSteps {
        let mut packed = PackedSteps::default();
        for step in steps {
            packed.push(step);
        }
        packed.bytes.shrink();
        packed
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn heap(&self) -> usize {
        self.bytes.heap()
    }

    fn push(&mut self, step: &ZeroStep) {
        match *step {
            ZeroStep::Known(value) => {
                self.bytes.push(KNOWN);
                for part in [value.number, value.bound, value.operand] {
                    self.bytes.push_double(part);
                }
            }
            ZeroStep::Input(input) => {
                self.bytes.push(INPUT);
                self.bytes.push(input);
            }
            ZeroStep::Negate(a) => self.with(NEGATE, &[a]),
            ZeroStep::Binary(operator, a, b) => {
                let kind = OPERATORS.iter().position(|known| *known == operator);
                self.with(kind.unwrap_or(0) as u32, &[a, b]);
            }
            ZeroStep::Unary(function, a) => {
                self.with(UNARY, &[a]);
                self.bytes.push(number_of(function));
            }
            ZeroStep::Pair(function, a, b) => {
                self.with(PAIR, &[a, b]);
                self.bytes.push(number_of(function));
            }
        }
        self.count += 1;
    }

    /// A kind with the steps it is made of, as the way back to them, which is mostly short.
    fn with(&mut self, kind: u32, steps: &[u32]) {
        self.bytes.push(kind);
        for step in steps {
            self.bytes.push(self.count.wrapping_sub(*step));
        }
    }

    /// The steps as they were.
    pub(super) fn unpacked(&self) -> Vec<ZeroStep> {
        let mut reader = self.bytes.read();
        let mut steps = Vec::with_capacity(self.count as usize);
        for at in 0..self.count {
            steps.push(next(at, &mut reader));
        }
        steps
    }
}

fn next(at: u32, reader: &mut BytesReader<'_>) -> ZeroStep {
    let kind = reader.number();
    match kind {
        KNOWN => ZeroStep::Known(Rounded {
            number: reader.double(),
            bound: reader.double(),
            operand: reader.double(),
        }),
        INPUT => ZeroStep::Input(reader.number()),
        _ => {
            let mut step = || at.wrapping_sub(reader.number());
            match kind {
                NEGATE => ZeroStep::Negate(step()),
                UNARY => {
                    let a = step();
                    ZeroStep::Unary(function(reader.number()), a)
                }
                PAIR => {
                    let (a, b) = (step(), step());
                    ZeroStep::Pair(function(reader.number()), a, b)
                }
                _ => {
                    let operator = OPERATORS.get(kind as usize).unwrap_or(&OPERATORS[0]);
                    ZeroStep::Binary(*operator, step(), step())
                }
            }
        }
    }
}

/// The place of a function in the table.
fn number_of(function: &Function) -> u32 {
    let same = |known: &Function| known.name == function.name;
    FUNCTIONS.iter().position(same).unwrap_or(0) as u32
}

fn function(number: u32) -> &'static Function {
    FUNCTIONS.get(number as usize).unwrap_or(&FUNCTIONS[0])
}
