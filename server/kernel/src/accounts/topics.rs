//! What others may watch of accounts.

use crate::store::Topic;

/// The members of a team, by their names and numbers, or who looks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopicOfTeam(pub i32);

impl Topic for TopicOfTeam {}

/// That any user was removed, with all rows that name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopicOfRemovals;

impl Topic for TopicOfRemovals {}
