//! The program of an exercise: names resolved, constants folded. Everything that understands an exercise reads this: evaluating it does, and each
//! reading under [`crate::analysis`].
//!
//! The program is straight-line. Its nodes stand in the order of evaluation, each behind those it is made of, and keep the place they
//! were written at; a name is a node that reads another one, so what a name means where is settled once, here.

mod compile;

pub(crate) use compile::compile;

use eqex_messages::Message;

use crate::draw::Draw;
use crate::functions::{self, Call, Function};
use crate::span::Span;
use crate::syntax::{BinaryOperator, Relation};

/// Index of a node in [`Program::nodes`].
pub(crate) type NodeId = u32;

#[derive(Clone, Debug)]
pub struct Node {
    pub operation: Operation,
    pub span: Span,
    /// The value, where it is the same for every seed.
    pub constant: Option<f64>,
}

#[derive(Clone, Debug)]
pub enum Operation {
    Number(f64),
    /// A drawn variable, by its index in [`Program::inputs`].
    Input(u32),
    /// The value of another node under a name.
    Read(NodeId),
    Negate(NodeId),
    Binary(BinaryOperator, NodeId, NodeId),
    Call(&'static Function, Vec<NodeId>),
}

/// A variable that is drawn.
#[derive(Clone, Debug)]
pub struct Input {
    pub name: String,
    pub hash: u64,
    pub draw: Draw,
    pub node: NodeId,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub span: Span,
    pub kind: Statement,
}

#[derive(Clone, Debug)]
pub enum Statement {
    Assign { name: Span, node: NodeId },
    Require(Vec<Comparison>),
}

#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    pub left: NodeId,
    pub relation: Relation,
    pub right: NodeId,
}

#[derive(Clone, Debug)]
pub struct ProgramUnknown {
    pub name: String,
    pub node: NodeId,
}

#[derive(Clone, Debug, Default)]
pub struct Program {
    pub nodes: Vec<Node>,
    pub inputs: Vec<Input>,
    pub lines: Vec<Line>,
    /// In the order of the text.
    pub unknowns: Vec<ProgramUnknown>,
}

/// A variable of the text, as far as the program needs it.
#[derive(Clone, Debug)]
pub(crate) struct Variable {
    pub name: String,
    pub span: Span,
    pub value: VariableValue,
}

#[derive(Clone, Debug)]
pub(crate) enum VariableValue {
    Constant(f64),
    Drawn(Draw),
    Unknown,
}

impl Relation {
    #[inline]
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Relation::Less => left < right,
            Relation::LessOrEqual => left <= right,
            Relation::Greater => left > right,
            Relation::GreaterOrEqual => left >= right,
            Relation::NotEqual => left != right && !left.is_nan() && !right.is_nan(),
        }
    }
}

impl BinaryOperator {
    #[inline]
    pub fn apply(self, left: f64, right: f64) -> f64 {
        match self {
            BinaryOperator::Add => left + right,
            BinaryOperator::Subtract => left - right,
            BinaryOperator::Multiply => left * right,
            BinaryOperator::Divide => left / right,
            BinaryOperator::Power => functions::power(left, right),
        }
    }
}

impl Program {
    fn constant(&self, id: NodeId) -> Option<f64> {
        self.nodes.get(id as usize).and_then(|node| node.constant)
    }

    /// The value of an operation from those of its operands; `None` where one is missing.
    fn apply(&self, operation: &Operation, value: impl Fn(NodeId) -> Option<f64>) -> Option<f64> {
        match operation {
            Operation::Number(number) => Some(*number),
            Operation::Input(_) => None,
            Operation::Read(node) => value(*node),
            Operation::Negate(operand) => Some(-value(*operand)?),
            Operation::Binary(operator, left, right) => {
                Some(operator.apply(value(*left)?, value(*right)?))
            }
            Operation::Call(function, arguments) => match (function.call, arguments.as_slice()) {
                (Call::Unary(f), [x]) => Some(f(value(*x)?)),
                (Call::Binary(f), [x, y]) => Some(f(value(*x)?, value(*y)?)),
                (Call::Fold(f), [first, rest @ ..]) => rest
                    .iter()
                    .try_fold(value(*first)?, |sum, next| Some(f(sum, value(*next)?))),
                _ => None,
            },
        }
    }

    /// The value of every node, from those of the inputs in their order. The plain reading of the program, which the fast one of [`crate::eval`] must equal.
    pub fn values(&self, inputs: &[f64]) -> Vec<f64> {
        let mut values: Vec<f64> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let value = match node.operation {
                Operation::Input(index) => inputs.get(index as usize).copied(),
                ref operation => self.apply(operation, |id| values.get(id as usize).copied()),
            };
            values.push(value.unwrap_or(f64::NAN));
        }
        values
    }

    /// Whether every `require` line holds.
    pub fn holds(&self, values: &[f64]) -> bool {
        self.lines.iter().all(|line| match &line.kind {
            Statement::Assign { .. } => true,
            Statement::Require(comparisons) => comparisons.iter().all(|comparison| {
                comparison.relation.holds(
                    values[comparison.left as usize],
                    values[comparison.right as usize],
                )
            }),
        })
    }
}

/// What a value that is not finite is.
pub(crate) fn in_words(value: f64) -> Message {
    if value.is_nan() {
        Message::new("value-not-a-number")
    } else if value > 0.0 {
        Message::new("value-infinite")
    } else {
        Message::new("value-minus-infinite")
    }
}
