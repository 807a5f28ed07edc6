//! What SQLite finds wrong, as an error of the store.

use rusqlite::ErrorCode;

use crate::store::error::{Error, Kind, Origin};

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        let kind = match &error {
            rusqlite::Error::SqliteFailure(code, _) => match code.code {
                ErrorCode::DiskFull => Kind::Full,
                // The index of the journal could not grow, which is a full disk too.
                _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Kind::Full,
                // Bytes that the system did not take, as over a quota or a limit: nothing of them counts, and later ones may be taken.
                // A sync that failed is another thing, as nobody knows what it left.
                _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_WRITE => Kind::Full,
                ErrorCode::SystemIoFailure | ErrorCode::ReadOnly | ErrorCode::DatabaseCorrupt => {
                    Kind::ReadOnly
                }
                ErrorCode::ConstraintViolation
                    if matches!(
                        code.extended_code,
                        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                            | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                    ) =>
                {
                    Kind::Duplicate
                }
                _ => Kind::Other,
            },
            _ => Kind::Other,
        };
        let origin = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Origin::Damage,
            _ => Origin::System,
        };
        Error {
            origin,
            ..Error::new(kind, error.to_string())
        }
    }
}
