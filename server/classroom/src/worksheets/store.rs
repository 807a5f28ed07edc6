//! Worksheets: what was printed, and how it is found again.

use crate::worksheets::rows::Worksheet;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row, WriteTx};

const WORKSHEET: &str = "SELECT w.id, w.code, w.title, w.author, u.name, w.group_id, g.name, w.count, w.lang, w.space, w.hints, w.created_at
    FROM worksheets w LEFT JOIN users u ON u.id = w.author LEFT JOIN groups g ON g.id = w.group_id";

fn read_worksheet(row: &Row<'_>) -> Result<Worksheet, Error> {
    Ok(Worksheet {
        id: row.get(0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        author: row.get(3)?,
        author_name: row.get(4)?,
        team_id: row.get(5)?,
        team: row.get(6)?,
        count: row.get(7)?,
        lang: row.get(8)?,
        space: row.get(9)?,
        hints: row.get(10)?,
        created_at: row.get(11)?,
    })
}

/// An exercise of a worksheet, as it was when the sheets were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedExercise {
    pub revision: Id,
    /// `subject/exercise-id`
    pub path: String,
    /// Of each sheet.
    pub seeds: Vec<i32>,
}

fn write_seeds(seeds: &[i32]) -> Vec<u8> {
    seeds.iter().flat_map(|seed| seed.to_le_bytes()).collect()
}

fn read_seeds(bytes: &[u8]) -> Vec<i32> {
    let (seeds, _) = bytes.as_chunks::<4>();
    seeds.iter().map(|seed| i32::from_le_bytes(*seed)).collect()
}

/// A worksheet that is about to be kept.
#[derive(Debug)]
pub struct NewWorksheet<'a> {
    pub code: &'a str,
    pub title: &'a str,
    pub author: Id,
    pub team: Option<i32>,
    pub count: i32,
    pub lang: &'a str,
    pub space: i32,
    pub hints: bool,
    pub at: i64,
    pub exercises: &'a [PrintedExercise],
    /// Whose the sheets are, in order; nobody's where there are none.
    pub students: &'a [Id],
}

pub fn worksheet(db: &ReadTx<'_>, code: &str) -> Result<Option<Worksheet>, Error> {
    db.row(
        &format!("{WORKSHEET} WHERE w.code = ?1"),
        [code],
        read_worksheet,
    )
}

/// The newest first: those of an author, or everybody's.
pub fn worksheets(db: &ReadTx<'_>, author: Option<Id>, most: i64) -> Result<Vec<Worksheet>, Error> {
    match author {
        Some(author) => db.rows(
            &format!("{WORKSHEET} WHERE w.author = ?1 ORDER BY w.id DESC LIMIT ?2"),
            params![author, most],
            read_worksheet,
        ),
        None => db.rows(
            &format!("{WORKSHEET} ORDER BY w.id DESC LIMIT ?1"),
            params![most],
            read_worksheet,
        ),
    }
}

/// In order.
pub fn worksheet_exercises(db: &ReadTx<'_>, id: Id) -> Result<Vec<PrintedExercise>, Error> {
    db.rows(
        "SELECT revision_id, path, seeds FROM worksheet_exercises WHERE worksheet_id = ?1 ORDER BY position",
        [id],
        |row| {
            let seeds: Vec<u8> = row.get(2)?;
            Ok(PrintedExercise {
                revision: row.get(0)?,
                path: row.get(1)?,
                seeds: read_seeds(&seeds),
            })
        },
    )
}

/// Number of the sheet and name of its student.
pub fn worksheet_students(db: &ReadTx<'_>, id: Id) -> Result<Vec<(i32, String)>, Error> {
    db.rows(
        "SELECT s.sheet, u.name FROM worksheet_students s JOIN users u ON u.id = s.user_id
         WHERE s.worksheet_id = ?1 ORDER BY s.sheet",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A duplicate where the code is taken.
pub fn add_worksheet(db: &WriteTx<'_>, new: &NewWorksheet<'_>) -> Result<Id, Error> {
    let id = db.next("worksheet")?;
    db.execute(
        "INSERT INTO worksheets (id, code, title, author, group_id, count, lang, space, hints, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            id, new.code, new.title, new.author, new.team, new.count, new.lang,
            new.space, new.hints, new.at
        ],
    )?;
    for (position, exercise) in (1i64..).zip(new.exercises) {
        db.execute(
            "INSERT INTO worksheet_exercises (worksheet_id, position, revision_id, path, seeds) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                id,
                position,
                exercise.revision,
                exercise.path,
                write_seeds(&exercise.seeds)
            ],
        )?;
    }
    for (sheet, student) in (1i64..).zip(new.students) {
        db.execute(
            "INSERT INTO worksheet_students (worksheet_id, sheet, user_id) VALUES (?1, ?2, ?3)",
            params![id, sheet, student],
        )?;
    }
    Ok(id)
}

pub fn remove_worksheet(db: &WriteTx<'_>, id: Id) -> Result<(), Error> {
    db.execute("DELETE FROM worksheets WHERE id = ?1", [id])
        .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_read_as_they_were_written() {
        let seeds = [0, 1, -1, i32::MAX, i32::MIN];
        assert_eq!(read_seeds(&write_seeds(&seeds)), seeds);
        assert_eq!(read_seeds(&[1, 0, 0, 0, 7]), [1]);
    }
}
