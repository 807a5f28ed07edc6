//! All tables of a data folder: those of the kernel, of the bank, and of each family.

use std::sync::LazyLock;

use crate::store::Tables;
use crate::{accounts, bank, classroom};

/// The tables of this release.
pub static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    Tables::of(&[
        accounts::tables::TABLES,
        bank::tables::TABLES,
        classroom::tables::TABLES,
    ])
});
