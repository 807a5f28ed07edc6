//! What the classroom is made of while it runs.

use std::sync::Arc;

use crate::allowance::{self, Allowance};
use crate::bank::state::Bank;
use crate::kernel::Kernel;

/// What an instance decides about its classes.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClassroomSettings {
    /// Labels of reports in Polish.
    pub polish_reports: bool,
    /// Answers that one user may have kept.
    pub submits: allowance::Rate,
}

/// The classroom: what it serves with.
#[derive(Debug)]
pub struct App {
    pub kernel: Arc<Kernel>,
    pub bank: Arc<Bank>,
    pub settings: ClassroomSettings,
    /// Of answers, by user.
    pub submits: Allowance,
}

/// A request that the classroom answers.
pub type Call<'a> = crate::http::endpoint::Call<'a, App>;
