//! Backups that are damaged, and restores that are killed.

mod school;

use std::fs::{self, File};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eqex_kernel::environment::Environment;
use eqex_server::opening::Opening;
use eqex_server::restore;
use school::{COMMANDS, command, eqex, good, school};

fn backup_of_a_school(place: &Path) -> PathBuf {
    let (data, file) = (place.join("data"), place.join("backup.tar"));
    school(&data);
    good(&["backup", &file.display().to_string()], &data);
    file
}

/// No server takes it, and no command reads it.
fn is_nothing(data: &Path) {
    for arguments in [COMMANDS[0], COMMANDS[6], COMMANDS[8]] {
        let (code, told) = eqex(arguments, data);
        assert_eq!(code, 2, "{arguments:?}: {told}");
    }
    assert!(!data.join("eqex.db").exists());
}

#[test]
fn a_restore_that_is_killed_leaves_nothing_that_is_taken_for_a_school() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    for exists in [false, true] {
        let data = place.path().join(format!("again-{exists}"));
        let mut killed = 0;
        loop {
            if exists {
                fs::create_dir_all(&data).expect("a folder");
            }
            let mut steps = 0;
            // A panic leaves everything as it is, as the end of the process does.
            let done = catch_unwind(AssertUnwindSafe(|| {
                restore::restore(&file, &data, false, |step| {
                    let placed = step == restore::RestoreProgress::DatabasePlaced;
                    assert!(placed || steps < killed, "killed");
                    steps += 1;
                })
            }));
            if let Ok(done) = done {
                assert_eq!(done.expect("it is restored").files, 2);
                break;
            }
            is_nothing(&data);
            killed += 1;
        }
        assert!(killed >= 5, "{killed}");
        assert!(good(&["doctor"], &data).ends_with("all is well\n"));
        assert!(good(&["user", "list"], &data).contains("sue@"));
    }
}

#[test]
fn a_restore_that_is_killed_behind_its_last_step_is_one() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let data = place.path().join("again");
    fs::create_dir(&data).expect("a folder");
    let done = catch_unwind(AssertUnwindSafe(|| {
        restore::restore(&file, &data, false, |step| {
            assert!(step != restore::RestoreProgress::DatabasePlaced, "killed");
        })
    }));
    assert!(done.is_err());
    assert!(good(&["doctor"], &data).ends_with("all is well\n"));
    good(&["token", "create", "root"], &data);
    assert!(!data.join(".eqex-restore").exists(), "it is swept");
}

#[test]
fn the_process_of_a_restore_may_be_killed_at_any_moment() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let data = place.path().join("again");
    let mut whole = 0;
    for round in 0_u32..40 {
        let mut process = command()
            .arg("restore")
            .arg(&file)
            .arg("--data")
            .arg(&data)
            .stdout(std::process::Stdio::null())
            .spawn()
            .expect("the binary starts");
        let until = Instant::now() + Duration::from_micros(u64::from(round) * 1500);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        process.kill().expect("it is killed");
        process.wait().expect("an end");
        if data.join("eqex.db").exists() {
            whole += 1;
            assert!(good(&["doctor"], &data).ends_with("all is well\n"));
            fs::remove_dir_all(&data).expect("the next round");
        }
    }
    // However it went before, now it goes well.
    let told = good(&["restore", &file.display().to_string()], &data);
    assert!(
        told.contains("2 files"),
        "{told} ({whole} were whole before)"
    );
}

/// An archive with other entries: name and bytes.
fn pack(to: &Path, entries: &[(&str, &[u8])]) {
    let mut builder = tar::Builder::new(File::create(to).expect("a file"));
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        builder
            .append_data(&mut header, name, *bytes)
            .expect("an entry");
    }
    builder.finish().expect("an end");
}

/// Names and bytes.
type Entries = Vec<(String, Vec<u8>)>;

fn entries(of: &Path) -> Entries {
    use std::io::Read;
    let mut archive = tar::Archive::new(File::open(of).expect("a file"));
    let mut found = Vec::new();
    for entry in archive.entries().expect("entries") {
        let mut entry = entry.expect("an entry");
        let name = entry.path().expect("a name").display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("bytes");
        found.push((name, bytes));
    }
    found
}

