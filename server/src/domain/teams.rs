//! Teams and their members.

use super::access::{self, Caller};
use super::{Refusal, people, sessions, taken};
use crate::app::Outside;
use crate::model::rows::{ADMIN_TEAM, Role, TEACHERS, Team, User};
use crate::model::{Invitation, Nullable, TeamName, UserId};
use crate::store::{Db, Writing};

/// Letters of an invitation that nobody chose.
const LETTERS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const INVITATION_LENGTH: usize = 12;

/// The caller becomes assignee; registration is closed.
pub fn create(
    db: &Writing<'_>,
    outside: &Outside,
    caller: &Caller,
    name: &TeamName,
) -> Result<i32, Refusal> {
    let user = caller.signed_in()?;
    let id = db.add_team(name.as_str(), user.id, outside.now())?;
    sessions::start(db, outside, id)?;
    Ok(id)
}

/// A team as the caller sees it.
#[derive(Debug)]
pub struct Seen {
    pub team: Team,
    pub members: Vec<User>,
    /// Whether the caller may see the invitation.
    pub invitation: bool,
    /// Whether the caller may see who is who.
    pub ids: bool,
}

pub fn info(db: &Db<'_>, caller: &Caller, id: i32) -> Result<Seen, Refusal> {
    let user = caller.signed_in()?;
    if !caller.teaches() && user.team != id {
        return Err(Refusal::Forbidden);
    }
    let team = db.team(id)?.ok_or(Refusal::Missing)?;
    Ok(Seen {
        members: db.members(id)?,
        invitation: caller.is_assignee_of(&team),
        ids: caller.teaches(),
        team,
    })
}

/// What to change; what is absent stays.
#[derive(Debug, Default)]
pub struct Update {
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
    db: &Writing<'_>,
    outside: &Outside,
    caller: &Caller,
    id: i32,
    update: &Update,
) -> Result<(), Refusal> {
    access::assigned_team(db, caller, id)?;
    if let Some(assignee) = &update.assignee {
        let user = people::teacher(db, assignee)?;
        db.set_assignee(id, user.id)?;
        db.changed(crate::store::Change::Session(id));
    }
    if let Some(name) = &update.name {
        db.rename_team(id, name.as_str())?;
    }
    match &update.invitation {
        None => {}
        Some(NewInvitation::Closed) => db.set_invitation(id, None)?,
        Some(NewInvitation::Text(text)) => db
            .set_invitation(id, Some(text.as_str()))
            .map_err(taken("another team has this invitation"))?,
        Some(NewInvitation::Random) => loop {
            let text = random_invitation(outside);
            if db.team_of_invitation(&text)?.is_none() {
                db.set_invitation(id, Some(&text))?;
                break;
            }
        },
    }
    Ok(())
}

fn random_invitation(outside: &Outside) -> String {
    let mut text = String::with_capacity(INVITATION_LENGTH);
    while text.len() < INVITATION_LENGTH {
        for byte in outside.random::<16>() {
            // 248 is the last multiple of 62: no letter is likelier than another.
            if byte < 248 && text.len() < INVITATION_LENGTH {
                text.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
            }
        }
    }
    text
}

/// Takes the team with all its members.
pub fn delete(db: &Writing<'_>, caller: &Caller, id: i32) -> Result<(), Refusal> {
    let team = access::assigned_team(db, caller, id)?;
    if id == TEACHERS {
        return Err(Refusal::ForbiddenBecause(
            "the team of the teachers cannot be deleted",
        ));
    }
    for member in db.members(team.id)? {
        people::remove(db, &member)?;
    }
    db.delete_team(id)?;
    db.changed(crate::store::Change::Session(id));
    Ok(())
}

/// The team that an invitation opens.
pub fn invited(db: &Db<'_>, invitation: &str) -> Result<i32, Refusal> {
    db.team_of_invitation(invitation)?
        .filter(|team| *team != ADMIN_TEAM)
        .ok_or(Refusal::ForbiddenBecause(
            "nobody is invited by this word: ask for a new invitation",
        ))
}

/// Whether users of this team may look after teams and subjects.
pub fn are_teachers(team: i32) -> bool {
    Role::of_team(team) >= Role::Teacher
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
