//! Personal invitations: each lets one person join, once.

use crate::accounts::rows::{Id, PersonalInvitation};
use crate::params;
use crate::store::{Error, ReadTx, Row, WriteTx};

const PERSONAL: &str =
    "SELECT id, code, group_id, name, number, created_at FROM personal_invitations";

fn read_personal(row: &Row<'_>) -> Result<PersonalInvitation, Error> {
    Ok(PersonalInvitation {
        id: row.get(0)?,
        code: row.get(1)?,
        team: row.get(2)?,
        name: row.get(3)?,
        number: row.get(4)?,
        created_at: row.get(5)?,
    })
}

/// A code as it looks, as the index of them has it: signs that people mistake for each other are one.
fn look(code: &str) -> String {
    [
        ("0", "o"),
        ("1", "l"),
        ("i", "l"),
        ("5", "s"),
        ("2", "z"),
        ("8", "b"),
        ("9", "g"),
    ]
    .iter()
    .fold(format!("lower({code})"), |text, (sign, like)| {
        format!("replace({text}, '{sign}', '{like}')")
    })
}

/// The codes that the server made, of persons and of teams, which look like this one; no more than two of each.
pub fn codes_that_look_like(db: &ReadTx<'_>, code: &str) -> Result<Vec<String>, Error> {
    let mut codes = db.rows(
        &format!(
            "SELECT code FROM personal_invitations WHERE {} = {} LIMIT 2",
            look("code"),
            look("?1")
        ),
        [code],
        |row| row.get(0),
    )?;
    codes.extend(db.rows(
        &format!(
            "SELECT invitation FROM groups WHERE invitation_made AND {} = {} LIMIT 2",
            look("invitation"),
            look("?1")
        ),
        [code],
        |row| row.get(0),
    )?);
    Ok(codes)
}

pub fn personal_invitation(
    db: &ReadTx<'_>,
    code: &str,
) -> Result<Option<PersonalInvitation>, Error> {
    db.row(
        &format!("{PERSONAL} WHERE code = ?1"),
        [code],
        read_personal,
    )
}

/// Those of a team that are not used yet, as the class register has them: by number, then as they were made.
pub fn personal_invitations(db: &ReadTx<'_>, team: i32) -> Result<Vec<PersonalInvitation>, Error> {
    db.rows(
        &format!("{PERSONAL} WHERE group_id = ?1 ORDER BY coalesce(number, 10001), id"),
        [team],
        read_personal,
    )
}

pub fn add_personal_invitation(
    db: &WriteTx<'_>,
    code: &str,
    team: i32,
    name: &str,
    number: Option<i32>,
    at: i64,
) -> Result<Id, Error> {
    let id = db.next("personal_invitation")?;
    db.execute(
        "INSERT INTO personal_invitations (id, code, group_id, name, number, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![id, code, team, name, number, at],
    )?;
    Ok(id)
}

/// Whether there was one to take away.
pub fn remove_personal_invitation(db: &WriteTx<'_>, team: i32, id: Id) -> Result<bool, Error> {
    let gone = db.execute(
        "DELETE FROM personal_invitations WHERE group_id = ?1 AND id = ?2",
        params![team, id],
    )?;
    Ok(gone > 0)
}

pub fn remove_personal_invitations(db: &WriteTx<'_>, team: i32) -> Result<usize, Error> {
    db.execute(
        "DELETE FROM personal_invitations WHERE group_id = ?1",
        [team],
    )
}
