//! `eqex check`: all that is wrong with exercises, and each tried with many seeds.

mod report;
mod stored;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use eqex::{Budget, Defaults, Exercise, Severity, WronglyGraded};
use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::data_folder::data_folder;
use crate::cli::failure::CommandFailure;
use crate::cli::input::read;
use crate::cli::output::{counted, json, print};
use eqex_bank::content;
use eqex_bank::content::{Finding, PathKind, is_exercise};
use eqex_classroom::editor::text_warnings;
use report::{Checked, Output};

/// Find mistakes in exercises, and try each with many seeds
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex check my.md\n  eqex check exercises/ --seeds 100000\n  eqex check exercises/ --json | jq '.files[] | select(.diagnostics != [])'\n  eqex check --stored --data /var/lib/eqex\n\nA folder with an index.yml is checked as a subject: the index against the files, images against static/.\nTexts that were stored before a rule was made go on as they are; --stored lists those that saving would refuse now, also beside a running server.\nExit code 0: no errors; 1: warnings, with --strict; 2: errors."
)]
pub(super) struct Arguments {
    /// Files and folders
    #[arg(required_unless_present = "stored", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Look at the exercises of a data folder instead: those that newer rules speak of
    #[arg(long, conflicts_with = "paths")]
    stored: bool,
    /// Folder of the database and of uploaded files, for --stored
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// How many seeds each exercise is rendered and graded with
    #[arg(long, value_name = "N", default_value_t = 1000)]
    seeds: u32,
    /// Exit with 1 where there are warnings
    #[arg(long)]
    strict: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    let color = std::io::stdout().is_terminal() && !arguments.json;
    if arguments.stored {
        let data = data_folder(arguments.data.as_deref())?;
        let (checked, count) = stored::check(data, color)?;
        return tell(arguments, checked, |output| {
            snippets(output) + &stored::summary(output, count)
        });
    }
    let mut paths = Vec::new();
    let mut findings = Vec::new();
    for path in &arguments.paths {
        paths.extend(files(path)?);
        findings.extend(subjects(path)?);
    }
    let bar = ProgressBar::new(paths.len() as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    let mut checked: Vec<Checked> = findings
        .iter()
        .map(|finding| {
            let path = finding.path.display().to_string();
            Checked::new(path, &finding.source, &finding.diagnostics, color)
        })
        .collect();
    for path in &paths {
        bar.set_message(path.display().to_string());
        checked.push(file(path, arguments.seeds, color)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    tell(arguments, checked, |output| text(output, paths.len()))
}

/// Prints what was found, in words or as JSON, and says how it ends.
fn tell(
    arguments: &Arguments,
    checked: Vec<Checked>,
    text: impl FnOnce(&Output) -> String,
) -> Result<ExitCode, CommandFailure> {
    let count = |severity: Severity| {
        checked
            .iter()
            .flat_map(|file| &file.diagnostics)
            .filter(|report| report.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let output = Output {
        files: checked,
        errors,
        warnings,
    };
    print(&if arguments.json {
        json(&output)?
    } else {
        text(&output)
    })?;
    Ok(match (errors, warnings) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) if arguments.strict => ExitCode::from(1),
        (0, _) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    })
}

/// Every diagnostic with its lines.
fn snippets(output: &Output) -> String {
    let shown = output.files.iter().flat_map(|file| &file.shown);
    shown.flat_map(|shown| [shown.as_str(), "\n\n"]).collect()
}

fn text(output: &Output, files: usize) -> String {
    let mut out = snippets(output);
    for file in &output.files {
        if let Some(kept) = file.kept {
            out.push_str(&format!(
                "{}: {:.0} % of the draws meet its conditions\n",
                file.path,
                kept * 100.0
            ));
        }
    }
    let variants: u64 = output
        .files
        .iter()
        .map(|file| u64::from(file.variants))
        .sum();
    out.push_str(&format!(
        "{}, {} rendered and graded: {}, {}\n",
        counted(files, "exercise"),
        counted(usize::try_from(variants).unwrap_or(usize::MAX), "variant"),
        counted(output.errors, "error"),
        counted(output.warnings, "warning"),
    ));
    out
}

fn file(path: &Path, seeds: u32, color: bool) -> Result<Checked, CommandFailure> {
    let bytes = read(path)?;
    let shown = path.display().to_string();
    Ok(match Exercise::parse(&bytes, &Defaults::default()) {
        Err(invalid) => Checked::new(shown, &invalid.source, &invalid.diagnostics, color),
        Ok(exercise) => {
            // Who asks for more seeds waits longer.
            let mut budget = Budget::signed_in().times(seeds.div_ceil(1000).max(1));
            let tried = exercise.sample(seeds, &mut budget).map_err(|mistake| {
                CommandFailure::Message(format!("{shown}: {}", wrongly(&mistake)))
            })?;
            let mut diagnostics = text_warnings::warnings(&exercise);
            diagnostics.extend(tried.diagnostics);
            let mut checked = Checked::new(shown, exercise.source(), &diagnostics, color);
            checked.r#type = Some(exercise.kind());
            checked.name = Some(exercise.name(&eqex::View::default()).to_owned());
            checked.variants = tried.variants;
            checked.kept = tried.kept;
            checked
        }
    })
}

/// A mistake of eqex itself.
fn wrongly(graded: &WronglyGraded) -> String {
    let WronglyGraded { seed, correct } = graded;
    format!(
        "a mistake of eqex: with seed {seed} the right answers {correct:?} are graded as wrong; please report it"
    )
}

/// What is wrong with subjects as a whole, at and below a path: an index against its files, images against `static/`.
fn subjects(path: &Path) -> Result<Vec<Finding>, CommandFailure> {
    let unreadable = |error: std::io::Error| {
        CommandFailure::Message(format!("cannot read {}: {error}", path.display()))
    };
    let (folders, mut findings) = content::subject_folders(path).map_err(unreadable)?;
    for folder in folders {
        findings.extend(content::check_folder(&folder).map_err(unreadable)?);
    }
    Ok(findings)
}

/// The exercises at a path: the file itself, or all `.md` and `.txt` files below a folder, `static/` and hidden ones left out, in the order of their names.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>, CommandFailure> {
    if path.as_os_str() == "-" || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in entries(path)? {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        let kind = PathKind::of(&entry);
        if kind == PathKind::Folder {
            if name != "static" && !name.starts_with('.') {
                found.extend(files(&entry)?);
            }
        } else if kind == PathKind::File && is_exercise(&entry) && !name.starts_with('.') {
            found.push(entry);
        }
    }
    Ok(found)
}

fn entries(path: &Path) -> Result<Vec<PathBuf>, CommandFailure> {
    let unreadable = |error: std::io::Error| {
        CommandFailure::Message(format!("cannot read {}: {error}", path.display()))
    };
    let mut entries = std::fs::read_dir(path)
        .map_err(unreadable)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(unreadable))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    Ok(entries)
}
