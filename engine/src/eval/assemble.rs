//! From program to register code: registers for values, constants as immediates.

use super::code::{Code, ValueLocation};
use super::cost::Costs;
use super::instruction::{Instruction, Register};
use super::packed::Packed;
use super::zeros::Zeros;
use crate::functions::{Call, Function};
use crate::program::{Comparison, NodeId, Operation, Program, Statement};
use crate::syntax::BinaryOperator;

/// Instructions that are kept as they run: far more than an honest exercise has.
const UNPACKED: usize = 512;

/// Code for a program that compiled without errors.
pub(crate) fn assemble(program: &Program) -> Code {
    let roots = program.lines.iter().filter_map(|line| match line.kind {
        Statement::Assign { node, .. } => Some(node),
        Statement::Require(_) => None,
    });
    let mut assembler = Assembler {
        program,
        places: vec![None; program.nodes.len()],
        roots: vec![None; program.nodes.len()],
        code: Code::default(),
        free: Vec::new(),
    };
    let mut lines: Register = 0;
    for root in roots {
        let node = &program.nodes[root as usize];
        let computed = !matches!(
            node.operation,
            Operation::Read(_) | Operation::Input(_) | Operation::Number(_)
        );
        if computed && node.constant.is_none() {
            assembler.roots[root as usize] = Some(lines);
            lines += 1;
        }
    }
    assembler.code.lines = usize::from(lines);
    assembler.code.registers = usize::from(lines) + program.inputs.len();
    assembler.run();
    let mut code = assembler.code;
    code.zeros = Zeros::of(program);
    code.costs = Costs::of(&code.instructions, &code.draws);
    code.draws.shrink_to_fit();
    if code.instructions.len() > UNPACKED {
        code.packed = Packed::of(&code.instructions);
        code.instructions = Vec::new();
    }
    code.instructions.shrink_to_fit();
    code
}

struct Assembler<'a> {
    program: &'a Program,
    places: Vec<Option<ValueLocation>>,
    /// The register of a line's value, for the node that is the root of it.
    roots: Vec<Option<Register>>,
    code: Code,
    /// Registers in between that hold nothing any more.
    free: Vec<Register>,
}

