//! How an instance is opened: its data folder, the first start, and what later starts set right.

use std::path::Path;
use std::sync::Arc;

use crate::families::{FAMILIES, TABLES};
use crate::first_start;
use eqex_bank::catalog::Catalog;
use eqex_bank::seeds::Seeds;
use eqex_bank::state::{Bank, BankSettings};
use eqex_classroom::files::rules as files;
use eqex_classroom::shared_events::SharedEvents;
use eqex_classroom::state::{Classroom, ClassroomSettings};
use eqex_kernel::allowance::Allowance;
use eqex_kernel::environment::Environment;
use eqex_kernel::event_streams::EventStreams;
use eqex_kernel::instance::Kernel;
use eqex_kernel::pending_uploads::PendingUploads;
use eqex_kernel::settings::{EffectiveSetting, RootPassword, Settings};
use eqex_kernel::store::{Error, Store};
use eqex_kernel::throttle::Throttle;

/// How an instance is opened.
#[derive(Debug, Default)]
pub struct Opening {
    pub settings: Settings,
    pub bank: BankSettings,
    pub classroom: ClassroomSettings,
    /// Only that of the first start holds.
    pub user_salt: Option<String>,
    pub root_password: Option<RootPassword>,
    pub effective: Vec<EffectiveSetting>,
    /// The tables of an earlier release are brought up to date without a backup before.
    pub without_backup: bool,
    /// Tells the password of root where one was made.
    pub tell_password: Option<TellPassword>,
}

/// Tells somebody a password. Where that fails, the first start has failed.
pub type TellPassword = fn(&str) -> std::io::Result<()>;

/// Opens the data folder, and makes root and the team of the teachers where it is new.
pub fn open(data: &Path, opening: Opening, environment: Environment) -> Result<Classroom, Error> {
    let store = Store::open(data, &TABLES, !opening.without_backup)?;
    let settings = opening.settings;
    let start = first_start::start(
        &store,
        &environment,
        opening.user_salt,
        opening.root_password,
    )?;
    // At once: nothing that fails later may take it away, and until the school is settled another one can be made.
    if let (Some(password), Some(tell)) = (&start.new_password, opening.tell_password) {
        tell(password).map_err(|error| {
            Error::other(format!("the password of root could not be told: {error}"))
        })?;
    }
    let catalog = Catalog::new(opening.bank.defaults.clone());
    files::sweep(&store)?;
    first_start::refresh_cards(&store, &catalog, &opening.bank)?;
    if let Err(error) = store.settle() {
        // A new school that is not durable is none; an old one can still be read.
        if store.is_new() {
            return Err(error);
        }
        tracing::warn!(%error, "the journal stays beside the database for now");
    }
    let kernel = Arc::new(Kernel {
        throttle: Throttle::new(settings.rates),
        event_streams: Arc::new(EventStreams::new(settings.event_streams)),
        assets: FAMILIES
            .assets()
            .map_err(|error| Error::other(error.to_string()))?,
        site: Arc::new(FAMILIES.site()),
        store,
        settings,
        started: environment.now(),
        environment,
        effective: opening.effective,
        pending_uploads: PendingUploads::default(),
        salt: start.salt,
        new_root_password: start.new_password,
    });
    let bank = Arc::new(Bank {
        kernel: kernel.clone(),
        settings: opening.bank,
        catalog,
        seeds: Seeds::default(),
    });
    Ok(Classroom {
        submits: Allowance::new(opening.classroom.submits),
        settings: opening.classroom,
        kernel,
        bank,
        events: SharedEvents::default(),
    })
}
