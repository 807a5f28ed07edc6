//! Reading one subject's folder, and what is wrong with it as a whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use eqex::{
    Defaults, Diagnostic, E0802, E0803, E0804, Exercise, Rules, Span, W0801, W0802, W0803, W0804,
};
use eqex_messages::{Argument, Message};

use crate::content::finding::{Finding, plain};
use crate::content::index;
use crate::content::index::{Index, read_index};
use crate::content::kind::PathKind;
use crate::content::left_out;
use crate::content::names::{INDEX, PLAIN, STATIC, is_exercise};
use crate::content::pictures::PICTURES;
use crate::content::subject::{Accepted, FolderSubject};
use crate::names::{ExerciseId, FileName};
use crate::tree::Tree;

pub(super) struct CheckedSubject {
    pub(super) subject: FolderSubject,
    pub(super) findings: Vec<Finding>,
}

/// What is wrong with a subject's folder beyond its exercises by themselves: the index against the files, file names, images.
pub fn check_folder(path: &Path) -> io::Result<Vec<Finding>> {
    Ok(read(path, &Defaults::default(), Rules::Saving)?
        .findings
        .into_iter()
        .map(|mut finding| {
            // An exercise's own diagnostics are told where the exercise itself is checked.
            finding
                .diagnostics
                .retain(|diagnostic| diagnostic.code.0[1..].starts_with("08"));
            finding
        })
        .filter(|finding| !finding.diagnostics.is_empty())
        .collect())
}

/// The folders at and below `path` that are subjects, and findings for folders beside them that lack an index.
pub fn subject_folders(path: &Path) -> io::Result<(Vec<PathBuf>, Vec<Finding>)> {
    if !path.is_dir() {
        return Ok((Vec::new(), Vec::new()));
    }
    if has_index(path) {
        return Ok((vec![path.to_owned()], Vec::new()));
    }
    let (mut subjects, mut findings) = (Vec::new(), Vec::new());
    let (with, without): (Vec<_>, Vec<_>) = folders(path)?
        .into_iter()
        .partition(|folder| has_index(folder));
    if !with.is_empty() {
        for folder in &without {
            findings.extend(without_index(folder)?);
        }
    }
    subjects.extend(with);
    for folder in without {
        let (below, more) = subject_folders(&folder)?;
        subjects.extend(below);
        findings.extend(more);
    }
    Ok((subjects, findings))
}

/// The folders in a folder, hidden ones and links left out, by name.
pub(super) fn folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = entries(path)?;
    folders.retain(|path| PathKind::of(path) == PathKind::Folder);
    Ok(folders)
}

/// Whether a folder has an index, and so is a subject.
pub fn has_index(folder: &Path) -> bool {
    PathKind::of(&folder.join(INDEX)) == PathKind::File
}

/// What is no folder in a folder, and hidden folders and links to folders, by name.
pub(super) fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    let walked = folders(path)?;
    let mut files = std::fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| !walked.contains(path));
    files.sort();
    Ok(files)
}

