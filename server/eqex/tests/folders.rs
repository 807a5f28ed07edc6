//! Data folders in bad hands: damaged, cut, without a database, of earlier releases, of another user.

mod school;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use eqex_kernel::environment::Environment;
use eqex_kernel::store::ReadOnlyStore;
use eqex_server::families::TABLES;
use eqex_server::opening::Opening;
use school::{COMMANDS, FIRST, FOLDERS, command, eqex, good, run, school, unpack};

/// The version of this release's tables: one for each migration.
fn latest() -> usize {
    TABLES.version()
}

#[test]
fn folders_of_earlier_releases_are_opened() {
    let mut seen = 0;
    for entry in fs::read_dir(FOLDERS).expect("fixtures") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_string_lossy();
        let schema = name
            .strip_prefix("schema-")
            .and_then(|rest| rest.strip_suffix(".tar.gz"));
        let Some(schema) = schema.and_then(|schema| schema.parse::<usize>().ok()) else {
            continue;
        };
        seen += 1;
        let place = tempfile::tempdir().expect("a folder");
        let data = place.path().join("data");
        unpack(schema, &data);
        good(&["token", "create", "root"], &data);
        let backup = data.join(format!("backups/before-{}.tar", latest()));
        assert_eq!(backup.exists(), schema < latest());
        assert!(good(&["doctor"], &data).ends_with("all is well\n"));
        let users = good(&["user", "list"], &data);
        for login in ["root", "tess@", "sue@", "sam@"] {
            assert!(users.contains(login), "{users}");
        }
        let told = good(&["regrade"], &data);
        assert!(told.starts_with("2 answers judged; 0 come"), "{told}");
        let out = place.path().join("out");
        let told = good(&["export", &out.display().to_string()], &data);
        assert!(
            told.starts_with("1 subject, 4 exercises and 2 files"),
            "{told}"
        );
        let turtle = fs::read_to_string(out.join("physics/turtle.md")).expect("an exercise");
        assert!(
            turtle.contains("Żółw") && turtle.contains("x=3*a"),
            "{turtle}"
        );
    }
    assert!(seen > 0, "there are no fixtures in {FOLDERS}");
}

/// What the second migration made is taken away again: the folder is one of the release before.
fn as_before_the_second(data: &Path) {
    let connection = rusqlite::Connection::open(data.join("eqex.db")).expect("a database");
    connection
        .execute_batch(
            "DROP TABLE worksheet_students; DROP TABLE worksheet_exercises; DROP TABLE worksheets; DROP TABLE personal_invitations;
             DROP INDEX submissions_by_user; DROP INDEX submissions_by_exercise; PRAGMA user_version = 1;",
        )
        .expect("it is SQL");
}

/// Runs as somebody who may write nothing but what is given to them: as another user where the tests run as root.
#[cfg(unix)]
fn stranger(command: &mut Command, own: &[&Path]) {
    use std::os::unix::process::CommandExt;
    if rustix::process::geteuid().is_root() {
        for path in own {
            std::os::unix::fs::chown(path, Some(NOBODY), Some(NOBODY)).expect("another owner");
        }
        command.uid(NOBODY).gid(NOBODY);
    }
}

/// The program where another user finds it: the folder that it was built in may be nobody else's.
#[cfg(unix)]
fn program(place: &Path) -> Command {
    if !rustix::process::geteuid().is_root() {
        return command();
    }
    let copy = place.join("eqex");
    if !copy.exists() {
        fs::copy(env!("CARGO_BIN_EXE_eqex"), &copy).expect("a copy");
    }
    Command::new(copy)
}

#[cfg(unix)]
const NOBODY: u32 = 65_534;

#[cfg(unix)]
fn mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("other rights");
}

#[cfg(unix)]
fn all_of(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(all_of(&path)),
            false => found.push(path),
        }
    }
    found
}

