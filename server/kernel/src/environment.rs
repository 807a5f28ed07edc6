//! Clock, time zone and randomness: everything that differs from run to run comes from here, so that tests put in their own.

use std::fmt;
use std::time::Instant;

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Fills bytes with randomness.
type Random = Box<dyn Fn(&mut [u8]) + Send + Sync>;
/// Milliseconds since 1970.
type Clock = Box<dyn Fn() -> i64 + Send + Sync>;

/// Clock, time zone and randomness.
pub struct Environment {
    clock: Clock,
    /// Since when time is measured that goes on steadily, where the machine tells it.
    begun: Option<Instant>,
    random: Random,
    pub zone: TimeZone,
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outside")
    }
}

impl Environment {
    pub fn new(clock: Clock, random: Random, zone: TimeZone) -> Environment {
        Environment {
            clock,
            begun: None,
            random,
            zone,
        }
    }

    /// The clock, zone and randomness of the machine.
    pub fn real() -> Environment {
        let random = |bytes: &mut [u8]| {
            if let Err(error) = getrandom::fill(bytes) {
                // Going on would give tokens that can be guessed.
                tracing::error!(%error, "the operating system gives no random numbers");
                std::process::abort();
            }
        };
        Environment {
            begun: Some(Instant::now()),
            ..Environment::new(
                Box::new(|| Timestamp::now().as_millisecond()),
                Box::new(random),
                TimeZone::system(),
            )
        }
    }

    /// Milliseconds since 1970.
    pub fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Milliseconds that nobody sets back or forth: for waits, and for nothing that is kept.
    pub fn steady(&self) -> i64 {
        match self.begun {
            Some(begun) => i64::try_from(begun.elapsed().as_millis()).unwrap_or(i64::MAX),
            None => self.now(),
        }
    }

    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    pub fn random_i32(&self) -> i32 {
        i32::from_le_bytes(self.random())
    }
}
