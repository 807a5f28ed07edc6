//! Tables as files to keep.

use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::spreadsheet::{Table, XLSX};

/// `name` is plain letters.
pub(crate) fn as_csv(table: &Table, name: &str) -> Output {
    Output::text("text/csv; charset=utf-8", table.csv()).header(
        "content-disposition",
        format!("attachment; filename=\"{name}.csv\""),
    )
}

pub(crate) fn as_xlsx(table: &Table, name: &str, at: i64) -> Result<Output, Failure> {
    let bytes = table.xlsx(name, at).map_err(Failure::internal)?;
    Ok(Output::new(XLSX, Body::Bytes(bytes))
        .header("cache-control", "no-store")
        .header(
            "content-disposition",
            format!("attachment; filename=\"{name}.xlsx\""),
        ))
}
