//! Which unknowns are 0 but for rounding.
//!
//! A run of the code tells the numbers alone. A number above a limit that the ranges of the draws give cannot be 0, and nearly all are: the others are
//! computed again with bounds, from a list of the steps that lead to unknowns.

use super::ranges::Range;
use super::rounding::Rounded;
use crate::functions::{Call, Function};
use crate::grade::Value;
use crate::program::{Node, NodeId, Operation, Program};
use crate::syntax::BinaryOperator;

/// A step, with those it is made of by their index.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// The same for every seed.
    Known(Rounded),
    Input(u32),
    Negate(u32),
    Binary(BinaryOperator, u32, u32),
    Unary(&'static Function, u32),
    Pair(&'static Function, u32, u32),
}

/// What is needed to tell values that are 0 from small ones.
#[derive(Clone, Debug, Default)]
pub struct Zeros {
    steps: Vec<Step>,
    /// For each unknown the step that computes it.
    unknowns: Vec<u32>,
    /// For each unknown the size above which its number is what it is.
    limits: Vec<f64>,
}

/// Steps of the sizes that are computed without asking for memory: all programs but giants.
const SMALL: usize = 64;
const MEDIUM: usize = 512;
const LARGE: usize = 4096;

impl Zeros {
    /// What is to be known of a program that compiled without errors.
    pub fn of(program: &Program) -> Zeros {
        let mut builder = Builder {
            zeros: Zeros::default(),
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
        builder.zeros
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
        match self.steps.len() {
            0..=SMALL => self.values_in::<SMALL>(inputs, then),
            _ if self.steps.len() <= MEDIUM => self.values_in::<MEDIUM>(inputs, then),
            _ if self.steps.len() <= LARGE => self.values_in::<LARGE>(inputs, then),
            steps => self.values_with(inputs, &mut vec![Rounded::default(); steps], then),
        }
    }

    #[inline(never)]
    fn values_in<const N: usize>(&self, inputs: &[f64], then: impl FnMut(usize, Value)) {
        self.values_with(inputs, &mut [Rounded::default(); N], then);
    }

    fn values_with(
        &self,
        inputs: &[f64],
        values: &mut [Rounded],
        mut then: impl FnMut(usize, Value),
    ) {
        self.run(inputs, values);
        for (index, step) in self.unknowns.iter().enumerate() {
            let value = values.get(*step as usize);
            then(index, value.map_or(Value::from(f64::NAN), Rounded::settled));
        }
    }

    fn run(&self, inputs: &[f64], values: &mut [Rounded]) {
        for (index, step) in self.steps.iter().enumerate() {
            let at = |index: u32| values.get(index as usize).copied().unwrap_or_default();
            let value = match *step {
                Step::Known(value) => value,
                Step::Input(input) => {
                    Rounded::written(inputs.get(input as usize).copied().unwrap_or(f64::NAN))
                }
                Step::Negate(a) => at(a).negate(),
                Step::Binary(operator, a, b) => Rounded::binary(operator, at(a), at(b)),
                Step::Unary(function, a) => Rounded::unary(function, at(a)),
                Step::Pair(function, a, b) => Rounded::pair(function, at(a), at(b)),
            };
            if let Some(place) = values.get_mut(index) {
                *place = value;
            }
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
            Some(Step::Known(value)) => Some(*value),
            _ => None,
        }
    }

    fn push(&mut self, step: Step, range: Range) -> Option<u32> {
        self.zeros.steps.push(step);
        self.ranges.push(range);
        u32::try_from(self.zeros.steps.len() - 1).ok()
    }

    fn constant(&mut self, value: Rounded) -> Option<u32> {
        self.push(Step::Known(value), Range::of(&value))
    }

    fn node(&mut self, program: &Program, node: &Node) -> Option<u32> {
        match &node.operation {
            Operation::Number(number) => self.constant(Rounded::written(*number)),
            Operation::Input(index) => {
                let input = program.inputs.get(*index as usize)?;
                self.push(Step::Input(*index), Range::drawn(&input.draw))
            }
            Operation::Read(other) => self.step(*other),
            Operation::Negate(a) => {
                let a = self.step(*a)?;
                match self.known(a) {
                    Some(value) => self.constant(value.negate()),
                    None => self.push(Step::Negate(a), self.range(a).negate()),
                }
            }
            Operation::Binary(operator, a, b) => {
                let (a, b) = (self.step(*a)?, self.step(*b)?);
                match self.known(a).zip(self.known(b)) {
                    Some((a, b)) => self.constant(Rounded::binary(*operator, a, b)),
                    None => {
                        let range = Range::binary(*operator, &self.range(a), &self.range(b));
                        self.push(Step::Binary(*operator, a, b), range)
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
                    self.push(Step::Unary(function, value), range)
                }
            };
        }
        for next in rest {
            let next = self.step(*next)?;
            value = match self.known(value).zip(self.known(next)) {
                Some((a, b)) => self.constant(Rounded::pair(function, a, b))?,
                None => {
                    let range = Range::pair(function, &self.range(value), &self.range(next));
                    self.push(Step::Pair(function, value, next), range)?
                }
            };
        }
        Some(value)
    }
}
