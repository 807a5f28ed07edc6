//! `eqex import`, `eqex export` and `serve --watch`: content folders and the data folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use eqex::Defaults;

use crate::cli::data_folder::open_and_tell;
use crate::cli::diagnostics;
use crate::cli::failure::CommandFailure;
use crate::cli::output::{counted, print};
use crate::families::TABLES;
use crate::opening::Opening;
use eqex_bank::content;
use eqex_bank::content::{ContentFolder, Finding};
use eqex_bank::export;
use eqex_bank::import;
use eqex_bank::import::{Holds, ImportOutcome, Options, PartOutcome};
use eqex_bank::store as bank;
use eqex_classroom::state::Classroom;
use eqex_kernel::store::{MEND, ReadOnlyStore};

/// Bring a content folder into a data folder
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex import exercises/ --data data/\n  eqex import exercises/ --data data/ --prune --theirs\n\nFiles that differ from what was last imported become new revisions; doing it again changes nothing. Where the database was edited meanwhile too,\nthat is told and neither side is changed (exit code 1), unless --theirs takes the folder's or --ours keeps the database's.\nNothing is removed unless --prune is given, and then only what was imported once. The server must not be running: it has --watch."
)]
pub(super) struct Import {
    /// A folder of subjects, each with an index.yml
    folder: PathBuf,
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
    /// Where both sides changed, take the folder's
    #[arg(long, conflicts_with = "ours")]
    theirs: bool,
    /// Where both sides changed, keep the database's
    #[arg(long)]
    ours: bool,
    /// Remove what was imported once and is not in the folder any more
    #[arg(long)]
    prune: bool,
}

/// Write all subjects of a data folder as a content folder
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex export school/ --data data/\n\nThe folder must be new or empty. Importing it again changes nothing. Works beside a running server."
)]
pub(super) struct Export {
    /// The folder to make
    folder: PathBuf,
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
}

pub(super) fn import(arguments: &Import) -> Result<ExitCode, CommandFailure> {
    let opening = Opening::default();
    // Before the data folder, in which a school would be made for nothing.
    let content = read(&arguments.folder, &opening.bank.defaults)?;
    let app = open_and_tell(&arguments.data, opening)?;
    let options = Options {
        holds: match (arguments.theirs, arguments.ours) {
            (true, _) => Holds::Theirs,
            (_, true) => Holds::Ours,
            _ => Holds::Neither,
        },
        prune: arguments.prune,
        new_only: false,
        author: None,
    };
    let notes = store(&app, content, options)?;
    let mut out = String::new();
    for note in &notes {
        out.push_str(&format!(
            "{:<9} {}/{}\n",
            word(note.fate),
            note.subject,
            note.path
        ));
    }
    let count = |fate| notes.iter().filter(|note| note.fate == fate).count();
    let conflicts = count(ImportOutcome::Conflict);
    out.push_str(&format!(
        "{} added, {} changed, {} removed, {} kept, {conflicts} in conflict\n",
        count(ImportOutcome::Added),
        count(ImportOutcome::Changed),
        count(ImportOutcome::Removed),
        count(ImportOutcome::Kept),
    ));
    if conflicts > 0 {
        out.push_str("In conflict: changed in the folder and in the database since the last import. --theirs takes the folder's, --ours keeps the database's\n");
    }
    print(&out)?;
    Ok(ExitCode::from(u8::from(conflicts > 0)))
}

fn word(fate: ImportOutcome) -> &'static str {
    match fate {
        ImportOutcome::Added => "added",
        ImportOutcome::Changed => "changed",
        ImportOutcome::Removed => "removed",
        ImportOutcome::Kept => "kept",
        ImportOutcome::Conflict => "conflict",
    }
}

/// Brings a folder of subjects into the database.
pub(super) fn load(
    app: &Classroom,
    folder: &Path,
    options: Options,
) -> Result<Vec<PartOutcome>, CommandFailure> {
    let content = read(folder, &app.bank.settings.defaults)?;
    store(app, content, options)
}

/// Reads a folder of subjects. What is left out of it is told on standard error.
pub(super) fn read(folder: &Path, defaults: &Defaults) -> Result<ContentFolder, CommandFailure> {
    let (content, findings) = ContentFolder::load(folder, defaults).map_err(|error| {
        CommandFailure::Message(format!(
            "cannot read the content folder {}: {error}\nIt has a folder per subject, each with an index.yml",
            folder.display()
        ))
    })?;
    if content.subjects.is_empty() && content::has_index(folder) {
        return Err(CommandFailure::Message(format!(
            "{} has an {} and so is itself a subject: name the folder that it lies in, which has all subjects",
            folder.display(),
            content::INDEX
        )));
    }
    tell(&findings);
    if content.subjects.is_empty() {
        eprintln!(
            "warning: {} has no folder with an index.yml, so there are no subjects",
            folder.display()
        );
    }
    Ok(content)
}