#[test]
fn what_is_wrong_with_a_backup_or_a_folder_is_named() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let data = place.path().join("data");
    let whole = entries(&file);
    let refused = |change: &dyn Fn(&mut Entries), words: &[&str]| {
        let (other, target) = (place.path().join("other.tar"), place.path().join("target"));
        let mut changed = whole.clone();
        change(&mut changed);
        let list: Vec<(&str, &[u8])> = changed
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        pack(&other, &list);
        let (code, told) = eqex(&["restore", &other.display().to_string()], &target);
        assert_eq!(code, 2, "{words:?}: {told}");
        for word in words {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert!(!target.exists(), "nothing is left");
    };
    let name = whole[1].0.clone();
    let hash = name.trim_start_matches("files/").to_owned();
    refused(&|all| all[1].1[10] ^= 1, &[&hash, "damaged"]);
    refused(&|all| all[1].1.clear(), &[&hash, "damaged"]);
    refused(
        &|all| drop(all.remove(1)),
        &[&hash, "is not in the data folder"],
    );
    refused(&|all| all.push(all[1].clone()), &[&name, "twice"]);
    refused(
        &|all| all.push(("files/x".to_owned(), Vec::new())),
        &["files/x"],
    );
    let lying = format!("files/{}", "0".repeat(64));
    refused(
        &|all| all.push((lying.clone(), b"x".to_vec())),
        &[&lying[6..], "damaged"],
    );
    refused(&|all| drop(all.remove(0)), &["no database"]);
    refused(&|all| all[0].1.truncate(5000), &[]);
    let with = |sql: &str| {
        let path = place.path().join("changed.db");
        fs::write(&path, &whole[0].1).expect("a file");
        let connection = rusqlite::Connection::open(&path).expect("a database");
        connection.execute_batch(sql).expect("it is SQL");
        drop(connection);
        fs::read(&path).expect("a database")
    };
    let trigger =
        "CREATE TRIGGER spy AFTER INSERT ON submissions BEGIN UPDATE users SET name = 'x'; END;";
    for (sql, words) in [
        (trigger, ["trigger `spy` on `submissions`", "none of eqex"]),
        ("CREATE TABLE more (x);", ["table `more`", "none of eqex"]),
        (
            "DROP INDEX submissions_by_user;",
            ["index `submissions_by_user`", "missing"],
        ),
        (
            "ALTER TABLE users ADD COLUMN x;",
            ["table `users`", "not as this eqex makes it"],
        ),
        ("PRAGMA user_version = 1000;", ["newer eqex", "1000"]),
    ] {
        let bytes = with(sql);
        refused(&|all| all[0].1.clone_from(&bytes), &words);
    }

    // Without a picture a school is still a school, where that is asked for.
    let (other, target) = (place.path().join("other.tar"), place.path().join("target"));
    let mut changed = whole.clone();
    changed[1].1[10] ^= 1;
    let list: Vec<(&str, &[u8])> = changed
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    pack(&other, &list);
    let other = other.display().to_string();
    let told = good(&["restore", &other, "--with-damaged-files"], &target);
    assert!(told.contains(&hash) && told.contains("damaged"), "{told}");
    assert!(good(&["user", "list"], &target).contains("sue@"));

    // A database that is none, or half of one, is told with its folder and what to do.
    let database = target.join("eqex.db");
    let good_database = fs::read(&database).expect("a database");
    let half = &good_database[..good_database.len() / 2];
    for bytes in [
        half,
        &good_database[..50],
        b"no database at all, but some text".as_slice(),
    ] {
        fs::write(&database, bytes).expect("spoilt");
        let (code, told) = eqex(&["doctor"], &target);
        assert!(
            code != 0
                && told.contains(&target.display().to_string())
                && told.contains("eqex restore"),
            "{told}"
        );
    }

    // The doctor finds the same in a folder.
    let doctor = |words: &[&str]| {
        let (code, told) = eqex(&["doctor"], &data);
        assert_eq!(code, 1, "{told}");
        for word in words {
            assert!(told.contains(word), "{word}: {told}");
        }
    };
    let path = data.join(&name);
    let bytes = fs::read(&path).expect("a file");
    fs::write(&path, &bytes[..bytes.len() - 1]).expect("cut");
    doctor(&["wrong", &hash, "damaged"]);
    fs::write(&path, &bytes).expect("mended");
    assert!(good(&["doctor"], &data).ends_with("all is well\n"));
    let connection = rusqlite::Connection::open(data.join("eqex.db")).expect("a database");
    connection.execute_batch(trigger).expect("it is SQL");
    drop(connection);
    doctor(&["trigger `spy` on `submissions`"]);
}

