//! How often a wrong password or invitation may be tried. Only what was wrong counts, and only for a quarter of an hour.
//!
//! Three limits: for one login at one address, for one login, and for one address. Only the first one shuts. The other two slow down, and not
//! those who signed in well from there before: otherwise anybody could keep anybody else out.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Wrong attempts in a quarter of an hour; 0 is no limit.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// For one login from one address.
    pub pair: u32,
    /// For one login from all addresses that it has not signed in from.
    pub login: u32,
    /// From one address for all logins that have not signed in from it.
    pub address: u32,
}

impl Default for Rates {
    fn default() -> Rates {
        Rates {
            pair: 10,
            login: 100,
            address: 300,
        }
    }
}

/// Milliseconds after the first wrong attempt that counts are forgotten.
const WINDOW: i64 = 15 * 60_000;
/// Seconds between two attempts at a login of which too many were wrong.
const LOGIN_WAIT: u64 = 60;
/// Longest wait, in seconds, of a login at an address from which too much was wrong.
const LONGEST: u64 = 60;
/// Entries of a table before old ones are dropped.
const MOST: usize = 50_000;

/// Who tries.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    pub login: &'a str,
    /// As [`network`] gives it.
    pub network: IpAddr,
    /// Whether this login has signed in well from this network lately.
    pub at_home: bool,
}

/// What counts as one address: of the sixth version all that one line is given, as each of its devices has millions.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let mut parts = address.segments();
            parts[4..].fill(0);
            IpAddr::V6(Ipv6Addr::from(parts))
        }
        address => address,
    }
}

/// Logins are kept as numbers: whatever is typed, an entry stays as small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Pair(u64, IpAddr),
    Login(u64),
    Address(IpAddr),
}

/// Wrong attempts since the first one that counts.
#[derive(Clone, Copy, Debug)]
struct Wrong {
    since: i64,
    last: i64,
    count: u32,
}

/// A login that waits at an address from which too much was wrong.
#[derive(Clone, Copy, Debug)]
struct Hold {
    until: i64,
    seconds: u64,
    /// When the counting began that led to it.
    since: i64,
}

#[derive(Debug, Default)]
struct State {
    wrong: HashMap<Key, Wrong>,
    holds: HashMap<(u64, IpAddr), Hold>,
    /// What the clock showed last, and how far it has gone since, steps back left out: a clock that is set back lengthens no wait.
    shown: Option<i64>,
    gone: i64,
}

impl State {
    fn time(&mut self, now: i64) -> i64 {
        let step = now - self.shown.unwrap_or(now);
        self.shown = Some(now);
        self.gone += step.max(0);
        self.gone
    }

    /// The wrong attempts that count, where they reach a limit.
    fn over(&self, key: Key, most: u32, now: i64) -> Option<Wrong> {
        let wrong = *self.wrong.get(&key)?;
        (most > 0 && wrong.count >= most && wrong.since + WINDOW > now).then_some(wrong)
    }
}

#[derive(Debug, Default)]
pub struct Throttle {
    rates: Rates,
    hasher: RandomState,
    state: Mutex<State>,
}

impl Throttle {
    pub fn new(rates: Rates) -> Throttle {
        Throttle {
            rates,
            ..Throttle::default()
        }
    }

    /// After how many seconds this may be tried again, where it may not now.
    pub fn wait(&self, attempt: Attempt<'_>, now: i64) -> Option<u64> {
        let login = self.hasher.hash_one(attempt.login);
        let network = attempt.network;
        let mut state = self.state();
        let now = state.time(now);
        if let Some(wrong) = state.over(Key::Pair(login, network), self.rates.pair, now) {
            return Some(seconds(wrong.since + WINDOW - now));
        }
        if attempt.at_home {
            return None;
        }
        let by_login = state
            .over(Key::Login(login), self.rates.login, now)
            .filter(|wrong| wrong.last + milliseconds(LOGIN_WAIT) > now)
            .map(|_| LOGIN_WAIT);
        let by_address = state
            .over(Key::Address(network), self.rates.address, now)
            .and_then(|wrong| {
                // Who comes for the first time waits a second from now on.
                let fresh = Hold {
                    until: now + 1000,
                    seconds: 1,
                    since: wrong.since,
                };
                let known = state.holds.get(&(login, network)).copied();
                let hold = match known.filter(|hold| hold.since == wrong.since) {
                    Some(hold) => hold,
                    None => {
                        make_room(&mut state.holds, |hold| hold.until, now - WINDOW);
                        state.holds.insert((login, network), fresh);
                        fresh
                    }
                };
                (hold.until > now).then(|| seconds(hold.until - now))
            });
        by_login.max(by_address)
    }

