//! What is called how in a data folder.

/// The database and the folder of uploaded files, in an archive as well.
pub const DATABASE: &str = "eqex.db";
pub const FILES: &str = "files";

/// Names of what SQLite puts beside the database.
pub const JOURNAL: &str = "eqex.db-wal";
pub(super) const JOURNAL_INDEX: &str = "eqex.db-shm";

/// The file whose lock a process holds that uses the folder.
pub const LOCK: &str = "lock";

/// The folder of the backups that are made before migrations.
pub(super) const BACKUPS: &str = "backups";

/// How the names of folders and files begin that a backup makes for itself and that go away with it.
pub const WORK: &str = ".eqex-backup-";

/// Stands in a folder from before anything else is made in it until its first school is durable in the database: a start that
/// was killed is gone on with.
pub(super) const BEGUN: &str = ".eqex-new";

/// What a restore unpacks into, in the folder itself where that is there already, else beside it.
pub const RESTORING: &str = ".eqex-restore";
