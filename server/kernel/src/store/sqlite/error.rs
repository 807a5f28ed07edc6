//! What SQLite finds wrong, as an error of the store.

use rusqlite::ErrorCode;

use crate::store::error::{Error, ErrorKind, ErrorOrigin};

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        let kind = match &error {
            rusqlite::Error::SqliteFailure(code, _) => match code.code {
                ErrorCode::DiskFull => ErrorKind::Full,
                // The index of the journal could not grow, which is a full disk too.
                _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => ErrorKind::Full,
                // Bytes that the system did not take, as over a quota or a limit: nothing of them counts, and later ones may be taken.
                // A sync that failed is another thing, as nobody knows what it left.
                _ if code.extended_code == rusqlite::ffi::SQLITE_IOERR_WRITE => ErrorKind::Full,
                ErrorCode::SystemIoFailure | ErrorCode::ReadOnly | ErrorCode::DatabaseCorrupt => {
                    ErrorKind::ReadOnly
                }
                ErrorCode::ConstraintViolation
                    if matches!(
                        code.extended_code,
                        rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE
                            | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY
                    ) =>
                {
                    ErrorKind::Duplicate
                }
                _ => ErrorKind::Other,
            },
            _ => ErrorKind::Other,
        };
        let origin = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => ErrorOrigin::Damage,
            _ => ErrorOrigin::System,
        };
        Error {
            origin,
            ..Error::new(kind, error.to_string())
        }
    }
}
