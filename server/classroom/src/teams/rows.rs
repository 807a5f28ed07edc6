//! Teams as lists show them.

use eqex_kernel::accounts::rows::Team;

/// A team as the list of classes shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSummary {
    pub team: Team,
    pub members: i64,
    /// Personal invitations that nobody has used yet.
    pub invited: i64,
    /// Exercises of the session.
    pub exercises: i64,
    pub finished: bool,
}
