//! What serves an instance, whatever is served: its data, its settings, and what is kept at hand while it runs.

use std::sync::Arc;

use crate::environment::Environment;
use crate::event_streams::EventStreams;
use crate::pending_uploads::PendingUploads;
use crate::settings::{EffectiveSetting, Settings};
use crate::store::Store;
use crate::throttle::Throttle;
use crate::ui::assets::Assets;
use crate::ui::site::Site;

/// What every family serves with.
#[derive(Debug)]
pub struct Kernel {
    pub store: Store,
    /// The styles and scripts of all pages.
    pub assets: Assets,
    /// What the shell of every page shows of the families.
    pub site: Arc<Site>,
    pub settings: Settings,
    pub environment: Environment,
    pub event_streams: Arc<EventStreams>,
    /// Uploads that wait for a word.
    pub pending_uploads: PendingUploads,
    pub throttle: Throttle,
    /// Goes in front of logins where user ids are made.
    pub salt: String,
    /// A password of root that was made at the first start; `Opening::tell_password` has heard it.
    pub new_root_password: Option<String>,
    /// The settings as they were given, for the administrator to look at.
    pub effective: Vec<EffectiveSetting>,
    /// When it was opened, in milliseconds since 1970.
    pub started: i64,
}
