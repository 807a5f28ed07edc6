//! What others may watch of sessions.

use eqex_kernel::store::Topic;

/// The session of a team: its exercises, its results, whether it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopicOfSession(pub i32);

impl Topic for TopicOfSession {}
