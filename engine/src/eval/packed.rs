//! The instructions of a giant program in few bytes. What runs is unpacked first, which takes about as long as a run.

use super::instruction::{Instruction, Register};
use crate::bytes::{Bytes, BytesReader};
use crate::syntax::Relation;

#[derive(Clone, Debug, Default)]
pub(super) struct Packed {
    bytes: Bytes,
    count: usize,
    unary: Vec<fn(f64) -> f64>,
    binary: Vec<fn(f64, f64) -> f64>,
}

const RELATIONS: [Relation; 5] = [
    Relation::Less,
    Relation::LessOrEqual,
    Relation::Greater,
    Relation::GreaterOrEqual,
    Relation::NotEqual,
];

impl Packed {
    pub(super) fn of(instructions: &[Instruction]) -> Packed {
        let mut packed = Packed {
            count: instructions.len(),
            ..Packed::default()
        };
        for instruction in instructions {
            packed.push(instruction);
        }
        packed.bytes.shrink();
        packed
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub(super) fn heap(&self) -> usize {
        let pointers = self.unary.capacity() + self.binary.capacity();
        self.bytes.heap() + pointers * size_of::<usize>()
    }

    fn push(&mut self, instruction: &Instruction) {
        use Instruction as I;
        match *instruction {
            I::Set { to, value } => self.with_value(0, &[to], value),
            I::Negate { to, a } => self.registers(1, &[to, a]),
            I::Add { to, a, b } => self.registers(2, &[to, a, b]),
            I::MultiplyAdd { to, a, b, c } => self.registers(3, &[to, a, b, c]),
            I::AddNumber { to, a, value } => self.with_value(4, &[to, a], value),
            I::Subtract { to, a, b } => self.registers(5, &[to, a, b]),
            I::SubtractFrom { to, value, a } => self.with_value(6, &[to, a], value),
            I::Multiply { to, a, b } => self.registers(7, &[to, a, b]),
            I::MultiplyNumber { to, a, value } => self.with_value(8, &[to, a], value),
            I::Divide { to, a, b } => self.registers(9, &[to, a, b]),
            I::DivideNumber { to, a, value } => self.with_value(10, &[to, a], value),
            I::DivideInto { to, value, a } => self.with_value(11, &[to, a], value),
            I::Square { to, a } => self.registers(12, &[to, a]),
            I::Cube { to, a } => self.registers(13, &[to, a]),
            I::SquareRoot { to, a } => self.registers(14, &[to, a]),
            I::Power { to, a, b } => self.registers(15, &[to, a, b]),
            I::Unary { to, a, function } => {
                let known = |other: &fn(f64) -> f64| *other as usize == function as usize;
                let index = position_or_push(&mut self.unary, known, function);
                self.registers(16, &[to, a]);
                self.bytes.push(index);
            }
            I::Binary { to, a, b, function } => {
                let known = |other: &fn(f64, f64) -> f64| *other as usize == function as usize;
                let index = position_or_push(&mut self.binary, known, function);
                self.registers(17, &[to, a, b]);
                self.bytes.push(index);
            }
            I::Require { relation, a, b } => {
                let relation = RELATIONS.iter().position(|known| *known == relation);
                self.registers(18, &[a, b]);
                self.bytes.push(relation.unwrap_or(0) as u32);
            }
        }
    }

    fn registers(&mut self, kind: u32, registers: &[Register]) {
        self.bytes.push(kind);
        for register in registers {
            self.bytes.push(u32::from(*register));
        }
    }

    fn with_value(&mut self, kind: u32, registers: &[Register], value: f64) {
        self.registers(kind, registers);
        self.bytes.push_double(value);
    }

    /// The instructions as they were.
    pub(super) fn unpacked(&self) -> Vec<Instruction> {
        let mut reader = self.bytes.read();
        let mut instructions = Vec::with_capacity(self.count);
        while !reader.is_at_end() {
            // What was written here can be read here, so that nothing is left out.
            instructions.extend(self.next(&mut reader));
        }
        instructions
    }

    fn next(&self, reader: &mut BytesReader<'_>) -> Option<Instruction> {
        use Instruction as I;
        let kind = reader.number();
        let mut register = || Register::try_from(reader.number()).unwrap_or(Register::MAX);
        Some(match kind {
            0 => I::Set {
                to: register(),
                value: reader.double(),
            },
            1 => I::Negate {
                to: register(),
                a: register(),
            },
            2 => I::Add {
                to: register(),
                a: register(),
                b: register(),
            },
            3 => I::MultiplyAdd {
                to: register(),
                a: register(),
                b: register(),
                c: register(),
            },
            4 => I::AddNumber {
                to: register(),
                a: register(),
                value: reader.double(),
            },
            5 => I::Subtract {
                to: register(),
                a: register(),
                b: register(),
            },
            6 => I::SubtractFrom {
                to: register(),
                a: register(),
                value: reader.double(),
            },
            7 => I::Multiply {
                to: register(),
                a: register(),
                b: register(),
            },
            8 => I::MultiplyNumber {
                to: register(),
                a: register(),
                value: reader.double(),
            },
            9 => I::Divide {
                to: register(),
                a: register(),
                b: register(),
            },
            10 => I::DivideNumber {
                to: register(),
                a: register(),
                value: reader.double(),
            },
            11 => I::DivideInto {
                to: register(),
                a: register(),
                value: reader.double(),
            },
            12 => I::Square {
                to: register(),
                a: register(),
            },
            13 => I::Cube {
                to: register(),
                a: register(),
            },
            14 => I::SquareRoot {
                to: register(),
                a: register(),
            },
            15 => I::Power {
                to: register(),
                a: register(),
                b: register(),
            },
            16 => I::Unary {
                to: register(),
                a: register(),
                function: *self.unary.get(reader.number() as usize)?,
            },
            17 => I::Binary {
                to: register(),
                a: register(),
                b: register(),
                function: *self.binary.get(reader.number() as usize)?,
            },
            _ => I::Require {
                a: register(),
                b: register(),
                relation: *RELATIONS.get(reader.number() as usize)?,
            },
        })
    }
}

/// The place of one that is known, or of `new` at the end.
fn position_or_push<T>(list: &mut Vec<T>, known: impl Fn(&T) -> bool, new: T) -> u32 {
    let at = list.iter().position(known).unwrap_or_else(|| {
        list.push(new);
        list.len() - 1
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}
