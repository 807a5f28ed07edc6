//! The tables of a data folder: what brings them to this release, and which stored files their rows name.

use std::collections::BTreeMap;

use crate::store::error::Error;
use crate::store::migrations::{Migration, Migrations};
use crate::store::sqlite::ReadTx;

/// The files that rows name, by what stands there for a hash, with what each is to people: `picture.png of the subject physics`.
pub type NamedFiles = BTreeMap<String, Vec<String>>;

/// The tables of one part of the house: of the kernel, of the bank, or of a family.
#[derive(Clone, Copy, Debug)]
pub struct PartOfTables {
    pub migrations: &'static [Migration],
    /// Adds the stored files that rows of these tables name.
    pub named_files: fn(&ReadTx<'_>, &mut NamedFiles) -> Result<(), Error>,
}

/// All tables of a data folder.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    migrations: Migrations,
    parts: Vec<PartOfTables>,
}

impl Tables {
    /// The tables of several parts, where a later one may refer to the tables of an earlier one.
    pub fn of(parts: &[PartOfTables]) -> Tables {
        let migrations: Vec<&[Migration]> = parts.iter().map(|part| part.migrations).collect();
        Tables {
            migrations: Migrations::of(&migrations),
            parts: parts.to_vec(),
        }
    }

    /// The version of the tables in this release.
    pub fn version(&self) -> usize {
        self.migrations.version()
    }

    /// What is run for each version, in order.
    pub fn steps(&self) -> &[String] {
        self.migrations.steps(0, self.version())
    }

    pub(super) fn migrations(&self) -> &Migrations {
        &self.migrations
    }

    /// The stored files that rows name.
    pub(super) fn named_files(&self, db: &ReadTx<'_>) -> Result<NamedFiles, Error> {
        let mut named = NamedFiles::new();
        for part in &self.parts {
            (part.named_files)(db, &mut named)?;
        }
        Ok(named)
    }
}
