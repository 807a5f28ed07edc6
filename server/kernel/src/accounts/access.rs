//! Who looks after whom; and what is missing told from what is not theirs to know.

use crate::accounts::caller::Caller;
use crate::accounts::rows::{Team, User};
use crate::accounts::store as accounts;
use crate::refusal::Refusal;
use crate::store::ReadTx;

impl Caller {
    /// The user, where one must be signed in.
    pub fn signed_in(&self) -> Result<&User, Refusal> {
        self.user().ok_or(Refusal::Forbidden)
    }

    /// What a missing thing is answered with, where only those who `may_list` such things may know.
    pub fn missing(&self, may_list: bool) -> Refusal {
        if may_list || self.is_admin() {
            Refusal::Missing
        } else {
            Refusal::Forbidden
        }
    }
}

/// A team whose assignee the caller is. Students never are.
pub fn assigned_team(db: &ReadTx<'_>, caller: &Caller, id: i32) -> Result<Team, Refusal> {
    match accounts::team(db, id)? {
        Some(team) if caller.is_assignee_of(&team) => Ok(team),
        Some(_) => Err(Refusal::Forbidden),
        None => Err(caller.missing(caller.teaches())),
    }
}

/// A user whom the caller, as assignee of the user's team, looks after.
pub fn assigned_user(db: &ReadTx<'_>, caller: &Caller, public_id: &str) -> Result<User, Refusal> {
    let Some(user) = accounts::user_by_public_id(db, public_id)? else {
        return Err(caller.missing(false));
    };
    let team = accounts::team(db, user.team)?;
    if caller.is_admin() || team.is_some_and(|team| caller.is_assignee_of(&team)) {
        Ok(user)
    } else {
        Err(Refusal::Forbidden)
    }
}
