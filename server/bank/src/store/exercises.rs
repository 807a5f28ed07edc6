//! Exercises with their revisions.

use std::collections::HashMap;

use crate::rows::{Card, ExerciseRow, ListedExercise, Revision, SavedRevision, Saving};
use crate::topics::TopicOfExercise;
use eqex_kernel::accounts::rows::{Id, Person};
use eqex_kernel::params;
use eqex_kernel::store::{Error, ReadTx, Row, WriteTx};

/// What is saved of an exercise's content.
#[derive(Debug)]
pub struct NewRevision<'a> {
    pub content: &'a str,
    pub kind: &'a str,
    pub cards: &'a [Card],
    pub author: Option<Id>,
    /// `saved`, `imported` or `restored`.
    pub origin: &'static str,
    pub at: i64,
}

const REVISION: &str =
    "SELECT r.id, r.number, r.content, r.origin, r.created_at, u.id, u.public_id, u.name
    FROM revisions r LEFT JOIN users u ON u.id = r.author";

fn read_revision(row: &Row<'_>) -> Result<Revision, Error> {
    let author: Option<Id> = row.get(5)?;
    Ok(Revision {
        id: row.get(0)?,
        number: row.get(1)?,
        content: row.get(2)?,
        origin: row.get(3)?,
        created_at: row.get(4)?,
        author: match author {
            Some(id) => Some(Person {
                id,
                public_id: row.get(6)?,
                name: row.get(7)?,
            }),
            None => None,
        },
    })
}

/// Cards are kept as one text: `lang`, name and description of each, between separators that no text of an exercise can have.
const FIELD: char = '\u{1f}';
const ENTRY: char = '\u{1e}';

fn write_cards(cards: &[Card]) -> String {
    let entry = |card: &Card| {
        format!(
            "{}{FIELD}{}{FIELD}{}",
            card.lang, card.name, card.description
        )
    };
    let entries: Vec<String> = cards.iter().map(entry).collect();
    entries.join(&ENTRY.to_string())
}

fn read_cards(text: &str) -> Vec<Card> {
    let entry = |entry: &str| {
        let mut fields = entry.splitn(3, FIELD).map(str::to_owned);
        Some(Card {
            lang: fields.next()?,
            name: fields.next()?,
            description: fields.next()?,
        })
    };
    text.split(ENTRY).filter_map(entry).collect()
}

fn read_listed(row: &Row<'_>) -> Result<ListedExercise, Error> {
    let cards: String = row.get(3)?;
    Ok(ListedExercise {
        id: row.get(0)?,
        slug: row.get(1)?,
        kind: row.get(2)?,
        cards: read_cards(&cards),
        listed: row.get(4)?,
    })
}

/// What the file of an exercise is called in a folder.
pub fn exercise_file(db: &ReadTx<'_>, subject: Id, slug: &str) -> Result<Option<String>, Error> {
    db.row(
        "SELECT slug || '.' || extension FROM exercises WHERE subject_id = ?1 AND slug = ?2",
        params![subject, slug],
        |row| row.get(0),
    )
}

/// The exercise of this name, also when it was removed.
pub fn exercise_ever(db: &ReadTx<'_>, subject: &str, slug: &str) -> Result<Option<Id>, Error> {
    db.row(
        "SELECT e.id FROM exercises e JOIN subjects s ON s.id = e.subject_id
         WHERE s.name = ?1 AND e.slug = ?2",
        [subject, slug],
        |row| row.get(0),
    )
}

pub fn exercise(db: &ReadTx<'_>, subject: Id, slug: &str) -> Result<Option<ExerciseRow>, Error> {
    db.row(
        "SELECT id, revision_id, listed FROM exercises
         WHERE subject_id = ?1 AND slug = ?2 AND revision_id IS NOT NULL",
        params![subject, slug],
        |row| {
            Ok(ExerciseRow {
                id: row.get(0)?,
                revision: row.get(1)?,
                listed: row.get(2)?,
            })
        },
    )
}

/// The exercises of a subject by id.
pub fn exercises(db: &ReadTx<'_>, subject: Id) -> Result<Vec<ListedExercise>, Error> {
    db.rows(
        "SELECT id, slug, kind, cards, listed FROM exercises
         WHERE subject_id = ?1 AND revision_id IS NOT NULL ORDER BY slug",
        [subject],
        read_listed,
    )
}

