//! A data folder from a backup. All is unpacked and looked at under another name first, and the database gets its name last:
//! whatever moment the process ends at, there is either nothing that a server takes for a school, or all of it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::families::TABLES;
use eqex_kernel::store;
use eqex_kernel::store::archive;
use eqex_kernel::store::archive::FileHash;
use eqex_kernel::store::names::{DATABASE, FILES, LOCK, RESTORING};
use eqex_kernel::store::{Error, ErrorKind, FileDamage, ReadOnlyStore, restoring, sync};

/// What is done in turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestoreProgress {
    /// The folder is made that is unpacked into.
    Begun,
    /// So many files of the archive are out of it.
    Unpacked(usize),
    /// The database and the files have been looked at.
    Checked,
    /// The files have their place; the database has not.
    FilesPlaced,
    DatabasePlaced,
}

/// The folder that is unpacked into, for one process at a time.
struct UnpackingFolder {
    path: PathBuf,
    /// It gets the data folder's name as a whole, because there is none yet.
    beside: bool,
    _lock: File,
}

/// What came of a restore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    pub files: usize,
    /// Whether the archive had the hash of its database: those of earlier releases have none.
    pub has_database_hash: bool,
    /// What is wrong with files, where that is taken.
    pub damage: Vec<FileDamage>,
}

/// Makes the data folder `data`, which is new or empty, of an archive. Files that are damaged or missing are refused, unless
/// `with_damage` says that a school without some pictures is better than none. `step` hears what is done.
pub fn restore(
    archive: &Path,
    data: &Path,
    with_damage: bool,
    mut step: impl FnMut(RestoreProgress),
) -> Result<Restored, Error> {
    let from = File::open(archive).map_err(|error| at(archive, &error))?;
    let work = claim(data)?;
    let done = unpack(archive, &from, &work.path, &mut step)
        .and_then(|unpacked| {
            let damage = look(&work.path, with_damage)?;
            Ok(Restored {
                files: unpacked.files,
                has_database_hash: unpacked.database_hash.is_some(),
                damage,
            })
        })
        .and_then(|restored| {
            step(RestoreProgress::Checked);
            place(&work, data, &mut step).map_err(|error| at(data, &error))?;
            Ok(restored)
        });
    done.inspect_err(|_| {
        // The folder is again what it was: the next attempt is not in the way of this one.
        let _ = fs::remove_dir_all(&work.path);
        if !work.beside && !data.join(DATABASE).exists() {
            let _ = fs::remove_dir_all(data.join(FILES));
        }
    })
}

fn at(path: &Path, error: &std::io::Error) -> Error {
    let kind = Error::from(std::io::Error::from(error.kind())).kind;
    Error::new(kind, format!("{}: {error}", path.display()))
}

/// Takes the folder to unpack into, and clears what an earlier restore left that did not come to its end.
fn claim(data: &Path) -> Result<UnpackingFolder, Error> {
    let path = restoring(data);
    let beside = !data.exists();
    if let Some(other) = others(data)? {
        return Err(Error::other(format!(
            "{} is not empty ({other} is in it); move it away first",
            data.display()
        )));
    }
    let told = |error: std::io::Error| store::explain(data, at(&path, &error));
    fs::create_dir_all(&path).map_err(told)?;
    let lock = store::lock_file(&path).map_err(told)?;
    if lock.try_lock().is_err() {
        return Err(Error::other(format!(
            "another restore into {} is under way",
            data.display()
        )));
    }
    if path.join(DATABASE).exists() && !path.join(FILES).exists() && !beside {
        // Its files had their place already, and its database had not.
        remove(&data.join(FILES)).map_err(told)?;
    }
    for name in contents(&path).map_err(told)? {
        if name != LOCK {
            remove(&path.join(name)).map_err(told)?;
        }
    }
    Ok(UnpackingFolder {
        path,
        beside,
        _lock: lock,
    })
}

/// Something in a data folder that no restore has put there.
fn others(data: &Path) -> Result<Option<String>, Error> {
    let names = match contents(data) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(store::explain(data, error.into())),
    };
    let broke_off = names.iter().any(|name| name == RESTORING) && !data.join(DATABASE).exists();
    let placed =
        data.join(RESTORING).join(DATABASE).exists() && !data.join(RESTORING).join(FILES).exists();
    let ours = |name: &str| broke_off && (name == RESTORING || (name == FILES && placed));
    Ok(names.into_iter().find(|name| !ours(name)))
}

