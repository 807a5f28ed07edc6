//! `eqex backup` and `eqex restore`: the data folder as one file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::failure::CommandFailure;
use crate::cli::output::{counted, print};
use crate::families::TABLES;
use crate::restore::{self, RestoreProgress};
use eqex_kernel::backup;
use eqex_kernel::store::{ErrorKind, FileDamage, MEND, ReadOnlyStore};

/// Write the database and all files into one file, also while the server runs
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex backup /backups/eqex-$(date +%F).tar --data /var/lib/eqex\n\nThe file is a tar archive with eqex.db and files/. It is whole or not there: it gets its name last.\nA file that is damaged or missing is told (exit code 1), and the backup is written with all the others."
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
    after_help = "Examples:\n  eqex restore /backups/eqex-2026-03-04.tar --data /var/lib/eqex\n\nThe data folder must be new or empty: move the old one away first. Every file and the database are checked before they get their names; until then no server takes the folder."
)]
pub(super) struct Restore {
    /// A file that `eqex backup` wrote
    file: PathBuf,
    /// Take a backup with files that are damaged or missing; they are told, and the database must be whole all the same
    #[arg(long)]
    with_damaged_files: bool,
    /// Folder to make
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
}

pub(super) fn run(arguments: &Backup) -> Result<ExitCode, CommandFailure> {
    let target = &arguments.file;
    if target.exists() {
        return Err(CommandFailure::Message(format!(
            "{} is there already; name a new file",
            target.display()
        )));
    }
    let kept = ReadOnlyStore::open(&arguments.data, &TABLES)?;
    let place = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    // The name that the file has until it is whole is nobody's.
    let told = |error: std::io::Error| {
        let place = place.display();
        CommandFailure::Message(match error.kind() {
            std::io::ErrorKind::NotFound => {
                format!("there is no folder {place}: make it first, or name a file in another one")
            }
            kind => format!(
                "cannot write the backup into {place}: {kind}; name a file in a folder that this user may write"
            ),
        })
    };
    let partial = tempfile::NamedTempFile::new_in(place).map_err(told)?;
    let bar = bar();
    let written = backup::write(&kept, partial.as_file(), place, |done, of| {
        bar.set_length(of as u64);
        bar.set_position(done as u64);
    })
    .map_err(|error| match error.kind {
        ErrorKind::Full => CommandFailure::Message(format!(
            "the disk of {} is full, and no backup was written ({error}): make room there, or name a file on another disk. The database needs room twice there for a moment",
            place.display()
        )),
        _ => error.into(),
    })?;
    bar.finish_and_clear();
    tell_damage(&written.damage);
    partial.as_file().sync_all()?;
    partial
        .persist_noclobber(target)
        .map_err(|error| CommandFailure::from(error.error))?;
    print(&format!(
        "{}: the database and {}, {}\n",
        target.display(),
        counted(written.files, "file"),
        eqex_kernel::ui::size::told(written.size, '.'),
    ))?;
    if written.damage.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "warning: the backup is as good as the folder: {} damaged or missing. To mend one, {MEND}. `eqex restore --with-damaged-files` takes the backup as it is",
        counted(written.damage.len(), "file")
    );
    Ok(ExitCode::from(1))
}

fn tell_damage(damage: &[FileDamage]) {
    for line in damage {
        eprintln!("wrong      {line}");
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} files") {
        bar.set_style(style);
    }
    bar
}

pub(super) fn restore(arguments: &Restore) -> Result<ExitCode, CommandFailure> {
    let data = &arguments.data;
    let bar = ProgressBar::new_spinner();
    let take = arguments.with_damaged_files;
    let restored = restore::restore(&arguments.file, data, take, |step| match step {
        RestoreProgress::Unpacked(files) => bar.set_message(format!("{files} files")),
        _ => bar.tick(),
    })?;
    bar.finish_and_clear();
    tell_damage(&restored.damage);
    if !restored.has_database_hash {
        eprintln!(
            "note: the backup has no hash of its database, as those of earlier releases: it was looked at as far as it tells by itself"
        );
    }
    let files = restored.files;
    print(&format!(
        "{}: the database and {}; serve it with eqex serve --data {}\n",
        data.display(),
        counted(files, "file"),
        data.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}
