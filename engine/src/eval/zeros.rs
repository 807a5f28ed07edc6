//! Which unknowns are 0 but for rounding.
//!
//! A run of the code tells the numbers alone. A number above a limit that the ranges of the draws give cannot be 0, and nearly all are: the others are
//! computed again with bounds, from a list of the steps that lead to unknowns.

mod packed;
mod step;

use std::borrow::Cow;
use std::collections::HashMap;

use self::packed::PackedSteps;
use self::step::{ZeroStep, cost, run};
use super::ranges::Range;
use super::rounding::Rounded;
use crate::functions::{Call, Function};
use crate::grade::Value;
use crate::program::{Node, NodeId, Operation, Program};

/// What is needed to tell values that are 0 from small ones.
#[derive(Clone, Debug, Default)]
pub struct Zeros {
    /// Empty where the steps are packed.
    steps: Vec<ZeroStep>,
    /// The steps of a giant, which are unpacked for every look.
    packed: PackedSteps,
    /// What a look costs.
    cost: u64,
    /// For each unknown the step that computes it.
    unknowns: Vec<u32>,
    /// For each unknown the size above which its number is what it is.
    limits: Vec<f64>,
}

/// Steps of the sizes that are kept as they are, and computed without asking for memory: all programs but giants.
const SMALL: usize = 64;
const MEDIUM: usize = 512;

impl Zeros {
    /// What is to be known of a program that compiled without errors.
    pub fn of(program: &Program) -> Zeros {
        let mut builder = Builder {
            zeros: Zeros::default(),
            numbers: HashMap::new(),
            ranges: Vec::new(),
            steps: vec![None; program.nodes.len()],
        };
        let needed = needed(program);
        for (id, node) in program.nodes.iter().enumerate() {
            if needed[id] {
                builder.steps[id] = builder.node(program, node);
            }
        }
        for unknown in &program.unknowns {
            let step = builder.step(unknown.node).unwrap_or(u32::MAX);
            let range = builder.ranges.get(step as usize);
            builder.zeros.unknowns.push(step);
            builder
                .zeros
                .limits
                .push(range.map_or(f64::INFINITY, Range::limit));
        }
        let mut zeros = builder.zeros;
        if zeros.steps.len() > MEDIUM {
            zeros.leave_out_what_was_folded();
        }
        zeros.cost = zeros.steps.iter().map(cost).sum();
        if zeros.steps.len() > MEDIUM {
            zeros.packed = PackedSteps::of(&zeros.steps);
            zeros.steps = Vec::new();
        }
        zeros.steps.shrink_to_fit();
        zeros.unknowns.shrink_to_fit();
        zeros.limits.shrink_to_fit();
        zeros
    }

    /// Leaves out the steps that no unknown is made of, as what they were made into is known.
    fn leave_out_what_was_folded(&mut self) {
        let mut needed = vec![false; self.steps.len()];
        let mark = |needed: &mut Vec<bool>, step: u32| {
            if let Some(place) = needed.get_mut(step as usize) {
                *place = true;
            }
        };
        self.unknowns
            .iter()
            .for_each(|step| mark(&mut needed, *step));
        for (at, step) in self.steps.iter().enumerate().rev() {
            if needed[at] {
                step.operands()
                    .for_each(|operand| mark(&mut needed, operand));
            }
        }
        // Where each step stands then.
        let mut count = 0;
        let places: Vec<u32> = needed
            .iter()
            .map(|needed| {
                let place = count;
                count += u32::from(*needed);
                place
            })
            .collect();
        let place = |step: u32| places.get(step as usize).copied().unwrap_or(step);
        let mut kept = needed.iter();
        self.steps
            .retain(|_| kept.next().is_some_and(|needed| *needed));
        for step in &mut self.steps {
            step.move_operands(place);
        }
        for unknown in &mut self.unknowns {
            *unknown = place(*unknown);
        }
    }

    /// What a closer look costs, in operations of a few nanoseconds.
    pub(super) fn cost(&self) -> u64 {
        self.cost
    }

    pub(super) fn heap(&self) -> usize {
        self.steps.capacity() * size_of::<ZeroStep>()
            + self.packed.heap()
            + self.unknowns.capacity() * size_of::<u32>()
            + self.limits.capacity() * size_of::<f64>()
    }

    /// Whether the number of an unknown is its value, without a closer look.
    #[inline]
    pub fn is_plain(&self, unknown: usize, number: f64) -> bool {
        self.limits
            .get(unknown)
            .is_some_and(|limit| number.abs() > *limit)
    }

    /// Computes the values of all unknowns for the inputs in their order.
    #[cold]
    pub fn values(&self, inputs: &[f64], then: impl FnMut(usize, Value)) {
        let steps = match self.packed.is_empty() {
            true => Cow::Borrowed(self.steps.as_slice()),
            false => Cow::Owned(self.packed.unpacked()),
        };
        match steps.len() {
            0..=SMALL => self.values_in::<SMALL>(&steps, inputs, then),
            many if many <= MEDIUM => self.values_in::<MEDIUM>(&steps, inputs, then),
            many => self.values_with(&steps, inputs, &mut vec![Rounded::default(); many], then),
        }
    }

