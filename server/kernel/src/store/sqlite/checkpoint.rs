//! When the journal is moved into the database: before it is large, and soon where it is all that there is.

use rusqlite::Connection;

use crate::store::error::Error;

/// So many pages more in the journal, and it is moved. At first it is one, and twice as many each time: a young school must not
/// live in its journal alone.
const PAGES: u64 = 1000;

/// How far the journal has been moved into the database.
#[derive(Debug)]
pub(in crate::store) struct Journal {
    /// Pages of it after the last commit.
    pages: u64,
    /// Of these, those that the database has.
    moved: u64,
    /// So many more, and it is moved.
    due: u64,
}

impl Default for Journal {
    fn default() -> Journal {
        Journal {
            pages: 0,
            moved: 0,
            due: 1,
        }
    }
}

impl Journal {
    /// Notes that a commit left `pages` in the journal.
    pub(in crate::store) fn grown(&mut self, pages: u64) {
        // No more than before: the journal has begun anew.
        if pages <= self.moved {
            self.moved = 0;
        }
        self.pages = pages;
    }

    /// Whether the database lacks any of it.
    pub(in crate::store) fn lags(&self) -> bool {
        self.pages > self.moved
    }

    /// Whether it lacks so many that they are moved at once.
    pub(in crate::store) fn is_due(&self) -> bool {
        self.pages.saturating_sub(self.moved) >= self.due
    }

    /// Moves what is in the journal, as far as nobody reads an earlier state.
    pub(in crate::store) fn checkpoint(&mut self, connection: &Connection) -> Result<(), Error> {
        // Where it fails, it is not tried again before more was written; where someone reads, whenever nothing else is to be done.
        self.due = (self.due * 2).min(PAGES);
        let before = std::mem::replace(&mut self.moved, self.pages);
        let mut statement = connection.prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")?;
        let (busy, pages, moved): (i64, i64, i64) =
            statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let left = match busy {
            0 => u64::try_from(pages - moved).unwrap_or(0),
            // Somebody else is at it, and how far they come is not told.
            _ => self.pages,
        };
        self.moved = self.pages.saturating_sub(left).max(before.min(self.pages));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_keeps_back_is_moved_later() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.db");
        let connection = Connection::open(&path).expect("a database");
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE a (x); INSERT INTO a VALUES (1);")
            .expect("SQL");
        let reader = Connection::open(&path).expect("a database");
        reader
            .execute_batch("BEGIN; SELECT * FROM a;")
            .expect("it reads");
        connection
            .execute_batch("INSERT INTO a VALUES (2);")
            .expect("SQL");
        let mut journal = Journal::default();
        // Two pages of the table's, its root and the schema, and one more of the later row.
        journal.grown(3);
        journal.checkpoint(&connection).expect("as far as it goes");
        assert!(journal.lags());
        reader.execute_batch("COMMIT").expect("the end");
        journal.checkpoint(&connection).expect("it is moved");
        assert!(!journal.lags());
        drop(reader);
    }

    #[test]
    fn soon_at_first_and_rarely_later() {
        let place = tempfile::tempdir().expect("a folder");
        let connection = Connection::open(place.path().join("a.db")).expect("a database");
        let mut journal = Journal::default();
        let mut moved = Vec::new();
        for pages in 1..=4000 {
            journal.grown(pages);
            if journal.is_due() {
                journal.checkpoint(&connection).expect("it is moved");
                moved.push(pages);
            }
        }
        assert_eq!(
            moved,
            [1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2023, 3023]
        );
        assert!(journal.lags());
        journal.checkpoint(&connection).expect("it is moved");
        assert!(!journal.lags());
        // The journal has begun anew, and may have as many pages as it had.
        for pages in [4000, 5, 5] {
            journal.grown(pages);
            assert!(journal.lags());
            journal.checkpoint(&connection).expect("it is moved");
            assert!(!journal.lags());
        }
    }
}
