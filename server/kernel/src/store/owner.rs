//! To whom the files of a data folder belong: to the user of the folder, as whom the server runs, whoever ran a command.

use std::fs::{self, File, Metadata};
use std::io;
use std::os::unix::fs::{MetadataExt, fchown, lchown};
use std::path::{Path, PathBuf};

use crate::store::names::{BACKUPS, DATABASE, FILES, JOURNAL, JOURNAL_INDEX, LOCK};
use crate::store::places::stored_files;

/// Makes a folder in a data folder, where it is not there yet, for whom the data folder belongs to.
pub(super) fn make_folder(folder: &Path, data: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => match receiver(&fs::symlink_metadata(folder)?, data)? {
            // Not what a link leads to that somebody has put in its place meanwhile.
            Some((user, group)) => lchown(folder, Some(user), Some(group)),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// Gives a file that root has just made in a data folder to whom the folder belongs, where that is somebody else. Only a file that was not there
/// before may be given: another could be a link to anything, put there by that user.
pub(super) fn hand_over(new: &File, data: &Path) -> io::Result<()> {
    match receiver(&new.metadata()?, data)? {
        Some((user, group)) => fchown(new, Some(user), Some(group)),
        None => Ok(()),
    }
}

/// Who is to have what was made: nobody else where root did not make it, or the folder is root's own.
fn receiver(made: &Metadata, data: &Path) -> io::Result<Option<(u32, u32)>> {
    let folder = data.metadata()?;
    let owner = (folder.uid(), folder.gid());
    let is_root = rustix::process::geteuid().is_root();
    Ok((is_root && (made.uid(), made.gid()) != owner).then_some(owner))
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
    use std::os::unix::fs::{PermissionsExt, chown, symlink};

    use super::*;
    use crate::store::folder::DataFolder;

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

    /// Whoever owns the folder may put links there before root comes.
    #[test]
    fn what_a_link_leads_to_stays_whose_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let (data, elsewhere) = (place.path().join("data"), place.path().join("elsewhere"));
        for folder in [&data, &elsewhere] {
            fs::create_dir(folder).expect("a folder");
        }
        fs::write(elsewhere.join("file"), "").expect("a file");
        if rustix::process::geteuid().is_root() {
            chown(&data, Some(OTHER), Some(OTHER)).expect("another owner");
        }
        let before = elsewhere.metadata().expect("a folder").uid();
        symlink(elsewhere.join("file"), data.join(LOCK)).expect("a link");
        for name in [FILES, BACKUPS] {
            symlink(&elsewhere, data.join(name)).expect("a link");
            make_folder(&data.join(name), &data).expect("something is there");
        }
        drop(DataFolder::take(&data).expect("it can be used"));
        for path in [elsewhere.clone(), elsewhere.join("file")] {
            assert_eq!(path.metadata().expect("it is there").uid(), before);
        }
    }

    #[test]
    fn what_is_made_anew_belongs_to_the_folders_user() {
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        fs::create_dir(&data).expect("a folder");
        if rustix::process::geteuid().is_root() {
            chown(&data, Some(OTHER), Some(OTHER)).expect("another owner");
        }
        drop(DataFolder::take(&data).expect("it can be used"));
        let owner = data.metadata().expect("a folder").uid();
        for name in [FILES, LOCK] {
            let found = data.join(name).metadata().expect("it is made");
            assert_eq!(found.uid(), owner, "{name}");
        }
    }
}
