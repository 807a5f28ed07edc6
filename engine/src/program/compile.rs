//! From syntax to program: what each name means at each line, and everything that can be wrong with that.

use std::collections::HashMap;

use super::{
    Comparison, Input, Line, Node, NodeId, Operation, Program, ProgramUnknown, Statement, Variable,
    VariableValue, in_words,
};
use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Known, slip};
use crate::draw::Draw;
use crate::functions::{self, Function};
use crate::generator;
use crate::limits::{MAX_LINES, MAX_VARIABLES};
use crate::mistakes::Lookalike;
use crate::names;
use crate::span::Span;
use crate::syntax::{self, LineKind, Missing, NodeKind};

/// Compiles the variables of the text and the lines of the calculations. `lookalikes` are names of the text that only look declared.
pub(crate) fn compile(
    source: &str,
    variables: &[Variable],
    lookalikes: &[Lookalike],
    lines: &[syntax::CalculationLine],
    diagnostics: &mut Diagnostics,
) -> Program {
    let mut compiler = Compiler {
        source,
        lookalikes,
        diagnostics,
        program: Program::default(),
        scope: HashMap::new(),
        defined_later: HashMap::new(),
    };
    compiler.variables(variables);
    compiler.lines(lines);
    compiler.unknowns(variables);
    compiler.program
}

struct Compiler<'a, 'd> {
    source: &'a str,
    /// Names of the text that only look declared.
    lookalikes: &'a [Lookalike],
    diagnostics: &'d mut Diagnostics,
    program: Program,
    /// What a name means at the line being compiled; `None` for one whose line could not be compiled, so that only the first mistake is reported.
    scope: HashMap<String, Option<NodeId>>,
    /// Unknowns and names of later lines, with their places.
    defined_later: HashMap<String, Span>,
}

impl Compiler<'_, '_> {
    fn push(&mut self, operation: Operation, span: Span) -> NodeId {
        let constant = self
            .program
            .apply(&operation, |id| self.program.constant(id));
        self.program.nodes.push(Node {
            operation,
            span,
            constant,
        });
        u32::try_from(self.program.nodes.len() - 1).unwrap_or(u32::MAX)
    }

    fn variables(&mut self, variables: &[Variable]) {
        let pi = self.push(Operation::Number(std::f64::consts::PI), Span::default());
        self.scope.insert("pi".to_owned(), Some(pi));
        for variable in variables {
            let node = match &variable.value {
                VariableValue::Constant(value)
                | VariableValue::Drawn(Draw::Fixed { value, .. }) => {
                    self.push(Operation::Number(*value), variable.span)
                }
                VariableValue::Drawn(draw) => {
                    let index = u32::try_from(self.program.inputs.len()).unwrap_or(u32::MAX);
                    let node = self.push(Operation::Input(index), variable.span);
                    self.program.inputs.push(Input {
                        name: variable.name.clone(),
                        hash: generator::hash(&variable.name),
                        draw: draw.clone(),
                        node,
                    });
                    node
                }
                VariableValue::Unknown => {
                    self.scope.remove(&variable.name);
                    self.defined_later
                        .insert(variable.name.clone(), variable.span);
                    continue;
                }
            };
            self.scope.insert(variable.name.clone(), Some(node));
        }
    }

