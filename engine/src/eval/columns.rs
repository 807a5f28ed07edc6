//! Many seeds at once: a column of 64 lanes for every register, and each instruction a plain loop over a column, which the compiler
//! turns into vector instructions. The bits are those of one seed at a time: the same operations in the same order on every lane.

use pulp::{Arch, WithSimd};

use super::code::{Code, ValueLocation};
use super::instruction::Instruction;
use crate::functions;
use crate::generator::{self, Key, LANES};

/// Lanes of a block.
pub const BLOCK: usize = 64;

type Column = [f64; BLOCK];

/// Room for one block of one exercise; made once, used for any number of blocks.
#[derive(Debug)]
pub struct Columns {
    registers: Vec<Column>,
    k0: [u64; BLOCK],
    k1: [u64; BLOCK],
    /// Lanes whose first draw met the conditions and whose lines are all finite.
    good: [bool; BLOCK],
    arch: Arch,
}

impl Columns {
    pub fn new(code: &Code) -> Columns {
        Columns {
            registers: vec![[0.0; BLOCK]; code.registers.max(1)],
            k0: [0; BLOCK],
            k1: [0; BLOCK],
            good: [false; BLOCK],
            arch: Arch::new(),
        }
    }

    /// Solves the variants of up to [`BLOCK`] seeds.
    pub fn solve(&mut self, code: &Code, seeds: &[i32]) {
        let mut padded = [0; BLOCK];
        for (lane, seed) in padded.iter_mut().zip(seeds) {
            *lane = *seed;
        }
        let arch = self.arch;
        arch.dispatch(Solve {
            columns: self,
            code,
            seeds: &padded,
        });
    }

    /// Computes lines and answers for inputs of the caller's choice, a column for each in the order of the draws; for measuring evaluation alone.
    pub fn evaluate(&mut self, code: &Code, inputs: &[Column]) {
        let arch = self.arch;
        arch.dispatch(Evaluate {
            columns: self,
            code,
            inputs,
        });
    }

    /// Whether the lane is solved; one that is not must be looked at by itself, for another attempt or for the blame.
    pub fn solved(&self, lane: usize) -> bool {
        self.good[lane]
    }

    pub fn key(&self, lane: usize) -> Key {
        Key {
            k0: self.k0[lane],
            k1: self.k1[lane],
        }
    }

    /// The values of an unknown for all lanes.
    pub fn answers(&self, code: &Code, index: usize) -> Column {
        match code.answers.get(index) {
            Some(ValueLocation::Register(register)) => self.registers[usize::from(*register)],
            Some(ValueLocation::Constant(value)) => [*value; BLOCK],
            None => [f64::NAN; BLOCK],
        }
    }
}

struct Solve<'a> {
    columns: &'a mut Columns,
    code: &'a Code,
    seeds: &'a [i32; BLOCK],
}

impl WithSimd for Solve<'_> {
    type Output = ();

    // Inlined into a function of the widest vector unit that this processor has.
    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let Solve {
            columns,
            code,
            seeds,
        } = self;
        for (group, part) in seeds.as_chunks::<LANES>().0.iter().enumerate() {
            let (k0, k1) = generator::keys(part);
            columns.k0[group * LANES..][..LANES].copy_from_slice(&k0);
            columns.k1[group * LANES..][..LANES].copy_from_slice(&k1);
        }
        for (index, (hash, draw)) in code.draws.iter().enumerate() {
            let words: [u64; BLOCK] = std::array::from_fn(|lane| {
                Key {
                    k0: columns.k0[lane],
                    k1: columns.k1[lane],
                }
                .word(*hash, 0)
            });
            columns.registers[code.lines + index] = draw.values(&words);
        }
        finish(columns, code);
    }
}

struct Evaluate<'a> {
    columns: &'a mut Columns,
    code: &'a Code,
    inputs: &'a [Column],
}

