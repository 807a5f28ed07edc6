//! The tables of the store itself and of accounts: users, teams, tokens, invitations.

use crate::store::{Migration, PartOfTables};

/// The tables of accounts, and those of the store itself.
pub const TABLES: PartOfTables = PartOfTables {
    migrations: MIGRATIONS,
    named_files: |_, _| Ok(()),
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
        version: 3,
        sql: include_str!("migrations/003.sql"),
    },
    Migration {
        version: 4,
        sql: include_str!("migrations/004.sql"),
    },
];
