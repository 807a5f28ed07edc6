//! Who may see and do what; and what is missing told from what is not theirs to know.

use std::sync::Arc;

use eqex::Budget;

use crate::catalog::{CatalogEntry, CatalogLookup};
use crate::names::{ExerciseId, SubjectName};
use crate::rows::{Managers, Subject};
use crate::state::Bank;
use crate::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::store::ReadTx;

use crate::refusal::Refusal;

/// What the bank asks of whoever calls.
pub trait BankCaller {
    /// What may be computed of a text that the caller brings.
    fn budget(&self) -> Budget;
    /// Managers write exercises and see unlisted ones and right answers.
    fn manages(&self, subject: &Subject) -> bool;
    /// Whether they may see what a subject holds.
    fn sees(&self, subject: &Subject) -> bool;
}

impl BankCaller for Caller {
    fn budget(&self) -> Budget {
        match self {
            Caller::Anonymous => Budget::visitor(),
            Caller::User(_) => Budget::signed_in(),
        }
    }

    fn manages(&self, subject: &Subject) -> bool {
        match (self.role(), &subject.managers) {
            (Some(Role::Admin), _) | (Some(Role::Teacher), Managers::Teachers) => true,
            (Some(_), Managers::Users(users)) => self.id().is_some_and(|id| users.contains(&id)),
            _ => false,
        }
    }

    fn sees(&self, subject: &Subject) -> bool {
        !subject.is_private() || self.manages(subject)
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
        None => Err(caller.missing(!name.is_private()).into()),
    }
}

/// An exercise of a subject, whatever it is to the caller.
pub fn exercise(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<Arc<CatalogEntry>, Refusal> {
    match bank.catalog.find(&bank.kernel.store, db, subject, id)? {
        CatalogLookup::Here(place) => Ok(place),
        CatalogLookup::NoExercise(known) => Err(caller.missing(caller.sees(&known)).into()),
        CatalogLookup::NoSubject => Err(caller.missing(!subject.is_private()).into()),
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
        None => Err(caller.missing(!name.is_private()).into()),
    }
}
