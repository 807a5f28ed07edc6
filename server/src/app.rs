//! What the server is made of. Everything from outside, clock and randomness too, goes through here, so that tests put in their own.

use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use eqex::{Defaults, TypedNotation, View};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::allowance::{self, Allowance};
use crate::catalog::Catalog;
use crate::config::Effective;
use crate::domain::files;
use crate::domain::instance::{self, RootPassword};
use crate::domain::seeds::Seeds;
use crate::held::Held;
use crate::live::Live;
use crate::model::notation;
use crate::store::{Change, Error, Store};
use crate::throttle::{Rates, Throttle};

/// What an instance decides for itself.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Write numbers with a decimal comma.
    pub decimal_comma: bool,
    /// For exercises that do not say their language or tolerance.
    pub defaults: Defaults,
    /// Origins besides our own whose pages may send requests that change something.
    pub allowed_origins: Vec<String>,
    /// The address people use; https makes cookies secure.
    pub public_url: Option<String>,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Seconds that a sign-in lasts.
    pub token_lifetime: i64,
    /// Milliseconds before which no sign-in is refused.
    pub login_time: u64,
    /// Milliseconds after which a sign-in with a plain password is refused, whoever's it is.
    pub login_time_plain: u64,
    /// Seconds that a visitor's numbers stay the same.
    pub seed_cookie_lifetime: u32,
    /// Bytes of an uploaded file.
    pub upload_limit: u64,
    /// Labels of reports in Polish.
    pub polish_reports: bool,
    pub rates: Rates,
    /// Answers that one user may have kept.
    pub submits: allowance::Rate,
    /// Streams of events that one user may have open; 0 is no limit.
    pub event_streams: u32,
    pub metrics: Metrics,
}

/// Who may read the figures of `GET /metrics`, by the word of the setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Metrics {
    Off,
    // Whoever asks from the machine itself.
    Local,
    // Root, with a sign-in or a key.
    #[default]
    Token,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            decimal_comma: false,
            defaults: Defaults::default(),
            allowed_origins: Vec::new(),
            public_url: None,
            trusted_proxies: Vec::new(),
            token_lifetime: 604_800,
            login_time: 300,
            login_time_plain: 1500,
            seed_cookie_lifetime: 128_563_200,
            upload_limit: 104_857_600,
            polish_reports: false,
            rates: Rates::default(),
            metrics: Metrics::default(),
            submits: allowance::Rate::default(),
            event_streams: 6,
        }
    }
}

impl Settings {
    /// Whether people come over https.
    pub fn is_secure(&self) -> bool {
        self.public_url
            .as_deref()
            .is_some_and(|url| url.starts_with("https://"))
    }
}

/// Fills bytes with randomness.
type Random = Box<dyn Fn(&mut [u8]) + Send + Sync>;
/// Milliseconds since 1970.
type Clock = Box<dyn Fn() -> i64 + Send + Sync>;

/// Clock, time zone and randomness.
pub struct Outside {
    clock: Clock,
    /// Since when time is measured that goes on steadily, where the machine tells it.
    begun: Option<Instant>,
    random: Random,
    pub zone: TimeZone,
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Outside")
    }
}

impl Outside {
    pub fn new(clock: Clock, random: Random, zone: TimeZone) -> Outside {
        Outside {
            clock,
            begun: None,
            random,
            zone,
        }
    }

    /// The clock, zone and randomness of the machine.
    pub fn real() -> Outside {
        let random = |bytes: &mut [u8]| {
            if let Err(error) = getrandom::fill(bytes) {
                // Going on would give tokens that can be guessed.
                tracing::error!(%error, "the operating system gives no random numbers");
                std::process::abort();
            }
        };
        Outside {
            begun: Some(Instant::now()),
            ..Outside::new(
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

/// An instance: its data, its settings, and what it keeps at hand.
#[derive(Debug)]
pub struct App {
    pub store: Store,
    pub settings: Settings,
    pub outside: Outside,
    pub catalog: Catalog,
    pub seeds: Seeds,
    pub live: Arc<Live>,
    /// Uploads that wait for a word.
    pub held: Held,
    pub throttle: Throttle,
    /// Of answers, by user.
    pub submits: Allowance,
    /// Goes in front of logins where user ids are made.
    pub salt: String,
    /// A password of root that was made at the first start; `Opening::tell_password` has heard it.
    pub new_root_password: Option<String>,
    /// The settings as they were given, for the administrator to look at.
    pub effective: Vec<Effective>,
    /// When it was opened, in milliseconds since 1970.
    pub started: i64,
}

/// How an instance is opened.
#[derive(Debug, Default)]
pub struct Opening {
    pub settings: Settings,
    /// Only that of the first start holds.
    pub user_salt: Option<String>,
    pub root_password: Option<RootPassword>,
    pub effective: Vec<Effective>,
    /// The tables of an earlier release are brought up to date without a backup before.
    pub without_backup: bool,
    /// Tells the password of root where one was made.
    pub tell_password: Option<TellPassword>,
}

/// Tells somebody a password. Where that fails, the first start has failed.
pub type TellPassword = fn(&str) -> std::io::Result<()>;

impl App {
    /// Opens the data folder, and makes root and the team of the teachers where it is new.
    pub fn open(data: &Path, opening: Opening, outside: Outside) -> Result<App, Error> {
        let live = Arc::new(Live::new(opening.settings.event_streams));
        let watchers = live.clone();
        let store = Store::open(data, !opening.without_backup, move |changes| {
            for change in changes {
                if let Change::Session(team) = change {
                    watchers.changed(*team);
                }
            }
        })?;
        let settings = opening.settings;
        let start = instance::start(&store, &outside, opening.user_salt, opening.root_password)?;
        // At once: nothing that fails later may take it away, and until the school is settled another one can be made.
        if let (Some(password), Some(tell)) = (&start.new_password, opening.tell_password) {
            tell(password).map_err(|error| {
                Error::other(format!("the password of root could not be told: {error}"))
            })?;
        }
        let catalog = Catalog::new(settings.defaults.clone());
        files::sweep(&store)?;
        instance::refresh_cards(&store, &catalog, &settings)?;
        if let Err(error) = store.settle() {
            // A new school that is not durable is none; an old one can still be read.
            if store.is_new() {
                return Err(error);
            }
            tracing::warn!(%error, "the journal stays beside the database for now");
        }
        Ok(App {
            catalog,
            seeds: Seeds::default(),
            throttle: Throttle::new(settings.rates),
            submits: Allowance::new(settings.submits),
            store,
            settings,
            started: outside.now(),
            outside,
            effective: opening.effective,
            live,
            held: Held::default(),
            salt: start.salt,
            new_root_password: start.new_password,
        })
    }

    pub fn view(&self, langs: Vec<String>) -> View {
        View::new(langs, self.settings.decimal_comma)
    }

    /// How typed answers are read where nothing else tells it: rows of the log that keep no notation among them.
    pub fn notation(&self) -> TypedNotation {
        notation(None, self.settings.decimal_comma)
    }
}
