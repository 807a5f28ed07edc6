//! What the server is made of while it runs.

use std::sync::Arc;

use eqex::{TypedNotation, View};

use crate::allowance::Allowance;
use crate::catalog::Catalog;
use crate::domain::seeds::Seeds;
use crate::environment::Outside;
use crate::live::Live;
use crate::model::notation;
use crate::pending_uploads::PendingUploads;
use crate::settings::{EffectiveSetting, Settings};
use crate::store::Store;
use crate::throttle::Throttle;

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
    pub pending_uploads: PendingUploads,
    pub throttle: Throttle,
    /// Of answers, by user.
    pub submits: Allowance,
    /// Goes in front of logins where user ids are made.
    pub salt: String,
    /// A password of root that was made at the first start; `Opening::tell_password` has heard it.
    pub new_root_password: Option<String>,
    /// The settings as they were given, for the administrator to look at.
    pub effective: Vec<EffectiveSetting>,
    /// When it was opened, in milliseconds since 1970.
    pub started: i64,
}

impl App {
    pub fn view(&self, langs: Vec<String>) -> View {
        View::new(langs, self.settings.decimal_comma)
    }

    /// How typed answers are read where nothing else tells it: rows of the log that keep no notation among them.
    pub fn notation(&self) -> TypedNotation {
        notation(None, self.settings.decimal_comma)
    }
}
