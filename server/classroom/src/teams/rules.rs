//! Teams and their members.

use std::collections::HashMap;

use eqex_messages::Message;

use crate::sessions::rules as sessions;
use crate::teams::rows::TeamSummary;
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::invited::{is_free, random_word};
use eqex_kernel::accounts::names::{Invitation, TeamName, UserId};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::rows::{
    ADMIN_TEAM, Id, PersonalInvitation, Presence, TEACHERS, Team, User,
};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::topics::TopicOfTeam;
use eqex_kernel::environment::Environment;
use eqex_kernel::optional::Nullable;
use eqex_kernel::refusal::taken;
use eqex_kernel::store::{ReadTx, WriteTx};

/// The caller becomes assignee; registration is closed.
pub fn create(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    name: &TeamName,
) -> Result<i32, Refusal> {
    let user = caller.signed_in()?;
    let id = accounts::add_team(db, name.as_str(), user.id, environment.now())?;
    sessions::start(db, environment, id)?;
    Ok(id)
}

/// A team as the caller sees it.
#[derive(Debug)]
pub struct VisibleTeam {
    pub team: Team,
    pub members: Vec<User>,
    /// Whether the caller may see the invitation.
    pub invitation: bool,
    /// Whether the caller may see who is who.
    pub ids: bool,
}

pub fn info(db: &ReadTx<'_>, caller: &Caller, id: i32) -> Result<VisibleTeam, Refusal> {
    let user = caller.signed_in()?;
    if !caller.teaches() && user.team != id {
        return Err(Refusal::Forbidden);
    }
    let team = accounts::team(db, id)?.ok_or(Refusal::Missing)?;
    Ok(VisibleTeam {
        members: accounts::members(db, id)?,
        invitation: caller.is_assignee_of(&team),
        ids: caller.teaches(),
        team,
    })
}

/// A team as whoever looks after it sees it.
#[derive(Debug)]
pub struct ManagedTeam {
    pub team: Team,
    /// In the order of the register, with when they joined and signed in.
    pub members: Vec<(User, Presence)>,
    pub invited: Vec<PersonalInvitation>,
}

pub fn managed(
    db: &ReadTx<'_>,
    environment: &Environment,
    caller: &Caller,
    id: i32,
) -> Result<ManagedTeam, Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, id)?;
    let presence = accounts::presence(db, id, environment.now())?.into_iter();
    let presence: HashMap<Id, Presence> = presence.map(|one| (one.user, one)).collect();
    let known = |user: User| {
        let presence = *presence.get(&user.id)?;
        Some((user, presence))
    };
    let mut members: Vec<_> = accounts::members(db, id)?
        .into_iter()
        .filter_map(known)
        .collect();
    in_register_order(&mut members, |(user, _)| (user.number, &user.name));
    Ok(ManagedTeam {
        members,
        invited: accounts::personal_invitations(db, id)?,
        team,
    })
}

/// By number in the register and then by name; those without a number come last. `of` tells both.
pub fn in_register_order<T>(people: &mut [T], of: impl Fn(&T) -> (Option<i32>, &str)) {
    people.sort_by(|a, b| {
        let (a, b) = (of(a), of(b));
        (a.0.is_none(), a).cmp(&(b.0.is_none(), b))
    });
}

/// All teams as a teacher sees them listed.
pub fn summaries(db: &ReadTx<'_>, caller: &Caller) -> Result<Vec<TeamSummary>, Refusal> {
    if caller.teaches() {
        Ok(crate::teams::store::team_summaries(db)?)
    } else {
        Err(Refusal::Forbidden)
    }
}

/// Who can look after a team: root and the teachers.
pub fn assignees(db: &ReadTx<'_>) -> Result<Vec<User>, Refusal> {
    let mut users = accounts::members(db, ADMIN_TEAM)?;
    users.extend(accounts::members(db, TEACHERS)?);
    Ok(users)
}

/// What to change; what is absent stays.
#[derive(Debug, Default)]
pub struct TeamUpdate {
    pub name: Option<TeamName>,
    pub assignee: Option<UserId>,
    pub invitation: Option<NewInvitation>,
}

#[derive(Debug)]
pub enum NewInvitation {
    /// Nobody can join.
    Closed,
    /// Letters that nobody can guess.
    Random,
    Text(Invitation),
}

pub fn update(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    id: i32,
    update: &TeamUpdate,
) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, id)?;
    if let Some(assignee) = &update.assignee {
        let user = people::teacher(db, assignee)?;
        accounts::set_assignee(db, id, user.id)?;
        db.changed(TopicOfTeam(id));
    }
    if let Some(name) = &update.name {
        accounts::rename_team(db, id, name.as_str())?;
    }
    match &update.invitation {
        None => {}
        Some(NewInvitation::Closed) => accounts::set_invitation(db, id, None, false)?,
        Some(NewInvitation::Text(text)) => {
            let conflict = || Message::new("invitation-taken");
            if accounts::personal_invitation(db, text.as_str())?.is_some() {
                return Err(Refusal::Conflict(conflict()));
            }
            accounts::set_invitation(db, id, Some(text.as_str()), false)
                .map_err(taken(conflict()))?;
        }
        Some(NewInvitation::Random) => loop {
            let text = random_word(environment);
            if is_free(db, &text)? {
                accounts::set_invitation(db, id, Some(&text), true)?;
                break;
            }
        },
    }
    Ok(())
}

/// Takes the team with all its members.
pub fn delete(db: &WriteTx<'_>, caller: &Caller, id: i32) -> Result<(), Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, id)?;
    if id == TEACHERS {
        return Err(Refusal::ForbiddenBecause(Message::new("teachers-stay")));
    }
    for member in accounts::members(db, team.id)? {
        people::remove(db, &member)?;
    }
    accounts::delete_team(db, id)?;
    db.changed(TopicOfTeam(id));
    Ok(())
}

impl From<Nullable<String>> for NewInvitation {
    /// `None` closes, an empty text asks for a random one. The text was checked where it came in.
    fn from(value: Nullable<String>) -> NewInvitation {
        match value.0.as_deref().map(Invitation::parse) {
            None => NewInvitation::Closed,
            Some(None) => NewInvitation::Random,
            Some(Some(text)) => NewInvitation::Text(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_the_register() {
        let mut people = [
            (None, "Ada"),
            (Some(2), "Ben"),
            (None, "Aga"),
            (Some(1), "Zoe"),
            (Some(2), "Anna"),
        ];
        in_register_order(&mut people, |(number, name)| (*number, name));
        let names = people.map(|(_, name)| name);
        assert_eq!(names, ["Zoe", "Anna", "Ben", "Ada", "Aga"]);
    }
}
