//! Teams.

use rusqlite::{Row, params};

use super::error::Error;
use super::sqlite::Db;
use super::writer::Writing;
use crate::model::rows::{Id, Person, Team, TeamSummary};

const TEAM: &str = "SELECT g.id, g.name, g.invitation, u.id, u.public_id, u.name
    FROM groups g JOIN users u ON u.id = g.assignee";

fn team(row: &Row<'_>) -> rusqlite::Result<Team> {
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

impl Db<'_> {
    pub fn team(&self, id: i32) -> Result<Option<Team>, Error> {
        self.row(&format!("{TEAM} WHERE g.id = ?1 AND g.id > 0"), [id], team)
    }

    /// All but the administrator's own.
    pub fn teams(&self) -> Result<Vec<Team>, Error> {
        self.rows(&format!("{TEAM} WHERE g.id > 0 ORDER BY g.id"), [], team)
    }

    /// The same with what the list of classes tells of each.
    pub fn team_summaries(&self) -> Result<Vec<TeamSummary>, Error> {
        self.rows(
            "SELECT g.id, g.name, g.invitation, u.id, u.public_id, u.name,
               (SELECT count(*) FROM users m WHERE m.group_id = g.id),
               (SELECT count(*) FROM personal_invitations p WHERE p.group_id = g.id),
               (SELECT count(*) FROM class_session_exercises e WHERE e.group_id = g.id),
               s.finished
             FROM groups g JOIN users u ON u.id = g.assignee JOIN class_sessions s ON s.group_id = g.id
             WHERE g.id > 0 ORDER BY g.id",
            [],
            |row| {
                Ok(TeamSummary {
                    team: team(row)?,
                    members: row.get(6)?,
                    invited: row.get(7)?,
                    exercises: row.get(8)?,
                    finished: row.get(9)?,
                })
            },
        )
    }

    pub fn team_of_invitation(&self, invitation: &str) -> Result<Option<i32>, Error> {
        self.row(
            "SELECT id FROM groups WHERE invitation = ?1",
            [invitation],
            |row| row.get(0),
        )
    }
}

impl Writing<'_> {
    /// A team with the next number; its first session is the caller's to start.
    pub fn add_team(&self, name: &str, assignee: Id, at: i64) -> Result<i32, Error> {
        let id = self.next("team")?;
        self.add_team_as(id, name, assignee, at)?;
        i32::try_from(id).map_err(|_| Error::other("there are too many teams"))
    }

    /// The teams of the first start have fixed numbers.
    pub(crate) fn add_team_as(
        &self,
        id: i64,
        name: &str,
        assignee: Id,
        at: i64,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO groups (id, name, assignee, invitation, created_at) VALUES (?1, ?2, ?3, NULL, ?4)",
            params![id, name, assignee, at],
        )
        .map(drop)
    }

    pub fn rename_team(&self, id: i32, name: &str) -> Result<(), Error> {
        self.execute(
            "UPDATE groups SET name = ?2 WHERE id = ?1",
            params![id, name],
        )
        .map(drop)
    }

    pub fn set_assignee(&self, id: i32, assignee: Id) -> Result<(), Error> {
        self.execute(
            "UPDATE groups SET assignee = ?2 WHERE id = ?1",
            params![id, assignee],
        )
        .map(drop)
    }

    /// A duplicate where another team has it.
    /// `made` where the server made the word, and nobody thought of it.
    pub fn set_invitation(
        &self,
        id: i32,
        invitation: Option<&str>,
        made: bool,
    ) -> Result<(), Error> {
        self.execute(
            "UPDATE groups SET invitation = ?2, invitation_made = ?3 WHERE id = ?1",
            params![id, invitation, made],
        )
        .map(drop)
    }

    /// Takes the team with its session and reports; its members are the caller's to delete before.
    pub fn delete_team(&self, id: i32) -> Result<(), Error> {
        self.execute("DELETE FROM groups WHERE id = ?1", [id])
            .map(drop)
    }
}