    /// Counts an attempt that was wrong.
    pub fn wrong(&self, attempt: Attempt<'_>, now: i64) {
        let login = self.hasher.hash_one(attempt.login);
        let network = attempt.network;
        let mut state = self.state();
        let now = state.time(now);
        make_room(&mut state.wrong, |wrong| wrong.since, now - WINDOW);
        let mut count = |key| {
            let fresh = Wrong {
                since: now,
                last: now,
                count: 0,
            };
            let wrong = state.wrong.entry(key).or_insert(fresh);
            if wrong.since + WINDOW <= now {
                *wrong = fresh;
            }
            wrong.last = now;
            wrong.count = wrong.count.saturating_add(1);
        };
        count(Key::Pair(login, network));
        if attempt.at_home {
            // What is wrong where somebody is at home is held against nobody else.
            return;
        }
        count(Key::Login(login));
        count(Key::Address(network));
        if let Some(wrong) = state.over(Key::Address(network), self.rates.address, now) {
            let known = state.holds.get(&(login, network)).copied();
            let seconds = match known.filter(|hold| hold.since == wrong.since) {
                Some(hold) => (hold.seconds * 2).min(LONGEST),
                None => 1,
            };
            let hold = Hold {
                until: now + milliseconds(seconds),
                seconds,
                since: wrong.since,
            };
            make_room(&mut state.holds, |hold| hold.until, now - WINDOW);
            state.holds.insert((login, network), hold);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Counts are whole at any moment, whoever panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Milliseconds as whole seconds, none of them too few.
fn seconds(left: i64) -> u64 {
    left.max(0).cast_unsigned().div_ceil(1000)
}

fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds * 1000).unwrap_or(i64::MAX)
}

/// Drops what is older than `past` from a table that is full, and the older half of the rest where that is not enough.
fn make_room<K: Eq + Hash, V>(table: &mut HashMap<K, V>, time: impl Fn(&V) -> i64, past: i64) {
    if table.len() < MOST {
        return;
    }
    table.retain(|_, entry| time(entry) > past);
    if table.len() >= MOST {
        let mut times: Vec<i64> = table.values().map(&time).collect();
        let middle = times.len() / 2;
        let (_, median, _) = times.select_nth_unstable(middle);
        let median = *median;
        table.retain(|_, entry| time(entry) > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn attempt(login: &str, last: u8) -> Attempt<'_> {
        Attempt {
            login,
            network: IpAddr::from([10, 0, 0, last]),
            at_home: false,
        }
    }

    fn at_home(login: &str, last: u8) -> Attempt<'_> {
        Attempt {
            at_home: true,
            ..attempt(login, last)
        }
    }

    fn throttle() -> Throttle {
        Throttle::new(Rates::default())
    }

    /// From address 1, for logins of nobody.
    fn wrong_at_address(throttle: &Throttle, count: usize, now: i64) {
        for index in 0..count {
            throttle.wrong(attempt(&format!("nobody{index}"), 1), now);
        }
    }

    #[test]
    fn one_login_from_one_address() {
        for who in [attempt, at_home] {
            let throttle = throttle();
            for _ in 0..10 {
                assert_eq!(throttle.wait(who("a", 1), 1000), None);
                throttle.wrong(who("a", 1), 1000);
            }
            assert_eq!(throttle.wait(who("a", 1), 2000), Some(899));
            assert_eq!(throttle.wait(who("b", 1), 2000), None);
            assert_eq!(throttle.wait(who("a", 2), 2000), None);
            assert_eq!(throttle.wait(who("a", 1), 15 * MINUTE + 1000), None);
        }
    }

    #[test]
    fn one_login_from_everywhere() {
        let throttle = throttle();
        for index in 0..100u8 {
            throttle.wrong(attempt("teacher", index % 50), 0);
        }
        assert_eq!(throttle.wait(attempt("teacher", 99), 0), Some(60));
        assert_eq!(throttle.wait(attempt("teacher", 98), 59_999), Some(60));
        assert_eq!(throttle.wait(at_home("teacher", 99), 0), None);
        assert_eq!(throttle.wait(attempt("pupil", 99), 0), None);
        // Once a minute it may be tried from elsewhere.
        assert_eq!(throttle.wait(attempt("teacher", 99), MINUTE), None);
        throttle.wrong(attempt("teacher", 99), MINUTE);
        assert_eq!(throttle.wait(attempt("teacher", 97), MINUTE), Some(60));
        assert_eq!(throttle.wait(attempt("teacher", 97), 15 * MINUTE), None);
    }

    #[test]
    fn a_school_behind_one_address() {
        let throttle = throttle();
        wrong_at_address(&throttle, 360, 0);
        assert_eq!(throttle.wait(at_home("a", 1), 0), None);
        assert_eq!(throttle.wait(attempt("a", 2), 0), None);
        for (login, first) in [("a", 0), ("b", 500)] {
            assert_eq!(throttle.wait(attempt(login, 1), first), Some(1));
            assert_eq!(throttle.wait(attempt(login, 1), first + 999), Some(1));
        }
        let mut now = 1000;
        for seconds in [2, 4, 8, 16, 32, 60, 60] {
            assert_eq!(throttle.wait(attempt("a", 1), now), None);
            throttle.wrong(attempt("a", 1), now);
            assert_eq!(throttle.wait(attempt("a", 1), now), Some(seconds));
            now += milliseconds(seconds);
        }
        // Another one still waits as if nobody had tried.
        assert_eq!(throttle.wait(attempt("c", 1), now), Some(1));
        assert_eq!(throttle.wait(attempt("a", 1), 16 * MINUTE), None);
    }

    #[test]
    fn what_is_wrong_at_home_is_held_against_nobody_else() {
        let throttle = throttle();
        for index in 0..1000 {
            throttle.wrong(at_home(&format!("pupil{index}"), 1), 0);
            throttle.wrong(at_home("teacher", 1), 0);
        }
        assert_eq!(throttle.wait(attempt("new", 1), 0), None);
        assert_eq!(throttle.wait(attempt("teacher", 2), 0), None);
    }

    #[test]
    fn a_clock_that_is_set_back_lengthens_no_wait() {
        let throttle = throttle();
        let hour = 60 * MINUTE;
        for _ in 0..10 {
            throttle.wrong(attempt("a", 1), hour);
        }
        assert_eq!(throttle.wait(attempt("a", 1), hour + MINUTE), Some(840));
        assert_eq!(throttle.wait(attempt("a", 1), 0), Some(840));
        assert_eq!(throttle.wait(attempt("a", 1), 13 * MINUTE), Some(60));
        assert_eq!(throttle.wait(attempt("a", 1), 14 * MINUTE), None);
    }

    #[test]
    fn no_limit() {
        let throttle = Throttle::new(Rates {
            pair: 0,
            login: 0,
            address: 0,
        });
        for _ in 0..1000 {
            throttle.wrong(attempt("a", 1), 0);
        }
        assert_eq!(throttle.wait(attempt("a", 1), 0), None);
    }

    #[test]
    fn the_tables_stay_small() {
        let throttle = throttle();
        wrong_at_address(&throttle, 300, 0);
        for index in 0..100_000 {
            let login = format!("nobody{index}");
            let _ = throttle.wait(attempt(&login, 1), index);
            throttle.wrong(attempt(&login, 2), index);
        }
        let state = throttle.state();
        assert!(state.wrong.len() <= MOST + 3 && state.holds.len() <= MOST);
    }

    #[test]
    fn one_line_of_the_sixth_version() {
        let parse = |text: &str| network(text.parse().expect("an address")).to_string();
        assert_eq!(parse("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(parse("::ffff:10.0.0.7"), "10.0.0.7");
        assert_eq!(parse("10.0.0.7"), "10.0.0.7");
        assert_eq!(parse("::1"), "::");
    }
}
