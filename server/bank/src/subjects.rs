//! Subjects and who manages them.

use eqex_messages::Message;

use crate::access;
use crate::access::BankCaller as _;
use crate::names::SubjectName;
use crate::refusal::Refusal;
use crate::rows::{Managers, Subject};
use crate::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::rows::Person;
use eqex_kernel::environment::Environment;
use eqex_kernel::refusal::taken;
use eqex_kernel::store::{ReadTx, WriteTx};

/// Longest list of assignees.
pub const MOST_ASSIGNEES: usize = 1000;

/// The subjects that the caller may list, by name.
pub fn list(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<String>, Refusal> {
    let visible = |subject: &Subject| !subject.name.starts_with('_') || caller.manages(subject);
    let subjects = bank::subjects(db)?.into_iter().filter(visible);
    Ok(subjects.map(|subject| subject.name).collect())
}

/// The creator gets no extra right.
pub fn create(
    db: &WriteTx<'_>,
    environment: &Environment,
    name: &SubjectName,
    assignees: Option<&[UserId]>,
) -> Result<(), Refusal> {
    let managers = managers(db, assignees)?;
    let subject = bank::add_subject(db, name.as_str(), true, environment.now())
        .map_err(taken(Message::new("subject-taken")))?;
    bank::set_managers(db, subject, &managers)?;
    Ok(())
}

/// Those who manage the subject besides root; `None` where every teacher does.
pub fn info(
    db: &ReadTx<'_>,
    caller: &Caller,
    name: &SubjectName,
) -> Result<Option<Vec<Person>>, Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    match subject.managers {
        Managers::Teachers => Ok(None),
        Managers::Users(_) => Ok(Some(bank::assignees(db, subject.id)?)),
    }
}

pub fn permit(
    db: &WriteTx<'_>,
    caller: &Caller,
    name: &SubjectName,
    assignees: Option<&[UserId]>,
) -> Result<(), Refusal> {
    let subject = access::managed_subject(db, caller, name)?;
    let managers = managers(db, assignees)?;
    bank::set_managers(db, subject.id, &managers)?;
    Ok(())
}

/// Whether a list of assignees is short enough to be looked at.
pub fn few_enough(assignees: &[UserId]) -> Result<(), Refusal> {
    if assignees.len() <= MOST_ASSIGNEES {
        return Ok(());
    }
    Err(Refusal::Invalid(
        Message::new("assignees-many").with("limit", MOST_ASSIGNEES),
    ))
}

fn managers(db: &ReadTx<'_>, assignees: Option<&[UserId]>) -> Result<Managers, Refusal> {
    let Some(assignees) = assignees else {
        return Ok(Managers::Teachers);
    };
    few_enough(assignees)?;
    let mut users = Vec::with_capacity(assignees.len());
    for id in assignees {
        let user = people::teacher(db, id)?;
        if !users.contains(&user.id) {
            users.push(user.id);
        }
    }
    Ok(Managers::Users(users))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_an_end() {
        let user = UserId::parse(&"0".repeat(64)).expect("an id");
        let mut users = vec![user; MOST_ASSIGNEES];
        assert!(few_enough(&users).is_ok());
        users.extend(users.first().cloned());
        assert!(matches!(few_enough(&users), Err(Refusal::Invalid(_))));
    }
}
