//! What broke off with a process is removed by the next one.

use std::fs;
use std::path::Path;

use crate::store::names::{BACKUPS, RESTORING, WORK};
use crate::store::places::files;

/// Uploads and backups that broke off with the process.
pub(super) fn sweep(data: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(WORK) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    // A restore that had placed all it had.
    match fs::remove_dir_all(data.join(RESTORING)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    backups(data)?;
    for entry in fs::read_dir(files(data))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with(".tmp") {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Backups before migrations that broke off.
fn backups(data: &Path) -> std::io::Result<()> {
    let entries = match fs::read_dir(data.join(BACKUPS)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(WORK) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