impl Assembler<'_> {
    fn run(&mut self) {
        let mut done = 0;
        for line in &self.program.lines {
            match &line.kind {
                Statement::Assign { node, .. } => {
                    self.nodes(done, *node);
                    done = done.max(*node + 1);
                }
                Statement::Require(comparisons) => {
                    let last = comparisons
                        .iter()
                        .map(|comparison| comparison.left.max(comparison.right))
                        .max()
                        .unwrap_or(0);
                    self.nodes(done, last);
                    done = done.max(last + 1);
                    comparisons
                        .iter()
                        .for_each(|comparison| self.require(comparison));
                }
            }
        }
        // Exercises without calculations still draw.
        self.nodes(
            done,
            u32::try_from(self.program.nodes.len())
                .unwrap_or(u32::MAX)
                .saturating_sub(1),
        );
        self.code.draws = self
            .program
            .inputs
            .iter()
            .map(|input| (input.hash, input.draw.clone()))
            .collect();
        self.code.answers = self
            .program
            .unknowns
            .iter()
            .map(|unknown| self.place(unknown.node))
            .collect();
    }

    fn nodes(&mut self, from: NodeId, to: NodeId) {
        for id in from..=to {
            if (id as usize) < self.program.nodes.len() && self.places[id as usize].is_none() {
                let place = self.node(id);
                self.places[id as usize] = Some(place);
            }
        }
    }

    fn place(&self, id: NodeId) -> ValueLocation {
        self.places[id as usize].unwrap_or(ValueLocation::Constant(f64::NAN))
    }

    fn node(&mut self, id: NodeId) -> ValueLocation {
        let program = self.program;
        let node = &program.nodes[id as usize];
        if let Some(value) = node.constant {
            return ValueLocation::Constant(value);
        }
        match &node.operation {
            Operation::Number(value) => ValueLocation::Constant(*value),
            Operation::Input(index) => {
                ValueLocation::Register(self.register(self.code.lines + *index as usize))
            }
            Operation::Read(other) => self.place(*other),
            Operation::Negate(operand) => {
                let a = self.load(*operand);
                self.release(*operand);
                let to = self.target(id);
                self.emit(to, Instruction::Negate { to, a })
            }
            Operation::Binary(operator, left, right) => self.binary(id, *operator, *left, *right),
            Operation::Call(function, arguments) => self.call(id, function, arguments),
        }
    }

    fn binary(
        &mut self,
        id: NodeId,
        operator: BinaryOperator,
        left: NodeId,
        right: NodeId,
    ) -> ValueLocation {
        use BinaryOperator as O;
        use Instruction as I;
        use ValueLocation::{Constant, Register as Reg};
        let operands = (self.place(left), self.place(right));
        // Loaded before anything is released, so that a constant never lands on a register still needed.
        let multiplied = [Constant(2.0), Constant(3.0)].contains(&operands.1);
        let power = matches!(operator, O::Power) && !multiplied;
        let loaded = power.then(|| (self.load(left), self.load(right)));
        self.release(left);
        self.release(right);
        let to = self.target(id);
        let instruction = match (operator, operands) {
            (O::Add, (Reg(a), Reg(b))) => self.sum(to, a, b),
            (O::Add, (Reg(a), Constant(value)) | (Constant(value), Reg(a))) => {
                I::AddNumber { to, a, value }
            }
            (O::Subtract, (Reg(a), Reg(b))) => I::Subtract { to, a, b },
            (O::Subtract, (Reg(a), Constant(value))) => I::AddNumber {
                to,
                a,
                value: -value,
            },
            (O::Subtract, (Constant(value), Reg(a))) => I::SubtractFrom { to, value, a },
            (O::Multiply, (Reg(a), Reg(b))) => I::Multiply { to, a, b },
            (O::Multiply, (Reg(a), Constant(value)) | (Constant(value), Reg(a))) => {
                I::MultiplyNumber { to, a, value }
            }
            (O::Divide, (Reg(a), Reg(b))) => I::Divide { to, a, b },
            (O::Divide, (Reg(a), Constant(value))) => I::DivideNumber { to, a, value },
            (O::Divide, (Constant(value), Reg(a))) => I::DivideInto { to, value, a },
            (O::Power, (Reg(a), Constant(2.0))) => I::Square { to, a },
            (O::Power, (Reg(a), Constant(3.0))) => I::Cube { to, a },
            (O::Power, _) => {
                let (a, b) = loaded.unwrap_or((0, 0));
                I::Power { to, a, b }
            }
            // Two constants make a constant, which was taken care of before.
            (_, (Constant(a), Constant(b))) => I::Set {
                to,
                value: operator.apply(a, b),
            },
        };
        let place = self.emit(to, instruction);
        self.forget(loaded.map(|(a, _)| a), operands.0, to);
        self.forget(loaded.map(|(_, b)| b), operands.1, to);
        place
    }

    fn call(&mut self, id: NodeId, function: &Function, arguments: &[NodeId]) -> ValueLocation {
        let places: Vec<ValueLocation> = arguments
            .iter()
            .map(|argument| self.place(*argument))
            .collect();
        let loaded: Vec<Register> = arguments
            .iter()
            .map(|argument| self.load(*argument))
            .collect();
        let mut place = ValueLocation::Constant(f64::NAN);
        match function.call {
            Call::Unary(call) => {
                self.release(arguments[0]);
                let (to, a) = (self.target(id), loaded[0]);
                let instruction = if function.name == "sqrt" {
                    Instruction::SquareRoot { to, a }
                } else {
                    Instruction::Unary {
                        to,
                        a,
                        function: call,
                    }
                };
                place = self.emit(to, instruction);
            }
            Call::Binary(function) | Call::Fold(function) => {
                // The target must not be an argument that a later step of the fold still reads.
                let to = self.target(id);
                let mut a = loaded[0];
                for b in &loaded[1..] {
                    place = self.emit(
                        to,
                        Instruction::Binary {
                            to,
                            a,
                            b: *b,
                            function,
                        },
                    );
                    a = to;
                }
                arguments
                    .iter()
                    .for_each(|argument| self.release(*argument));
            }
        }
        for (register, before) in loaded.into_iter().zip(places) {
            self.forget(Some(register), before, Register::MAX);
        }
        place
    }

    fn require(&mut self, comparison: &Comparison) {
        let places = [self.place(comparison.left), self.place(comparison.right)];
        let (a, b) = (self.load(comparison.left), self.load(comparison.right));
        self.code.instructions.push(Instruction::Require {
            relation: comparison.relation,
            a,
            b,
        });
        self.release(comparison.left);
        self.release(comparison.right);
        self.forget(Some(a), places[0], Register::MAX);
        self.forget(Some(b), places[1], Register::MAX);
    }

    /// A sum; where the product it adds was computed just before and for nothing else, both in one instruction.
    fn sum(&mut self, to: Register, a: Register, b: Register) -> Instruction {
        let named = self.code.lines + self.program.inputs.len();
        let (product, x, y) = match self.code.instructions.last() {
            Some(Instruction::Multiply { to, a, b }) => (*to, *a, *b),
            Some(Instruction::Square { to, a }) => (*to, *a, *a),
            _ => return Instruction::Add { to, a, b },
        };
        let other = match (product == a, product == b) {
            (true, false) => b,
            (false, true) => a,
            _ => return Instruction::Add { to, a, b },
        };
        if usize::from(product) < named {
            return Instruction::Add { to, a, b };
        }
        self.code.instructions.pop();
        Instruction::MultiplyAdd {
            to,
            a: x,
            b: y,
            c: other,
        }
    }

    fn emit(&mut self, to: Register, instruction: Instruction) -> ValueLocation {
        self.code.instructions.push(instruction);
        ValueLocation::Register(to)
    }

    fn register(&mut self, index: usize) -> Register {
        self.code.registers = self.code.registers.max(index + 1);
        Register::try_from(index).unwrap_or(Register::MAX)
    }

    /// A register for the value of a node: the line's own, or a free one.
    fn target(&mut self, id: NodeId) -> Register {
        match self.roots[id as usize] {
            Some(register) => register,
            None => self.take(),
        }
    }

    fn take(&mut self) -> Register {
        match self.free.pop() {
            Some(register) => register,
            None => self.register(self.code.registers),
        }
    }

    /// A register that holds the value of a node, a constant loaded into one if need be.
    fn load(&mut self, id: NodeId) -> Register {
        match self.place(id) {
            ValueLocation::Register(register) => register,
            ValueLocation::Constant(value) => {
                let to = self.take();
                self.emit(to, Instruction::Set { to, value });
                to
            }
        }
    }

    /// Gives back the register of a node that has been used; each node but the named ones is used once.
    fn release(&mut self, id: NodeId) {
        let named = matches!(
            self.program.nodes[id as usize].operation,
            Operation::Read(_) | Operation::Input(_)
        );
        let root = self.roots[id as usize].is_some();
        if let (Some(ValueLocation::Register(register)), false, false) =
            (self.places[id as usize], named, root)
        {
            self.free.push(register);
        }
    }

    /// Gives back the register that a constant was loaded into.
    fn forget(&mut self, register: Option<Register>, before: ValueLocation, target: Register) {
        if let (Some(register), ValueLocation::Constant(_)) = (register, before)
            && register != target
        {
            self.free.push(register);
        }
    }
}
