//! What was wrong, and who waits for it, in tables that stay small and yet let nobody go who is held back.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;

use crate::throttle::rates::Rates;

/// Milliseconds after the first wrong attempt that counts are forgotten.
pub(super) const WINDOW: i64 = 15 * 60_000;
/// Longest wait, in seconds, of a login at an address from which too much was wrong.
const LONGEST: u64 = 60;
/// Entries of a table before some are dropped.
pub(super) const MOST: usize = 50_000;

/// Logins are kept as numbers: whatever is typed, an entry stays as small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ThrottleKey {
    Pair(u64, IpAddr),
    Login(u64),
    Address(IpAddr),
}

impl ThrottleKey {
    /// Wrong attempts that it may have.
    fn most(self, rates: &Rates) -> u32 {
        match self {
            ThrottleKey::Pair(..) => rates.pair,
            ThrottleKey::Login(_) => rates.login,
            ThrottleKey::Address(_) => rates.address,
        }
    }
}

/// Wrong attempts since the first one that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrong {
    pub(super) since: i64,
    pub(super) last: i64,
    count: u32,
}

impl Wrong {
    fn is_past(&self, now: i64) -> bool {
        self.since + WINDOW <= now
    }

    fn reaches(&self, most: u32) -> bool {
        most > 0 && self.count >= most
    }
}

/// A login that waits at an address from which too much was wrong.
#[derive(Clone, Copy, Debug)]
struct Hold {
    until: i64,
    seconds: u64,
    /// When the counting began that led to it.
    since: i64,
}

impl Hold {
    fn of(seconds: u64, since: i64, now: i64) -> Hold {
        Hold {
            until: now + milliseconds(seconds),
            seconds,
            since,
        }
    }
}

/// Counts of one kind of attempts.
#[derive(Debug, Default)]
pub(super) struct WrongAttempts {
    rates: Rates,
    wrong: HashMap<ThrottleKey, Wrong>,
    holds: HashMap<(u64, IpAddr), Hold>,
}

impl WrongAttempts {
    pub(super) fn new(rates: Rates) -> WrongAttempts {
        WrongAttempts {
            rates,
            ..WrongAttempts::default()
        }
    }

    /// The wrong attempts that count, where they reach a limit.
    pub(super) fn over(&self, key: ThrottleKey, now: i64) -> Option<Wrong> {
        let wrong = *self.wrong.get(&key)?;
        (wrong.reaches(key.most(&self.rates)) && !wrong.is_past(now)).then_some(wrong)
    }

    /// Counts a wrong attempt.
    pub(super) fn count(&mut self, key: ThrottleKey, now: i64) {
        let rates = self.rates;
        make_room(
            &mut self.wrong,
            |wrong| wrong.is_past(now),
            |key, wrong| {
                let held = wrong.reaches(key.most(&rates));
                (!held).then_some((wrong.count, wrong.since))
            },
        );
        let fresh = Wrong {
            since: now,
            last: now,
            count: 0,
        };
        let wrong = self.wrong.entry(key).or_insert(fresh);
        if wrong.is_past(now) {
            *wrong = fresh;
        }
        wrong.last = now;
        wrong.count = wrong.count.saturating_add(1);
    }

    /// How long, in seconds, a login still waits at an address from which too much was wrong. Who comes for the first time waits a second from now on.
    pub(super) fn held(&mut self, login: u64, network: IpAddr, now: i64) -> Option<u64> {
        let wrong = self.over(ThrottleKey::Address(network), now)?;
        let hold = self.known(login, network, wrong).unwrap_or_else(|| {
            let fresh = Hold::of(1, wrong.since, now);
            self.keep(login, network, fresh, now);
            fresh
        });
        (hold.until > now).then(|| seconds(hold.until - now))
    }

    /// Lets a login that was wrong wait twice as long as before where too much was wrong from that address.
    pub(super) fn hold(&mut self, login: u64, network: IpAddr, now: i64) {
        let Some(wrong) = self.over(ThrottleKey::Address(network), now) else {
            return;
        };
        let known = self.known(login, network, wrong);
        let seconds = known.map_or(1, |hold| (hold.seconds * 2).min(LONGEST));
        self.keep(login, network, Hold::of(seconds, wrong.since, now), now);
    }

    fn known(&self, login: u64, network: IpAddr, wrong: Wrong) -> Option<Hold> {
        let known = self.holds.get(&(login, network)).copied();
        known.filter(|hold| hold.since == wrong.since)
    }

    fn keep(&mut self, login: u64, network: IpAddr, hold: Hold, now: i64) {
        make_room(
            &mut self.holds,
            |hold| hold.since + WINDOW <= now,
            // Who is told to wait a second was not wrong yet, and is told the same again.
            |_, hold| (hold.seconds <= 1).then_some((0, hold.until)),
        );
        self.holds.insert((login, network), hold);
    }

    #[cfg(test)]
    pub(super) fn largest(&self) -> usize {
        self.wrong.len().max(self.holds.len())
    }
}

/// Milliseconds as whole seconds, none of them too few.
pub(super) fn seconds(left: i64) -> u64 {
    left.max(0).cast_unsigned().div_ceil(1000)
}

pub(super) fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds * 1000).unwrap_or(i64::MAX)
}

/// Makes room in a table that is full: what is past goes, and where that is not enough the half with the least weight. What has no weight holds somebody back
/// and stays, so that nobody gets away from a limit by filling the table. Those entries are few in any window, as each takes passwords that were hashed.
fn make_room<K: Eq + Hash, V>(
    table: &mut HashMap<K, V>,
    is_past: impl Fn(&V) -> bool,
    weight: impl Fn(&K, &V) -> Option<(u32, i64)>,
) {
    if table.len() < MOST {
        return;
    }
    table.retain(|_, entry| !is_past(entry));
    if table.len() < MOST {
        return;
    }
    let mut weights: Vec<_> = table
        .iter()
        .filter_map(|(key, entry)| weight(key, entry))
        .collect();
    if weights.is_empty() {
        return;
    }
    let middle = weights.len() / 2;
    let (_, median, _) = weights.select_nth_unstable(middle);
    let median = *median;
    table.retain(|key, entry| weight(key, entry).is_none_or(|weight| weight > median));
}
