//! `eqex check`: all that is wrong with exercises, and each tried with many seeds.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use eqex::codes::{E0601, E0602, E0603, W0601};
use eqex::diagnostic::Report;
use eqex::{Defaults, Diagnostic, Exercise, Severity, Span};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{Failure, json, print, read};
use crate::content::{self, Finding};
use crate::snippet;

/// Find mistakes in exercises, and try each with many seeds
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex check my.md\n  eqex check exercises/ --seeds 100000\n  eqex check exercises/ --json | jq '.files[] | select(.diagnostics != [])'\n\nA folder with an index.yml is checked as a subject: the index against the files, images against static/.\nExit code 0: no errors; 1: warnings, with --strict; 2: errors."
)]
pub(super) struct Arguments {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
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

#[derive(Serialize)]
struct Output {
    files: Vec<Checked>,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Checked {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    diagnostics: Vec<Report>,
    /// How many variants were rendered and graded.
    variants: u32,
    /// The share of draws that meet the `require` lines, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<f64>,
    #[serde(skip)]
    shown: Vec<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
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
    let color = std::io::stdout().is_terminal() && !arguments.json;
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
        text(&output, paths.len())
    })?;
    Ok(match (errors, warnings) {
        (0, 0) => ExitCode::SUCCESS,
        (0, _) if arguments.strict => ExitCode::from(1),
        (0, _) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    })
}

fn text(output: &Output, files: usize) -> String {
    let mut out = String::new();
    for file in &output.files {
        for shown in &file.shown {
            out.push_str(shown);
            out.push_str("\n\n");
        }
    }
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
    let plural =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    out.push_str(&format!(
        "{}, {} variants rendered and graded: {}, {}\n",
        plural(files, "exercise"),
        variants,
        plural(output.errors, "error"),
        plural(output.warnings, "warning"),
    ));
    out
}

impl Checked {
    fn new(path: String, source: &str, diagnostics: &[Diagnostic], color: bool) -> Checked {
        Checked {
            shown: diagnostics
                .iter()
                .map(|diagnostic| snippet::render(diagnostic, source, &path, color))
                .collect(),
            diagnostics: diagnostics
                .iter()
                .map(|diagnostic| diagnostic.report(source))
                .collect(),
            path,
            r#type: None,
            name: None,
            variants: 0,
            kept: None,
        }
    }
}

fn file(path: &Path, seeds: u32, color: bool) -> Result<Checked, Failure> {
    let bytes = read(path)?;
    let shown = path.display().to_string();
    Ok(match Exercise::parse(&bytes, &Defaults::default()) {
        Err(invalid) => Checked::new(shown, &invalid.source, &invalid.diagnostics, color),
        Ok(exercise) => {
            let tried = try_seeds(&exercise, seeds);
            let mut diagnostics = exercise.warnings().to_vec();
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

struct Tried {
    diagnostics: Vec<Diagnostic>,
    variants: u32,
    kept: Option<f64>,
}

/// Renders seeds from 0 on and grades each one's right answers. The first failure of each kind is told, with how many there are.
fn try_seeds(exercise: &Exercise, seeds: u32) -> Tried {
    let mut failures: Vec<(Diagnostic, i32, u32)> = Vec::new();
    let mut fail = |diagnostic: Diagnostic, seed: i32| match failures
        .iter_mut()
        .find(|(known, _, _)| known.code == diagnostic.code && known.span == diagnostic.span)
    {
        Some((_, _, count)) => *count += 1,
        None => failures.push((diagnostic, seed, 1)),
    };
    let view = eqex::View::default();
    let (mut variants, mut draws) = (0u32, 0u64);
    for index in 0..seeds {
        let seed = index.cast_signed();
        match exercise.variant(seed) {
            Err(diagnostic) => {
                draws += if diagnostic.code == E0602 {
                    u64::from(eqex::limits::MAX_ATTEMPTS)
                } else {
                    1
                };
                fail(diagnostic, seed);
            }
            Ok(variant) => {
                variants += 1;
                draws += u64::from(variant.attempt) + 1;
                let main = variant.main(&view);
                let answers: Vec<Option<f64>> = variant.correct().into_iter().map(Some).collect();
                let right = exercise
                    .grade(seed, &answers)
                    .is_ok_and(|graded| graded.info.iter().all(|right| *right));
                if !right || main.is_empty() {
                    let message = format!(
                        "the right answers {:?} are not graded as right",
                        variant.correct()
                    );
                    fail(
                        Diagnostic::new(E0603, Span::default(), message).help(
                            "the tolerance may be too narrow for what a decimal number can say",
                        ),
                        seed,
                    );
                }
            }
        }
    }
    let mut diagnostics: Vec<Diagnostic> = failures
        .into_iter()
        .map(|(mut diagnostic, seed, count)| {
            let which = if diagnostic.code == E0601 {
                "give no finite value"
            } else {
                "fail"
            };
            diagnostic.message = format!(
                "{count} of {seeds} seeds {which}; with seed {seed}: {}",
                diagnostic.message
            );
            diagnostic
        })
        .collect();
    let required = exercise
        .body()
        .program
        .lines
        .iter()
        .find(|line| matches!(line.kind, eqex::program::Step::Require(_)));
    let kept = required
        .filter(|_| draws > 0)
        .map(|_| f64::from(variants) / draws as f64);
    if let (Some(line), Some(kept)) = (required, kept)
        && kept < 0.05
    {
        let message = format!(
            "only {:.1} % of the draws meet the conditions",
            kept * 100.0
        );
        diagnostics.push(Diagnostic::new(W0601, line.span, message).help(
            "narrow the ranges to where the conditions hold; after 1000 draws a seed is given up",
        ));
    }
    Tried {
        diagnostics,
        variants,
        kept,
    }
}

/// What is wrong with subjects as a whole, at and below a path: an index against its files, images against `static/`.
fn subjects(path: &Path) -> Result<Vec<Finding>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::Message(format!("cannot read {}: {error}", path.display()))
    };
    let (folders, mut findings) = content::subject_folders(path).map_err(unreadable)?;
    for folder in folders {
        findings.extend(content::check_folder(&folder).map_err(unreadable)?);
    }
    Ok(findings)
}

/// The exercises at a path: the file itself, or all `.md` and `.txt` files below a folder, `static/` and hidden ones left out, in the order of their names.
pub(super) fn files(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if path.as_os_str() == "-" || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in entries(path)? {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        if is_folder(&entry) {
            if name != "static" && !name.starts_with('.') {
                found.extend(files(&entry)?);
            }
        } else if matches!(
            entry.extension().and_then(|extension| extension.to_str()),
            Some("md" | "txt")
        ) && !name.starts_with('.')
        {
            found.push(entry);
        }
    }
    Ok(found)
}

/// Links are not followed, so that a folder that links to itself ends.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|metadata| metadata.is_dir())
}

fn entries(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::Message(format!("cannot read {}: {error}", path.display()))
    };
    let mut entries = std::fs::read_dir(path)
        .map_err(unreadable)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(unreadable))
        .collect::<Result<Vec<_>, _>>()?;
    entries.sort();
    Ok(entries)
}
