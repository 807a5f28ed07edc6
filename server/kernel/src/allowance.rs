//! How much one user may do in a time: an allowance that is used up and grows again, up to a burst.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::accounts::rows::Id;

/// How much an allowance is.
#[derive(Clone, Copy, Debug)]
pub struct Rate {
    /// What grows in a minute; 0 is no limit.
    pub minute: u32,
    /// What is there at most; 0 is as much as grows in a minute.
    pub burst: u32,
}

impl Default for Rate {
    fn default() -> Rate {
        Rate {
            minute: 120,
            burst: 60,
        }
    }
}

/// In microseconds.
const MINUTE: i64 = 60_000_000;
/// Users before those are forgotten whose allowance is whole.
const MOST: usize = 10_000;

/// What users have used up of their allowances.
#[derive(Debug)]
pub struct Allowance {
    rate: Rate,
    used: Mutex<HashMap<Id, Used>>,
}

/// As of a moment in milliseconds, in microseconds of growth: integers, so that nothing is lost by rounding.
#[derive(Clone, Copy, Debug)]
struct Used {
    at: i64,
    growth: i64,
}

impl Used {
    fn now(self, now: i64) -> i64 {
        // A clock that is set back lets nothing grow, and takes nothing away.
        let grown = (now - self.at).max(0).saturating_mul(1000);
        self.growth.saturating_sub(grown).max(0)
    }
}

impl Allowance {
    pub fn new(rate: Rate) -> Allowance {
        Allowance {
            rate,
            used: Mutex::default(),
        }
    }

    /// How long one takes to grow, and the whole; none where there is no limit.
    fn times(&self) -> Option<(i64, i64)> {
        let burst = match self.rate.burst {
            0 => self.rate.minute,
            burst => burst,
        };
        let one = MINUTE.checked_div(i64::from(self.rate.minute))?.max(1);
        Some((one, one.saturating_mul(i64::from(burst))))
    }

    /// After how many seconds one may be taken, where none is left now.
    pub fn wait(&self, user: Id, now: i64) -> Option<u64> {
        let (one, whole) = self.times()?;
        let table = self.table();
        let used = table.get(&user).map_or(0, |used| used.now(now));
        let left = used.saturating_add(one).saturating_sub(whole);
        (left > 0).then(|| left.cast_unsigned().div_ceil(1_000_000))
    }

    /// Takes one; after how many seconds there is one again, where none is left.
    pub fn take(&self, user: Id, now: i64) -> Result<(), u64> {
        let Some((one, _)) = self.times() else {
            return Ok(());
        };
        if let Some(seconds) = self.wait(user, now) {
            return Err(seconds);
        }
        let mut table = self.table();
        if table.len() >= MOST {
            table.retain(|_, used| used.now(now) > 0);
        }
        let before = table.get(&user).map_or(0, |used| used.now(now));
        let growth = before.saturating_add(one);
        table.insert(user, Used { at: now, growth });
        Ok(())
    }

    fn table(&self) -> std::sync::MutexGuard<'_, HashMap<Id, Used>> {
        // Entries are whole at any moment, whoever panicked.
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowance(minute: u32, burst: u32) -> Allowance {
        Allowance::new(Rate { minute, burst })
    }

    #[test]
    fn a_burst_and_then_as_much_as_grows() {
        let allowance = allowance(120, 60);
        for _ in 0..60 {
            assert_eq!(allowance.take(1, 0), Ok(()));
        }
        assert_eq!(allowance.take(1, 0), Err(1));
        assert_eq!(allowance.take(1, 499), Err(1));
        assert_eq!(allowance.take(2, 499), Ok(()));
        assert_eq!(allowance.wait(1, 500), None);
        assert_eq!(allowance.take(1, 500), Ok(()));
        assert_eq!(allowance.take(1, 500), Err(1));
        for index in 0..120 {
            assert_eq!(allowance.take(1, 1000 + index * 500), Ok(()));
        }
        assert_eq!(allowance.take(1, 60_500), Err(1));
        // A clock that is set back takes nothing away.
        assert_eq!(allowance.take(1, 0), Err(1));
        for _ in 0..60 {
            assert_eq!(allowance.take(1, 200_000), Ok(()));
        }
        assert_eq!(allowance.take(1, 200_000), Err(1));
    }

    #[test]
    fn few_and_none() {
        let few = allowance(1, 1);
        assert_eq!(few.take(1, 0), Ok(()));
        assert_eq!(few.take(1, 0), Err(60));
        assert_eq!(few.take(1, 59_001), Err(1));
        assert_eq!(few.take(1, 60_000), Ok(()));
        for _ in 0..1000 {
            assert_eq!(allowance(0, 0).take(1, 0), Ok(()));
            assert_eq!(allowance(0, 5).take(1, 0), Ok(()));
        }
        let no_burst = allowance(3, 0);
        for _ in 0..3 {
            assert_eq!(no_burst.take(1, 0), Ok(()));
        }
        assert_eq!(no_burst.take(1, 0), Err(20));
    }

    #[test]
    fn the_table_stays_small() {
        let allowance = allowance(120, 60);
        for user in 0..50_000 {
            assert_eq!(allowance.take(user, user * 500), Ok(()));
        }
        assert!(allowance.table().len() <= MOST);
    }
}