impl WithSimd for Evaluate<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let Evaluate {
            columns,
            code,
            inputs,
        } = self;
        let registers = columns.registers.iter_mut().skip(code.lines);
        for (register, input) in registers.zip(inputs) {
            *register = *input;
        }
        finish(columns, code);
    }
}

/// Runs the code over the columns and notes which lanes are good.
#[inline(always)]
fn finish(columns: &mut Columns, code: &Code) {
    columns.good = [true; BLOCK];
    run(code, &mut columns.registers, &mut columns.good);
    let mut sticky = [0.0; BLOCK];
    for column in columns.registers.iter().take(code.lines) {
        for (sticky, value) in sticky.iter_mut().zip(column) {
            *sticky += value * 0.0;
        }
    }
    for (good, sticky) in columns.good.iter_mut().zip(sticky) {
        *good &= sticky == 0.0;
    }
}

#[inline(always)]
fn run(code: &Code, registers: &mut [Column], good: &mut [bool; BLOCK]) {
    for instruction in code.instructions().iter() {
        match *instruction {
            Instruction::Set { to, value } => registers[usize::from(to)] = [value; BLOCK],
            Instruction::Negate { to, a } => unary(registers, to, a, |a| -a),
            Instruction::Add { to, a, b } => binary(registers, to, a, b, |a, b| a + b),
            Instruction::MultiplyAdd { to, a, b, c } => {
                let (a, b) = (registers[usize::from(a)], registers[usize::from(b)]);
                let c = registers[usize::from(c)];
                let to = &mut registers[usize::from(to)];
                for lane in 0..BLOCK {
                    to[lane] = a[lane] * b[lane] + c[lane];
                }
            }
            Instruction::AddNumber { to, a, value } => unary(registers, to, a, |a| a + value),
            Instruction::Subtract { to, a, b } => binary(registers, to, a, b, |a, b| a - b),
            Instruction::SubtractFrom { to, value, a } => unary(registers, to, a, |a| value - a),
            Instruction::Multiply { to, a, b } => binary(registers, to, a, b, |a, b| a * b),
            Instruction::MultiplyNumber { to, a, value } => unary(registers, to, a, |a| a * value),
            Instruction::Divide { to, a, b } => binary(registers, to, a, b, |a, b| a / b),
            Instruction::DivideNumber { to, a, value } => unary(registers, to, a, |a| a / value),
            Instruction::DivideInto { to, value, a } => unary(registers, to, a, |a| value / a),
            Instruction::Square { to, a } => unary(registers, to, a, |a| a * a),
            Instruction::Cube { to, a } => unary(registers, to, a, functions::cube),
            Instruction::SquareRoot { to, a } => unary(registers, to, a, f64::sqrt),
            Instruction::Power { to, a, b } => binary(registers, to, a, b, functions::power),
            Instruction::Unary { to, a, function } => unary(registers, to, a, function),
            Instruction::Binary { to, a, b, function } => binary(registers, to, a, b, function),
            Instruction::Require { relation, a, b } => {
                let (a, b) = (registers[usize::from(a)], registers[usize::from(b)]);
                for lane in 0..BLOCK {
                    good[lane] &= relation.holds(a[lane], b[lane]);
                }
            }
        }
    }
}

#[inline(always)]
fn unary(registers: &mut [Column], to: u16, a: u16, f: impl Fn(f64) -> f64) {
    let a = registers[usize::from(a)];
    let to = &mut registers[usize::from(to)];
    for lane in 0..BLOCK {
        to[lane] = f(a[lane]);
    }
}

#[inline(always)]
fn binary(registers: &mut [Column], to: u16, a: u16, b: u16, f: impl Fn(f64, f64) -> f64) {
    let (a, b) = (registers[usize::from(a)], registers[usize::from(b)]);
    let to = &mut registers[usize::from(to)];
    for lane in 0..BLOCK {
        to[lane] = f(a[lane], b[lane]);
    }
}
