//! Teams.

use crate::accounts::rows::{Id, Person, Team};
use crate::params;
use crate::store::{Error, ReadTx, Row, WriteTx};

const TEAM: &str = "SELECT g.id, g.name, g.invitation, u.id, u.public_id, u.name
    FROM groups g JOIN users u ON u.id = g.assignee";

/// A row that begins with the columns of a team.
pub fn read_team(row: &Row<'_>) -> Result<Team, Error> {
    Ok(Team {
        id: row.get(0)?,
        name: row.get(1)?,
        invitation: row.get(2)?,
        assignee: Person {
            id: row.get(3)?,
            public_id: row.get(4)?,
            name: row.get(5)?,
        },
    })
}

pub fn team(db: &ReadTx<'_>, id: i32) -> Result<Option<Team>, Error> {
    db.row(
        &format!("{TEAM} WHERE g.id = ?1 AND g.id > 0"),
        [id],
        read_team,
    )
}

/// All but the administrator's own.
pub fn teams(db: &ReadTx<'_>) -> Result<Vec<Team>, Error> {
    db.rows(
        &format!("{TEAM} WHERE g.id > 0 ORDER BY g.id"),
        (),
        read_team,
    )
}

pub fn team_of_invitation(db: &ReadTx<'_>, invitation: &str) -> Result<Option<i32>, Error> {
    db.row(
        "SELECT id FROM groups WHERE invitation = ?1",
        [invitation],
        |row| row.get(0),
    )
}

/// A team with the next number; its first session is the caller's to start.
pub fn add_team(db: &WriteTx<'_>, name: &str, assignee: Id, at: i64) -> Result<i32, Error> {
    let id = db.next("team")?;
    add_team_as(db, id, name, assignee, at)?;
    i32::try_from(id).map_err(|_| Error::other("there are too many teams"))
}

/// The teams of the first start have fixed numbers.
pub fn add_team_as(
    db: &WriteTx<'_>,
    id: i64,
    name: &str,
    assignee: Id,
    at: i64,
) -> Result<(), Error> {
    db.execute(
        "INSERT INTO groups (id, name, assignee, invitation, created_at) VALUES (?1, ?2, ?3, NULL, ?4)",
        params![id, name, assignee, at],
    )
    .map(drop)
}

pub fn rename_team(db: &WriteTx<'_>, id: i32, name: &str) -> Result<(), Error> {
    db.execute(
        "UPDATE groups SET name = ?2 WHERE id = ?1",
        params![id, name],
    )
    .map(drop)
}

pub fn set_assignee(db: &WriteTx<'_>, id: i32, assignee: Id) -> Result<(), Error> {
    db.execute(
        "UPDATE groups SET assignee = ?2 WHERE id = ?1",
        params![id, assignee],
    )
    .map(drop)
}

/// A duplicate where another team has it.
/// `made` where the server made the word, and nobody thought of it.
pub fn set_invitation(
    db: &WriteTx<'_>,
    id: i32,
    invitation: Option<&str>,
    made: bool,
) -> Result<(), Error> {
    db.execute(
        "UPDATE groups SET invitation = ?2, invitation_made = ?3 WHERE id = ?1",
        params![id, invitation, made],
    )
    .map(drop)
}

/// Takes the team with its session and reports; its members are the caller's to delete before.
pub fn delete_team(db: &WriteTx<'_>, id: i32) -> Result<(), Error> {
    db.execute("DELETE FROM groups WHERE id = ?1", [id])
        .map(drop)
}
