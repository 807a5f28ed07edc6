//! A subject's folder as a zip. What comes in may be hostile: names are compared and never used as paths, and whatever is unpacked is counted.

mod budget;
mod entries;
mod unusable;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use eqex::{Defaults, Diagnostic, Rules};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use budget::{Counted, UnpackingBudget};

pub use unusable::Unusable;

use crate::content::finding::{Finding, plain};
use crate::content::folder;
use crate::content::folder::SubjectFiles;
use crate::content::names::{INDEX, STATIC, is_exercise};
use crate::content::pictures::PICTURES;
use crate::content::subject::FolderSubject;
use crate::content::{index, left_out};
use crate::names::FileName;
use crate::tree::Tree;

/// Files in a zip, folders included.
const MOST_ENTRIES: usize = 20_000;
/// Exercises in a zip, which are all compiled.
const MOST_EXERCISES: usize = 2_000;
/// Bytes of their texts together.
const MOST_TEXT: u64 = 20 * 1024 * 1024;
/// Bytes of all files together.
const MOST_BYTES: u64 = 200 * 1024 * 1024;
/// How many times larger than the zip its files may be, apart from some that are small anyway.
const MOST_RATIO: u64 = 100;
const SMALL: u64 = 10 * 1024 * 1024;
/// An index is refused where it is longer than this, as one in a folder is.
const MOST_INDEX: u64 = 1024 * 1024 + 1;

/// A subject that came as a zip, with what became of its files.
#[derive(Debug)]
pub struct Unpacked<T> {
    pub subject: FolderSubject,
    pub findings: Vec<Finding>,
    pub files: BTreeMap<FileName, T>,
}

/// Reads a zip with the files of one subject, at its top or in one folder. `keep` reads a static file to its end, one after the other, and says what it
/// became, so that no more than one of them is open.
pub fn unpack<R: Read + Seek, T>(
    mut from: R,
    defaults: &Defaults,
    mut keep: impl FnMut(&mut dyn Read) -> io::Result<T>,
) -> Result<Unpacked<T>, Unusable> {
    let size = from.seek(io::SeekFrom::End(0)).map_err(Unusable::Io)?;
    // Before anything is allocated for entries.
    if entries::are_more_than(MOST_ENTRIES, &mut from, size).map_err(Unusable::Io)? {
        return Err(Unusable::TooManyFiles);
    }
    let mut zip = ZipArchive::new(&mut from).map_err(|_| Unusable::NotZip)?;
    if zip.has_duplicate_names() {
        let directory = zip.central_directory_start();
        refuse_doubled(&mut from, directory)?;
        zip = ZipArchive::new(&mut from).map_err(|_| Unusable::NotZip)?;
    }
    if zip.len() > MOST_ENTRIES {
        return Err(Unusable::TooManyFiles);
    }
    let (names, hidden) = names(&mut zip)?;
    let top = top(&names)?;
    let is_text = |inner: &str| !inner.contains('/') && is_exercise(Path::new(inner));
    let inner = names.keys().filter_map(|name| name.strip_prefix(&*top));
    if inner.filter(|inner| is_text(inner)).count() > MOST_EXERCISES {
        return Err(Unusable::TooManyExercises);
    }
    let mut budget = UnpackingBudget {
        all: MOST_BYTES.min(size.saturating_mul(MOST_RATIO).max(SMALL)),
        texts: MOST_TEXT,
    };
    let mut parts = SubjectFiles::default();
    let mut files = BTreeMap::new();
    let mut left = Vec::new();
    let mut leave = |name: &str, reason: Diagnostic| left.push(plain(Path::new(name), reason));
    for (name, at) in &names {
        let Some(inner) = name.strip_prefix(top.as_str()) else {
            leave(name, left_out::beside());
            continue;
        };
        if let Some(reason) = left_out::reason(inner) {
            leave(inner, reason);
            continue;
        }
        let mut entry = zip
            .by_index(*at)
            .map_err(|_| Unusable::Unreadable(name.clone()))?;
        if inner == INDEX {
            let bytes = budget.text(&mut entry, name, MOST_INDEX)?;
            if let Err(diagnostic) = index::read_index(&bytes, Rules::Stored) {
                return Err(Unusable::BadIndex(Box::new(Finding {
                    path: PathBuf::from(INDEX),
                    source: index::text(&bytes),
                    diagnostics: vec![diagnostic],
                })));
            }
            parts.index = (PathBuf::from(INDEX), bytes);
        } else if let Some(file) = inner
            .strip_prefix(STATIC)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            if let Some(file) = FileName::parse(file) {
                let mut counted = Counted::new(entry, &mut budget.all);
                match keep(&mut counted) {
                    Ok(kept) => files.insert(file, kept),
                    Err(_) if counted.failed() => return Err(counted.why(name)),
                    Err(error) => return Err(Unusable::Io(error)),
                };
            }
        } else if inner == PICTURES {
            let most = eqex::MAX_FILE as u64 + 1;
            let bytes = budget.text(&mut entry, name, most)?;
            parts.pictures = Some((PathBuf::from(PICTURES), bytes));
        } else if is_text(inner) {
            let most = eqex::MAX_FILE as u64 + 1;
            let bytes = budget.text(&mut entry, name, most)?;
            // Only shown: nothing is opened by it.
            parts.texts.push((PathBuf::from(inner), Ok(bytes)));
        }
    }
    parts.files = files.keys().cloned().collect::<BTreeSet<_>>();
    for name in hidden {
        let inner = name.strip_prefix(top.as_str()).unwrap_or(&name);
        if let Some(reason) = left_out::reason(inner) {
            leave(inner, reason);
        }
    }
    let mut read = folder::assemble(parts, defaults, Rules::Stored);
    read.findings.append(&mut left);
    Ok(Unpacked {
        subject: read.subject,
        findings: read.findings,
        files,
    })
}

