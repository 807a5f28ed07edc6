//! What a run of the code costs, in operations of a few nanoseconds, so that a search for a draw can be kept within a budget.

use super::instruction::Instruction;
use crate::draw::Draw;

/// A number that is drawn.
const DRAW: u64 = 6;
/// The least that a run costs.
const START: u64 = 4;

/// The costs of a code.
#[derive(Clone, Debug, Default)]
pub(super) struct Costs {
    /// For each condition how many instructions there are up to it, itself included, and what a run costs that ends at it.
    conditions: Vec<(u32, u32)>,
    whole: u32,
}

impl Costs {
    pub(super) fn of(instructions: &[Instruction], draws: &[(u64, Draw)]) -> Costs {
        let narrow = |cost: u64| u32::try_from(cost).unwrap_or(u32::MAX);
        let mut cost = START + draws.len() as u64 * DRAW;
        let mut conditions = Vec::new();
        for (index, instruction) in instructions.iter().enumerate() {
            cost += one(instruction);
            if let Instruction::Require { .. } = instruction {
                conditions.push((narrow(index as u64 + 1), narrow(cost)));
            }
        }
        conditions.shrink_to_fit();
        Costs {
            conditions,
            whole: narrow(cost),
        }
    }

    /// What a run costs that does not end before its time.
    pub(super) fn whole(&self) -> u64 {
        u64::from(self.whole)
    }

    /// What a run costs that ends at the condition with so many instructions up to it.
    pub(super) fn until(&self, instructions: usize) -> u64 {
        let at = self
            .conditions
            .partition_point(|(until, _)| (*until as usize) < instructions);
        let cost = self.conditions.get(at);
        cost.map_or(self.whole(), |(_, cost)| u64::from(*cost))
    }

    pub(super) fn heap(&self) -> usize {
        self.conditions.capacity() * size_of::<(u32, u32)>()
    }
}

fn one(instruction: &Instruction) -> u64 {
    match instruction {
        Instruction::Power { .. } => 40,
        Instruction::Unary { .. } | Instruction::Binary { .. } => 20,
        Instruction::SquareRoot { .. }
        | Instruction::Divide { .. }
        | Instruction::DivideNumber { .. }
        | Instruction::DivideInto { .. } => 4,
        Instruction::Cube { .. } => 3,
        _ => 1,
    }
}
