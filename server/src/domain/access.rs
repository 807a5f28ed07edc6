//! Who may see and do what; and what is missing told from what is not theirs to know.

use std::sync::Arc;

use eqex::Budget;

pub use crate::accounts::caller::{Account, Caller};
use crate::accounts::store as accounts;
use crate::app::App;
use crate::bank::store as bank;
use crate::catalog::{Found, Place};
use crate::model::rows::{Managers, Role, Subject, Team, User};
use crate::model::{ExerciseId, SubjectName};
use crate::store::ReadTx;

use super::Refusal;

impl Caller {
    /// What may be computed of a text that the caller brings.
    pub fn budget(&self) -> Budget {
        match self {
            Caller::Anonymous => Budget::visitor(),
            Caller::User(_) => Budget::signed_in(),
        }
    }

    /// The user, where one must be signed in.
    pub fn signed_in(&self) -> Result<&User, Refusal> {
        self.user().ok_or(Refusal::Forbidden)
    }

    /// Managers write exercises and see unlisted ones and right answers.
    pub fn manages(&self, subject: &Subject) -> bool {
        match (self.role(), &subject.managers) {
            (Some(Role::Admin), _) | (Some(Role::Teacher), Managers::Teachers) => true,
            (Some(_), Managers::Users(users)) => self.id().is_some_and(|id| users.contains(&id)),
            _ => false,
        }
    }

    /// Whether they may see what a subject holds.
    pub fn sees(&self, subject: &Subject) -> bool {
        !subject.is_private() || self.manages(subject)
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

/// A subject whose contents the caller may list.
pub fn visible_subject(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Subject, Refusal> {
    match bank::subject(db, name.as_str())? {
        Some(subject) if caller.sees(&subject) => Ok(subject),
        Some(_) => Err(Refusal::Forbidden),
        None => Err(caller.missing(!name.is_private())),
    }
}

/// An exercise of a subject, whatever it is to the caller.
pub fn exercise(
    db: &ReadTx<'_>,
    app: &App,
    caller: &Caller,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<Arc<Place>, Refusal> {
    match app.bank.catalog.find(&app.kernel.store, db, subject, id)? {
        Found::Here(place) => Ok(place),
        Found::NoExercise(known) => Err(caller.missing(caller.sees(&known))),
        Found::NoSubject => Err(caller.missing(!subject.is_private())),
    }
}

/// A subject that the caller manages.
pub fn managed_subject(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Subject, Refusal> {
    match bank::subject(db, name.as_str())? {
        Some(subject) if caller.manages(&subject) => Ok(subject),
        Some(_) => Err(Refusal::Forbidden),
        None => Err(caller.missing(!name.is_private())),
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
