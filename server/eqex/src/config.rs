//! Settings: flags, then the environment, then a file; each once, with its doc.

mod effective;
mod values;

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Command;
pub use effective::effective;
use eqex::{Defaults, Tolerance};

use eqex_bank::state::BankSettings;
use eqex_classroom::state::ClassroomSettings;
use eqex_kernel::accounts::password_length::check_length;
use eqex_kernel::allowance;
use eqex_kernel::settings::{EffectiveSetting, MetricsAccess, RootPassword, Settings};
use eqex_kernel::throttle::Rates;

/// What `eqex serve` can be told. Every setting is a flag, a variable `EQEX_…` and a line of the file.
#[derive(Clone, Debug, clap::Args)]
pub struct ServeSettings {
    /// Address and port; port 0 takes a free one
    #[arg(
        long,
        env = "EQEX_LISTEN",
        value_name = "ADDR",
        default_value = "127.0.0.1:8080",
        value_parser = values::listen
    )]
    pub listen: SocketAddr,
    /// Folder of the database and of uploaded files; made where it is not there
    #[arg(
        long,
        env = "EQEX_DATA",
        value_name = "DIR",
        required_unless_present = "demo"
    )]
    pub data: Option<PathBuf>,
    /// Content folder: subjects that the database does not have yet are loaded from it
    #[arg(long, env = "EQEX_EXERCISES", value_name = "DIR")]
    pub exercises: Option<PathBuf>,
    /// Goes in front of logins where user ids are made; random by default, and fixed from the first start on
    #[arg(
        long,
        env = "EQEX_USER_SALT",
        value_name = "TEXT",
        hide_env_values = true
    )]
    pub user_salt: Option<String>,
    /// Password of root, of at least 8 characters: set again at every start that has it, whatever root chose since; take it out of the settings after the first start
    #[arg(
        long,
        env = "EQEX_ROOT_PASSWORD",
        value_name = "PASSWORD",
        hide_env_values = true,
        conflicts_with = "root_password_hash"
    )]
    pub root_password: Option<String>,
    /// Password of root as the database stores it (argon2id); set again at every start, too
    #[arg(
        long,
        env = "EQEX_ROOT_PASSWORD_HASH",
        value_name = "HASH",
        hide_env_values = true
    )]
    pub root_password_hash: Option<String>,
    /// Seconds that a sign-in lasts
    #[arg(long, env = "EQEX_TOKEN_LIFETIME", value_name = "S", default_value_t = 604_800, value_parser = clap::value_parser!(i64).range(60..=31_536_000))]
    pub token_lifetime: i64,
    /// Milliseconds before which no sign-in is refused
    #[arg(long, env = "EQEX_LOGIN_TIME", value_name = "MS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(0..=10_000))]
    pub login_time: u64,
    /// Milliseconds after which a sign-in on the page, with a plain password, is refused
    #[arg(long, env = "EQEX_LOGIN_TIME_PLAIN", value_name = "MS", default_value_t = 1500, value_parser = clap::value_parser!(u64).range(0..=10_000))]
    pub login_time_plain: u64,
    /// Seconds that a visitor's numbers stay the same
    #[arg(
        long,
        env = "EQEX_SEED_COOKIE_LIFETIME",
        value_name = "S",
        default_value_t = 128_563_200
    )]
    pub seed_cookie_lifetime: u32,
    /// Bytes of an uploaded file
    #[arg(
        long,
        env = "EQEX_UPLOAD_LIMIT",
        value_name = "BYTES",
        default_value_t = 104_857_600
    )]
    pub upload_limit: u64,
    /// How far an answer may be off where the exercise does not say, in percent
    #[arg(
        long,
        env = "EQEX_TOLERANCE",
        value_name = "PERCENT",
        default_value_t = 1.0
    )]
    pub tolerance: f64,
    /// Write numbers with a decimal comma
    #[arg(long, env = "EQEX_DECIMAL_COMMA")]
    pub decimal_comma: bool,
    /// The address people use, such as https://eqex.school.example; https makes cookies secure
    #[allow(rustdoc::bare_urls, reason = "it is the help that people read")]
    #[arg(long, env = "EQEX_PUBLIC_URL", value_name = "URL", value_parser = values::web_origin)]
    pub public_url: Option<String>,
    /// Proxies whose X-Forwarded-For is believed
    #[arg(
        long,
        env = "EQEX_TRUSTED_PROXIES",
        value_name = "IP,…",
        value_delimiter = ','
    )]
    pub trusted_proxies: Vec<IpAddr>,
    /// Origins besides our own whose pages may send requests that change something
    #[arg(
        long,
        env = "EQEX_ALLOWED_ORIGINS",
        value_name = "URL,…",
        value_delimiter = ',',
        value_parser = values::web_origin
    )]
    pub allowed_origins: Vec<String>,
    /// Language of texts whose header names none
    #[arg(long, env = "EQEX_LANG", value_name = "L", default_value = "en")]
    pub lang: String,
    /// Language of the labels of saved reports
    #[arg(long, env = "EQEX_REPORT_LABELS", value_name = "L", default_value = "en", value_parser = ["en", "pl"])]
    pub report_labels: String,
    /// Wrong passwords in 15 minutes for one login from one address; 0 is no limit
    #[arg(long, env = "EQEX_RATE_PAIR", value_name = "N", default_value_t = 10)]
    pub rate_pair: u32,
    /// Wrong passwords in 15 minutes for one login from all addresses it has not signed in from; 0 is no limit
    #[arg(long, env = "EQEX_RATE_LOGIN", value_name = "N", default_value_t = 100)]
    pub rate_login: u32,
    /// Wrong passwords in 15 minutes from one address, of logins that have not signed in from it; 0 is no limit
    #[arg(
        long,
        env = "EQEX_RATE_ADDRESS",
        value_name = "N",
        default_value_t = 300
    )]
    pub rate_address: u32,
    /// Who may read the figures of /metrics: off (nobody), local (requests from the machine itself), token (root, with a sign-in or key)
    #[arg(
        long,
        env = "EQEX_METRICS",
        value_name = "WHO",
        value_parser = values::metrics(),
        default_value = "token"
    )]
    pub metrics: MetricsAccess,
    /// Answers in a minute that one user may submit; 0 is no limit
    #[arg(
        long,
        env = "EQEX_RATE_SUBMIT",
        value_name = "N",
        default_value_t = 120
    )]
    pub rate_submit: u32,
    /// Of these, answers at once; 0 is no limit of its own
    #[arg(
        long,
        env = "EQEX_RATE_SUBMIT_BURST",
        value_name = "N",
        default_value_t = 60
    )]
    pub rate_submit_burst: u32,
    /// Streams of events that one user may have open: one more closes the oldest; 0 is no limit
    #[arg(
        long,
        env = "EQEX_EVENT_STREAMS",
        value_name = "N",
        default_value_t = 6
    )]
    pub event_streams: u32,
    /// What is logged: error, warn, info, debug (every request) or trace
    #[arg(long, env = "EQEX_LOG", value_name = "LEVEL", default_value = "info", value_parser = ["error", "warn", "info", "debug", "trace"])]
    pub log: String,
    /// Log lines as JSON
    #[arg(long, env = "EQEX_LOG_JSON")]
    pub log_json: bool,
    /// A YAML file of settings: lines such as `listen: 0.0.0.0:8080`, named as the flags
    #[arg(long, env = "EQEX_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// All of the above as it was given, for the administrator to look at.
    #[arg(skip)]
    pub effective: Vec<EffectiveSetting>,
}

