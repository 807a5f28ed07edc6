//! What an instance decides for itself, whoever gave it: flags, variables and a file, or a test.

mod effective;

use std::net::IpAddr;

pub use effective::{EffectiveSetting, SettingOrigin, ShownValue};

use crate::throttle::Rates;

/// What an instance decides for itself.
#[derive(Clone, Debug)]
pub struct Settings {
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
    pub rates: Rates,
    /// Streams of events that one user may have open; 0 is no limit.
    pub event_streams: u32,
    pub metrics: MetricsAccess,
}

/// Who may read the figures of `GET /metrics`, by the word of the setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MetricsAccess {
    Off,
    // Whoever asks from the machine itself.
    Local,
    // Root, with a sign-in or a key.
    #[default]
    Token,
}

impl MetricsAccess {
    /// The words of the setting.
    pub const WORDS: [&str; 3] = ["off", "local", "token"];

    /// What a word of the setting means; nothing where it is none.
    pub fn of_word(word: &str) -> Option<MetricsAccess> {
        match word {
            "off" => Some(MetricsAccess::Off),
            "local" => Some(MetricsAccess::Local),
            "token" => Some(MetricsAccess::Token),
            _ => None,
        }
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            allowed_origins: Vec::new(),
            public_url: None,
            trusted_proxies: Vec::new(),
            token_lifetime: 604_800,
            login_time: 300,
            login_time_plain: 1500,
            seed_cookie_lifetime: 128_563_200,
            upload_limit: 104_857_600,
            rates: Rates::default(),
            metrics: MetricsAccess::default(),
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

/// The password of root as the settings give it.
#[derive(Clone, Debug)]
pub enum RootPassword {
    /// As root types it.
    Plain(String),
    /// As a client sends it.
    Hashed(String),
    /// As it is stored.
    Stored(String),
}
