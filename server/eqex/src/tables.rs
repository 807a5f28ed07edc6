//! All tables of a data folder: those of the kernel, of the bank, and of each family.

use std::sync::LazyLock;

use eqex_kernel::store::Tables;

/// The tables of this release.
pub static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    Tables::of(&[
        eqex_kernel::accounts::tables::TABLES,
        eqex_bank::tables::TABLES,
        eqex_classroom::tables::TABLES,
    ])
});