#[cfg(unix)]
#[test]
fn an_upgrade_keeps_what_was_before_in_the_data_folder_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().expect("a folder");
    let outer = place.path().join("outer");
    let data = outer.join("data");
    fs::create_dir_all(&data).expect("a folder");
    unpack(FIRST, &data);
    as_before_the_second(&data);
    // Nothing but the data folder may be written: no folder beside it, none of temporary files.
    mode(place.path(), 0o755);
    mode(&outer, 0o555);
    let mut upgrade = program(place.path());
    upgrade
        .args(["token", "create", "root", "--data"])
        .arg(&data);
    upgrade.env("TMPDIR", "/no/such/folder").current_dir(&outer);
    let own = all_of(&data);
    stranger(
        &mut upgrade,
        &own.iter().map(PathBuf::as_path).collect::<Vec<_>>(),
    );
    let (code, told) = run(&mut upgrade);
    mode(&outer, 0o755);
    assert_eq!(code, 0, "{told}");
    let backup = data.join(format!("backups/before-{}.tar", latest()));
    assert!(
        told.contains(&format!("eqex restore {}", backup.display()))
            && told.contains(&format!("from version 1 to {}", latest())),
        "{told}"
    );
    assert_eq!(
        backup.metadata().expect("a file").permissions().mode() & 0o777,
        0o600
    );
    assert!(good(&["doctor"], &data).ends_with("all is well\n"));

    // The way back: a folder as it was before, which the release before would open, and this one does too.
    let back = place.path().join("back");
    good(&["restore", &backup.display().to_string()], &back);
    let told = good(&["doctor"], &back);
    assert!(
        told.contains("earlier version") && told.ends_with("all is well\n"),
        "{told}"
    );
    let picture = fs::read_dir(back.join("files"))
        .expect("files")
        .next()
        .expect("a file")
        .expect("an entry")
        .path();
    let bytes = fs::read(&picture).expect("a file");
    fs::write(&picture, "x").expect("damaged");
    let (code, told) = eqex(&["doctor"], &back);
    assert!(
        code == 1 && told.contains("of the subject physics"),
        "{told}"
    );
    fs::write(&picture, bytes).expect("mended");
    good(&["token", "create", "root"], &back);
    assert!(good(&["doctor"], &back).ends_with("all is well\n"));
    // No later backup has the earlier ones in it.
    let later = place.path().join("later.tar");
    good(&["backup", &later.display().to_string()], &data);
    let mut names = tar::Archive::new(File::open(&later).expect("a file"));
    for entry in names.entries().expect("entries") {
        let entry = entry.expect("an entry");
        let name = entry.path().expect("a name").display().to_string();
        assert!(name == "eqex.db" || name.starts_with("files/"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn another_user_is_told_the_path_and_the_remedy() {
    let place = tempfile::tempdir().expect("a folder");
    mode(place.path(), 0o755);
    let (data, out) = (place.path().join("data"), place.path().join("out"));
    school(&data);
    fs::create_dir(&out).expect("a folder");
    let target = out.join("backup.tar").display().to_string();
    let commands: [&[&str]; 3] = [&["doctor"], &["backup", &target], &["regrade"]];
    let is_root = rustix::process::geteuid().is_root();
    let told = |arguments: &[&str]| {
        let mut command = program(place.path());
        command.args(arguments).arg("--data").arg(&data);
        stranger(&mut command, &[&out]);
        let (code, told) = run(&mut command);
        assert_eq!(code, 2, "{arguments:?}: {told}");
        assert!(
            told.contains(&data.display().to_string()) && told.contains("sudo -u '#"),
            "{arguments:?}: {told}"
        );
        told
    };
    // A folder that others may not even look into.
    mode(&data, if is_root { 0o700 } else { 0o000 });
    for arguments in commands {
        assert!(told(arguments).contains("may not be read by this user"));
    }
    // One that others may read and not write; a journal's index cannot be made there.
    mode(&data, 0o555);
    for arguments in commands {
        assert!(told(arguments).contains("may not be written by this user"));
    }
    mode(&data, 0o755);
    // Files that nobody else may list.
    mode(&data.join("files"), if is_root { 0o700 } else { 0o300 });
    for arguments in commands {
        let told = told(arguments);
        assert!(
            told.contains("files may not be read by this user"),
            "{told}"
        );
    }
    mode(&data.join("files"), 0o755);
    // A folder for the backup that cannot be written is told as well.
    let nowhere = place.path().join("no/backup.tar").display().to_string();
    let (code, told) = eqex(&["backup", &nowhere], &data);
    assert!(
        code == 2 && told.contains(&place.path().join("no").display().to_string()),
        "{told}"
    );
}

type Spoil = fn(&Path);

#[test]
fn a_used_folder_without_a_database_is_never_a_new_school() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let spoil: [(&str, Spoil); 5] = [
        ("missing", |data| {
            fs::remove_file(data.join("eqex.db")).expect("gone");
        }),
        ("empty", |data| {
            fs::write(data.join("eqex.db"), "").expect("empty");
        }),
        ("only files", |data| {
            for name in ["eqex.db", "lock"] {
                fs::remove_file(data.join(name)).expect("gone");
            }
        }),
        ("only a journal", |data| {
            fs::remove_dir_all(data).expect("gone");
            fs::create_dir(data).expect("a folder");
            fs::write(data.join("eqex.db-wal"), "x").expect("a file");
        }),
        // What is left of a young school of an earlier release, whose journal has gone.
        ("without its journal", |data| {
            let names = fs::read_dir(data).expect("a folder");
            for entry in names {
                let path = entry.expect("an entry").path();
                if path.to_string_lossy().contains("eqex.db-") {
                    fs::remove_file(path).expect("gone");
                }
            }
        }),
    ];
    for (name, spoil) in spoil {
        let _ = fs::remove_dir_all(&data);
        unpack(FIRST, &data);
        spoil(&data);
        for arguments in COMMANDS {
            let mut command = command();
            command
                .current_dir(place.path())
                .args(arguments)
                .arg("--data")
                .arg(&data);
            let (code, told) = run(&mut command);
            assert!(
                code == 2
                    && told.contains(&data.display().to_string())
                    && told.contains("eqex restore"),
                "{name}, {arguments:?}: {told}"
            );
        }
    }
}

#[test]
fn a_start_that_broke_off_is_gone_on_with() {
    let place = tempfile::tempdir().expect("a folder");
    // What a first start has made before its school is durable, step by step.
    let steps: [&[&str]; 4] = [
        &[],
        &["lock"],
        &["lock", "eqex.db"],
        &["lock", "eqex.db", "eqex.db-wal"],
    ];
    for (index, names) in steps.iter().enumerate() {
        let data = place.path().join(index.to_string());
        fs::create_dir_all(data.join("files")).expect("a folder");
        fs::write(data.join(".eqex-new"), "").expect("a mark");
        for name in *names {
            fs::write(data.join(name), "").expect("a file");
        }
        drop(
            eqex_server::opening::open(&data, Opening::default(), Environment::real())
                .expect("a school"),
        );
        assert!(!data.join(".eqex-new").exists());
        // From now on it is a used folder.
        fs::remove_file(data.join("eqex.db")).expect("gone");
        let lost = eqex_server::opening::open(&data, Opening::default(), Environment::real())
            .expect_err("it was used");
        assert!(lost.message.contains("no new school"), "{lost}");
    }
}

#[test]
fn a_start_that_broke_off_with_its_tables_made_is_gone_on_with() {
    let place = tempfile::tempdir().expect("a folder");
    // All tables, the first of them, and root too: what there is at the later moments of a first start.
    for tables in [1, latest(), latest() + 1] {
        let data = place.path().join(tables.to_string());
        if tables > latest() {
            drop(
                eqex_server::opening::open(&data, Opening::default(), Environment::real())
                    .expect("a school"),
            );
        } else {
            fs::create_dir_all(&data).expect("a folder");
            let database = rusqlite::Connection::open(data.join("eqex.db")).expect("a database");
            for step in &TABLES.steps()[..tables] {
                database.execute_batch(step).expect("it is SQL");
            }
            database
                .pragma_update(
                    None,
                    "user_version",
                    i64::try_from(tables).expect("a number"),
                )
                .expect("a number");
        }
        fs::write(data.join(".eqex-new"), "").expect("a mark");
        let (code, told) = eqex(&["doctor"], &data);
        assert!(code == 2 && told.contains("eqex serve"), "{told}");
        let app = eqex_server::opening::open(&data, Opening::default(), Environment::real())
            .expect("a school");
        // Whatever password an earlier start made: nobody was told it.
        assert!(app.kernel.new_root_password.is_some());
        assert!(!data.join(".eqex-new").exists());
        assert!(app.kernel.store.upgrade().is_none());
        drop(app);
        assert!(good(&["doctor"], &data).ends_with("all is well\n"));
    }
}

/// A first start is killed as soon as its database has anything in it, and a little later each time.
#[test]
fn a_first_start_that_is_killed_is_gone_on_with() {
    let place = tempfile::tempdir().expect("a folder");
    for round in 0..6_u32 {
        let data = place.path().join(round.to_string());
        let mut process = command()
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(&data)
            .env("EQEX_ROOT_PASSWORD", "secret-secret")
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("the binary starts");
        let has_bytes =
            |name: &str| fs::metadata(data.join(name)).is_ok_and(|found| found.len() > 0);
        let began = Instant::now();
        while !has_bytes("eqex.db") && began.elapsed() < Duration::from_secs(60) {
            std::thread::yield_now();
        }
        for _ in 0..round * 1000 {
            std::thread::yield_now();
        }
        process.kill().expect("an end");
        process.wait().expect("an end");
        drop(
            eqex_server::opening::open(&data, Opening::default(), Environment::real())
                .expect("a school"),
        );
        assert!(
            good(&["doctor"], &data).ends_with("all is well\n"),
            "{round}"
        );
    }
}

/// What is in the database alone, without its journal.
fn in_the_database(data: &Path, name: &str) -> Option<String> {
    let place = tempfile::tempdir().expect("a folder");
    fs::copy(data.join("eqex.db"), place.path().join("eqex.db")).expect("a copy");
    let kept = ReadOnlyStore::open(place.path(), &TABLES).ok()?;
    let reading = kept.read().ok()?;
    eqex_kernel::store::instance::instance(&reading.db().ok()?, name).ok()?
}

#[test]
fn a_young_school_does_not_live_in_its_journal() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let app = eqex_server::opening::open(&data, Opening::default(), Environment::real())
        .expect("a school");
    assert!(
        in_the_database(&data, "user_salt").is_some(),
        "after the start"
    );
    for text in ["first", "second", "third", "fourth", "fifth"] {
        app.kernel
            .store
            .write_now(move |db| eqex_kernel::store::instance::set_instance(db, "word", text))
            .expect("it is written");
        // After the first writes at once, and later as soon as nothing is to be done.
        let began = Instant::now();
        while in_the_database(&data, "word").as_deref() != Some(text) {
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "{text} stays in the journal"
            );
            std::thread::yield_now();
        }
    }
}

#[test]
fn a_journal_that_was_cut_is_told() {
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    unpack(FIRST, &data);
    // A folder as it was killed, without the index of its journal, and cut within a page.
    let journal = data.join("eqex.db-wal");
    let size = journal.metadata().expect("a journal").len();
    let file = File::options().write(true).open(&journal).expect("a file");
    file.set_len(size - 100).expect("it is shorter");
    let (code, told) = eqex(&["doctor"], &data);
    assert!(
        code == 1 && told.contains("the journal ends within a write"),
        "{told}"
    );
}