impl ServeSettings {
    pub fn settings(&self) -> Settings {
        Settings {
            allowed_origins: self.allowed_origins.clone(),
            public_url: self.public_url.clone(),
            trusted_proxies: self.trusted_proxies.clone(),
            token_lifetime: self.token_lifetime,
            login_time: self.login_time,
            login_time_plain: self.login_time_plain,
            seed_cookie_lifetime: self.seed_cookie_lifetime,
            upload_limit: self.upload_limit,
            rates: Rates {
                pair: self.rate_pair,
                login: self.rate_login,
                address: self.rate_address,
            },
            metrics: self.metrics,
            event_streams: self.event_streams,
        }
    }

    pub fn bank(&self) -> BankSettings {
        BankSettings {
            decimal_comma: self.decimal_comma,
            defaults: Defaults {
                lang: self.lang.clone(),
                tolerance: Tolerance::Relative(self.tolerance / 100.0),
            },
        }
    }

    pub fn classroom(&self) -> ClassroomSettings {
        ClassroomSettings {
            polish_reports: self.report_labels == "pl",
            submits: allowance::Rate {
                minute: self.rate_submit,
                burst: self.rate_submit_burst,
            },
        }
    }

    pub fn root(&self) -> Result<Option<RootPassword>, String> {
        if let Some(hash) = &self.root_password_hash {
            if !eqex_passwords::is_stored_form(hash) {
                return Err(
                    "root_password_hash is no argon2id hash such as `$argon2id$v=19$…`".to_owned(),
                );
            }
            return Ok(Some(RootPassword::Stored(hash.clone())));
        }
        Ok(self.root_password.clone().map(RootPassword::Plain))
    }

