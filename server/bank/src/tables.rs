//! The tables of the bank: subjects, exercises, files, the log of answers.

use crate::store as bank;
use eqex_kernel::store::{Migration, PartOfTables};

/// The tables of the bank.
pub const TABLES: PartOfTables = PartOfTables {
    migrations: MIGRATIONS,
    named_files: bank::add_named_files,
};

const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: include_str!("migrations/001.sql"),
    },
    Migration {
        version: 2,
        sql: include_str!("migrations/002.sql"),
    },
    Migration {
        version: 4,
        sql: include_str!("migrations/004.sql"),
    },
];
