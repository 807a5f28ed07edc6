//! The instructions that code is made of, and what running them does.

use crate::functions;
use crate::syntax::Relation;

/// A register of the code.
pub(crate) type Register = u16;

/// An instruction. Constants are part of it, so that a formula's numbers cost nothing to load; 16 bytes each.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Instruction {
    Set {
        to: Register,
        value: f64,
    },
    Negate {
        to: Register,
        a: Register,
    },
    Add {
        to: Register,
        a: Register,
        b: Register,
    },
    /// `a * b + c`, rounded after the product as after the sum: two operations for the price of one dispatch.
    MultiplyAdd {
        to: Register,
        a: Register,
        b: Register,
        c: Register,
    },
    AddNumber {
        to: Register,
        a: Register,
        value: f64,
    },
    Subtract {
        to: Register,
        a: Register,
        b: Register,
    },
    SubtractFrom {
        to: Register,
        value: f64,
        a: Register,
    },
    Multiply {
        to: Register,
        a: Register,
        b: Register,
    },
    MultiplyNumber {
        to: Register,
        a: Register,
        value: f64,
    },
    Divide {
        to: Register,
        a: Register,
        b: Register,
    },
    DivideNumber {
        to: Register,
        a: Register,
        value: f64,
    },
    DivideInto {
        to: Register,
        value: f64,
        a: Register,
    },
    Square {
        to: Register,
        a: Register,
    },
    Cube {
        to: Register,
        a: Register,
    },
    SquareRoot {
        to: Register,
        a: Register,
    },
    Power {
        to: Register,
        a: Register,
        b: Register,
    },
    Unary {
        to: Register,
        a: Register,
        function: fn(f64) -> f64,
    },
    Binary {
        to: Register,
        a: Register,
        b: Register,
        function: fn(f64, f64) -> f64,
    },
    Require {
        relation: Relation,
        a: Register,
        b: Register,
    },
}

/// Runs the code. Where a condition does not hold the run ends, and tells how many instructions stand behind it.
#[inline]
pub(super) fn run<const N: usize>(
    instructions: &[Instruction],
    registers: &mut [f64; N],
) -> Result<(), usize> {
    // N is a power of two above every register, so the masks change nothing but spare the bounds checks.
    let at = |register: Register| usize::from(register) & (N - 1);
    let mut rest = instructions.iter();
    while let Some(instruction) = rest.next() {
        match *instruction {
            Instruction::Set { to, value } => registers[at(to)] = value,
            Instruction::Negate { to, a } => registers[at(to)] = -registers[at(a)],
            Instruction::Add { to, a, b } => {
                registers[at(to)] = registers[at(a)] + registers[at(b)];
            }
            Instruction::MultiplyAdd { to, a, b, c } => {
                registers[at(to)] = registers[at(a)] * registers[at(b)] + registers[at(c)];
            }
            Instruction::AddNumber { to, a, value } => {
                registers[at(to)] = registers[at(a)] + value;
            }
            Instruction::Subtract { to, a, b } => {
                registers[at(to)] = registers[at(a)] - registers[at(b)];
            }
            Instruction::SubtractFrom { to, value, a } => {
                registers[at(to)] = value - registers[at(a)];
            }
            Instruction::Multiply { to, a, b } => {
                registers[at(to)] = registers[at(a)] * registers[at(b)];
            }
            Instruction::MultiplyNumber { to, a, value } => {
                registers[at(to)] = registers[at(a)] * value;
            }
            Instruction::Divide { to, a, b } => {
                registers[at(to)] = registers[at(a)] / registers[at(b)];
            }
            Instruction::DivideNumber { to, a, value } => {
                registers[at(to)] = registers[at(a)] / value;
            }
            Instruction::DivideInto { to, value, a } => {
                registers[at(to)] = value / registers[at(a)];
            }
            Instruction::Square { to, a } => {
                registers[at(to)] = registers[at(a)] * registers[at(a)];
            }
            Instruction::Cube { to, a } => {
                registers[at(to)] = functions::cube(registers[at(a)]);
            }
            Instruction::SquareRoot { to, a } => registers[at(to)] = registers[at(a)].sqrt(),
            Instruction::Power { to, a, b } => {
                registers[at(to)] = functions::power(registers[at(a)], registers[at(b)]);
            }
            Instruction::Unary { to, a, function } => {
                registers[at(to)] = function(registers[at(a)]);
            }
            Instruction::Binary { to, a, b, function } => {
                registers[at(to)] = function(registers[at(a)], registers[at(b)]);
            }
            Instruction::Require { relation, a, b } => {
                if !relation.holds(registers[at(a)], registers[at(b)]) {
                    return Err(rest.len());
                }
            }
        }
    }
    Ok(())
}
