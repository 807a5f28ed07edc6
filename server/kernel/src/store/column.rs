//! Columns of rows, and what they can be read as.

/// A column of a row, as one of the few kinds that every engine knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ColumnValue<'r> {
    Null,
    Integer(i64),
    Double(f64),
    Text(&'r str),
    Blob(&'r [u8]),
}

/// What a column can be read as.
pub trait FromColumn: Sized {
    /// Nothing where the column holds something else.
    fn from_column(column: ColumnValue<'_>) -> Option<Self>;
}

impl FromColumn for i64 {
    fn from_column(column: ColumnValue<'_>) -> Option<i64> {
        match column {
            ColumnValue::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl FromColumn for i32 {
    fn from_column(column: ColumnValue<'_>) -> Option<i32> {
        i64::from_column(column)?.try_into().ok()
    }
}

impl FromColumn for bool {
    fn from_column(column: ColumnValue<'_>) -> Option<bool> {
        i64::from_column(column).map(|number| number != 0)
    }
}

impl FromColumn for f64 {
    fn from_column(column: ColumnValue<'_>) -> Option<f64> {
        match column {
            ColumnValue::Double(number) => Some(number),
            // SQLite keeps whole numbers of a column of numbers as such.
            ColumnValue::Integer(number) =>
            {
                #[expect(clippy::cast_precision_loss, reason = "results are from 0 to 1")]
                Some(number as f64)
            }
            _ => None,
        }
    }
}

impl FromColumn for String {
    fn from_column(column: ColumnValue<'_>) -> Option<String> {
        match column {
            ColumnValue::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: ColumnValue<'_>) -> Option<Vec<u8>> {
        match column {
            ColumnValue::Blob(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: ColumnValue<'_>) -> Option<Option<T>> {
        match column {
            ColumnValue::Null => Some(None),
            column => T::from_column(column).map(Some),
        }
    }
}