    #[inline(never)]
    fn values_in<const N: usize>(
        &self,
        steps: &[ZeroStep],
        inputs: &[f64],
        then: impl FnMut(usize, Value),
    ) {
        self.values_with(steps, inputs, &mut [Rounded::default(); N], then);
    }

    fn values_with(
        &self,
        steps: &[ZeroStep],
        inputs: &[f64],
        values: &mut [Rounded],
        mut then: impl FnMut(usize, Value),
    ) {
        run(steps, inputs, values);
        for (index, step) in self.unknowns.iter().enumerate() {
            let value = values.get(*step as usize);
            then(index, value.map_or(Value::from(f64::NAN), Rounded::settled));
        }
    }
}

/// Which nodes lead to an unknown.
fn needed(program: &Program) -> Vec<bool> {
    let mut needed = vec![false; program.nodes.len()];
    let mark = |needed: &mut Vec<bool>, id: NodeId| {
        if let Some(place) = needed.get_mut(id as usize) {
            *place = true;
        }
    };
    for unknown in &program.unknowns {
        mark(&mut needed, unknown.node);
    }
    for id in (0..program.nodes.len()).rev() {
        if !needed[id] {
            continue;
        }
        match &program.nodes[id].operation {
            Operation::Number(_) | Operation::Input(_) => {}
            Operation::Read(a) | Operation::Negate(a) => mark(&mut needed, *a),
            Operation::Binary(_, a, b) => {
                mark(&mut needed, *a);
                mark(&mut needed, *b);
            }
            Operation::Call(_, arguments) => {
                arguments.iter().for_each(|a| mark(&mut needed, *a));
            }
        }
    }
    needed
}

struct Builder {
    zeros: Zeros,
    /// The steps of written numbers, by their bits.
    numbers: HashMap<u64, u32>,
    /// Of each step.
    ranges: Vec<Range>,
    /// The step of each node.
    steps: Vec<Option<u32>>,
}

impl Builder {
    fn step(&self, id: NodeId) -> Option<u32> {
        self.steps.get(id as usize).copied().flatten()
    }

    fn range(&self, step: u32) -> Range {
        self.ranges
            .get(step as usize)
            .copied()
            .unwrap_or(Range::UNKNOWN)
    }

    fn known(&self, step: u32) -> Option<Rounded> {
        match self.zeros.steps.get(step as usize) {
            Some(ZeroStep::Known(value)) => Some(*value),
            _ => None,
        }
    }

    fn push(&mut self, step: ZeroStep, range: Range) -> Option<u32> {
        self.zeros.steps.push(step);
        self.ranges.push(range);
        u32::try_from(self.zeros.steps.len() - 1).ok()
    }

    fn constant(&mut self, value: Rounded) -> Option<u32> {
        self.push(ZeroStep::Known(value), Range::of(&value))
    }

    fn node(&mut self, program: &Program, node: &Node) -> Option<u32> {
        match &node.operation {
            Operation::Number(number) => {
                let known = self.numbers.get(&number.to_bits()).copied();
                known.or_else(|| {
                    let step = self.constant(Rounded::written(*number))?;
                    self.numbers.insert(number.to_bits(), step);
                    Some(step)
                })
            }
            Operation::Input(index) => {
                let input = program.inputs.get(*index as usize)?;
                self.push(ZeroStep::Input(*index), Range::drawn(&input.draw))
            }
            Operation::Read(other) => self.step(*other),
            Operation::Negate(a) => {
                let a = self.step(*a)?;
                match self.known(a) {
                    Some(value) => self.constant(value.negate()),
                    None => self.push(ZeroStep::Negate(a), self.range(a).negate()),
                }
            }
            Operation::Binary(operator, a, b) => {
                let (a, b) = (self.step(*a)?, self.step(*b)?);
                match self.known(a).zip(self.known(b)) {
                    Some((a, b)) => self.constant(Rounded::binary(*operator, a, b)),
                    None => {
                        let range = Range::binary(*operator, &self.range(a), &self.range(b));
                        self.push(ZeroStep::Binary(*operator, a, b), range)
                    }
                }
            }
            Operation::Call(function, arguments) => self.call(function, arguments),
        }
    }

    fn call(&mut self, function: &'static Function, arguments: &[NodeId]) -> Option<u32> {
        let (first, rest) = arguments.split_first()?;
        let mut value = self.step(*first)?;
        if let Call::Unary(_) = function.call {
            return match self.known(value) {
                Some(known) => self.constant(Rounded::unary(function, known)),
                None => {
                    let range = Range::unary(function, &self.range(value));
                    self.push(ZeroStep::Unary(function, value), range)
                }
            };
        }
        for next in rest {
            let next = self.step(*next)?;
            value = match self.known(value).zip(self.known(next)) {
                Some((a, b)) => self.constant(Rounded::pair(function, a, b))?,
                None => {
                    let range = Range::pair(function, &self.range(value), &self.range(next));
                    self.push(ZeroStep::Pair(function, value, next), range)?
                }
            };
        }
        Some(value)
    }
}
