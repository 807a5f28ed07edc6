//! The code of a program, and the search for the variant of a seed.

use std::borrow::Cow;

use super::cost::Costs;
use super::instruction::{Instruction, Register, run};
use super::packed::Packed;
use super::zeros::Zeros;
use crate::budget::Budget;
use crate::draw::Draw;
use crate::generator::Key;
use crate::grade::Value;
use crate::heap::HeapSize;
use crate::limits::MAX_ATTEMPTS;
use crate::number::Decimal;

/// Where a value is found after a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueLocation {
    Register(Register),
    Constant(f64),
}

/// The code of a program. Registers from 0 hold the values of the lines, the next ones the inputs, then come those in between.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// Empty where the code is packed.
    pub(super) instructions: Vec<Instruction>,
    /// The instructions of a giant, which are unpacked for every run.
    pub(super) packed: Packed,
    pub(super) costs: Costs,
    /// How many registers hold values of lines: those that must be finite.
    pub(super) lines: usize,
    pub(super) draws: Vec<(u64, Draw)>,
    pub(super) registers: usize,
    pub answers: Vec<ValueLocation>,
    pub zeros: Zeros,
}

/// Registers of the sizes of frame that a run is compiled for.
const TINY: usize = 8;
const SMALL: usize = 16;
const MEDIUM: usize = 128;
const LARGE: usize = 4096;

/// Why a seed has no variant. The exact blame is worked out from the program, when it is needed.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsolvable {
    /// With these inputs, which meet the conditions at that attempt, a line has no finite value.
    NotFinite { inputs: Vec<f64>, attempt: u32 },
    /// No attempt met the conditions.
    NoVariant,
    /// The budget ended the search after so many draws; nothing is known of the others.
    Ended { draws: u32 },
}

/// The registers after a run.
#[derive(Debug)]
pub struct Solved<'a> {
    registers: &'a [f64],
    code: &'a Code,
    /// Which attempt met the conditions.
    pub attempt: u32,
}

impl Solved<'_> {
    /// Hands the value of every unknown to `then`, with its index.
    #[inline]
    pub fn each(&self, mut then: impl FnMut(usize, Value)) {
        if self.is_plain() {
            let unknowns = 0..self.code.answers.len();
            unknowns.for_each(|index| then(index, Value::from(self.number(index))));
        } else {
            self.each_at_a_second_look(&mut then);
        }
    }

    /// Whether no value is so near 0 that rounding may have made it what it is.
    #[inline]
    pub fn is_plain(&self) -> bool {
        let mut unknowns = 0..self.code.answers.len();
        unknowns.all(|index| self.code.zeros.is_plain(index, self.number(index)))
    }

    /// The second look is rare, and kept out of the way of the others.
    #[cold]
    #[inline(never)]
    fn each_at_a_second_look(&self, then: &mut dyn FnMut(usize, Value)) {
        self.code.zeros.values(self.inputs(), |index, value| {
            // The run has the last word on what is no zero.
            let number = if value.number == 0.0 {
                0.0
            } else {
                self.number(index)
            };
            then(index, Value { number, ..value });
        });
    }

    fn inputs(&self) -> &[f64] {
        let inputs = self.code.lines..self.code.lines + self.code.draws.len();
        self.registers.get(inputs).unwrap_or(&[])
    }

    /// The number of an unknown as it was computed, by its index.
    #[inline]
    pub fn number(&self, index: usize) -> f64 {
        match self.code.answers.get(index) {
            Some(ValueLocation::Register(register)) => self
                .registers
                .get(usize::from(*register))
                .copied()
                .unwrap_or(f64::NAN),
            Some(ValueLocation::Constant(value)) => *value,
            None => f64::NAN,
        }
    }
}