/// Refuses two files of one name. Folders, and what systems put beside the files, are no loss.
fn refuse_doubled(from: &mut (impl Read + Seek), directory: u64) -> Result<(), Unusable> {
    for name in entries::doubled(from, directory).map_err(Unusable::Io)? {
        let name = String::from_utf8_lossy(&name).replace('\\', "/");
        if !name.ends_with('/') && !name.split('/').any(left_out::is_hidden) {
            return Err(Unusable::Doubled(name));
        }
    }
    Ok(())
}

/// The names of the files with their numbers, in order, and the names of what systems put beside them.
fn names<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
) -> Result<(BTreeMap<String, usize>, Vec<String>), Unusable> {
    let mut names = BTreeMap::new();
    let mut system = Vec::new();
    for at in 0..zip.len() {
        let entry = zip.by_index_raw(at).map_err(|_| Unusable::NotZip)?;
        let name = match entry.name() {
            // What some programs of Windows write between folders.
            Ok(name) => name.replace('\\', "/"),
            Err(_) => {
                let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
                return Err(Unusable::BadName(name));
            }
        };
        let bad = |part: &str| part.is_empty() || part == "." || part == "..";
        if name.trim_end_matches('/').split('/').any(bad)
            || name.contains('\0')
            || name.chars().any(char::is_control)
        {
            return Err(Unusable::BadName(name));
        }
        if entry.is_dir() || name.ends_with('/') {
            continue;
        }
        if name.split('/').any(left_out::is_hidden) {
            system.push(name);
            continue;
        }
        if entry.is_symlink() {
            return Err(Unusable::Link(name));
        }
        if entry.encrypted() {
            return Err(Unusable::Encrypted(name));
        }
        // Two that differ in their separators alone are one file.
        if names.insert(name.clone(), at).is_some() {
            return Err(Unusable::Doubled(name));
        }
    }
    Ok((names, system))
}

/// What stands in front of the names of the subject's files: nothing, or the one folder with an index.
fn top(names: &BTreeMap<String, usize>) -> Result<String, Unusable> {
    if names.contains_key(INDEX) {
        return Ok(String::new());
    }
    let tops = names.keys().filter_map(|name| {
        let (top, rest) = name.split_once('/')?;
        (rest == INDEX).then(|| format!("{top}/"))
    });
    let mut tops: Vec<String> = tops.collect();
    match (tops.pop(), tops.is_empty()) {
        (None, _) => Err(Unusable::NoIndex),
        (Some(only), true) => Ok(only),
        (Some(last), false) => {
            tops.push(last);
            Err(Unusable::ManySubjects(tops))
        }
    }
}

/// Writes a subject as a zip; the same contents give the same bytes.
pub fn pack<W: Write + Seek, F: Read>(
    out: W,
    tree: &Tree,
    exercises: &[(String, String)],
    files: impl Iterator<Item = (String, io::Result<F>)>,
) -> io::Result<W> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(out);
    let index = index::write_index(tree).map_err(io::Error::other)?;
    zip.start_file(INDEX, options).map_err(told)?;
    zip.write_all(index.as_bytes())?;
    for (file, content) in exercises {
        zip.start_file(file.as_str(), options).map_err(told)?;
        zip.write_all(content.as_bytes())?;
    }
    for (name, file) in files {
        zip.start_file(format!("{STATIC}/{name}"), options)
            .map_err(told)?;
        io::copy(&mut file?, &mut zip)?;
    }
    zip.finish().map_err(told)
}

