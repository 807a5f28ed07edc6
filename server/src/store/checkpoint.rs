//! When the journal is moved into the database: before it is large, and soon where it is all that there is.

use rusqlite::Connection;

use super::error::Error;

/// So many pages more in the journal, and it is moved. At first it is one, and twice as many each time: a young school must not
/// live in its journal alone.
const PAGES: u64 = 1000;

/// How far the journal has been moved into the database.
#[derive(Debug)]
pub(super) struct Journal {
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
    pub(super) fn grown(&mut self, pages: u64) {
        // No more than before: the journal has begun anew.
        if pages <= self.moved {
            self.moved = 0;
        }
        self.pages = pages;
    }

    /// Whether the database lacks any of it.
    pub(super) fn lags(&self) -> bool {
        self.pages > self.moved
    }

    /// Whether it lacks so many that they are moved at once.
    pub(super) fn is_due(&self) -> bool {
        self.pages - self.moved >= self.due
    }

    /// Moves what is in the journal, as far as nobody reads an earlier state.
    pub(super) fn checkpoint(&mut self, connection: &Connection) -> Result<(), Error> {
        // What cannot be moved, as someone reads or the disk is full, is not tried again before more was written.
        self.moved = self.pages;
        self.due = (self.due * 2).min(PAGES);
        let mut statement = connection.prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")?;
        Ok(statement.query_row([], |_| Ok(()))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
