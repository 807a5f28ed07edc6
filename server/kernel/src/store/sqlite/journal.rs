//! The journal as a file (SQLite's write-ahead log): whether all is in it that once was.
//!
//! SQLite itself reads a journal as far as it is whole and takes the rest for a write that broke off, so that one which was cut
//! looks like a shorter one. What tells the difference is the index beside it, which a process that was killed leaves behind.

use std::fs::{self, File};
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

use crate::store::error::Error;

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
const MAGIC: u32 = 0x377f_0682;
/// The index begins with two copies of its header, and behind them stands how much of the journal the database has.
const INDEX_HEADER: usize = 48;
const INDEX_VERSION: u32 = 3_007_000;

/// What an index says of its journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Index {
    /// Pages that were committed.
    pages: u32,
    /// Of these, those that are in the database already.
    moved: u32,
    salt: [u8; 8],
}

/// What a journal holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Journal {
    salt: [u8; 8],
    /// Pages up to the last commit.
    committed: u32,
    /// Whole pages behind it.
    begun: u32,
    /// Whether the file ends within a page.
    torn: bool,
    /// Whether a page that belongs here is not what it was.
    damaged: bool,
}

/// Ways to look again where a server writes meanwhile.
const TRIES: usize = 5;

/// What is wrong with the journal of a database, as far as it can be seen. To be asked before SQLite opens it, which throws the index away.
pub(in crate::store) fn complaints(database: &Path) -> Result<Vec<String>, Error> {
    let beside = |end: &str| {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        std::path::PathBuf::from(name)
    };
    let (journal, index) = (beside("-wal"), beside("-shm"));
    let mut said = read_index(&index)?;
    for _ in 0..TRIES {
        let found = read_journal(&journal)?;
        let again = read_index(&index)?;
        // Another commit meanwhile: the two belong to different moments.
        if again == said {
            return Ok(compare(found, said).into_iter().collect());
        }
        said = again;
    }
    Ok(Vec::new())
}

fn compare(found: Option<Journal>, said: Option<Index>) -> Option<String> {
    const ADVICE: &str =
        "; what was written last is lost, restore a backup if that is more than can be missed";
    match (said, found) {
        (Some(said), found) if said.pages > said.moved => {
            let whole = match found {
                Some(found) if found.salt == said.salt => found.committed,
                _ => 0,
            };
            (whole < said.pages).then(|| {
                format!(
                    "the journal was cut: {} of its {} pages are there{ADVICE}",
                    whole, said.pages
                )
            })
        }
        // All of it is in the database, and what stands behind was never answered.
        (Some(_), _) | (None, None) => None,
        (None, Some(found)) if found.damaged => Some(format!(
            "the journal is damaged behind page {}{ADVICE}",
            found.committed + found.begun
        )),
        (None, Some(found)) if found.torn || found.begun > 0 => Some(format!(
            "the journal ends within a write, behind page {}: it was cut, or the machine stopped just then{ADVICE}",
            found.committed
        )),
        (None, Some(_)) => None,
    }
}

/// Nothing where there is none, or none that says anything: an index is made anew at every start.
fn read_index(path: &Path) -> Result<Option<Index>, Error> {
    let mut bytes = [0; 2 * INDEX_HEADER + 4];
    match File::open(path).and_then(|mut file| file.read_exact(&mut bytes)) {
        Ok(()) => {}
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::UnexpectedEof | ErrorKind::PermissionDenied
            ) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(told(path, &error)),
    }
    let word = |at: usize| {
        let mut word = [0; 4];
        word.copy_from_slice(&bytes[at..at + 4]);
        u32::from_ne_bytes(word)
    };
    let whole = bytes[..INDEX_HEADER] == bytes[INDEX_HEADER..2 * INDEX_HEADER]
        && word(0) == INDEX_VERSION
        && bytes[12] == 1;
    let mut salt = [0; 8];
    salt.copy_from_slice(&bytes[32..40]);
    Ok(whole.then(|| Index {
        pages: word(16),
        moved: word(2 * INDEX_HEADER),
        salt,
    }))
}

fn read_journal(path: &Path) -> Result<Option<Journal>, Error> {
    let size = match fs::metadata(path) {
        Ok(data) => data.len(),
        // Who may not look at it may not open the database either, and is told so then.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::PermissionDenied
            ) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(told(path, &error)),
    };
    if size == 0 {
        return Ok(None);
    }
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => return Ok(None),
        Err(error) => return Err(told(path, &error)),
    };
    read_frames(BufReader::with_capacity(1 << 16, file), size)
        .map(Some)
        .map_err(|error| told(path, &error))
}

