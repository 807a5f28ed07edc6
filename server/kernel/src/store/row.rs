//! Rows of what a query found, whichever engine ran it.

use std::fmt;

use crate::store::column::FromColumn;
use crate::store::error::Error;
use crate::store::sqlite;

/// A row of what a query found.
pub struct Row<'r>(&'r sqlite::Row<'r>);

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Row")
    }
}

impl<'r> Row<'r> {
    pub(super) fn new(row: &'r sqlite::Row<'r>) -> Row<'r> {
        Row(row)
    }

    /// The value of a column, counted from 0. An error where there is none, or none of this type.
    pub fn get<T: FromColumn>(&self, index: usize) -> Result<T, Error> {
        let column = sqlite::column(self.0, index)?;
        T::from_column(column)
            .ok_or_else(|| Error::other(format!("column {index} of a row is {column:?}")))
    }
}
