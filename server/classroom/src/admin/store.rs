//! What the administrator sees of the whole instance.

use eqex_kernel::store::{Error, ReadTx};

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SchoolCounts {
    pub users: i64,
    pub teams: i64,
    pub subjects: i64,
    pub exercises: i64,
    pub revisions: i64,
    pub answers: i64,
    pub files: i64,
    /// Bytes of the files, each content once.
    pub file_bytes: i64,
    /// Sign-ins and keys that still hold.
    pub sign_ins: i64,
}

pub fn counts(db: &ReadTx<'_>, now: i64) -> Result<SchoolCounts, Error> {
    let counts = db.row(
        "SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM groups WHERE id > 0), (SELECT count(*) FROM subjects),
                (SELECT count(*) FROM exercises WHERE revision_id IS NOT NULL), (SELECT count(*) FROM revisions),
                (SELECT count(*) FROM submissions), (SELECT count(*) FROM files),
                (SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT sha256, size FROM files) AS contents),
                (SELECT count(*) FROM auth_tokens WHERE kind <> 'reset' AND expires_at > ?1)",
        [now],
        |row| {
            Ok(SchoolCounts {
                users: row.get(0)?,
                teams: row.get(1)?,
                subjects: row.get(2)?,
                exercises: row.get(3)?,
                revisions: row.get(4)?,
                answers: row.get(5)?,
                files: row.get(6)?,
                file_bytes: row.get(7)?,
                sign_ins: row.get(8)?,
            })
        },
    )?;
    Ok(counts.unwrap_or_default())
}