pub fn listed_exercise(db: &ReadTx<'_>, id: Id) -> Result<Option<ListedExercise>, Error> {
    db.row(
        "SELECT id, slug, kind, cards, listed FROM exercises WHERE id = ?1 AND revision_id IS NOT NULL",
        [id],
        read_listed,
    )
}

/// The ids of exercises that were removed, in order.
pub fn removed_exercises(db: &ReadTx<'_>, subject: Id) -> Result<Vec<String>, Error> {
    db.rows(
        "SELECT slug FROM exercises WHERE subject_id = ?1 AND revision_id IS NULL ORDER BY slug",
        [subject],
        |row| row.get(0),
    )
}

/// Every exercise with its subject: id, subject, slug.
pub fn all_exercises(db: &ReadTx<'_>) -> Result<Vec<(Id, String, String)>, Error> {
    db.rows(
        "SELECT e.id, s.name, e.slug FROM exercises e JOIN subjects s ON s.id = e.subject_id
         WHERE e.revision_id IS NOT NULL ORDER BY e.id",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// What stands of a subject, or of all of them: subject, id of the exercise and revision, in this order.
pub fn standing_revisions(
    db: &ReadTx<'_>,
    subject: Option<Id>,
) -> Result<Vec<(String, String, Id)>, Error> {
    db.rows(
        "SELECT s.name, e.slug, e.revision_id FROM exercises e JOIN subjects s ON s.id = e.subject_id
         WHERE e.revision_id IS NOT NULL AND (?1 IS NULL OR s.id = ?1) ORDER BY s.name, e.slug",
        [subject],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The current revision of an exercise that was not removed.
pub fn current_revision(db: &ReadTx<'_>, exercise: Id) -> Result<Option<Id>, Error> {
    db.row(
        "SELECT revision_id FROM exercises WHERE id = ?1 AND revision_id IS NOT NULL",
        [exercise],
        |row| row.get(0),
    )
}

/// The content of a revision.
pub fn content(db: &ReadTx<'_>, revision: Id) -> Result<Option<String>, Error> {
    db.row(
        "SELECT content FROM revisions WHERE id = ?1",
        [revision],
        |row| row.get(0),
    )
}

/// All revisions of an exercise, the newest first.
pub fn revisions(db: &ReadTx<'_>, exercise: Id) -> Result<Vec<Revision>, Error> {
    db.rows(
        &format!("{REVISION} WHERE r.exercise_id = ?1 ORDER BY r.number DESC"),
        [exercise],
        read_revision,
    )
}

pub fn revision(db: &ReadTx<'_>, exercise: Id, number: i64) -> Result<Option<Revision>, Error> {
    db.row(
        &format!("{REVISION} WHERE r.exercise_id = ?1 AND r.number = ?2"),
        [exercise, number],
        read_revision,
    )
}

/// The revision that stands now.
pub fn current(db: &ReadTx<'_>, revision: Id) -> Result<Option<Revision>, Error> {
    db.row(
        &format!("{REVISION} WHERE r.id = ?1"),
        [revision],
        read_revision,
    )
}

/// The latest revisions of an exercise without their contents, the newest first, at most so many.
pub fn savings(db: &ReadTx<'_>, exercise: Id, most: i64) -> Result<Vec<Saving>, Error> {
    db.rows(
        "SELECT r.number, r.origin, r.created_at, u.name FROM revisions r LEFT JOIN users u ON u.id = r.author
         WHERE r.exercise_id = ?1 ORDER BY r.number DESC LIMIT ?2",
        params![exercise, most],
        |row| {
            Ok(Saving {
                number: row.get(0)?,
                origin: row.get(1)?,
                at: row.get(2)?,
                author: row.get(3)?,
            })
        },
    )
}

/// Keeps what the file of an exercise ends in.
pub fn set_extension(
    db: &WriteTx<'_>,
    subject: Id,
    slug: &str,
    extension: &str,
) -> Result<(), Error> {
    db.execute(
        "UPDATE exercises SET extension = ?3 WHERE subject_id = ?1 AND slug = ?2 AND extension <> ?3",
        params![subject, slug, extension],
    )
    .map(drop)
}

/// Adds an exercise that is not there, or was removed: it gets its old number back, and its history. It is unlisted.
pub fn add_exercise(
    db: &WriteTx<'_>,
    subject: Id,
    slug: &str,
    new: &NewRevision<'_>,
) -> Result<SavedRevision, Error> {
    let removed: Option<Id> = db.row(
        "SELECT id FROM exercises WHERE subject_id = ?1 AND slug = ?2 AND revision_id IS NULL",
        params![subject, slug],
        |row| row.get(0),
    )?;
    let id = match removed {
        Some(id) => id,
        None => {
            let id = db.next("exercise")?;
            db.execute(
                "INSERT INTO exercises (id, subject_id, slug, revision_id, listed, kind, cards) VALUES (?1, ?2, ?3, NULL, FALSE, '', '')",
                params![id, subject, slug],
            )?;
            id
        }
    };
    add_revision(db, id, new)
}

/// Saves a content and makes it the current one.
pub fn add_revision(
    db: &WriteTx<'_>,
    exercise: Id,
    new: &NewRevision<'_>,
) -> Result<SavedRevision, Error> {
    let id = db.next("revision")?;
    let number = db.row(
        "INSERT INTO revisions (id, exercise_id, number, content, author, origin, created_at)
         SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, ?6 FROM revisions WHERE exercise_id = ?2
         RETURNING number",
        params![id, exercise, new.content, new.author, new.origin, new.at],
        |row| row.get(0),
    )?;
    let number = number.ok_or_else(|| Error::other(format!("the revision {id} has no number")))?;
    db.execute(
        "UPDATE exercises SET revision_id = ?2, kind = ?3, cards = ?4 WHERE id = ?1",
        params![exercise, id, new.kind, write_cards(new.cards)],
    )?;
    db.changed(TopicOfExercise(exercise));
    Ok(SavedRevision {
        exercise,
        id,
        number,
    })
}

/// Writes the cards anew, as where a setting changed how they look.
pub fn set_cards(db: &WriteTx<'_>, exercise: Id, cards: &[Card]) -> Result<(), Error> {
    db.execute(
        "UPDATE exercises SET cards = ?2 WHERE id = ?1",
        params![exercise, write_cards(cards)],
    )?;
    db.changed(TopicOfExercise(exercise));
    Ok(())
}

/// Takes an exercise out of its subject and of all sessions. Revisions, results and the log keep their rows.
pub fn remove_exercise(db: &WriteTx<'_>, exercise: Id) -> Result<(), Error> {
    db.execute(
        "UPDATE exercises SET revision_id = NULL, listed = FALSE WHERE id = ?1",
        [exercise],
    )?;
    db.changed(TopicOfExercise(exercise));
    Ok(())
}

/// Which revision of its exercise it is: 1, 2, …
pub fn revision_number(db: &ReadTx<'_>, revision: Id) -> Result<Option<i64>, Error> {
    db.row(
        "SELECT number FROM revisions WHERE id = ?1",
        [revision],
        |row| row.get(0),
    )
}

/// Subject and id of an exercise, also of one that was removed.
pub fn exercise_path(db: &ReadTx<'_>, exercise: Id) -> Result<Option<(String, String)>, Error> {
    db.row(
        "SELECT s.name, e.slug FROM exercises e JOIN subjects s ON s.id = e.subject_id WHERE e.id = ?1",
        [exercise],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Exercises of every subject.
pub fn exercise_counts(db: &ReadTx<'_>) -> Result<HashMap<Id, usize>, Error> {
    let rows = db.rows(
        "SELECT subject_id, count(*) FROM exercises WHERE revision_id IS NOT NULL GROUP BY subject_id",
        (),
        |row| Ok((row.get(0)?, row.get::<i64>(1)?)),
    )?;
    Ok(rows
        .into_iter()
        .map(|(subject, count)| (subject, usize::try_from(count).unwrap_or(0)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_come_back() {
        let card = |lang: &str, name: &str, description: &str| Card {
            lang: lang.to_owned(),
            name: name.to_owned(),
            description: description.to_owned(),
        };
        let cards = [card("en", "Two", "a\nb\n"), card("pl", "Dwa", "")];
        assert_eq!(read_cards(&write_cards(&cards)), cards);
    }
}
