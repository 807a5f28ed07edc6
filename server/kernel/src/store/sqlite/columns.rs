//! Columns of rows as SQLite gives them.

use rusqlite::types::ValueRef;

use crate::store::column::ColumnValue;
use crate::store::error::Error;

/// The value of a column. An error where there is none, or a text that is no UTF-8.
pub(in crate::store) fn column<'r>(
    row: &'r rusqlite::Row<'_>,
    index: usize,
) -> Result<ColumnValue<'r>, Error> {
    Ok(match row.get_ref(index)? {
        ValueRef::Null => ColumnValue::Null,
        ValueRef::Integer(number) => ColumnValue::Integer(number),
        ValueRef::Real(number) => ColumnValue::Double(number),
        ValueRef::Text(bytes) => ColumnValue::Text(
            std::str::from_utf8(bytes)
                .map_err(|error| Error::other(format!("column {index} of a row: {error}")))?,
        ),
        ValueRef::Blob(bytes) => ColumnValue::Blob(bytes),
    })
}