fn tell(findings: &[Finding]) {
    for finding in findings {
        let path = finding.path.display().to_string();
        for diagnostic in &finding.diagnostics {
            eprintln!(
                "{}\n",
                diagnostics::render(diagnostic, &finding.source, &path, false)
            );
        }
    }
}

pub(super) fn store(
    app: &Classroom,
    content: ContentFolder,
    options: Options,
) -> Result<Vec<PartOutcome>, CommandFailure> {
    let mut notes = Vec::new();
    for (name, subject) in content.subjects {
        let known = {
            let reading = app.kernel.store.read()?;
            bank::subject(&reading.db()?, name.as_str())?.is_some()
        };
        if known && options.new_only {
            continue;
        }
        let folder = import::folder::prepare(&app.bank, name, subject)?;
        let now = app.kernel.environment.now();
        notes.extend(
            app.kernel
                .store
                .write_now(move |db| import::import(db, &folder, options, now))?,
        );
    }
    Ok(notes)
}

/// Imports the folder again whenever a file of it was saved, until the process ends.
pub(super) fn watch(app: Arc<Classroom>, folder: PathBuf) -> Result<(), CommandFailure> {
    let mut last = stamp(&folder);
    std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || {
            loop {
                std::thread::sleep(WATCH);
                let now = stamp(&folder);
                if now == last {
                    continue;
                }
                last = now;
                match load(&app, &folder, Options::default()) {
                    Ok(notes) => {
                        for note in notes {
                            tracing::info!(
                                subject = note.subject,
                                path = note.path,
                                fate = word(note.fate),
                                "content changed"
                            );
                        }
                    }
                    Err(failure) => tracing::warn!(%failure, "content was not loaded"),
                }
            }
        })?;
    Ok(())
}

/// How often the folder is looked at. Looking works on every file system, network shares too, where notices of the system do not.
const WATCH: Duration = Duration::from_millis(500);

/// Names, sizes and times of all files: whatever is saved changes it.
fn stamp(folder: &Path) -> Vec<(PathBuf, u64, Option<std::time::SystemTime>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let Ok(data) = entry.metadata() else {
                continue;
            };
            if data.is_dir() {
                folders.push(entry.path());
            } else {
                found.push((entry.path(), data.len(), data.modified().ok()));
            }
        }
    }
    found.sort();
    found
}

pub(super) fn export(arguments: &Export) -> Result<ExitCode, CommandFailure> {
    let folder = &arguments.folder;
    let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    if taken {
        return Err(CommandFailure::Message(format!(
            "{} is not empty; name a new folder",
            folder.display()
        )));
    }
    let kept = ReadOnlyStore::open(&arguments.data, &TABLES)?;
    let exported = {
        let reading = kept.read()?;
        export::export(&reading.db()?)?
    };
    let mut files = 0;
    for subject in &exported {
        let place = folder.join(&subject.name);
        let statics = place.join(content::STATIC);
        fs::create_dir_all(&statics).map_err(|error| unwritten(&statics, &error))?;
        let index = content::write_index(&subject.tree)
            .map_err(|error| CommandFailure::Message(error.to_string()))?;
        write(&place.join(content::INDEX), &index)?;
        if !subject.pictures.is_empty() {
            let text = content::write_pictures(&subject.pictures)
                .map_err(|error| CommandFailure::Message(error.to_string()))?;
            write(&place.join(content::PICTURES), &text)?;
        }
        for (file, text) in &subject.exercises {
            write(&place.join(file), text)?;
        }
        for (name, sha256) in &subject.files {
            let target = statics.join(name);
            let copied = kept
                .file(sha256)
                .and_then(|from| Ok(fs::copy(from, &target)?));
            if let Err(error) = copied {
                let used_as = format!("{name} of the subject {}", subject.name);
                return Err(match kept.look_at(sha256, &[used_as]) {
                    Some(damage) => CommandFailure::Message(format!("{damage}; {MEND}")),
                    None => unwritten(&target, &error),
                });
            }
            files += 1;
        }
    }
    let count: usize = exported.iter().map(|subject| subject.exercises.len()).sum();
    print(&format!(
        "{}, {} and {} written to {}\n",
        counted(exported.len(), "subject"),
        counted(count, "exercise"),
        counted(files, "file"),
        folder.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn write(path: &Path, text: &str) -> Result<(), CommandFailure> {
    fs::write(path, text).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &dyn std::fmt::Display) -> CommandFailure {
    CommandFailure::Message(format!(
        "cannot write {}: {error}; name a new folder in one that this user may write, with room for all of it",
        path.display()
    ))
}
