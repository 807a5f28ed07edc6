//! `eqex check --stored`: the exercises of a data folder that newer rules speak of.

use std::path::Path;

use eqex::Defaults;

use crate::cli::check::report::{Checked, Output};
use crate::cli::failure::CommandFailure;
use crate::families::TABLES;
use eqex_bank::catalog::Catalog;
use eqex_bank::notices;
use eqex_kernel::store::ReadOnlyStore;

/// What newer rules say of the exercises that stand in a data folder, and how many were looked at.
pub(super) fn check(data: &Path, color: bool) -> Result<(Vec<Checked>, usize), CommandFailure> {
    let kept = ReadOnlyStore::open(data, &TABLES)?;
    let reading = kept.read()?;
    let catalog = Catalog::new(Defaults::default());
    let (noticed, count) = notices::noticed(&reading.db()?, &catalog, None)?;
    let checked = noticed
        .iter()
        .map(|one| {
            let path = format!("{}/{}", one.subject, one.exercise);
            Checked::new(path, &one.notices.source, &one.notices.diagnostics, color)
        })
        .collect();
    Ok((checked, count))
}

/// The last line of the report.
pub(super) fn summary(output: &Output, count: usize) -> String {
    let concerned = output.files.len();
    match concerned {
        0 => format!("{count} stored exercises: newer rules speak of none\n"),
        _ => format!(
            "{count} stored exercises: newer rules speak of {concerned}. They go on as they are; saved again, their texts have to be mended first\n"
        ),
    }
}
