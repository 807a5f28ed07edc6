//! To whom the files of a data folder belong: to the user of the folder, as whom the server runs, whoever ran a command.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, fchown};
use std::path::{Path, PathBuf};

use super::names::{BACKUPS, DATABASE, FILES, JOURNAL, JOURNAL_INDEX, LOCK};
use super::places::stored_files;

/// Gives what root has made in a data folder to whom the folder belongs, where that is somebody else.
pub(super) fn hand_over(file: &File, data: &Path) -> io::Result<()> {
    let (made, folder) = (file.metadata()?, data.metadata()?);
    let is_root = rustix::process::geteuid().is_root();
    if !is_root || (made.uid(), made.gid()) == (folder.uid(), folder.gid()) {
        return Ok(());
    }
    fchown(file, Some(folder.uid()), Some(folder.gid()))
}

/// What the user of a data folder may not use in it, each with a remedy. Nothing where that is root.
pub(super) fn complaints(data: &Path) -> io::Result<Vec<String>> {
    let folder = data.metadata()?;
    if folder.uid() == 0 {
        return Ok(Vec::new());
    }
    let written =
        [DATABASE, JOURNAL, JOURNAL_INDEX, LOCK, FILES, BACKUPS].map(|name| (data.join(name), 6));
    let read = stored_files(data).map_err(|error| io::Error::other(error.message))?;
    let read = read
        .into_iter()
        .map(|name| (data.join(FILES).join(name), 4));
    let mut shut: Vec<(PathBuf, u32)> = Vec::new();
    for (path, needed) in written.into_iter().chain(read) {
        match fs::metadata(&path) {
            Ok(found) if !may(&folder, &found, needed) => shut.push((path, found.uid())),
            Ok(_) => {}
            // Others tell of files that are missing.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    let Some((path, owner)) = shut.first() else {
        return Ok(Vec::new());
    };
    let more = match shut.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let (path, data) = (path.display(), data.display());
    Ok(vec![format!(
        "{path}{more} belongs to user {owner}, and user {}, to whom the data folder belongs, may not use it: `chown -R --reference={data} {data}` gives all of it to that user",
        folder.uid()
    )])
}

/// Whether the user and the group of `folder` have the rights `needed` (4 to read, 2 to write) on what was found.
fn may(folder: &Metadata, found: &Metadata, needed: u32) -> bool {
    let shift = if found.uid() == folder.uid() {
        6
    } else if found.gid() == folder.gid() {
        3
    } else {
        0
    };
    (found.mode() >> shift) & needed == needed
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, chown};

    use super::*;

    /// A user that is neither root nor whoever runs the tests.
    const OTHER: u32 = 65_534;

    #[test]
    fn rights_are_those_of_the_owner_then_of_the_group_then_of_all() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("file");
        fs::write(&file, "x").expect("a file");
        let folder = place.path().metadata().expect("a folder");
        for (mode, read, write) in [
            (0o600, true, true),
            (0o400, true, false),
            (0o066, false, false),
        ] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).expect("rights");
            let found = fs::metadata(&file).expect("a file");
            assert_eq!(
                (may(&folder, &found, 4), may(&folder, &found, 6)),
                (read, write),
                "{mode:o}"
            );
        }
    }

    /// Only root can make files for somebody else; other users make them for themselves, as before.
    #[test]
    fn what_root_makes_belongs_to_the_folders_user() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        fs::create_dir_all(data.join(FILES)).expect("a folder");
        let is_root = rustix::process::geteuid().is_root();
        if is_root {
            for path in [&data, &data.join(FILES)] {
                chown(path, Some(OTHER), Some(OTHER)).expect("another owner");
            }
        }
        let path = data.join(FILES).join("picture");
        fs::write(&path, "x").expect("a file");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("rights");
        let told = complaints(&data).expect("a folder");
        assert_eq!(told.len(), usize::from(is_root), "{told:?}");
        assert!(told.iter().all(|told| told.contains("picture belongs to user 0") && told.contains("chown -R")), "{told:?}");
        hand_over(&File::open(&path).expect("a file"), &data).expect("it is given");
        assert_eq!(complaints(&data).expect("a folder"), Vec::<String>::new());
    }
}
