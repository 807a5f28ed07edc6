//! A subject's folder as it is brought to the writer: files kept, texts compiled, everything hashed.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use sha2::{Digest, Sha256};

use crate::content;
use crate::exercises;
use crate::names::{ExerciseId, FileName, SubjectName};
use crate::rows::FileRow;
use crate::state::Bank;
use crate::store as bank;
use crate::tree::{Tree, TreeNode};
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::{Error, ReadTx};

/// A subject's folder, ready to be compared: every file is kept in the data folder already.
#[derive(Debug)]
pub struct Folder {
    pub(super) name: SubjectName,
    pub(super) tree: Tree,
    pub(super) drafts: BTreeMap<ExerciseId, Hashed>,
    pub(super) files: BTreeMap<FileName, FileRow>,
    /// What pictures show, where the folder says so of any.
    pub(super) pictures: Option<content::AlternativeTexts>,
    /// The hashes of contents that the database has, by revision, as far as they were read ahead.
    pub(super) here: HashMap<Id, String>,
}

impl Folder {
    /// What the folder says that a picture shows; nothing where it says nothing of it. A folder that has the picture, and texts without one of it, says that it has none.
    pub(super) fn text(&self, file: &str, is_here: bool) -> Option<&str> {
        let texts = self.pictures.as_ref()?;
        let text = texts.get(file).map(String::as_str);
        text.or(is_here.then_some(""))
    }
}

/// A draft and the hash of its content, which the writer does not have to wait for.
#[derive(Debug)]
pub(super) struct Hashed {
    pub(super) draft: exercises::Draft,
    pub(super) sha256: String,
    /// What its file ends in.
    pub(super) extension: &'static str,
}

/// Takes in the files of a folder and compiles what lists tell, off the writer.
pub fn prepare(
    bank: &Bank,
    name: SubjectName,
    mut subject: content::FolderSubject,
) -> Result<Folder, Error> {
    let mut files = BTreeMap::new();
    for (file, path) in std::mem::take(&mut subject.files) {
        let (sha256, size) = bank.kernel.store.folder().keep_copy(&path)?;
        files.insert(file, row(sha256, size));
    }
    Ok(folder(bank, name, subject, files))
}

/// Reads a file that came with others to its end. It is kept only where the import is `meant`, and else only compared.
pub fn take_file(bank: &Bank, from: &mut dyn Read, meant: bool) -> Result<FileRow, Error> {
    if meant {
        let (sha256, size) = bank.kernel.store.folder().keep_all(from)?;
        return Ok(row(sha256, size));
    }
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    loop {
        match from.read(&mut buffer)? {
            0 => return Ok(row(hex::encode(hash.finalize()), size)),
            count => {
                hash.update(&buffer[..count]);
                size += count as u64;
            }
        }
    }
}

fn row(sha256: String, size: u64) -> FileRow {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    FileRow { sha256, size }
}

/// A subject whose files were taken already.
pub fn folder(
    bank: &Bank,
    name: SubjectName,
    mut subject: content::FolderSubject,
    files: BTreeMap<FileName, FileRow>,
) -> Folder {
    let mut drafts = BTreeMap::new();
    for (id, content) in subject.contents {
        if let Some(accepted) = subject.exercises.remove(&id) {
            let draft = exercises::draft_of_accepted(accepted, &bank.settings, content);
            let sha256 = hash(draft.content.as_bytes());
            let extension = match subject.plain.contains(&id) {
                true => content::PLAIN,
                false => content::MARKDOWN,
            };
            let hashed = Hashed {
                draft,
                sha256,
                extension,
            };
            drafts.insert(id, hashed);
        }
    }
    Folder {
        name,
        tree: subject.index,
        drafts,
        files,
        pictures: subject.pictures,
        here: HashMap::new(),
    }
}

/// Hashes what the database has now, so that the writer only hashes what is changed meanwhile.
pub fn read_ahead(db: &ReadTx<'_>, folder: &mut Folder) -> Result<(), Error> {
    let Some(subject) = bank::subject(db, folder.name.as_str())? else {
        return Ok(());
    };
    for exercise in bank::exercises(db, subject.id)? {
        if let Some(row) = bank::exercise(db, subject.id, &exercise.slug)?
            && let Some(content) = bank::content(db, row.revision)?
        {
            folder.here.insert(row.revision, hash(content.as_bytes()));
        }
    }
    Ok(())
}

pub(super) fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The tree as one text, whatever file it came from.
pub fn tree_hash(tree: &Tree) -> String {
    fn write(nodes: &[TreeNode], out: &mut String) {
        for node in nodes {
            match node {
                TreeNode::Section { name, children } => {
                    out.push('[');
                    out.push_str(name);
                    out.push('\u{1f}');
                    write(children, out);
                    out.push(']');
                }
                TreeNode::Exercise(id) => {
                    out.push_str(id.as_str());
                    out.push('\u{1f}');
                }
            }
        }
    }
    let mut out = String::new();
    write(&tree.0, &mut out);
    hash(out.as_bytes())
}
