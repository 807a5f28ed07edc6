//! How often a wrong password or invitation may be tried. Only what was wrong counts, and only for a quarter of an hour.
//!
//! Three limits: for one login at one address, for one login, and for one address. Only the first one shuts. The other two slow down, and not
//! those who signed in well from there before: otherwise anybody could keep anybody else out. Of invitations and links there is only the last limit: all guesses
//! from an address wait together.

mod counts;
mod rates;

use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

pub use rates::Rates;

use counts::{ThrottleKey, WINDOW, WrongAttempts, milliseconds, seconds};

/// Seconds between two attempts at a login of which too many were wrong.
const LOGIN_WAIT: u64 = 60;
/// What all guesses from one address count as. None is told from another: there are as many as somebody likes to make up.
const ANY_GUESS: u64 = 0;

/// Who tries.
#[derive(Clone, Copy, Debug)]
pub struct SignInAttempt<'a> {
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

#[derive(Debug, Default)]
struct ThrottleState {
    passwords: WrongAttempts,
    /// Invitations and password links that nobody was given: in tables of their own, as they cost next to nothing.
    guesses: WrongAttempts,
    /// What the clock showed last, and how far it has gone since, steps back left out: a clock that is set back lengthens no wait.
    shown: Option<i64>,
    gone: i64,
}

impl ThrottleState {
    fn time(&mut self, now: i64) -> i64 {
        let step = now - self.shown.unwrap_or(now);
        self.shown = Some(now);
        self.gone += step.max(0);
        self.gone
    }
}

#[derive(Debug, Default)]
pub struct Throttle {
    hasher: RandomState,
    state: Mutex<ThrottleState>,
}

impl Throttle {
    pub fn new(rates: Rates) -> Throttle {
        let state = ThrottleState {
            passwords: WrongAttempts::new(rates),
            guesses: WrongAttempts::new(rates),
            ..ThrottleState::default()
        };
        Throttle {
            hasher: RandomState::default(),
            state: Mutex::new(state),
        }
    }

    /// After how many seconds this may be tried again, where it may not now.
    pub fn wait(&self, attempt: SignInAttempt<'_>, now: i64) -> Option<u64> {
        let login = self.hasher.hash_one(attempt.login);
        let network = attempt.network;
        let mut state = self.state();
        let now = state.time(now);
        let passwords = &mut state.passwords;
        if let Some(wrong) = passwords.over(ThrottleKey::Pair(login, network), now) {
            return Some(seconds(wrong.since + WINDOW - now));
        }
        if attempt.at_home {
            return None;
        }
        let by_login = passwords
            .over(ThrottleKey::Login(login), now)
            .filter(|wrong| wrong.last + milliseconds(LOGIN_WAIT) > now)
            .map(|_| LOGIN_WAIT);
        by_login.max(passwords.held(login, network, now))
    }

    /// Counts an attempt that was wrong.
    pub fn wrong(&self, attempt: SignInAttempt<'_>, now: i64) {
        let login = self.hasher.hash_one(attempt.login);
        let network = attempt.network;
        let mut state = self.state();
        let now = state.time(now);
        let passwords = &mut state.passwords;
        passwords.count(ThrottleKey::Pair(login, network), now);
        if attempt.at_home {
            // What is wrong where somebody is at home is held against nobody else.
            return;
        }
        passwords.count(ThrottleKey::Login(login), now);
        passwords.count(ThrottleKey::Address(network), now);
        passwords.hold(login, network, now);
    }

    /// After how many seconds an invitation or the like may be tried again from an address, where it may not now.
    pub fn wait_to_guess(&self, network: IpAddr, now: i64) -> Option<u64> {
        let mut state = self.state();
        let now = state.time(now);
        state.guesses.held(ANY_GUESS, network, now)
    }

    /// Counts an invitation or the like that was wrong.
    pub fn wrong_guess(&self, network: IpAddr, now: i64) {
        let mut state = self.state();
        let now = state.time(now);
        state.guesses.count(ThrottleKey::Address(network), now);
        state.guesses.hold(ANY_GUESS, network, now);
    }

    fn state(&self) -> MutexGuard<'_, ThrottleState> {
        // Counts are whole at any moment, whoever panicked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::counts::MOST;
    use super::*;

    const MINUTE: i64 = 60_000;

    fn attempt(login: &str, last: u8) -> SignInAttempt<'_> {
        SignInAttempt {
            login,
            network: IpAddr::from([10, 0, 0, last]),
            at_home: false,
        }
    }

    fn at_home(login: &str, last: u8) -> SignInAttempt<'_> {
        SignInAttempt {
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
        assert!(throttle.state().passwords.largest() <= MOST);
    }

    #[test]
    fn nobody_gets_away_from_a_limit_by_filling_the_tables() {
        let throttle = throttle();
        wrong_at_address(&throttle, 300, 0);
        for _ in 0..10 {
            throttle.wrong(attempt("root", 2), 0);
        }
        for _ in 0..9 {
            throttle.wrong(attempt("teacher", 2), 0);
        }
        assert_eq!(throttle.wait(attempt("slow", 1), 0), Some(1));
        throttle.wrong(attempt("slow", 1), 1000);
        throttle.wrong(attempt("slow", 1), 3000);
        for index in 0..100_000 {
            let login = format!("nobody{index}");
            let _ = throttle.wait(attempt(&login, 1), 3000);
            throttle.wrong(attempt(&login, 3), 3000);
        }
        assert_eq!(throttle.wait(attempt("root", 2), 3000), Some(897));
        assert_eq!(throttle.wait(attempt("slow", 1), 3000), Some(4));
        // What was tried more often than the rest is not forgotten before the limit either.
        throttle.wrong(attempt("teacher", 2), 3000);
        assert_eq!(throttle.wait(attempt("teacher", 2), 3000), Some(897));
    }

    #[test]
    fn guesses_wait_together_and_hold_back_no_password() {
        let throttle = throttle();
        let address = attempt("", 1).network;
        for _ in 0..300 {
            assert_eq!(throttle.wait_to_guess(address, 0), None);
            throttle.wrong_guess(address, 0);
        }
        let mut now = 0;
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60] {
            assert_eq!(throttle.wait_to_guess(address, now), Some(seconds));
            now += milliseconds(seconds);
            assert_eq!(throttle.wait_to_guess(address, now), None);
            throttle.wrong_guess(address, now);
        }
        assert_eq!(throttle.wait_to_guess(attempt("", 2).network, now), None);
        assert_eq!(throttle.wait(attempt("a", 1), now), None);
        assert_eq!(throttle.wait_to_guess(address, 15 * MINUTE), None);
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
