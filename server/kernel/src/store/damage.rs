//! What is wrong with stored files, told by what they are to a school: a file of a subject, mostly a picture.

use std::fmt;
use std::io::ErrorKind;

use crate::store::ReadOnlyStore;
use crate::store::archive;
use crate::store::archive::FileHash;
use crate::store::error::Error;
use crate::store::places;
use crate::store::tables::NamedFiles;

/// What to do about damaged files.
pub const MEND: &str =
    "take it out of a backup (files/ and its name), or upload the file to its subject again";

/// A stored file that is not what its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDamage {
    told: String,
    /// Whether its bytes can be had all the same, such as they are.
    pub is_readable: bool,
}

impl fmt::Display for FileDamage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl ReadOnlyStore {
    /// The files that rows name.
    pub fn named_files(&self) -> Result<NamedFiles, Error> {
        self.tables.named_files(&self.read()?.db()?)
    }

    /// What is wrong with the files that rows name, and with those that only lie there, which an upload of the same name would take
    /// for its own: an empty list where nothing is. `step` hears how many of how many were read.
    pub fn check_files(
        &self,
        mut step: impl FnMut(usize, usize),
    ) -> Result<Vec<FileDamage>, Error> {
        let mut files = self.named_files()?;
        for name in places::stored_files(&self.path)? {
            // What rows name is damaged where it is no hash; other things that lie here are not ours.
            if FileHash::parse(&name).is_some() {
                files.entry(name).or_default();
            }
        }
        let mut wrong = Vec::new();
        for (index, (hash, names)) in files.iter().enumerate() {
            step(index, files.len());
            wrong.extend(self.look_at(hash, names));
        }
        Ok(wrong)
    }

    /// What is wrong with one file.
    pub fn look_at(&self, name: &str, used_as: &[String]) -> Option<FileDamage> {
        let what = match used_as {
            [] => format!("the file {name}, which no subject has,"),
            [one] => format!("{one} (the file {name})"),
            [one, rest @ ..] => format!("{one} and {} more (the file {name})", rest.len()),
        };
        let Some(hash) = FileHash::parse(name) else {
            return Some(FileDamage {
                told: format!("{what} is damaged: its row names no file"),
                is_readable: false,
            });
        };
        let path = places::file(&self.path, hash);
        let (told, is_readable) = match archive::is_whole(&path, hash) {
            Ok(true) => return None,
            Ok(false) => (
                format!("{what} is damaged: its bytes are not those of its name"),
                true,
            ),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                (format!("{what} is not in the data folder"), false)
            }
            Err(error) => {
                let why = crate::store::trouble::closed(&self.path, &path)
                    .unwrap_or_else(|| format!("{}: {error}", path.display()));
                (format!("{what} cannot be read: {why}"), false)
            }
        };
        Some(FileDamage { told, is_readable })
    }
}
