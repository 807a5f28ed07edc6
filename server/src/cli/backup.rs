//! `eqex backup` and `eqex restore`: the data folder as one file.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use super::{Failure, print};
use crate::backup::{self, DATABASE, FILES};
use crate::store::Kept;

/// Write the database and all files into one file, also while the server runs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex backup /backups/eqex-$(date +%F).tar --data /var/lib/eqex\n\nThe file is a tar archive with eqex.db and files/. It is whole or not there: it gets its name last."
)]
pub(super) struct Backup {
    /// The file to write; it must not be there yet
    file: PathBuf,
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
}

/// Make a data folder from a backup
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex restore /backups/eqex-2026-03-04.tar --data /var/lib/eqex\n\nThe data folder must be new or empty: move the old one away first. The database is checked before anything is said to be well."
)]
pub(super) struct Restore {
    /// A file that `eqex backup` wrote
    file: PathBuf,
    /// Folder to make
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
}

pub(super) fn run(arguments: &Backup) -> Result<ExitCode, Failure> {
    let target = &arguments.file;
    if target.exists() {
        return Err(Failure::Message(format!(
            "{} is there already; name a new file",
            target.display()
        )));
    }
    let kept = Kept::open(&arguments.data)?;
    let place = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let partial = tempfile::NamedTempFile::new_in(place)?;
    let bar = bar();
    let written = backup::write(&kept, partial.as_file(), place, |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    partial.as_file().sync_all()?;
    partial
        .persist_noclobber(target)
        .map_err(|error| Failure::from(error.error))?;
    print(&format!(
        "{}: the database and {}, {}\n",
        target.display(),
        super::counted(written.files, "file"),
        crate::model::size::told(written.size, '.'),
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} files") {
        bar.set_style(style);
    }
    bar
}

pub(super) fn restore(arguments: &Restore) -> Result<ExitCode, Failure> {
    let data = &arguments.data;
    let taken = fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(Failure::Message(format!(
            "{} is not empty; move it away first",
            data.display()
        )));
    }
    let told =
        |error: std::io::Error| Failure::Message(format!("{}: {error}", arguments.file.display()));
    let archive = File::open(&arguments.file).map_err(told)?;
    let made = !data.exists();
    let files = unpack(arguments, &archive).inspect_err(|_| {
        // The folder was empty, and is again: the next attempt is not in the way of this one.
        let _ = fs::remove_dir_all(data.join(FILES));
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(data.join(format!("{DATABASE}{end}")));
        }
        if made {
            let _ = fs::remove_dir(data);
        }
    })?;
    print(&format!(
        "{}: the database and {}; serve it with eqex serve --data {}\n",
        data.display(),
        super::counted(files, "file"),
        data.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Unpacks an archive into an empty folder and looks whether all is there; how many files came.
fn unpack(arguments: &Restore, archive: &File) -> Result<usize, Failure> {
    let data = &arguments.data;
    let told = |error: std::io::Error| {
        // What the archive's reader says; all else is the disk's.
        let damaged = matches!(
            error.kind(),
            ErrorKind::UnexpectedEof
                | ErrorKind::InvalidData
                | ErrorKind::InvalidInput
                | ErrorKind::Other
        );
        let advice = match damaged {
            true => "; it is damaged or no backup: take another one",
            false => "",
        };
        Failure::Message(format!("{}: {error}{advice}", arguments.file.display()))
    };
    fs::create_dir_all(data.join(FILES))?;
    let mut archive = tar::Archive::new(archive);
    let mut files = 0;
    for entry in archive.entries().map_err(told)? {
        let mut entry = entry.map_err(told)?;
        let path = entry.path().map_err(told)?.into_owned();
        // Names are compared and never used as paths.
        let target = match path.to_str() {
            Some(DATABASE) => data.join(DATABASE),
            Some(name) => match name.strip_prefix("files/") {
                Some(hash) if is_hash(hash) => {
                    files += 1;
                    data.join(FILES).join(hash)
                }
                _ => return Err(strange(&arguments.file, name)),
            },
            None => return Err(strange(&arguments.file, "a name that is no text")),
        };
        let mut file = File::create(&target)?;
        std::io::copy(&mut entry, &mut file).map_err(told)?;
        file.sync_all()?;
    }
    if !data.join(DATABASE).exists() {
        return Err(strange(&arguments.file, "no database"));
    }
    let kept = Kept::open(data)?;
    let wrong = kept.check()?;
    if let Some(first) = wrong.first() {
        return Err(Failure::Message(format!(
            "the database of the backup is damaged: {first}"
        )));
    }
    let missing: Vec<String> = {
        let reading = kept.read()?;
        let hashes = reading.db()?.all_files()?;
        hashes
            .into_iter()
            .filter(|hash| !kept.file(hash).exists())
            .collect()
    };
    if !missing.is_empty() {
        return Err(Failure::Message(format!(
            "{} files of the database are not in the backup",
            missing.len()
        )));
    }
    Ok(files)
}

fn is_hash(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn strange(file: &Path, what: &str) -> Failure {
    Failure::Message(format!(
        "{} is no backup of eqex: it has {what}",
        file.display()
    ))
}
