//! The families that this server serves: one line each.

use std::sync::{Arc, LazyLock};

use eqex_classroom::family::CLASSROOM;
use eqex_classroom::state::Classroom;
use eqex_kernel::family::Families;
use eqex_kernel::http::{Application, States};
use eqex_kernel::store::Tables;

/// The list of families.
pub const FAMILIES: Families = Families(&[CLASSROOM]);

/// The tables of this release.
pub static TABLES: LazyLock<Tables> =
    LazyLock::new(|| FAMILIES.tables(&[eqex_bank::tables::TABLES]));

/// What is served of an instance.
pub fn application(classroom: &Arc<Classroom>) -> Application {
    let bank = classroom.bank.clone();
    FAMILIES.application(
        classroom.kernel.clone(),
        States::default().with(classroom.clone()),
        Box::new(move |revision| {
            let reading = bank.kernel.store.read()?;
            bank.catalog.compiled(&reading.db()?, revision)?;
            Ok(())
        }),
    )
}
