//! Lines of the calculations: from text to syntax tree.

use std::cell::RefCell;
use std::sync::LazyLock;

use eqex_grammar::{EqexParser, Rule};
use pest::Parser;
use pest::iterators::{Pair, Pairs};
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::places::{error_offset, place};
use super::unreadable;
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::limits::MAX_DEPTH;
use crate::span::Span;

/// One line of the calculations.
#[derive(Clone, Debug)]
pub(crate) struct CalculationLine {
    pub span: Span,
    pub kind: LineKind,
    pub nodes: Vec<SyntaxNode>,
}

#[derive(Clone, Debug)]
pub(crate) enum LineKind {
    Assignment {
        name: Span,
        value: SyntaxNodeId,
    },
    Requirement(Vec<SyntaxComparison>),
    /// A line that cannot be read, but would give this name a value: so that the name is not reported too.
    Unreadable {
        name: Span,
    },
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct SyntaxComparison {
    pub left: SyntaxNodeId,
    pub relation: Relation,
    pub right: SyntaxNodeId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    NotEqual,
}

/// Index of a node in its line. A node stands behind the nodes it is made of, so a line can be walked from first to last.
pub(crate) type SyntaxNodeId = u32;

#[derive(Clone, Debug)]
pub(crate) struct SyntaxNode {
    pub kind: NodeKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub(crate) enum NodeKind {
    Number(f64),
    Name(Span),
    Negate(SyntaxNodeId),
    Binary(BinaryOperator, SyntaxNodeId, SyntaxNodeId),
    Call {
        name: Span,
        arguments: Vec<SyntaxNodeId>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

/// Reads the line at `span`; `None` for one that holds nothing or, reported, cannot be read.
pub(crate) fn calculation(
    source: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) -> Option<CalculationLine> {
    let line = span.of(source);
    let content = line.trim_matches([' ', '\t']);
    if content.is_empty() || content.starts_with('#') {
        return None;
    }
    if let Some(at) = too_deep(line) {
        let place = Span::new(at, at + 1).shift(span.start);
        diagnostics.push(Diagnostic::new(E0406, "", place).with("limit", MAX_DEPTH));
        return unreadable(source, span);
    }
    let inner = match EqexParser::parse(Rule::calculation, line) {
        Ok(pairs) => pairs.flat_map(Pair::into_inner).next()?,
        Err(error) => {
            diagnostics.push(unreadable::calculation(source, span, error_offset(&error)));
            return unreadable(source, span);
        }
    };
    let place = place(&inner).shift(span.start);
    let reader = Expressions {
        offset: span.start,
        nodes: RefCell::default(),
    };
    let kind = match inner.as_rule() {
        Rule::assignment => {
            let mut parts = inner.into_inner();
            let name = self::place(&parts.next()?).shift(span.start);
            LineKind::Assignment {
                name,
                value: reader.expression(parts.next()?.into_inner()),
            }
        }
        _ => LineKind::Requirement(
            inner
                .into_inner()
                .filter_map(|pair| reader.comparison(pair))
                .collect(),
        ),
    };
    Some(CalculationLine {
        span: place,
        kind,
        nodes: reader.nodes.into_inner(),
    })
}

/// The name to the left of the first `=` of a line that cannot be read.
fn unreadable(source: &str, span: Span) -> Option<CalculationLine> {
    let line = span.of(source);
    let left = &line[..line.find('=')?];
    let name = left.trim();
    let start = left.len() - left.trim_start().len();
    let whole =
        EqexParser::parse(Rule::name, name).is_ok_and(|pairs| pairs.as_str().len() == name.len());
    let name = Span::new(start, start + name.len()).shift(span.start);
    whole.then_some(CalculationLine {
        span,
        kind: LineKind::Unreadable { name },
        nodes: Vec::new(),
    })
}

/// The binding of operators, loosest first: `-x^2` is `-(x^2)` and `2^-1` can be said.
static PRATT: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    PrattParser::new()
        .op(Op::infix(Rule::add, Assoc::Left) | Op::infix(Rule::subtract, Assoc::Left))
        .op(Op::infix(Rule::multiply, Assoc::Left) | Op::infix(Rule::divide, Assoc::Left))
        .op(Op::prefix(Rule::minus) | Op::prefix(Rule::plus))
        .op(Op::infix(Rule::power, Assoc::Right))
});

struct Expressions {
    offset: u32,
    nodes: RefCell<Vec<SyntaxNode>>,
}

impl Expressions {
    fn push(&self, kind: NodeKind, span: Span) -> SyntaxNodeId {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(SyntaxNode { kind, span });
        u32::try_from(nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn span(&self, id: SyntaxNodeId) -> Span {
        self.nodes
            .borrow()
            .get(id as usize)
            .map_or(Span::default(), |node| node.span)
    }

    fn place(&self, pair: &Pair<'_, Rule>) -> Span {
        place(pair).shift(self.offset)
    }

    fn comparison(&self, pair: Pair<'_, Rule>) -> Option<SyntaxComparison> {
        let mut parts = pair.into_inner();
        let left = self.expression(parts.next()?.into_inner());
        let relation = match parts.next()?.as_str() {
            "<" => Relation::Less,
            "<=" => Relation::LessOrEqual,
            ">" => Relation::Greater,
            ">=" => Relation::GreaterOrEqual,
            _ => Relation::NotEqual,
        };
        let right = self.expression(parts.next()?.into_inner());
        Some(SyntaxComparison {
            left,
            relation,
            right,
        })
    }

    fn expression(&self, pairs: Pairs<'_, Rule>) -> SyntaxNodeId {
        PRATT
            .map_primary(|pair| self.operand(pair))
            .map_prefix(|sign, operand| {
                let span = Span {
                    start: self.place(&sign).start,
                    end: self.span(operand).end,
                };
                match sign.as_rule() {
                    Rule::minus => self.push(NodeKind::Negate(operand), span),
                    _ => operand,
                }
            })
            .map_infix(|left, operator, right| {
                let span = Span {
                    start: self.span(left).start,
                    end: self.span(right).end,
                };
                let operator = match operator.as_rule() {
                    Rule::add => BinaryOperator::Add,
                    Rule::subtract => BinaryOperator::Subtract,
                    Rule::multiply => BinaryOperator::Multiply,
                    Rule::divide => BinaryOperator::Divide,
                    _ => BinaryOperator::Power,
                };
                self.push(NodeKind::Binary(operator, left, right), span)
            })
            .parse(pairs)
    }

    fn operand(&self, pair: Pair<'_, Rule>) -> SyntaxNodeId {
        let span = self.place(&pair);
        match pair.as_rule() {
            Rule::literal => self.push(
                NodeKind::Number(pair.as_str().parse().unwrap_or(f64::INFINITY)),
                span,
            ),
            Rule::call => {
                let mut parts = pair.into_inner();
                let name = parts.next().map_or(span, |name| self.place(&name));
                let arguments = parts
                    .map(|argument| self.expression(argument.into_inner()))
                    .collect();
                self.push(NodeKind::Call { name, arguments }, span)
            }
            Rule::group => {
                let inner = pair.into_inner().next();
                let id = inner.map_or(0, |inner| self.expression(inner.into_inner()));
                // Shown in messages with its parentheses.
                if let Some(node) = self.nodes.borrow_mut().get_mut(id as usize) {
                    node.span = span;
                }
                id
            }
            _ => self.push(NodeKind::Name(span), span),
        }
    }
}

/// Where an expression nests deeper than the limit. Done on the text, before any parser that recurses sees it: open parentheses,
/// and in each of them the signs and powers of the operand at hand.
fn too_deep(text: &str) -> Option<usize> {
    let mut outer: Vec<usize> = Vec::new();
    let mut chain = 0;
    let mut total = 0;
    let mut operand_before = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => {
                outer.push(chain);
                total += 1 + chain;
                chain = 0;
                operand_before = false;
            }
            b')' => {
                chain = outer.pop().unwrap_or(0);
                total = total.saturating_sub(1 + chain);
                operand_before = true;
            }
            b'^' => {
                chain += 1;
                operand_before = false;
            }
            b'+' | b'-' if !operand_before => chain += 1,
            b'+' | b'-' | b'*' | b'/' | b',' | b'<' | b'>' | b'=' | b'!' => {
                chain = 0;
                operand_before = false;
            }
            b' ' | b'\t' => {}
            b'#' => return None,
            _ => operand_before = true,
        }
        if total + chain > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}
