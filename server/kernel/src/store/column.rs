//! Columns of rows, and what they can be read as.

/// A column of a row, as one of the few kinds that every engine knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column<'r> {
    Null,
    Integer(i64),
    Double(f64),
    Text(&'r str),
    Blob(&'r [u8]),
}

/// What a column can be read as.
pub trait FromColumn: Sized {
    /// Nothing where the column holds something else.
    fn from_column(column: Column<'_>) -> Option<Self>;
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Option<i64> {
        match column {
            Column::Integer(number) => Some(number),
            _ => None,
        }
    }
}

impl FromColumn for i32 {
    fn from_column(column: Column<'_>) -> Option<i32> {
        i64::from_column(column)?.try_into().ok()
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Option<bool> {
        i64::from_column(column).map(|number| number != 0)
    }
}

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Option<f64> {
        match column {
            Column::Double(number) => Some(number),
            // SQLite keeps whole numbers of a column of numbers as such.
            Column::Integer(number) =>
            {
                #[expect(clippy::cast_precision_loss, reason = "results are from 0 to 1")]
                Some(number as f64)
            }
            _ => None,
        }
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Option<String> {
        match column {
            Column::Text(text) => Some(text.to_owned()),
            _ => None,
        }
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Option<Vec<u8>> {
        match column {
            Column::Blob(bytes) => Some(bytes.to_vec()),
            _ => None,
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Option<Option<T>> {
        match column {
            Column::Null => Some(None),
            column => T::from_column(column).map(Some),
        }
    }
}
