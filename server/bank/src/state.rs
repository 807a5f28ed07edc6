//! The bank while it serves: its settings, and what is compiled and searched for once.

use std::sync::Arc;

use eqex::{Defaults, TypedNotation, View};

use crate::answer::notation;
use crate::catalog::Catalog;
use crate::seeds::Seeds;
use eqex_kernel::instance::Kernel;

/// What an instance decides about its exercises.
#[derive(Clone, Debug, Default)]
pub struct BankSettings {
    /// Write numbers with a decimal comma.
    pub decimal_comma: bool,
    /// For exercises that do not say their language or tolerance.
    pub defaults: Defaults,
}

/// The bank of exercises.
#[derive(Debug)]
pub struct Bank {
    pub kernel: Arc<Kernel>,
    pub settings: BankSettings,
    pub catalog: Catalog,
    pub seeds: Seeds,
}

impl Bank {
    pub fn view(&self, langs: Vec<String>) -> View {
        View::new(langs, self.settings.decimal_comma)
    }

    /// How typed answers are read where nothing else tells it: rows of the log that keep no notation among them.
    pub fn notation(&self) -> TypedNotation {
        notation(None, self.settings.decimal_comma)
    }
}
