//! The session of a class, as a plain value.

use eqex_kernel::accounts::rows::Id;

/// A team's session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassSession {
    /// Another one after each reset.
    pub id: Id,
    pub team: i32,
    pub finished: bool,
    pub seed_offset: i32,
}
