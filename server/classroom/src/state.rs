//! What the classroom is made of while it runs.

use std::sync::Arc;

use crate::shared_events::SharedEvents;
use eqex_bank::state::Bank;
use eqex_kernel::allowance;
use eqex_kernel::allowance::Allowance;
use eqex_kernel::instance::Kernel;

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
pub struct Classroom {
    pub kernel: Arc<Kernel>,
    pub bank: Arc<Bank>,
    pub settings: ClassroomSettings,
    /// Of answers, by user.
    pub submits: Allowance,
    /// What is told of sessions as they change.
    pub events: SharedEvents,
}

/// A request that the classroom answers.
pub type RequestContext<'a> = eqex_kernel::http::endpoint::RequestContext<'a, Classroom>;
