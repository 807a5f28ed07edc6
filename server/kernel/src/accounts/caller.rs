//! Who sends a request.

use crate::accounts::rows::{Id, Role, Team, User};

/// Who asks.
#[derive(Clone, Debug)]
pub enum Caller {
    Anonymous,
    User(Account),
}

/// A signed-in user.
#[derive(Clone, Debug)]
pub struct Account {
    pub user: User,
    /// The hash of the token they came with.
    pub token: Vec<u8>,
}

impl Caller {
    pub fn user(&self) -> Option<&User> {
        match self {
            Caller::Anonymous => None,
            Caller::User(account) => Some(&account.user),
        }
    }

    pub fn id(&self) -> Option<Id> {
        self.user().map(|user| user.id)
    }

    pub fn role(&self) -> Option<Role> {
        self.user().map(|user| Role::of_team(user.team))
    }

    pub fn is_admin(&self) -> bool {
        self.role() == Some(Role::Admin)
    }

    /// Teachers and the administrator.
    pub fn teaches(&self) -> bool {
        self.role().is_some_and(|role| role >= Role::Teacher)
    }

    pub fn is_assignee_of(&self, team: &Team) -> bool {
        self.is_admin() || self.id() == Some(team.assignee.id)
    }
}