    fn lines(&mut self, lines: &[syntax::CalculationLine]) {
        for line in lines.iter().rev() {
            if let LineKind::Assignment { name, .. } | LineKind::Unreadable { name } = line.kind {
                self.defined_later
                    .insert(names::canonical(name.of(self.source)).into_owned(), name);
            }
        }
        let predefined = 1;
        let mut known = self.scope.len() - predefined
            + self
                .defined_later
                .keys()
                .filter(|name| !self.scope.contains_key(*name))
                .count();
        if self.defined_later.contains_key("pi") {
            known += 1;
        }
        if known > MAX_VARIABLES {
            let place = lines.last().map_or(Span::default(), |line| line.span);
            self.diagnostics.push(
                Diagnostic::new(E0307, "all", place)
                    .with("count", known)
                    .with("limit", MAX_VARIABLES),
            );
        }
        if let Some(line) = lines.get(MAX_LINES) {
            self.diagnostics
                .push(Diagnostic::new(E0412, "", line.span).with("limit", MAX_LINES));
        }
        // What the lines beyond the limit compute is known to be missing, and not said again.
        for line in lines.iter().skip(MAX_LINES) {
            if let LineKind::Assignment { name, .. } = line.kind {
                let name = names::canonical(name.of(self.source)).into_owned();
                self.scope.entry(name).or_insert(None);
            }
        }
        for line in lines.iter().take(MAX_LINES) {
            let nodes = self.nodes(&line.nodes);
            let node = |id: syntax::SyntaxNodeId| nodes.get(id as usize).copied().flatten();
            match &line.kind {
                LineKind::Assignment { name, value } => {
                    let text = names::canonical(name.of(self.source)).into_owned();
                    let root = node(*value);
                    if let Some(root) = root {
                        self.finite(line.span, root, &nodes);
                        self.program.lines.push(Line {
                            span: line.span,
                            kind: Statement::Assign {
                                name: *name,
                                node: root,
                            },
                        });
                    }
                    self.scope.insert(text, root);
                }
                LineKind::Unreadable { name } => {
                    let text = names::canonical(name.of(self.source)).into_owned();
                    self.scope.insert(text, None);
                }
                LineKind::Requirement(comparisons) => {
                    let comparisons: Option<Vec<Comparison>> = comparisons
                        .iter()
                        .map(|comparison| {
                            Some(Comparison {
                                left: node(comparison.left)?,
                                relation: comparison.relation,
                                right: node(comparison.right)?,
                            })
                        })
                        .collect();
                    if let Some(comparisons) = comparisons {
                        self.satisfiable(line.span, &comparisons);
                        self.program.lines.push(Line {
                            span: line.span,
                            kind: Statement::Require(comparisons),
                        });
                    }
                }
            }
        }
    }