    /// What no single flag can tell.
    pub fn check(&self) -> Result<(), String> {
        if !(self.tolerance.is_finite() && (0.0..=100.0).contains(&self.tolerance)) {
            return Err("tolerance is a percentage from 0 to 100".to_owned());
        }
        if let Some(password) = &self.root_password {
            check_length(password).map_err(|reason| {
                format!("root_password (EQEX_ROOT_PASSWORD) cannot be used: {reason}")
            })?;
        }
        // Behind a proxy on the same machine, everybody comes from there.
        if self.metrics == MetricsAccess::Local && !self.trusted_proxies.is_empty() {
            return Err(
                "metrics: local cannot be used together with trusted_proxies, as requests through a proxy may look like the machine's own. Use metrics: token and a key of root (`eqex token create root --label metrics`), or metrics: off".to_owned(),
            );
        }
        Ok(())
    }
}

/// The file that the arguments or the environment name.
fn named(arguments: &[OsString]) -> Option<PathBuf> {
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--config" {
            return arguments.next().map(PathBuf::from);
        }
        if let Some(path) = text.strip_prefix("--config=") {
            return Some(PathBuf::from(path));
        }
    }
    std::env::var_os("EQEX_CONFIG").map(PathBuf::from)
}

/// The commands with the settings of the file as defaults, so that flags and environment go before it.
pub fn with_file(command: Command, arguments: &[OsString]) -> Result<Command, String> {
    match named(arguments) {
        None => Ok(command),
        Some(path) => with_settings(command, &path),
    }
}

fn with_settings(mut command: Command, path: &Path) -> Result<Command, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read the settings {shown}: {error}"))?;
    let settings: std::collections::BTreeMap<String, serde_yaml::Value> =
        serde_yaml::from_str(&text).map_err(|error| {
            format!("{shown}: {error}\nSettings are lines such as `listen: 0.0.0.0:8080`")
        })?;
    for (name, value) in settings {
        let id = name.replace('-', "_");
        let values = words(&value)
            .ok_or_else(|| format!("{shown}: `{name}` must be a text, a number, true or a list"))?;
        let mut known = false;
        let mut wrong = None;
        let names: Vec<String> = command
            .get_subcommands()
            .map(|sub| sub.get_name().to_owned())
            .collect();
        for sub in names {
            command = command.mut_subcommand(sub, |sub| {
                if !sub
                    .get_arguments()
                    .any(|argument| argument.get_id() == id.as_str())
                {
                    return sub;
                }
                known = true;
                wrong = wrong.take().or_else(|| values::wrong(&sub, &id, &values));
                sub.mut_arg(id.clone(), |argument| {
                    argument.default_values(values.clone()).required(false)
                })
            });
        }
        if !known || id == "config" {
            return Err(format!(
                "{shown}: there is no setting `{name}`; `eqex serve --help` lists them"
            ));
        }
        if let Some(reason) = wrong {
            let value = values.join(", ");
            return Err(format!(
                "{shown}: `{name}: {value}` cannot be used: {reason}"
            ));
        }
    }
    Ok(command)
}

fn words(value: &serde_yaml::Value) -> Option<Vec<String>> {
    use serde_yaml::Value;
    match value {
        Value::String(text) => Some(vec![text.clone()]),
        Value::Bool(flag) => Some(vec![flag.to_string()]),
        Value::Number(number) => Some(vec![number.to_string()]),
        Value::Sequence(items) => items
            .iter()
            .map(|item| words(item)?.into_iter().next())
            .collect(),
        _ => None,
    }
}