fn told(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::names::ExerciseId;
    use crate::tree::TreeNode;

    const PENDULUM: &str = "---\ntype: EqEx\nname: P\nimg: p.png\n---\na=[1;9]m x=?m\n---\nx=2*a\n";

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default())
                .expect("it starts");
            zip.write_all(bytes).expect("it is written");
        }
        zip.finish().expect("it ends").into_inner()
    }

    fn read(bytes: &[u8]) -> Result<Unpacked<Vec<u8>>, Unusable> {
        unpack(Cursor::new(bytes), &Defaults::default(), |from| {
            let mut bytes = Vec::new();
            from.read_to_end(&mut bytes).map(|_| bytes)
        })
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let id = ExerciseId::parse("pendulum").expect("an id");
        let tree = Tree(vec![TreeNode::Section {
            name: "Mechanika: ruch".to_owned(),
            children: vec![TreeNode::Exercise(id.clone())],
        }]);
        let texts = [("pendulum.md".to_owned(), PENDULUM.to_owned())];
        let files = || {
            let bytes: &[u8] = b"png";
            [("p.png".to_owned(), Ok(bytes))].into_iter()
        };
        let pack = || pack(Cursor::new(Vec::new()), &tree, &texts, files()).expect("it is packed");
        let bytes = pack().into_inner();
        assert_eq!(bytes, pack().into_inner());
        let unpacked = read(&bytes).expect("it is good");
        assert!(unpacked.findings.is_empty(), "{:?}", unpacked.findings);
        assert_eq!(unpacked.subject.index, tree);
        assert_eq!(unpacked.subject.contents[&id], PENDULUM);
        let file = FileName::parse("p.png").expect("a name");
        assert_eq!(unpacked.files[&file], b"png");
    }

    #[test]
    fn one_folder_within_is_the_subject() {
        let inner: &[(&str, &[u8])] = &[
            ("__MACOSX/x/._index.yml", b"?"),
            ("physics/.DS_Store", b"?"),
            ("physics/index.yml", b"- pendulum"),
            ("physics/pendulum.md", PENDULUM.as_bytes()),
            ("physics/notes.doc", b"?"),
        ];
        let unpacked = read(&zip(inner)).expect("it is good");
        assert_eq!(unpacked.subject.exercises.len(), 1);
        // The picture is missing; what is left out is named.
        let told: Vec<(String, &str)> = unpacked
            .findings
            .iter()
            .map(|finding| {
                (
                    finding.path.display().to_string(),
                    finding.diagnostics[0].code.0,
                )
            })
            .collect();
        let expected = [
            ("pendulum.md", "W0803"),
            ("notes.doc", "W0805"),
            ("__MACOSX/x/._index.yml", "W0805"),
            (".DS_Store", "W0805"),
        ];
        assert_eq!(told, expected.map(|(path, code)| (path.to_owned(), code)));
        let two: &[(&str, &[u8])] = &[("a/index.yml", b""), ("b/index.yml", b"")];
        let Err(Unusable::ManySubjects(tops)) = read(&zip(two)) else {
            panic!("one of the two is taken")
        };
        assert_eq!(tops, ["a/", "b/"]);
    }

    #[test]
    fn of_a_broken_file_only_the_mistake_is_told() {
        let files: &[(&str, &[u8])] = &[
            (INDEX, b"[]"),
            ("bad.md", b"no exercise"),
            ("good.txt", b"---\ntype: EqEx\nname: G\n---\nx\n"),
        ];
        let unpacked = read(&zip(files)).expect("it is good");
        let told = unpacked.findings.iter().map(|finding| {
            let codes = finding.diagnostics.iter().map(|one| one.code.0);
            (finding.path.display().to_string(), codes.collect())
        });
        let told: Vec<(String, Vec<&str>)> = told.collect();
        // That the good one is not in the index is worth a word.
        let expected = [(INDEX, vec!["W0802"]), ("bad.md", vec!["E0103"])];
        assert_eq!(told, expected.map(|(path, codes)| (path.to_owned(), codes)));
    }

    #[test]
    fn separators_of_windows_are_separators() {
        let files: &[(&str, &[u8])] = &[
            ("physics\\", b""),
            ("physics\\index.yml", b"- pendulum"),
            ("physics\\pendulum.md", PENDULUM.as_bytes()),
            ("physics\\static\\p.png", b"png"),
            ("physics\\two.MD", PENDULUM.as_bytes()),
            ("physics\\old\\three.md", PENDULUM.as_bytes()),
            ("physics\\static\\old\\q.png", b"png"),
            ("elsewhere.md", PENDULUM.as_bytes()),
        ];
        let unpacked = read(&zip(files)).expect("it is good");
        assert_eq!(unpacked.subject.exercises.len(), 1);
        assert_eq!(unpacked.files.len(), 1);
        let told: Vec<String> = unpacked
            .findings
            .iter()
            .map(|finding| finding.path.display().to_string())
            .collect();
        assert_eq!(
            told,
            ["elsewhere.md", "old/three.md", "static/old/q.png", "two.MD"]
        );
        let doubled: &[(&str, &[u8])] = &[("index.yml", b""), ("a/b.md", b""), ("a\\b.md", b"")];
        assert!(matches!(read(&zip(doubled)), Err(Unusable::Doubled(_))));
    }

    #[test]
    fn two_files_of_one_name_are_refused() {
        // The writer takes no name twice, so one of the same length is written over.
        let twice = |one: &str, two: &str| {
            let mut bytes = zip(&[
                (INDEX, b"- two"),
                (one, PENDULUM.as_bytes()),
                (two, b"another"),
            ]);
            while let Some(at) = bytes.windows(two.len()).position(|it| it == two.as_bytes()) {
                bytes[at..at + two.len()].copy_from_slice(one.as_bytes());
            }
            bytes
        };
        for name in ["two.md", "static/p.png"] {
            let other = name.replace('.', "_");
            let Err(Unusable::Doubled(told)) = read(&twice(name, &other)) else {
                panic!("{name} is taken")
            };
            assert_eq!(told, name);
        }
        assert!(read(&twice("__MACOSX/a", "__MACOSX/b")).is_ok());
    }

    #[test]
    fn texts_have_a_limit_of_their_own() {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        let text = vec![b'x'; eqex::MAX_FILE];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(INDEX, options).expect("it starts");
        for at in 0..=MOST_TEXT / text.len() as u64 {
            zip.start_file(format!("e{at}.md"), options)
                .expect("it starts");
            zip.write_all(&text).expect("it is written");
        }
        let bytes = zip.finish().expect("it ends").into_inner();
        assert!(matches!(read(&bytes), Err(Unusable::TooMuchText)));
    }

    #[test]
    fn a_disk_that_refuses_is_no_damage() {
        let bytes = zip(&[(INDEX, b""), ("static/p.png", b"png")]);
        let refused = unpack(Cursor::new(&bytes), &Defaults::default(), |_| {
            Err::<(), _>(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(refused, Err(Unusable::Io(_))));
    }

    #[test]
    fn what_is_hostile_is_refused() {
        assert!(matches!(read(b"PK"), Err(Unusable::NotZip)));
        for name in [
            "../index.yml",
            "/index.yml",
            "a//index.yml",
            "..\\index.yml",
            "\\index.yml",
            "a\\\\index.yml",
            "static/\n",
        ] {
            let refused = read(&zip(&[("index.yml", b""), (name, b"")]));
            assert!(matches!(refused, Err(Unusable::BadName(_))), "{name}");
        }
        let zeros = vec![0; 64 * 1024 * 1024];
        let bomb = zip(&[("index.yml", b""), ("static/zeros.bmp", &zeros)]);
        assert!(matches!(read(&bomb), Err(Unusable::TooLarge)));
        let names: Vec<String> = (0..=MOST_ENTRIES).map(|at| format!("{at}.md")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert!(matches!(read(&zip(&many)), Err(Unusable::TooManyFiles)));
        let texts = &many[..=MOST_EXERCISES];
        let texts = zip(&[&[("index.yml", &b""[..])], texts].concat());
        assert!(matches!(read(&texts), Err(Unusable::TooManyExercises)));
        let mut links = ZipWriter::new(Cursor::new(Vec::new()));
        links
            .add_symlink("index.yml", "/etc/passwd", SimpleFileOptions::default())
            .expect("it is added");
        let links = links.finish().expect("it ends").into_inner();
        assert!(matches!(read(&links), Err(Unusable::Link(_))));
        // The sign for encryption, in the local and in the central header.
        let mut encrypted = zip(&[("index.yml", b"- a")]);
        let central = encrypted
            .windows(4)
            .position(|four| four == b"PK\x01\x02")
            .expect("it is there");
        encrypted[6] |= 1;
        encrypted[central + 8] |= 1;
        assert!(matches!(read(&encrypted), Err(Unusable::Encrypted(_))));
    }
}
