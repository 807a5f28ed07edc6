//! The database: every text of SQL and every row mapping lives here and below.
//!
//! One process owns the data folder. Reads go through kept read-only connections; all writes go to one thread, which commits them in
//! groups. The texts are written for more than one engine: parameters are `?1`, ids and times come from the program.

pub mod archive;
mod column;
mod damage;
mod error;
mod folder;
pub mod instance;
mod migrations;
pub mod names;
mod outage;
#[cfg(unix)]
mod owner;
mod parameter;
mod places;
mod room;
mod row;
mod sqlite;
mod state;
mod sweep;
mod tables;
mod topics;
mod trouble;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::watch;

pub use column::{ColumnValue, FromColumn};
pub use damage::{FileDamage, MEND};
pub use error::{Error, ErrorKind};
pub use folder::{DataFolder, NewFile, lock_file};
pub use migrations::Migration;
pub use outage::Outage;
pub use parameter::{AsParameter, Parameter, Parameters};
pub use room::{DiskSpace, free};
pub use row::Row;
pub use sqlite::upgrade::Upgrade;
pub use sqlite::{ReadTx, Snapshot};
pub use state::{restoring, sync};
pub use tables::{NamedFiles, PartOfTables, Tables};
pub use topics::Topic;
pub use trouble::explain;
pub use writer::{WriteTx, WriterStatistics};

use sqlite::Readers;
use sqlite::{journal, upgrade};
use state::FolderState;
use topics::Topics;
use writer::Writer;

/// A data folder in use.
#[derive(Debug)]
pub struct Store {
    folder: DataFolder,
    readers: Arc<Readers>,
    writer: Writer,
    topics: Arc<Topics>,
    tables: Tables,
    is_new: bool,
    upgrade: Option<Upgrade>,
}

impl Store {
    /// Takes the data folder, makes what is missing in it, and brings its tables up to date, with a backup before if that is wanted.
    pub fn open(path: &Path, tables: &Tables, with_backup: bool) -> Result<Store, Error> {
        Store::open_folder(path, tables, with_backup).map_err(|error| trouble::explain(path, error))
    }

    fn open_folder(path: &Path, tables: &Tables, with_backup: bool) -> Result<Store, Error> {
        let is_new = state::of(path)? != FolderState::School;
        if is_new {
            state::begin(path)?;
        }
        let folder = DataFolder::take(path)?;
        for complaint in journal::complaints(&folder.database())? {
            tracing::warn!(folder = %path.display(), "{complaint}");
        }
        // What only begun has nothing to lose.
        let with_backup = with_backup && !is_new;
        upgrade::look_ahead(&folder, tables.migrations(), with_backup)?;
        let connection = sqlite::open_for_writing(&folder.database())?;
        if !is_new && sqlite::version(&connection)? == 0 {
            return Err(state::gone(path, "its database eqex.db has no tables", &[]));
        }
        let upgrade = upgrade::upgrade(&folder, &connection, tables.migrations(), with_backup)?;
        let upgrade = upgrade.filter(|_| !is_new);
        let topics = Arc::new(Topics::default());
        let writer = Writer::start(connection, topics.clone())?;
        let readers = Arc::new(Readers::new(folder.database(), topics.clone()));
        Ok(Store {
            folder,
            readers,
            writer,
            topics,
            tables: tables.clone(),
            is_new,
            upgrade,
        })
    }

    /// The tables that are in it.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Whether no school had been made here before this start, or one whose first start did not come to its end.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// The refusal to make a school in a folder that had one.
    pub fn has_lost_its_school(&self) -> Error {
        state::gone(
            self.folder.path(),
            "its database eqex.db has no school in it",
            &[],
        )
    }

    /// What was done to the tables when this was opened.
    pub fn upgrade(&self) -> Option<&Upgrade> {
        self.upgrade.as_ref()
    }

    /// Moves what the start wrote into the database, so that a young school does not live in its journal alone.
    pub fn settle(&self) -> Result<(), Error> {
        self.writer.settle()?;
        state::begun(self.folder.path())?;
        Ok(())
    }