fn entries(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = std::fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    entries.retain(|path| !file_name(path).starts_with('.'));
    entries.sort();
    Ok(entries)
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

pub(super) fn without_index(folder: &Path) -> io::Result<Option<Finding>> {
    let count = entries(folder)?
        .iter()
        .filter(|path| is_exercise(path))
        .count();
    Ok((count > 0).then(|| {
        let diagnostic = Diagnostic::new(W0804, "", Span::default())
            .with("count", count)
            .with("index", INDEX);
        plain(folder, diagnostic)
    }))
}

pub(super) fn bad_subject_name(folder: &Path, name: &str) -> Finding {
    plain(
        folder,
        Diagnostic::new(E0803, "subject", Span::default()).with("name", name),
    )
}

/// The files of a subject, wherever they come from.
#[derive(Debug, Default)]
pub(super) struct SubjectFiles {
    /// Where the index lies, and its bytes.
    pub(super) index: (PathBuf, Vec<u8>),
    /// Files that may be exercises, with at most one byte more than those may have.
    pub(super) texts: Vec<(PathBuf, io::Result<Vec<u8>>)>,
    /// The names of the static files.
    pub(super) files: BTreeSet<FileName>,
    /// Where the alternative texts of pictures lie, and their bytes.
    pub(super) pictures: Option<(PathBuf, Vec<u8>)>,
}

/// Reads a subject's folder.
pub(super) fn read(folder: &Path, defaults: &Defaults, rules: Rules) -> io::Result<CheckedSubject> {
    let mut files = BTreeMap::new();
    for path in static_files(folder)? {
        if let Some(name) = FileName::parse(&file_name(&path)) {
            files.insert(name, path);
        }
    }
    let index = folder.join(INDEX);
    let bytes = std::fs::read(&index)?;
    let texts = entries(folder)?
        .into_iter()
        // A folder in the place of a file is told as one that cannot be read.
        .filter(|path| {
            is_exercise(path) && matches!(PathKind::of(path), PathKind::File | PathKind::Folder)
        });
    let parts = SubjectFiles {
        index: (index, bytes),
        texts: texts
            .map(|path| {
                let bytes = read_limited(&path);
                (path, bytes)
            })
            .collect(),
        files: files.keys().cloned().collect(),
        pictures: match folder.join(PICTURES) {
            path if PathKind::of(&path) == PathKind::File => {
                Some((path.clone(), read_limited(&path)?))
            }
            _ => None,
        },
    };
    let mut read = assemble(parts, defaults, rules);
    read.subject.files = files;
    read.findings.extend(left_out::in_subject(folder)?);
    Ok(read)
}

/// A subject of its files. Exercises that are no exercises, and leaves without one, are left out.
pub(super) fn assemble(parts: SubjectFiles, defaults: &Defaults, rules: Rules) -> CheckedSubject {
    let mut subject = FolderSubject::default();
    let mut findings = Vec::new();
    let mut paths: BTreeMap<ExerciseId, PathBuf> = BTreeMap::new();
    let mut texts = BTreeMap::new();
    for (path, bytes) in parts.texts {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let Some(id) = ExerciseId::parse(&stem) else {
            findings.push(plain(
                &path,
                Diagnostic::new(E0803, "file", Span::default()).with("name", stem.as_ref()),
            ));
            continue;
        };
        if let Some(first) = paths.get(&id) {
            let diagnostic = Diagnostic::new(E0804, "", Span::default())
                .with("name", id.as_str())
                .with("file", file_name(first));
            findings.push(plain(&path, diagnostic));
            continue;
        }
        paths.insert(id.clone(), path);
        texts.insert(id, bytes);
    }
    for (id, bytes) in texts {
        let path = &paths[&id];
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let diagnostic =
                    Diagnostic::new(E0802, "", Span::default()).with("reason", reason(&error));
                findings.push(plain(path, diagnostic));
                continue;
            }
        };
        match Exercise::parse_by(&bytes, defaults, rules) {
            Err(invalid) => findings.push(Finding {
                path: path.clone(),
                source: invalid.source,
                diagnostics: invalid.diagnostics,
            }),
            Ok(exercise) => {
                let mut told = images(&exercise, &parts.files);
                let stored = |diagnostic: &&Diagnostic| diagnostic.concerns_stored();
                told.extend(exercise.warnings().iter().filter(stored).cloned());
                if !told.is_empty() {
                    findings.push(Finding {
                        path: path.clone(),
                        source: exercise.source().to_owned(),
                        diagnostics: told,
                    });
                }
                subject
                    .exercises
                    .insert(id.clone(), Accepted::of(&exercise));
                if path.extension().is_some_and(|ending| ending == PLAIN) {
                    subject.plain.insert(id.clone());
                }
                // What parses is UTF-8.
                let content = String::from_utf8(bytes).unwrap_or_default();
                subject.contents.insert(id, content);
            }
        }
    }
    let (index_path, bytes) = parts.index;
    let source = index::text(&bytes);
    let (hierarchy, diagnostics) = match read_index(&bytes, rules) {
        Ok(index) => {
            let mut diagnostics = compare(&index, &paths, &subject, &source);
            diagnostics.splice(..0, index.diagnostics);
            (Tree(index.nodes), diagnostics)
        }
        Err(diagnostic) => (Tree::default(), vec![diagnostic]),
    };
    if !diagnostics.is_empty() {
        findings.insert(
            0,
            Finding {
                path: index_path,
                source,
                diagnostics,
            },
        );
    }
    if let Some((path, bytes)) = parts.pictures {
        match left_out::pictures(&bytes) {
            Ok(texts) => {
                let told = texts.keys().filter_map(|name| missing(name, &parts.files));
                let told = told.map(|name| image_missing(name, Span::default()));
                findings.extend(told.map(|diagnostic| plain(&path, diagnostic)));
                subject.pictures = Some(texts);
            }
            Err(diagnostic) => findings.push(plain(&path, diagnostic)),
        }
    }
    subject.arrange(hierarchy);
    CheckedSubject { subject, findings }
}

