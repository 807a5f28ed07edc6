//! Bringing the tables of a folder up to date. What was there before is kept whole beside it: a release that turns out to be
//! wrong must not take the school with it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::store::archive;
use crate::store::archive::FileHash;
use crate::store::error::{Error, ErrorKind};
use crate::store::folder::DataFolder;
use crate::store::migrations::Migrations;
use crate::store::names::{BACKUPS, DATABASE, WORK};
#[cfg(unix)]
use crate::store::owner::{hand_over, make_folder};
use crate::store::state;

use crate::store::sqlite::connection;
use crate::store::sqlite::versions;

/// So many of them stay.
const KEPT: usize = 3;

/// What was done to the tables at a start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    pub from: usize,
    pub to: usize,
    /// What the folder was before; none where it was asked not to make it.
    pub backup: Option<PathBuf>,
}

/// Runs the migrations that this folder has not seen, after a backup where it holds a school.
pub(in crate::store) fn upgrade(
    folder: &DataFolder,
    connection: &Connection,
    migrations: &Migrations,
    with_backup: bool,
) -> Result<Option<Upgrade>, Error> {
    let from = versions::version(connection)?;
    let to = migrations.version();
    if from == 0 || from >= to {
        versions::migrate(connection, migrations)?;
        return Ok(None);
    }
    let backup = match with_backup {
        true => Some(back_up(folder, connection, from, to)?),
        false => None,
    };
    versions::migrate(connection, migrations)?;
    Ok(Some(Upgrade { from, to, backup }))
}

/// Refuses a folder that will need a backup and has no room for it, as far as its database tells that by itself: where the disk is
/// full, it cannot even be opened.
pub(in crate::store) fn look_ahead(
    folder: &DataFolder,
    migrations: &Migrations,
    with_backup: bool,
) -> Result<(), Error> {
    let to = migrations.version();
    match versions::version_at_rest(&folder.database()) {
        Some(from) if with_backup && from > 0 && from < to => room(folder, to).map(drop),
        _ => Ok(()),
    }
}

/// Refuses where the backup does not find room; else which files go into it, and the bytes that it takes.
fn room(folder: &DataFolder, to: usize) -> Result<(Vec<String>, u64), Error> {
    // Of the files that lie here, and not those that rows name: which tables name files is another thing in every release.
    let mut hashes = folder.stored_files()?;
    hashes.retain(|name| FileHash::parse(name).is_some());
    hashes.sort();
    let bytes = hashes.iter().try_fold(0, |sum, hash| {
        Result::<u64, Error>::Ok(sum + folder.file(hash)?.metadata()?.len())
    });
    let room = folder.room()?;
    let needed = room.database + room.journal + bytes? + archive::overhead(hashes.len() as u64);
    if let Some(free) = room.free.filter(|free| *free < needed) {
        return Err(no_room(folder.path(), to, needed, free));
    }
    Ok((hashes, needed))
}

/// Writes `before-<to>.tar`. The database itself goes into it: it is ours alone, and a copy would take as much room again.
fn back_up(
    folder: &DataFolder,
    connection: &Connection,
    from: usize,
    to: usize,
) -> Result<PathBuf, Error> {
    let data = folder.path();
    let place = data.join(BACKUPS);
    let told = |error: std::io::Error| {
        let kind = Error::from(std::io::Error::from(error.kind())).kind;
        Error::new(kind, format!("{}: {error}", place.display()))
    };
    let (hashes, needed) = room(folder, to)?;
    #[cfg(unix)]
    make_folder(&place, data).map_err(told)?;
    #[cfg(not(unix))]
    fs::create_dir_all(&place).map_err(told)?;
    connection::settle(connection)?;
    // Nobody else may read it, as nobody else may read the folder of a service; it gets its name once it is whole.
    let partial = tempfile::Builder::new()
        .prefix(WORK)
        .tempfile_in(&place)
        .map_err(told)?;
    #[cfg(unix)]
    hand_over(partial.as_file(), data).map_err(told)?;
    let packed = archive::pack(
        partial.as_file(),
        &data.join(DATABASE),
        &hashes,
        |hash| folder.file(hash),
        |_, _| {},
    )
    .and_then(|()| Ok(partial.as_file().sync_all()?));
    packed.map_err(|error| match error.kind {
        ErrorKind::Full => no_room(data, to, needed, 0),
        _ => error,
    })?;
    let target = target(&place, from, to);
    partial
        .persist(&target)
        .map_err(|error| told(error.error))?;
    state::sync(&place).map_err(told)?;
    forget_oldest(&place).map_err(told)?;
    Ok(target)
}

