//! The database: every text of SQL and every row mapping lives here and below.
//!
//! One process owns the data folder. Reads go through kept read-only connections; all writes go to one thread, which commits them in
//! groups. The texts are written for more than one engine: parameters are `?1`, ids and times come from the program.

mod admin;
mod classroom;
mod error;
mod exercises;
mod files;
mod folder;
mod instance;
mod invitations;
mod log;
mod people;
mod results;
mod sqlite;
mod subjects;
mod teams;
mod tokens;
mod worksheets;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub use admin::{Counts, SignIn};
pub use error::{Error, Kind};
pub use exercises::NewRevision;
pub use folder::{DataFolder, NewFile, Room};
pub use log::Logged;
pub use people::{NewUser, Verifiers};
pub use sqlite::{Db, Reading};
pub use tokens::TokenKind;
pub use worksheets::{NewWorksheet, PrintedExercise};
pub use writer::{Change, Figures, Writing};

use sqlite::Readers;
use writer::Writer;

/// A data folder in use.
#[derive(Debug)]
pub struct Store {
    folder: DataFolder,
    readers: Arc<Readers>,
    writer: Writer,
    material: Arc<AtomicU64>,
}

impl Store {
    /// Takes the data folder, makes what is missing in it, and brings its tables up to date. `changed` hears of changes once they are durable.
    pub fn open(path: &Path, changed: impl Fn(&[Change]) + Send + 'static) -> Result<Store, Error> {
        let folder = DataFolder::take(path)?;
        let connection = sqlite::open_for_writing(&folder.database())?;
        sqlite::migrate(&connection)?;
        let material = Arc::new(AtomicU64::new(1));
        let seen = material.clone();
        let writer = Writer::start(connection, move |changes: &[Change]| {
            if changes.contains(&Change::Material) {
                seen.fetch_add(1, Ordering::AcqRel);
            }
            changed(changes);
        })?;
        let readers = Arc::new(Readers::new(folder.database()));
        Ok(Store {
            folder,
            readers,
            writer,
            material,
        })
    }

    /// A read transaction: what it sees does not change while it lasts.
    pub fn read(&self) -> Result<Reading, Error> {
        self.readers.begin()
    }

    /// Grows with every change of subjects, exercises and hierarchies: what was read under the same number is still right.
    pub fn material(&self) -> u64 {
        self.material.load(Ordering::Acquire)
    }

    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    pub fn figures(&self) -> Figures {
        self.writer.figures()
    }

    /// Why nothing is written any more, where that is so.
    pub fn broken(&self) -> Option<String> {
        self.writer.broken()
    }

    /// Runs `job` on the writer, in one transaction with others but undone alone where it fails. The answer comes once all is durable.
    pub fn write<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&Writing<'_>) -> Result<T, E> + Send + 'static,
    ) -> writer::Pending<T, E> {
        self.writer.submit(job)
    }

    /// The same for those who can wait.
    pub fn write_now<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&Writing<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write(job).wait()
    }
}

/// A data folder that is only read, perhaps while a server uses it.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
    readers: Arc<Readers>,
}

impl Kept {
    pub fn open(data: &Path) -> Result<Kept, Error> {
        let database = folder::database(data);
        if !database.is_file() {
            return Err(Error::other(format!(
                "there is no data folder {}: it would have a file eqex.db",
                data.display()
            )));
        }
        sqlite::is_current(&database)?;
        Ok(Kept {
            path: data.to_owned(),
            readers: Arc::new(Readers::new(database)),
        })
    }

    pub fn read(&self) -> Result<Reading, Error> {
        self.readers.begin()
    }

    /// Where the bytes of a file lie.
    pub fn file(&self, sha256: &str) -> PathBuf {
        folder::file(&self.path, sha256)
    }

    /// A copy of the database as it stands.
    pub fn copy_database(&self, to: &Path) -> Result<(), Error> {
        sqlite::copy(&folder::database(&self.path), to)
    }

    /// What is wrong with the database: an empty list where nothing is.
    pub fn check(&self) -> Result<Vec<String>, Error> {
        sqlite::check(&folder::database(&self.path))
    }
}