/// Why a file cannot be read. What the system says beyond the usual is told as it is.
fn reason(error: &io::Error) -> Argument {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("file-is-missing").into(),
        io::ErrorKind::IsADirectory => Message::new("file-is-folder").into(),
        io::ErrorKind::PermissionDenied => Message::new("file-is-forbidden").into(),
        _ => error.to_string().into(),
    }
}

/// One byte past the limit is enough to know that a file is too large.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    let limit = eqex::MAX_FILE as u64 + 1;
    std::fs::File::open(path)?
        .take(limit)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn static_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let folder = folder.join(STATIC);
    if PathKind::of(&folder) != PathKind::Folder {
        return Ok(Vec::new());
    }
    let mut files = entries(&folder)?;
    files.retain(|path| PathKind::of(path) == PathKind::File);
    Ok(files)
}

/// The name of a picture that is not among the files.
fn missing<'a>(image: &'a str, files: &BTreeSet<FileName>) -> Option<&'a str> {
    let is_here = FileName::parse(image).is_some_and(|name| files.contains(&name));
    (!is_here).then_some(image)
}

fn image_missing(image: &str, place: Span) -> Diagnostic {
    Diagnostic::new(W0803, "", place)
        .with("image", image)
        .with("folder", STATIC)
}

fn images(exercise: &Exercise, files: &BTreeSet<FileName>) -> Vec<Diagnostic> {
    exercise
        .images()
        .iter()
        .zip(exercise.image_places())
        .filter_map(|(image, place)| Some(image_missing(missing(image, files)?, *place)))
        .collect()
}

/// The index against the files.
fn compare(
    index: &Index,
    paths: &BTreeMap<ExerciseId, PathBuf>,
    subject: &FolderSubject,
    source: &str,
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut named: Vec<(Span, &ExerciseId)> = index
        .places
        .iter()
        .map(|(id, place)| (*place, id))
        .collect();
    named.sort_by_key(|(place, _)| place.start);
    for (place, id) in named {
        if !paths.contains_key(id) {
            let diagnostic = Diagnostic::new(W0801, "", place).with("name", id.as_str());
            let there = paths.keys().map(ExerciseId::as_str);
            diagnostics.push(match eqex::nearest(id.as_str(), there) {
                Some(meant) => diagnostic.offer(place, meant),
                None => diagnostic,
            });
        }
    }
    let end = source.trim_end().len();
    // Nobody sees one whose file is left out, which is told there.
    let exercises = subject.exercises.keys();
    for id in exercises.filter(|id| !index.places.contains_key(id)) {
        diagnostics.push(
            Diagnostic::new(W0802, "", Span::new(end, end))
                .with("name", id.as_str())
                .offer(Span::new(end, end), format!("\n- {id}")),
        );
    }
    diagnostics
}