impl Code {
    /// Draws and computes the variant of a seed and hands its values to `then`.
    #[inline]
    pub fn solve<R>(&self, key: Key, then: impl FnOnce(Solved<'_>) -> R) -> Result<R, Unsolvable> {
        if self.packed.is_empty() {
            self.search(&self.instructions, key, |_| true, then)
        } else {
            self.search(&self.packed.unpacked(), key, |_| true, then)
        }
    }

    /// The same as long as `budget` has enough for the next draw: then it is the draw that the search without a budget finds.
    pub fn solve_within<R>(
        &self,
        key: Key,
        budget: &mut Budget,
        then: impl FnOnce(Solved<'_>) -> R,
    ) -> Result<R, Unsolvable> {
        if budget.is_spent() {
            return Err(Unsolvable::Ended { draws: 0 });
        }
        let instructions = self.instructions();
        let solved = self.search(
            &instructions,
            key,
            |behind| {
                budget.pay(self.costs.until(instructions.len() - behind));
                !budget.is_spent()
            },
            |solved| {
                let looks = if solved.is_plain() {
                    0
                } else {
                    self.zeros.cost()
                };
                (looks, then(solved))
            },
        );
        match solved {
            Ok((looks, result)) => {
                budget.pay(self.costs.whole() + looks);
                Ok(result)
            }
            Err(reason) => {
                if let Unsolvable::NotFinite { .. } = reason {
                    budget.pay(self.costs.whole());
                }
                Err(reason)
            }
        }
    }

    /// The instructions in order.
    pub(super) fn instructions(&self) -> Cow<'_, [Instruction]> {
        if self.packed.is_empty() {
            Cow::Borrowed(&self.instructions)
        } else {
            Cow::Owned(self.packed.unpacked())
        }
    }

    /// Draws until the conditions hold, and until `goes_on`, which hears how many instructions stand behind the condition that did not hold, says no.
    #[inline]
    fn search<R>(
        &self,
        instructions: &[Instruction],
        key: Key,
        goes_on: impl FnMut(usize) -> bool,
        then: impl FnOnce(Solved<'_>) -> R,
    ) -> Result<R, Unsolvable> {
        if self.registers <= TINY {
            self.search_in::<TINY, R>(instructions, key, goes_on, then)
        } else if self.registers <= SMALL {
            self.search_in::<SMALL, R>(instructions, key, goes_on, then)
        } else if self.registers <= MEDIUM {
            self.search_in::<MEDIUM, R>(instructions, key, goes_on, then)
        } else {
            self.search_in::<LARGE, R>(instructions, key, goes_on, then)
        }
    }

    #[inline]
    fn search_in<const N: usize, R>(
        &self,
        instructions: &[Instruction],
        key: Key,
        mut goes_on: impl FnMut(usize) -> bool,
        then: impl FnOnce(Solved<'_>) -> R,
    ) -> Result<R, Unsolvable> {
        let mut registers = [0.0; N];
        let mut attempt = 0;
        loop {
            for (index, (hash, draw)) in self.draws.iter().enumerate() {
                registers[(self.lines + index) & (N - 1)] = draw.value(key.word(*hash, attempt));
            }
            let Err(behind) = run(instructions, &mut registers) else {
                break;
            };
            attempt += 1;
            if attempt == MAX_ATTEMPTS {
                return Err(Unsolvable::NoVariant);
            }
            if !goes_on(behind) {
                return Err(Unsolvable::Ended { draws: attempt });
            }
        }
        if self.all_finite(&registers) {
            Ok(then(Solved {
                registers: &registers,
                code: self,
                attempt,
            }))
        } else {
            Err(self.not_finite(&registers, attempt))
        }
    }

    #[cold]
    fn not_finite(&self, registers: &[f64], attempt: u32) -> Unsolvable {
        Unsolvable::NotFinite {
            inputs: registers[self.lines..self.lines + self.draws.len()].to_vec(),
            attempt,
        }
    }

    /// One check for all lines: zero times a value is zero only for a finite one, and what is not zero once stays so. Most programs have few lines, so
    /// the first stands before the loop; where there is none, its register holds an input, which is finite.
    #[inline]
    fn all_finite<const N: usize>(&self, registers: &[f64; N]) -> bool {
        let mut sticky = registers[0] * 0.0;
        for line in 1..self.lines {
            sticky += registers[line & (N - 1)] * 0.0;
        }
        sticky == 0.0
    }

    /// The values of the inputs in order, for the draw of an attempt.
    pub fn inputs(&self, key: Key, attempt: u32) -> impl Iterator<Item = f64> {
        self.draws
            .iter()
            .map(move |(hash, draw)| draw.value(key.word(*hash, attempt)))
    }

    /// The draws of the inputs in order, with the hash of each one's name.
    pub fn draws(&self) -> &[(u64, Draw)] {
        &self.draws
    }

    /// The value of an input as an exact decimal; 0 where there is no such input.
    pub fn decimal(&self, key: Key, attempt: u32, input: usize) -> Decimal {
        let nothing = Decimal {
            digits: 0,
            exponent: 0,
        };
        self.draws.get(input).map_or(nothing, |(hash, draw)| {
            draw.decimal(key.word(*hash, attempt))
        })
    }

    /// What a variant costs whose first draw meets the conditions, in operations of a few nanoseconds.
    pub fn cost(&self) -> u64 {
        self.costs.whole() + self.zeros.cost()
    }

    /// The first answer for inputs of the caller's choice, in the order of the draws; for measuring evaluation alone. None where it is not finite, or the
    /// program is too large for it.
    #[inline]
    pub fn run_with<const K: usize>(&self, inputs: &[f64; K]) -> Option<f64> {
        if self.registers <= TINY {
            self.run_in::<TINY, K>(inputs)
        } else if self.registers <= SMALL {
            self.run_in::<SMALL, K>(inputs)
        } else {
            None
        }
    }

    #[inline]
    fn run_in<const N: usize, const K: usize>(&self, inputs: &[f64; K]) -> Option<f64> {
        let mut registers = [0.0; N];
        for (index, value) in inputs.iter().enumerate() {
            registers[(self.lines + index) & (N - 1)] = *value;
        }
        let holds = if self.packed.is_empty() {
            run(&self.instructions, &mut registers)
        } else {
            run(&self.packed.unpacked(), &mut registers)
        };
        let holds = holds.is_ok();
        let solved = Solved {
            registers: &registers,
            code: self,
            attempt: 0,
        };
        (holds && self.all_finite(&registers)).then(|| solved.number(0))
    }
}

impl HeapSize for Code {
    fn heap(&self) -> usize {
        let instructions = self.instructions.capacity() * size_of::<Instruction>();
        let answers = self.answers.capacity() * size_of::<ValueLocation>();
        instructions
            + answers
            + self.packed.heap()
            + self.costs.heap()
            + self.draws.heap()
            + self.zeros.heap()
    }
}