/// What is told of a school whose pictures are not what they were.
#[test]
fn a_backup_of_a_damaged_folder_is_written_and_told() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let data = place.path().join("data");
    let whole = entries(&file);
    let stored = |at: usize| data.join(&whole[at].0);
    fs::write(stored(1), "x").expect("damaged");
    fs::remove_file(stored(2)).expect("missing");
    let other = place.path().join("other.tar").display().to_string();
    let (code, told) = eqex(&["backup", &other], &data);
    assert_eq!(code, 1, "{told}");
    for word in [
        "of the subject physics (the file ",
        "is damaged",
        "is not in the data folder",
        "2 files damaged or missing",
        "--with-damaged-files",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    let names: Vec<String> = entries(Path::new(&other))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, [whole[0].0.as_str(), whole[1].0.as_str()]);
    let target = place.path().join("target");
    assert_eq!(eqex(&["restore", &other], &target).0, 2);
    good(&["restore", &other, "--with-damaged-files"], &target);
    for folder in [&data, &target] {
        let (code, told) = eqex(&["doctor"], folder);
        let mend = told.matches("take it out of a backup").count();
        assert!(
            code == 1 && mend == 2 && told.contains("of the subject physics"),
            "{told}"
        );
        let out = place.path().join("out").display().to_string();
        let (code, told) = eqex(&["export", &out], folder);
        assert!(
            code == 2 && told.contains("is not in the data folder"),
            "{told}"
        );
        fs::remove_dir_all(&out).expect("a folder");
    }
    // A file that is brought in again takes the place of a damaged one.
    let app = eqex_server::opening::open(&data, Opening::default(), Environment::real())
        .expect("a school");
    let (kept, _) = app
        .kernel
        .store
        .folder()
        .keep_bytes(&whole[1].1)
        .expect("it is kept");
    assert_eq!(format!("files/{kept}"), whole[1].0);
    assert_eq!(fs::read(stored(1)).expect("a file"), whole[1].1);
}

/// A backup is a stranger's: what its rows name is no path.
#[test]
fn what_a_row_names_is_no_path() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let secret = place.path().join("secret");
    fs::write(&secret, "secret").expect("a file");
    let whole = entries(&file);
    for path in [
        "../../secret".to_owned(),
        "../../../../../../../etc/passwd".to_owned(),
        secret.display().to_string(),
        String::new(),
        "0".repeat(63),
        "A".repeat(64),
    ] {
        let database = place.path().join("changed.db");
        fs::write(&database, &whole[0].1).expect("a file");
        let connection = rusqlite::Connection::open(&database).expect("a database");
        connection
            .execute("UPDATE files SET sha256 = ?1", [&path])
            .expect("it is SQL");
        drop(connection);
        let other = place.path().join("other.tar");
        pack(
            &other,
            &[("eqex.db", &fs::read(&database).expect("a database"))],
        );
        let (target, out) = (place.path().join("target"), place.path().join("out"));
        let other = other.display().to_string();
        let (code, told) = eqex(&["restore", &other], &target);
        assert!(
            code == 2 && told.contains("its row names no file"),
            "{path}: {told}"
        );
        good(&["restore", &other, "--with-damaged-files"], &target);
        let (code, told) = eqex(&["doctor"], &target);
        assert!(
            code == 1 && told.contains("its row names no file"),
            "{told}"
        );
        let (code, told) = eqex(&["export", &out.display().to_string()], &target);
        assert!(code == 2 && told.contains("of the subject"), "{told}");
        let again = place.path().join("again.tar");
        let (code, _) = eqex(&["backup", &again.display().to_string()], &target);
        assert_eq!((code, entries(&again).len()), (1, 1));
        fs::remove_file(again).expect("it is there");
        let app = eqex_server::opening::open(&target, Opening::default(), Environment::real())
            .expect("a school");
        assert!(app.kernel.store.folder().file(&path).is_err());
        drop(app);
        for folder in [target, out] {
            fs::remove_dir_all(folder).expect("a folder");
        }
    }
}

/// The database has no hash as its name, and is as well known as the files all the same.
#[test]
fn a_bit_of_the_database_that_flips_is_told() {
    let place = tempfile::tempdir().expect("a folder");
    let file = backup_of_a_school(place.path());
    let good_bytes = fs::read(&file).expect("a backup");
    let database = entries(&file)[0].1.clone();
    let start = good_bytes
        .windows(100)
        .position(|window| window == &database[..100])
        .expect("it is in it");
    let other = place.path().join("other.tar");
    let target = place.path().join("target");
    for step in 0..40 {
        let mut bytes = good_bytes.clone();
        bytes[start + step * (database.len() / 40)] ^= 1 << (step % 8);
        fs::write(&other, bytes).expect("a file");
        let refused = restore::restore(&other, &target, true, |_| {}).expect_err("it is damaged");
        assert!(
            refused.message.contains("damaged") && refused.message.contains("other.tar"),
            "{step}: {refused}"
        );
        assert!(!target.exists());
    }
    assert!(!good(&["restore", &file.display().to_string()], &target).contains("note:"));
    // One of an earlier release says nothing of its database.
    let whole = entries(&file);
    let list: Vec<(&str, &[u8])> = whole
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    pack(&other, &list);
    let target = place.path().join("earlier");
    let told = good(&["restore", &other.display().to_string()], &target);
    assert!(told.contains("no hash of its database"), "{told}");
}