    /// A read transaction: what it sees does not change while it lasts.
    pub fn read(&self) -> Result<Snapshot, Error> {
        self.readers.begin()
    }

    /// Whether a topic was changed by no commit behind that of this number, so that what was read then is still right.
    pub fn is_unchanged_since(&self, topic: &impl Topic, seen: u64) -> bool {
        self.topics.changed(topic) <= seen
    }

    /// Hears of each change of a topic that comes after this, of several at once perhaps once.
    pub fn watch(&self, topic: &impl Topic) -> watch::Receiver<u64> {
        self.topics.watch(topic)
    }

    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    pub fn figures(&self) -> WriterStatistics {
        self.writer.figures()
    }

    /// Why nothing is written any more, where that is so.
    pub fn broken(&self) -> Option<String> {
        self.writer.broken()
    }

    /// Why the last commit failed, where it did: the next one may go well.
    pub fn failing(&self) -> Option<String> {
        self.writer.failing()
    }

    /// Runs `job` on the writer, in one transaction with others but undone alone where it fails. The answer comes once all is durable.
    pub fn write<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> writer::Pending<T, E> {
        self.writer.submit(job)
    }

    /// The same for those who can wait.
    pub fn write_now<T: Send + 'static, E: From<Error> + Send + 'static>(
        &self,
        job: impl FnOnce(&WriteTx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write(job).wait()
    }
}

/// A data folder that is only read, perhaps while a server uses it.
#[derive(Debug)]
pub struct ReadOnlyStore {
    path: PathBuf,
    tables: Tables,
    readers: Arc<Readers>,
}

impl ReadOnlyStore {
    /// A folder whose tables are those of this program.
    pub fn open(data: &Path, tables: &Tables) -> Result<ReadOnlyStore, Error> {
        let (kept, version) = ReadOnlyStore::open_any(data, tables)?;
        match version == tables.version() {
            true => Ok(kept),
            false => Err(Error::other(format!(
                "the tables of the data folder {} are of an earlier version of eqex: start the server once with this one",
                data.display()
            ))),
        }
    }

    /// A folder with the version of its tables, which may be an earlier one.
    pub fn open_any(data: &Path, tables: &Tables) -> Result<(ReadOnlyStore, usize), Error> {
        let known = || match state::of(data)? {
            FolderState::New => Err(Error::other(format!(
                "there is no data folder {}: it would have a file eqex.db",
                data.display()
            ))),
            FolderState::Begun => Err(state::unfinished(data)),
            FolderState::School => {
                sqlite::known_version(&places::database(data), tables.migrations())
            }
        };
        let version = known().map_err(|error| trouble::explain(data, error))?;
        if version == 0 {
            return Err(state::gone(data, "its database eqex.db has no tables", &[]));
        }
        let kept = ReadOnlyStore {
            path: data.to_owned(),
            tables: tables.clone(),
            readers: Arc::new(Readers::new(places::database(data), Arc::default())),
        };
        Ok((kept, version))
    }

    /// The tables that are in it.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What is wrong with the journal of a folder, as far as it can be seen: to be asked before the folder is opened.
    pub fn journal_complaints(data: &Path) -> Result<Vec<String>, Error> {
        journal::complaints(&places::database(data)).map_err(|error| trouble::explain(data, error))
    }

    /// Which files of a data folder the user may not use to whom the folder belongs.
    #[cfg(unix)]
    pub fn owner_complaints(data: &Path) -> Result<Vec<String>, Error> {
        owner::complaints(data).map_err(|error| trouble::explain(data, error.into()))
    }

    pub fn read(&self) -> Result<Snapshot, Error> {
        self.readers.begin()
    }

    /// Where the file lies that a row names.
    pub fn file(&self, named: &str) -> Result<PathBuf, Error> {
        places::named_file(&self.path, named)
    }

    /// A copy of the database as it stands.
    pub fn copy_database(&self, to: &Path) -> Result<(), Error> {
        sqlite::copy(&places::database(&self.path), to)
    }

    /// What is wrong with the database: an empty list where nothing is.
    pub fn check(&self) -> Result<Vec<String>, Error> {
        sqlite::check(&places::database(&self.path), self.tables.migrations())
    }
}