fn name(to: usize) -> String {
    format!("before-{to}.tar")
}

/// The name that a backup gets. One of an earlier schema that has the usual name stays: for the release that made it, it is the only
/// way back.
fn target(place: &Path, from: usize, to: usize) -> PathBuf {
    let usual = place.join(name(to));
    match schema(&usual) {
        Some(earlier) if earlier < from => place.join(format!("before-{to}-from-{from}.tar")),
        _ => usual,
    }
}

/// The version of the tables in a backup; nothing where it is none.
fn schema(backup: &Path) -> Option<usize> {
    let mut archive = tar::Archive::new(fs::File::open(backup).ok()?);
    let database = archive.entries().ok()?.next()?.ok()?;
    versions::version_in_header(database)
}

fn no_room(data: &Path, to: usize, needed: u64, free: u64) -> Error {
    Error::new(
        ErrorKind::Full,
        format!(
            "the tables of the data folder {} are of an earlier release, and there is no room for the backup before they are brought up to date ({BACKUPS}/{}): it takes {needed} bytes, and {free} are free. Make room, or make a backup elsewhere with the release before and start once with `eqex serve --without-migration-backup`",
            data.display(),
            name(to)
        ),
    )
}

/// Keeps the backups of the newest schemas.
fn forget_oldest(place: &Path) -> std::io::Result<()> {
    let mut found = Vec::new();
    for entry in fs::read_dir(place)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let schema = name
            .strip_prefix("before-")
            .and_then(|rest| rest.strip_suffix(".tar"))
            .and_then(|rest| rest.split("-from-").next());
        if let Some(schema) = schema.and_then(|schema| schema.parse::<usize>().ok()) {
            found.push((schema, path));
        }
    }
    found.sort();
    let superfluous = found.len().saturating_sub(KEPT);
    for (_, path) in found.into_iter().take(superfluous) {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrations::Migration;

    const MIGRATIONS: [&str; 6] = [
        "CREATE TABLE a (x BIGINT); INSERT INTO a VALUES (1);",
        "CREATE TABLE b (x BIGINT);",
        "UPDATE a SET x = x + 1;",
        "CREATE INDEX b_x ON b (x);",
        "CREATE TABLE c (x BIGINT);",
        "CREATE TABLE d (x BIGINT); syntax error;",
    ];

    fn open(data: &Path, count: usize, with_backup: bool) -> Result<Option<Upgrade>, Error> {
        let folder = DataFolder::take(data)?;
        let connection = connection::open_for_writing(&folder.database())?;
        let steps: Vec<Migration> = MIGRATIONS[..count]
            .iter()
            .zip(1..)
            .map(|(sql, version)| Migration { version, sql })
            .collect();
        upgrade(
            &folder,
            &connection,
            &Migrations::of(&[&steps]),
            with_backup,
        )
    }

    fn names(data: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(data.join(BACKUPS))
            .expect("a folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// The version and the row of `a` of the database in an archive, and how many files are with it.
    fn packed(archive: &Path) -> (usize, i64, usize) {
        let place = tempfile::tempdir().expect("a folder");
        tar::Archive::new(fs::File::open(archive).expect("a file"))
            .unpack(place.path())
            .expect("an archive");
        let connection = Connection::open(place.path().join(DATABASE)).expect("a database");
        let row = connection.query_row("SELECT x FROM a", [], |row| row.get(0));
        let files =
            fs::read_dir(place.path().join(crate::store::names::FILES)).map_or(0, Iterator::count);
        (
            versions::version(&connection).expect("a number"),
            row.expect("a row"),
            files,
        )
    }

    #[test]
    fn a_backup_is_made_before_each_migration() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        // A new folder has nothing to lose.
        assert_eq!(open(&data, 1, true).expect("new"), None);
        assert_eq!(open(&data, 1, true).expect("as it was"), None);
        assert!(!data.join(BACKUPS).exists());
        {
            let folder = DataFolder::take(&data).expect("a folder");
            folder.keep_bytes(b"a picture").expect("a file");
            fs::write(data.join("files/other"), "none of ours").expect("a file");
        }
        let done = open(&data, 2, true)
            .expect("the next")
            .expect("it was done");
        assert_eq!((done.from, done.to), (1, 2));
        let backup = done.backup.expect("a backup");
        assert_eq!(backup, data.join("backups/before-2.tar"));
        assert_eq!(packed(&backup), (1, 1, 1));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = backup.metadata().expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        // Each holds the school alone, and none of the backups before it; the last three stay.
        for count in 3..=5 {
            open(&data, count, true)
                .expect("the next")
                .expect("it was done");
        }
        assert_eq!(
            names(&data),
            ["before-3.tar", "before-4.tar", "before-5.tar"]
        );
        assert_eq!(packed(&data.join("backups/before-5.tar")), (4, 2, 1));
        // One that fails leaves the tables as they were, and what was before beside them. Tried again, it is whole again.
        for _ in 0..2 {
            assert!(open(&data, 6, true).is_err());
            assert_eq!(
                names(&data),
                ["before-4.tar", "before-5.tar", "before-6.tar"]
            );
            assert_eq!(packed(&data.join("backups/before-6.tar")).0, 5);
        }
        assert_eq!(open(&data, 5, true).expect("as it was"), None);
        // A newer folder is refused as it is.
        assert!(
            open(&data, 4, true)
                .expect_err("newer")
                .message
                .contains("newer eqex")
        );
    }

    #[test]
    fn several_migrations_are_one_and_keep_the_way_back() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        open(&data, 2, true).expect("new");
        // The last of several fails: none of them was done, and the backup is of what there is.
        for _ in 0..2 {
            assert!(open(&data, 6, true).is_err());
            let database = DataFolder::take(&data).expect("a folder").database();
            let connection = Connection::open(database).expect("a database");
            assert_eq!(versions::version(&connection).expect("a number"), 2);
            assert_eq!(packed(&data.join("backups/before-6.tar")).0, 2);
        }
        // A folder that is further meanwhile does not take the way back from the release before.
        open(&data, 3, false).expect("the next");
        assert!(open(&data, 6, true).is_err());
        assert_eq!(names(&data), ["before-6-from-3.tar", "before-6.tar"]);
        assert_eq!(packed(&data.join("backups/before-6.tar")).0, 2);
        assert_eq!(packed(&data.join("backups/before-6-from-3.tar")).0, 3);
    }

    #[test]
    fn several_migrations_at_once_and_none() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        open(&data, 1, true).expect("new");
        let done = open(&data, 4, false).expect("it is done").expect("several");
        assert_eq!((done.from, done.to, done.backup), (1, 4, None));
        assert!(!data.join(BACKUPS).exists());
    }

    #[test]
    fn what_broke_off_is_swept() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        fs::create_dir_all(data.join(BACKUPS)).expect("a folder");
        fs::write(data.join(BACKUPS).join(".eqex-backup-x"), "half").expect("a file");
        drop(DataFolder::take(&data).expect("a folder"));
        assert!(names(&data).is_empty());
        let told = no_room(&data, 3, 1234, 5).message;
        assert!(
            told.contains("1234 bytes") && told.contains("--without-migration-backup"),
            "{told}"
        );
    }
}
