//! Saved reports of sessions.

use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, WriteTx};

/// The oldest first.
pub fn reports(db: &ReadTx<'_>, team: i32) -> Result<Vec<String>, Error> {
    db.rows(
        "SELECT filename FROM reports WHERE group_id = ?1 ORDER BY id",
        [team],
        |row| row.get(0),
    )
}

/// The team and content of a saved report.
pub fn saved_report(db: &ReadTx<'_>, filename: &str) -> Result<Option<(i32, String)>, Error> {
    db.row(
        "SELECT group_id, content FROM reports WHERE filename = ?1",
        [filename],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A duplicate where the name is taken.
pub fn add_report(
    db: &WriteTx<'_>,
    filename: &str,
    team: i32,
    content: &str,
    at: i64,
) -> Result<(), Error> {
    let id = db.next("report")?;
    db.execute(
        "INSERT INTO reports (id, filename, group_id, content, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, filename, team, content, at],
    )
    .map(drop)
}

pub fn delete_report(db: &WriteTx<'_>, filename: &str) -> Result<(), Error> {
    db.execute("DELETE FROM reports WHERE filename = ?1", [filename])
        .map(drop)
}

/// Names and times of a team's saved reports, the oldest first.
pub fn dated_reports(db: &ReadTx<'_>, team: i32) -> Result<Vec<(String, i64)>, Error> {
    db.rows(
        "SELECT filename, created_at FROM reports WHERE group_id = ?1 ORDER BY id",
        [team],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
