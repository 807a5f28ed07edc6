//! The tables of the classroom: sessions, reports, worksheets.

use eqex_kernel::store::{Migration, PartOfTables};

/// The tables of the classroom.
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
        version: 4,
        sql: include_str!("migrations/004.sql"),
    },
];
