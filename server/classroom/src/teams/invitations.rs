//! Personal invitations: made from a class list, used once, carrying the name and number that the teacher has in the register.

use eqex_messages::Message;

use crate::teams::roster::{Roster, UnreadableRoster};
use eqex_bank::refusal::Refusal;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::invited::{is_free, random_word};
use eqex_kernel::accounts::rows::{Id, PersonalInvitation};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::environment::Environment;
use eqex_kernel::store::{ReadTx, WriteTx};

/// Invitations of one team that wait at once.
const MOST: usize = 2000;

/// Those that nobody has used yet.
pub fn open(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: i32,
) -> Result<Vec<PersonalInvitation>, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    Ok(accounts::personal_invitations(db, team)?)
}

/// What a list would become, row by row. Nothing is stored.
pub fn preview(
    db: &ReadTx<'_>,
    caller: &Caller,
    team: i32,
    list: &[u8],
) -> Result<Result<Roster, UnreadableRoster>, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let mut roster = match Roster::read(list) {
        Ok(roster) => roster,
        Err(unreadable) => return Ok(Err(unreadable)),
    };
    roster.compare(
        &accounts::members(db, team)?,
        &accounts::personal_invitations(db, team)?,
    );
    Ok(Ok(roster))
}

/// An invitation for each row without a problem, as the class is now; how many were made.
pub fn import(
    db: &WriteTx<'_>,
    environment: &Environment,
    caller: &Caller,
    team: i32,
    mut roster: Roster,
) -> Result<usize, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let open = accounts::personal_invitations(db, team)?;
    roster.compare(&accounts::members(db, team)?, &open);
    let mut made = 0;
    for person in roster.people() {
        if open.len() + made >= MOST {
            return Err(Refusal::Conflict(
                Message::new("invitations-many").with("limit", MOST),
            ));
        }
        let code = loop {
            let code = random_word(environment);
            if is_free(db, &code)? {
                break code;
            }
        };
        let number = person.number.map(|number| number.0);
        accounts::add_personal_invitation(
            db,
            &code,
            team,
            person.name.as_str(),
            number,
            environment.now(),
        )?;
        made += 1;
    }
    Ok(made)
}

/// Takes an invitation back. One that was used meanwhile is gone as well.
pub fn revoke(db: &WriteTx<'_>, caller: &Caller, team: i32, id: Id) -> Result<(), Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    accounts::remove_personal_invitation(db, team, id)?;
    Ok(())
}

/// Takes all of a team back; how many there were.
pub fn revoke_all(db: &WriteTx<'_>, caller: &Caller, team: i32) -> Result<usize, Refusal> {
    eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    Ok(accounts::remove_personal_invitations(db, team)?)
}