fn contents(folder: &Path) -> std::io::Result<Vec<String>> {
    fs::read_dir(folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect()
}

fn remove(path: &Path) -> std::io::Result<()> {
    let removed = match path.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Takes all out of an archive; each file must be what its name says.
fn unpack(
    name: &Path,
    archive: &File,
    work: &Path,
    step: &mut impl FnMut(RestoreProgress),
) -> Result<Unpacked, Error> {
    let told = |error: std::io::Error| {
        // What the archive's reader says; all else is the disk's.
        let damaged = matches!(
            error.kind(),
            io::ErrorKind::UnexpectedEof
                | io::ErrorKind::InvalidData
                | io::ErrorKind::InvalidInput
                | io::ErrorKind::Other
        );
        let mut error = at(name, &error);
        if damaged {
            error.message += "; it is damaged or no backup: take another one";
        }
        error
    };
    let strange = |what: &str| {
        Error::other(format!(
            "{} is no backup of eqex: it has {what}",
            name.display()
        ))
    };
    step(RestoreProgress::Begun);
    fs::create_dir(work.join(FILES)).map_err(|error| at(work, &error))?;
    let mut entries = tar::Archive::new(archive);
    let mut unpacked = Unpacked {
        files: 0,
        database_hash: None,
    };
    for entry in entries.entries().map_err(told)? {
        let mut entry = entry.map_err(told)?;
        let path = entry.path().map_err(told)?.into_owned();
        // Names are compared and never used as paths.
        if let Some(extensions) = entry.pax_extensions().map_err(told)? {
            for extension in extensions {
                let extension = extension.map_err(told)?;
                if extension.key_bytes() == archive::DATABASE_HASH.as_bytes() {
                    let hash = String::from_utf8_lossy(extension.value_bytes());
                    unpacked.database_hash = Some(hash.into_owned());
                }
            }
        }
        let (target, is_stored) = match path.to_str() {
            Some(DATABASE) => (work.join(DATABASE), false),
            Some(name) => match name
                .strip_prefix(FILES)
                .and_then(|rest| rest.strip_prefix('/'))
            {
                Some(hash) if FileHash::parse(hash).is_some() => {
                    (work.join(FILES).join(hash), true)
                }
                _ => return Err(strange(name)),
            },
            None => return Err(strange("a name that is no text")),
        };
        if !entry.header().entry_type().is_file() {
            return Err(strange(&format!("{}, which is no file", path.display())));
        }
        let mut file = File::create_new(&target).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => strange(&format!("{} twice", path.display())),
            _ => at(&target, &error),
        })?;
        // A disk that takes no more is not the archive's fault.
        let copied = std::io::copy(&mut entry, &mut file);
        copied.and_then(|_| file.sync_all()).map_err(|error| {
            match Error::from(std::io::Error::from(error.kind())).kind {
                ErrorKind::Full => Error::new(ErrorKind::Full, full(work)),
                _ => told(error),
            }
        })?;
        // Whether they are what their names say is looked at with all the others.
        unpacked.files += usize::from(is_stored);
        step(RestoreProgress::Unpacked(unpacked.files));
    }
    if !work.join(DATABASE).exists() {
        return Err(strange("no database"));
    }
    let database = work.join(DATABASE);
    let found = archive::sha256(&database).map_err(|error| at(&database, &error))?;
    match &unpacked.database_hash {
        Some(said) if *said != found => Err(Error::other(format!(
            "{} is damaged: the bytes of {DATABASE} are not those that were packed: take another one",
            name.display()
        ))),
        _ => Ok(unpacked),
    }
}

fn full(work: &Path) -> String {
    format!(
        "the disk of {} is full, and nothing was restored: make room there, or name a folder on another disk with --data",
        work.display()
    )
}

/// What came out of an archive.
struct Unpacked {
    files: usize,
    /// What the archive says of its database.
    database_hash: Option<String>,
}

/// Looks whether the database is whole and ours, and whether the files that it names are there and what their names say; what is
/// wrong with files, where that is taken.
fn look(work: &Path, with_damage: bool) -> Result<Vec<FileDamage>, Error> {
    let (kept, _) = ReadOnlyStore::open_any(work, &TABLES)?;
    let refuse = |wrong: &[String], advice: &str| match wrong {
        [] => Ok(()),
        [first, rest @ ..] => {
            let more = match rest.len() {
                0 => String::new(),
                count => format!(", and {count} more"),
            };
            Err(Error::other(format!(
                "the backup is damaged: {first}{more}: take another one{advice}"
            )))
        }
    };
    refuse(&kept.check()?, "")?;
    let damage = kept.check_files(|_, _| {})?;
    if !with_damage {
        let told: Vec<String> = damage.iter().map(FileDamage::to_string).collect();
        refuse(&told, ", or take it as it is with --with-damaged-files")?;
    }
    Ok(damage)
}

/// Gives everything its name, the database last.
fn place(
    work: &UnpackingFolder,
    data: &Path,
    step: &mut impl FnMut(RestoreProgress),
) -> std::io::Result<()> {
    // Looking at the database has made these; nothing is in them.
    for end in ["-wal", "-shm"] {
        remove(&work.path.join(format!("{DATABASE}{end}")))?;
    }
    sync(&work.path.join(FILES))?;
    sync(&work.path)?;
    if work.beside {
        fs::rename(&work.path, data)?;
        step(RestoreProgress::DatabasePlaced);
        return match data.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => sync(parent),
            _ => sync(Path::new(".")),
        };
    }
    fs::rename(work.path.join(FILES), data.join(FILES))?;
    sync(data)?;
    step(RestoreProgress::FilesPlaced);
    fs::rename(work.path.join(DATABASE), data.join(DATABASE))?;
    sync(data)?;
    step(RestoreProgress::DatabasePlaced);
    fs::remove_dir_all(&work.path)?;
    sync(data)
}
