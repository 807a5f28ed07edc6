//! What the list of classes tells of each.

use crate::teams::rows::TeamSummary;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{Error, ReadTx};

/// The same with what the list of classes tells of each.
pub fn team_summaries(db: &ReadTx<'_>) -> Result<Vec<TeamSummary>, Error> {
    db.rows(
        "SELECT g.id, g.name, g.invitation, u.id, u.public_id, u.name,
           (SELECT count(*) FROM users m WHERE m.group_id = g.id),
           (SELECT count(*) FROM personal_invitations p WHERE p.group_id = g.id),
           (SELECT count(*) FROM class_session_exercises e WHERE e.group_id = g.id),
           s.finished
         FROM groups g JOIN users u ON u.id = g.assignee JOIN class_sessions s ON s.group_id = g.id
         WHERE g.id > 0 ORDER BY g.id",
        (),
        |row| {
            Ok(TeamSummary {
                team: accounts::read_team(row)?,
                members: row.get(6)?,
                invited: row.get(7)?,
                exercises: row.get(8)?,
                finished: row.get(9)?,
            })
        },
    )
}
