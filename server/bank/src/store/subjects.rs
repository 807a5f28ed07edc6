//! Subjects: who manages them, and their tables of contents.

use crate::rows::{Managers, Subject};
use crate::topics::TopicOfSubject;
use crate::tree::Tree;
use eqex_kernel::accounts::rows::{Id, Person};
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, WriteTx};

pub fn subject(db: &ReadTx<'_>, name: &str) -> Result<Option<Subject>, Error> {
    let found = db.row(
        "SELECT id, open FROM subjects WHERE name = ?1",
        [name],
        |row| Ok((row.get::<Id>(0)?, row.get::<bool>(1)?)),
    )?;
    let Some((id, open)) = found else {
        return Ok(None);
    };
    Ok(Some(Subject {
        id,
        name: name.to_owned(),
        managers: managers(db, id, open)?,
    }))
}

fn managers(db: &ReadTx<'_>, subject: Id, open: bool) -> Result<Managers, Error> {
    if open {
        return Ok(Managers::Teachers);
    }
    let users = db.rows(
        "SELECT user_id FROM subject_assignees WHERE subject_id = ?1 ORDER BY user_id",
        [subject],
        |row| row.get(0),
    )?;
    Ok(Managers::Users(users))
}

/// All subjects by name.
pub fn subjects(db: &ReadTx<'_>) -> Result<Vec<Subject>, Error> {
    let found = db.rows(
        "SELECT id, name, open FROM subjects ORDER BY name",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    found
        .into_iter()
        .map(|(id, name, open)| {
            Ok(Subject {
                id,
                name,
                managers: managers(db, id, open)?,
            })
        })
        .collect()
}

pub fn assignees(db: &ReadTx<'_>, subject: Id) -> Result<Vec<Person>, Error> {
    db.rows(
        "SELECT u.id, u.public_id, u.name FROM subject_assignees a JOIN users u ON u.id = a.user_id
         WHERE a.subject_id = ?1 ORDER BY u.id",
        [subject],
        |row| {
            Ok(Person {
                id: row.get(0)?,
                public_id: row.get(1)?,
                name: row.get(2)?,
            })
        },
    )
}

/// The table of contents, as it was stored.
pub fn hierarchy(db: &ReadTx<'_>, subject: Id) -> Result<Tree, Error> {
    let found: Option<String> = db.row(
        "SELECT hierarchy FROM subjects WHERE id = ?1",
        [subject],
        |row| row.get(0),
    )?;
    let text = found.unwrap_or_else(|| "[]".to_owned());
    serde_json::from_str(&text).map_err(|error| Error::other(format!("a hierarchy: {error}")))
}

/// A duplicate where the name is taken.
pub fn add_subject(db: &WriteTx<'_>, name: &str, open: bool, at: i64) -> Result<Id, Error> {
    let id = db.next("subject")?;
    db.execute(
        "INSERT INTO subjects (id, name, open, hierarchy, created_at) VALUES (?1, ?2, ?3, '[]', ?4)",
        params![id, name, open, at],
    )?;
    db.changed(TopicOfSubject(id));
    Ok(id)
}

pub fn set_managers(db: &WriteTx<'_>, subject: Id, managers: &Managers) -> Result<(), Error> {
    db.execute(
        "UPDATE subjects SET open = ?2 WHERE id = ?1",
        params![subject, *managers == Managers::Teachers],
    )?;
    db.execute(
        "DELETE FROM subject_assignees WHERE subject_id = ?1",
        [subject],
    )?;
    if let Managers::Users(users) = managers {
        for user in users {
            db.execute(
                "INSERT INTO subject_assignees (subject_id, user_id) VALUES (?1, ?2)",
                [subject, *user],
            )?;
        }
    }
    db.changed(TopicOfSubject(subject));
    Ok(())
}

/// Stores the tree and which exercises it lists.
pub fn set_hierarchy(
    db: &WriteTx<'_>,
    subject: Id,
    tree: &Tree,
    listed: &[Id],
) -> Result<(), Error> {
    let tree = serde_json::to_string(tree)
        .map_err(|error| Error::other(format!("a hierarchy: {error}")))?;
    db.execute(
        "UPDATE subjects SET hierarchy = ?2 WHERE id = ?1",
        params![subject, tree],
    )?;
    db.execute(
        "UPDATE exercises SET listed = FALSE WHERE subject_id = ?1 AND listed",
        [subject],
    )?;
    for id in listed {
        db.execute("UPDATE exercises SET listed = TRUE WHERE id = ?1", [id])?;
    }
    db.changed(TopicOfSubject(subject));
    Ok(())
}