fn read_frames(mut from: impl Read, size: u64) -> std::io::Result<Journal> {
    let mut header = [0; HEADER];
    let mut found = Journal::default();
    let big = |bytes: &[u8]| {
        let mut word = [0; 4];
        word.copy_from_slice(&bytes[..4]);
        u32::from_be_bytes(word)
    };
    if size < HEADER as u64 {
        found.torn = true;
        return Ok(found);
    }
    from.read_exact(&mut header)?;
    let magic = big(&header);
    let mut sum = Sum {
        values: (0, 0),
        big_endian: magic & 1 == 1,
    };
    sum.add(&header[..24]);
    let page = big(&header[8..]) as usize;
    if magic & !1 != MAGIC || !sum.is(&header[24..]) || !(512..=65_536).contains(&page) {
        found.damaged = true;
        return Ok(found);
    }
    found.salt.copy_from_slice(&header[16..24]);
    let mut frame = vec![0; FRAME_HEADER + page];
    let mut left = size - HEADER as u64;
    while left >= frame.len() as u64 {
        // It may be shorter by now than it was.
        from.read_exact(&mut frame)?;
        left -= frame.len() as u64;
        if frame[8..16] != found.salt {
            // What is left of an earlier round: this one ends here.
            return Ok(found);
        }
        sum.add(&frame[..8]);
        sum.add(&frame[FRAME_HEADER..]);
        if !sum.is(&frame[16..24]) {
            found.damaged = true;
            return Ok(found);
        }
        found.begun += 1;
        if big(&frame[4..]) > 0 {
            found.committed += found.begun;
            found.begun = 0;
        }
    }
    found.torn = left > 0;
    Ok(found)
}

/// The sum that runs through a journal.
struct Sum {
    values: (u32, u32),
    big_endian: bool,
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(8) {
            let word = |at: usize| {
                let mut word = [0; 4];
                word.copy_from_slice(&pair[at..at + 4]);
                match self.big_endian {
                    true => u32::from_be_bytes(word),
                    false => u32::from_le_bytes(word),
                }
            };
            let (a, b) = self.values;
            let a = a.wrapping_add(word(0)).wrapping_add(b);
            let b = b.wrapping_add(word(4)).wrapping_add(a);
            self.values = (a, b);
        }
    }

    fn is(&self, bytes: &[u8]) -> bool {
        let (a, b) = self.values;
        bytes[..4] == a.to_be_bytes() && bytes[4..8] == b.to_be_bytes()
    }
}

fn told(path: &Path, error: &std::io::Error) -> Error {
    Error::other(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    /// A folder as a process leaves it that is killed after some commits: journal and index lie beside the database.
    fn killed() -> tempfile::TempDir {
        let place = tempfile::tempdir().expect("a folder");
        let from = place.path().join("from.db");
        let open = Connection::open(&from).expect("a database");
        open.pragma_update(None, "journal_mode", "WAL")
            .expect("a journal");
        open.pragma_update(None, "wal_autocheckpoint", 0)
            .expect("no checkpoints");
        open.execute_batch("CREATE TABLE a (x); INSERT INTO a VALUES (1);")
            .expect("SQL");
        for _ in 0..20 {
            open.execute("INSERT INTO a VALUES (zeroblob(3000))", [])
                .expect("SQL");
        }
        for end in ["", "-wal", "-shm"] {
            let name = |stem: &str| place.path().join(format!("{stem}.db{end}"));
            fs::copy(name("from"), name("to")).expect("a copy");
        }
        drop(open);
        place
    }

    fn cut(path: &Path, to: u64) {
        let file = File::options().write(true).open(path).expect("a file");
        file.set_len(to).expect("it is shorter");
    }

    #[test]
    fn a_journal_that_was_cut_is_told() {
        let whole = killed();
        let size = fs::metadata(whole.path().join("to.db-wal"))
            .expect("a journal")
            .len();
        assert!(
            complaints(&whole.path().join("to.db"))
                .expect("read")
                .is_empty()
        );
        let frame = (FRAME_HEADER + 4096) as u64;
        // With its index, whatever was cut.
        for gone in [
            1,
            frame - 1,
            frame,
            3 * frame,
            3 * frame + 7,
            size - 10,
            size,
        ] {
            let place = killed();
            cut(&place.path().join("to.db-wal"), size - gone);
            let told = complaints(&place.path().join("to.db")).expect("read");
            assert!(
                told.len() == 1 && told[0].starts_with("the journal was cut"),
                "{gone}: {told:?}"
            );
        }
        let place = killed();
        fs::remove_file(place.path().join("to.db-wal")).expect("it is there");
        let told = complaints(&place.path().join("to.db")).expect("read");
        assert!(told[0].contains(" 0 of its"), "{told:?}");
        // Without one, where a page is cut, a commit is, or a page is not what it was.
        for gone in [1, frame - 1] {
            let place = killed();
            fs::remove_file(place.path().join("to.db-shm")).expect("it is there");
            cut(&place.path().join("to.db-wal"), size - gone);
            let told = complaints(&place.path().join("to.db")).expect("read");
            assert!(told[0].contains("ends within a write"), "{told:?}");
        }
        let place = killed();
        fs::remove_file(place.path().join("to.db-shm")).expect("it is there");
        let journal = place.path().join("to.db-wal");
        let mut bytes = fs::read(&journal).expect("a journal");
        bytes[HEADER + 4 * frame as usize + 100] ^= 1;
        fs::write(&journal, bytes).expect("a file");
        let told = complaints(&place.path().join("to.db")).expect("read");
        assert!(told[0].contains("damaged behind page 4"), "{told:?}");
    }
}