    /// The nodes of one line; `None` for what could not be resolved, and for all that is made of it.
    fn nodes(&mut self, nodes: &[syntax::SyntaxNode]) -> Vec<Option<NodeId>> {
        let mut ids: Vec<Option<NodeId>> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let id = |id: syntax::SyntaxNodeId| ids.get(id as usize).copied().flatten();
            let operation = match &node.kind {
                NodeKind::Number(value) if value.is_finite() => Some(Operation::Number(*value)),
                NodeKind::Number(_) => {
                    self.diagnostics
                        .push(Diagnostic::new(E0310, "calculated", node.span));
                    None
                }
                NodeKind::Name(name) => self.name(*name).map(Operation::Read),
                NodeKind::Negate(operand) => id(*operand).map(Operation::Negate),
                NodeKind::Binary(operator, left, right) => id(*left)
                    .zip(id(*right))
                    .map(|(left, right)| Operation::Binary(*operator, left, right)),
                NodeKind::Call { name, arguments } => {
                    let function = self.function(*name, node.span, arguments.len());
                    let arguments: Option<Vec<NodeId>> =
                        arguments.iter().map(|argument| id(*argument)).collect();
                    function
                        .zip(arguments)
                        .map(|(function, arguments)| Operation::Call(function, arguments))
                }
            };
            ids.push(operation.map(|operation| self.push(operation, node.span)));
        }
        ids
    }

    fn name(&mut self, span: Span) -> Option<NodeId> {
        let name = names::canonical(span.of(self.source)).into_owned();
        if let Some(node) = self.scope.get(&name) {
            return *node;
        }
        // From here on the name is known to be a mistake, and said once.
        self.scope.insert(name.clone(), None);
        let looks_declared = self
            .lookalikes
            .iter()
            .find(|lookalike| lookalike.name == name);
        let diagnostic = if let Some(lookalike) = looks_declared {
            Diagnostic::new(E0420, "", span)
                .with("name", name.as_str())
                .place(lookalike.span, "text")
        } else if let Some(later) = self.defined_later.get(&name) {
            let diagnostic = Diagnostic::new(E0408, "", span);
            if later.start > span.start {
                diagnostic.place(*later, "later")
            } else {
                diagnostic.place(*later, "asked")
            }
        } else if functions::find(&name).is_some() {
            Diagnostic::new(E0403, "function", span)
        } else {
            match self.meant(&name) {
                // There is nothing else that the letter can be.
                Some(meant) if name == "π" => {
                    Diagnostic::new(E0403, "near", span).safe_mend(span, meant)
                }
                Some(meant) => Diagnostic::new(E0403, "near", span).offer(span, meant),
                None => Diagnostic::new(E0403, "", span),
            }
        };
        self.diagnostics.push(diagnostic.with("name", name));
        None
    }

    /// The known name that was meant by one that is not known.
    fn meant(&mut self, name: &str) -> Option<String> {
        if name == "π" || name.eq_ignore_ascii_case("pi") {
            return Some("pi".to_owned());
        }
        let scope = &self.scope;
        self.diagnostics.near(Known::Variables, name, || {
            let known = scope
                .iter()
                .filter(|(name, node)| node.is_some() && *name != "pi");
            slip(name, known.map(|(name, _)| name.as_str()))
        })
    }

    fn function(&mut self, span: Span, call: Span, arguments: usize) -> Option<&'static Function> {
        let name = span.of(self.source);
        let Some(function) = functions::find(name) else {
            let diagnostic = if self.scope.contains_key(name)
                || self.defined_later.contains_key(name)
            {
                let gap = Span {
                    start: span.end,
                    end: span.end,
                };
                Diagnostic::new(E0402, "", span)
                    .with("left", name)
                    .with("right", "(")
                    .offer(gap, "*")
            } else {
                let unknown = match Missing::named(name) {
                    Some(missing) => missing.diagnostic(span),
                    None => {
                        let find = || functions::meant(name);
                        match self.diagnostics.near(Known::Functions, name, find) {
                            Some(meant) => Diagnostic::new(E0404, "near", span).offer(span, meant),
                            None => Diagnostic::new(E0404, "", span),
                        }
                    }
                };
                unknown.with("name", name)
            };
            self.diagnostics.push(diagnostic);
            return None;
        };
        if function.takes(arguments) {
            return Some(function);
        }
        self.diagnostics.push(
            Diagnostic::new(E0405, "", call)
                .with("name", name)
                .with("arity", function.arity())
                .with("count", arguments),
        );
        None
    }

    /// A line whose value is the same for every seed must have one, and so should its parts.
    fn finite(&mut self, line: Span, root: NodeId, nodes: &[Option<NodeId>]) {
        if let Some(value) = self
            .program
            .constant(root)
            .filter(|value| !value.is_finite())
        {
            let program = &self.program;
            let culprit = (0..=root)
                .find(|id| {
                    program.nodes[*id as usize].span.start >= line.start
                        && program
                            .constant(*id)
                            .is_some_and(|value| !value.is_finite())
                })
                .unwrap_or(root);
            let span = program.nodes[culprit as usize].span;
            self.diagnostics.push(
                Diagnostic::new(E0409, "", span)
                    .with("part", span.of(self.source))
                    .with("value", in_words(value)),
            );
        } else {
            // A result may hide it: 2/(5/0-1) is 0.
            let broken = |id: &NodeId| {
                let read = matches!(
                    self.program.nodes[*id as usize].operation,
                    Operation::Read(_)
                );
                let value = self.program.constant(*id)?;
                (!read && !value.is_finite()).then_some(value)
            };
            let hidden = nodes
                .iter()
                .flatten()
                .find_map(|id| Some((*id, broken(id)?)));
            if let Some((id, value)) = hidden {
                let span = self.program.nodes[id as usize].span;
                self.diagnostics.push(
                    Diagnostic::new(W0603, "always", span)
                        .with("part", span.of(self.source))
                        .with("value", in_words(value)),
                );
            }
        }
    }

    fn satisfiable(&mut self, line: Span, comparisons: &[Comparison]) {
        let never = comparisons.iter().any(|comparison| {
            let values = self
                .program
                .constant(comparison.left)
                .zip(self.program.constant(comparison.right));
            values.is_some_and(|(left, right)| !comparison.relation.holds(left, right))
        });
        if never {
            self.diagnostics.push(Diagnostic::new(E0413, "", line));
        }
    }

    fn unknowns(&mut self, variables: &[Variable]) {
        for variable in variables
            .iter()
            .filter(|variable| matches!(variable.value, VariableValue::Unknown))
        {
            match self.scope.get(&variable.name) {
                Some(Some(node)) => self.program.unknowns.push(ProgramUnknown {
                    name: variable.name.clone(),
                    node: *node,
                }),
                // Reported where its line went wrong, unless it has none.
                Some(None)
                    if self
                        .defined_later
                        .get(&variable.name)
                        .is_some_and(|place| *place != variable.span) => {}
                _ => {
                    self.diagnostics.push(
                        Diagnostic::new(E0407, "", variable.span)
                            .with("name", variable.name.as_str()),
                    );
                }
            }
        }
    }
}
