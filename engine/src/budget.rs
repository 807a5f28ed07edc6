//! What examining a text may cost that somebody brings: a preview, a check, a look at many seeds.

/// A budget: operations that may still be computed, about three nanoseconds each. Where it is spent the examination ends with a diagnostic; what it found
/// until then is what an examination without a budget finds, so that a budget never chooses another draw.
#[derive(Clone, Debug)]
pub struct Budget {
    left: u64,
}

/// Operations for somebody who has signed in: some 60 ms.
const SIGNED_IN: u64 = 20_000_000;

impl Budget {
    /// The budget of somebody who has signed in, or who checks texts of their own on the command line.
    pub fn signed_in() -> Budget {
        Budget { left: SIGNED_IN }
    }

    /// The budget of a visitor: a quarter of that.
    pub fn visitor() -> Budget {
        Budget {
            left: SIGNED_IN / 4,
        }
    }

    /// So many budgets in one, for an examination that was asked to go as much further.
    #[must_use]
    pub fn times(self, count: u32) -> Budget {
        Budget {
            left: self.left.saturating_mul(u64::from(count)),
        }
    }

    /// Does something with half of what is left, so that what follows has the other half at least. What was not needed is left as well.
    pub fn with_half<T>(&mut self, examine: impl FnOnce(&mut Budget) -> T) -> T {
        let mut half = Budget {
            left: self.left / 2,
        };
        let before = half.left;
        let found = examine(&mut half);
        self.pay(before - half.left);
        found
    }

    /// What is left.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Takes what something costs. What was begun is finished: the last cost may be higher than what is left.
    pub fn pay(&mut self, cost: u64) {
        self.left = self.left.saturating_sub(cost);
    }
}
