//! How often a wrong password or invitation may be tried. Only what was wrong counts, and only for a minute.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Wrong attempts in a minute.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    /// For one login from one address.
    pub pair: u32,
    /// For one login from all addresses, but for those from where it signed in before: nobody can lock somebody else out.
    pub login: u32,
    /// From one address for all logins: a whole school may sign in from one.
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

const MINUTE: i64 = 60_000;
/// Entries before old ones are dropped; all of them where none is old.
const MOST: usize = 100_000;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Pair(String, IpAddr),
    Login(String),
    Address(IpAddr),
}

#[derive(Debug, Default)]
struct State {
    /// Since when, and how many.
    wrong: HashMap<Key, (i64, u32)>,
    /// From where logins have signed in since the start.
    known: HashSet<(String, IpAddr)>,
}

#[derive(Debug, Default)]
pub struct Throttle {
    rates: Rates,
    state: Mutex<State>,
}

impl Throttle {
    pub fn new(rates: Rates) -> Throttle {
        Throttle {
            rates,
            state: Mutex::default(),
        }
    }

    /// After how many seconds this may be tried again, where it may not now.
    pub fn wait(&self, login: &str, address: IpAddr, now: i64) -> Option<u64> {
        let state = self.state();
        self.limits(&state, login, address)
            .into_iter()
            .filter_map(|(key, most)| {
                let (since, count) = state.wrong.get(&key)?;
                let left = since + MINUTE - now;
                (*count >= most && left > 0).then(|| left.cast_unsigned().div_ceil(1000))
            })
            .max()
    }

    pub fn wrong(&self, login: &str, address: IpAddr, now: i64) {
        let mut state = self.state();
        if state.wrong.len() >= MOST {
            state.wrong.retain(|_, (since, _)| *since + MINUTE > now);
            if state.wrong.len() >= MOST {
                state.wrong.clear();
            }
        }
        for (key, _) in self.limits(&state, login, address) {
            let entry = state.wrong.entry(key).or_insert((now, 0));
            if entry.0 + MINUTE <= now {
                *entry = (now, 0);
            }
            entry.1 += 1;
        }
    }

    pub fn right(&self, login: &str, address: IpAddr) {
        let mut state = self.state();
        if state.known.len() >= MOST {
            state.known.clear();
        }
        state.known.insert((login.to_owned(), address));
    }

    fn limits(&self, state: &State, login: &str, address: IpAddr) -> Vec<(Key, u32)> {
        let mut limits = vec![
            (Key::Pair(login.to_owned(), address), self.rates.pair),
            (Key::Address(address), self.rates.address),
        ];
        if !state.known.contains(&(login.to_owned(), address)) {
            limits.push((Key::Login(login.to_owned()), self.rates.login));
        }
        limits
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // Counts are whole at any moment, whoever panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn one_login_from_one_address() {
        let throttle = Throttle::new(Rates::default());
        for _ in 0..10 {
            assert_eq!(throttle.wait("a", address(1), 1000), None);
            throttle.wrong("a", address(1), 1000);
        }
        assert_eq!(throttle.wait("a", address(1), 2000), Some(59));
        assert_eq!(throttle.wait("b", address(1), 2000), None);
        assert_eq!(throttle.wait("a", address(2), 2000), None);
        assert_eq!(throttle.wait("a", address(1), 61_000), None);
    }

    #[test]
    fn nobody_is_locked_out_from_where_they_sign_in() {
        let throttle = Throttle::new(Rates::default());
        throttle.right("teacher", address(99));
        for last in 1..=20 {
            for _ in 0..10 {
                throttle.wrong("teacher", address(last), 0);
            }
        }
        assert_eq!(throttle.wait("teacher", address(50), 0), Some(60));
        assert_eq!(throttle.wait("teacher", address(99), 0), None);
    }

    #[test]
    fn one_address() {
        let throttle = Throttle::new(Rates::default());
        for index in 0..300 {
            assert_eq!(throttle.wait(&index.to_string(), address(1), 0), None);
            throttle.wrong(&index.to_string(), address(1), 0);
        }
        assert!(throttle.wait("new", address(1), 0).is_some());
    }
}
