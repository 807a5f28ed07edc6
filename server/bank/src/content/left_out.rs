//! What lies in a subject's folder or zip and is none of its files: each is named with the reason.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};

use eqex::{Diagnostic, Span, W0805};

use crate::content::finding::{Finding, plain};
use crate::content::kind::PathKind;
use crate::content::names::{INDEX, STATIC, is_exercise};
use crate::content::pictures;
use crate::content::pictures::{AlternativeTexts, PICTURES};
use crate::names::FileName;
use crate::names::MAX_ALTERNATIVE;

/// Files that are named at most: whoever names a wrong folder is told enough.
const MOST: usize = 1000;

/// The part of a name that tells what a system put beside the files.
const SYSTEM: &str = "__MACOSX";

/// Whether a name is the system's, and no one's file.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name == SYSTEM
}

/// Why the file of this path within a subject is none of its files; nothing where it is one.
pub(super) fn reason(inner: &str) -> Option<Diagnostic> {
    let here = Span::default();
    if inner.split('/').any(is_hidden) {
        return Some(Diagnostic::new(W0805, "hidden", here));
    }
    if let Some(file) = inner
        .strip_prefix(STATIC)
        .and_then(|rest| rest.strip_prefix('/'))
    {
        return match FileName::parse(file) {
            Some(_) => None,
            None if file.contains('/') => {
                Some(Diagnostic::new(W0805, "below", here).with("folder", STATIC))
            }
            None => Some(Diagnostic::new(W0805, "name", here).with("name", file)),
        };
    }
    let path = Path::new(inner);
    let within = inner.contains('/');
    if inner == INDEX || inner == PICTURES || (!within && is_exercise(path)) {
        return None;
    }
    let ending = path.extension().and_then(|ending| ending.to_str());
    let small = ending.map(str::to_lowercase).unwrap_or_default();
    Some(match ending {
        Some(written) if matches!(&*small, "md" | "txt") && !within => {
            let stem = &inner[..inner.len() - written.len()];
            Diagnostic::new(W0805, "ending", here)
                .with("ending", format!(".{written}"))
                .with("name", format!("{stem}{small}"))
        }
        _ => Diagnostic::new(W0805, "", here)
            .with("index", INDEX)
            .with("folder", STATIC),
    })
}

/// The alternative texts of a file, or why it is left out.
pub(super) fn pictures(bytes: &[u8]) -> Result<AlternativeTexts, Diagnostic> {
    pictures::read(bytes).ok_or_else(|| {
        Diagnostic::new(W0805, "pictures", Span::default()).with("limit", MAX_ALTERNATIVE)
    })
}

/// Names the files of a subject's folder that are none of the subject's.
pub(super) fn in_subject(folder: &Path) -> io::Result<Vec<Finding>> {
    named(folder, |path, is_file| {
        let inner = path.strip_prefix(folder).ok()?;
        let inner: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
        match reason(&inner.join("/")) {
            // A folder in the place of a file cannot be read, which is told of it.
            None => None,
            Some(_) if !is_file && !inner.iter().any(|part| is_hidden(part)) => None,
            told => told,
        }
    })
}

/// Names the files of a folder that is no subject.
pub(super) fn in_no_subject(folder: &Path) -> io::Result<Vec<Finding>> {
    named(folder, |path, is_file| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_hidden(&name) {
            return Some(Diagnostic::new(W0805, "hidden", Span::default()));
        }
        is_file.then(beside)
    })
}

/// Why a file that lies beside the subjects is left out.
pub(super) fn beside() -> Diagnostic {
    Diagnostic::new(W0805, "beside", Span::default()).with("index", INDEX)
}

/// What lies beside subjects, or is of a kind that is taken nowhere.
pub(super) fn told(path: &Path) -> Finding {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let reason = match is_hidden(&name) {
        true => Diagnostic::new(W0805, "hidden", Span::default()),
        false => PathKind::of(path).reason().unwrap_or_else(beside),
    };
    plain(path, reason)
}

/// Walks through a folder. `why` tells of a file, or of a folder before it is walked through, why it is left out; a folder that is has no files of its own to name.
fn named(
    folder: &Path,
    why: impl Fn(&Path, bool) -> Option<Diagnostic>,
) -> io::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut folders: VecDeque<PathBuf> = VecDeque::from([folder.to_owned()]);
    while let Some(here) = folders.pop_front() {
        let mut paths = std::fs::read_dir(&here)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        for path in paths {
            let kind = PathKind::of(&path);
            let is_folder = kind == PathKind::Folder;
            if kind.reason().is_some() {
                findings.push(told(&path));
            } else if let Some(diagnostic) = why(&path, !is_folder) {
                findings.push(plain(&path, diagnostic));
            } else if is_folder {
                folders.push_back(path);
            }
            if findings.len() > MOST {
                findings.truncate(MOST);
                let more = Diagnostic::new(W0805, "more", Span::default()).with("limit", MOST);
                findings.push(plain(folder, more));
                return Ok(findings);
            }
        }
    }
    Ok(findings)
}
