//! The commands that look after a data folder, as someone runs them one after the other.

mod command;

use std::fs;
use std::path::Path;
use std::process::Command;

use command::run;

const EXERCISE: &str = "---\ntype: EqEx\nname: One\n---\nx=?\n---\nx=1\n";

fn good(arguments: &[&str]) -> String {
    let (code, text) = run(arguments, "");
    assert_eq!(code, 0, "{arguments:?}: {text}");
    text
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[test]
fn a_folder_comes_in_and_goes_out() {
    let place = tempfile::tempdir().expect("a folder");
    let text = |name: &str| place.path().join(name).display().to_string();
    let (folder, data, out) = (place.path().join("school"), text("data"), text("out"));
    let from = folder.display().to_string();
    write(&folder, "physics/index.yml", "- Part:\n    - one\n- two\n");
    write(&folder, "physics/one.md", EXERCISE);
    write(&folder, "physics/two.txt", &EXERCISE.replace("One", "Two"));
    write(&folder, "physics/static/map.png", "not quite a picture");
    let import = |more: &[&str]| {
        let mut arguments = vec!["import", &from, "--data", &data];
        arguments.extend(more);
        run(&arguments, "")
    };
    let summary = |text: &str| {
        let line = text.lines().find(|line| line.contains(" added, "));
        line.unwrap_or("").to_owned()
    };
    let (code, told) = import(&[]);
    assert_eq!(
        (code, summary(&told).as_str()),
        (0, "4 added, 0 changed, 0 removed, 0 kept, 0 in conflict"),
        "{told}"
    );
    assert!(told.contains("The password of root is "), "{told}");
    // What is no part of a subject is named, each with the reason, and changes nothing.
    let strange = [
        ("readme.md", "it lies in no subject"),
        (
            "physics/three.MD",
            ".MD is not .md or .txt in small letters",
        ),
        ("physics/three.docx", "a subject has index.yml"),
        ("physics/old/four.md", "a subject has index.yml"),
        ("physics/static/old/map.png", "folders within static/"),
        ("physics/.notes", "names that begin with a point"),
        ("drafts/five.txt", "it lies in no subject"),
        ("drafts/deep/six", "it lies in no subject"),
    ];
    for (name, _) in strange {
        write(&folder, name, EXERCISE);
    }
    let (_, told) = import(&[]);
    for (name, reason) in strange {
        let at = told.find(&format!("{from}/{name}\n"));
        let before = &told[..at.unwrap_or_else(|| panic!("{name} in {told}"))];
        let line = before.lines().rev().nth(1).unwrap_or("");
        assert!(line.contains(reason), "{name}: {line}");
        fs::remove_file(folder.join(name)).expect("it is there");
    }
    assert!(told.contains("0 added, 0 changed"), "{told}");
    for name in ["physics/old", "physics/static/old", "drafts"] {
        fs::remove_dir_all(folder.join(name)).expect("it is there");
    }
    // Again: nothing.
    let (_, told) = import(&[]);
    assert_eq!(
        told,
        "0 added, 0 changed, 0 removed, 0 kept, 0 in conflict\n"
    );
    // A file that changed is a new revision.
    write(&folder, "physics/one.md", &EXERCISE.replace("One", "Uno"));
    let (_, told) = import(&[]);
    assert!(told.starts_with("changed   physics/one.md\n"), "{told}");

    // A mistake in a file keeps the exercise as it was, and where it was.
    write(&folder, "physics/one.md", "no header");
    let (_, told) = import(&[]);
    assert!(
        told.starts_with("0 added, 0 changed, 0 removed, 0 kept, 0 in conflict\n")
            && told.contains("E0103"),
        "{told}"
    );
    write(&folder, "physics/one.md", &EXERCISE.replace("One", "Uno"));

    // Out, and in again beside it and elsewhere: nothing changes.
    let told = good(&["export", &out, "--data", &data]);
    assert!(
        told.starts_with("1 subject, 2 exercises and 1 file written"),
        "{told}"
    );
    let told = good(&["import", &out, "--data", &data]);
    assert_eq!(
        told,
        "0 added, 0 changed, 0 removed, 0 kept, 0 in conflict\n"
    );
    good(&["import", &out, "--data", &text("other")]);
    good(&["export", &text("out2"), "--data", &text("other")]);
    for name in [
        "physics/index.yml",
        "physics/one.md",
        "physics/two.txt",
        "physics/static/map.png",
    ] {
        let read = |folder: &str| fs::read(Path::new(folder).join(name)).expect("a file");
        assert_eq!(read(&out), read(&text("out2")), "{name}");
    }
    assert_eq!(
        run(&["export", &out, "--data", &data], "").0,
        2,
        "it is not empty"
    );

    // Edited here (as another folder does it) and there: neither is overwritten, unless it is said which holds.
    write(
        Path::new(&out),
        "physics/one.md",
        &EXERCISE.replace("One", "Here"),
    );
    good(&["import", &out, "--data", &data]);
    let (_, told) = import(&[]);
    assert_eq!(
        summary(&told),
        "0 added, 1 changed, 0 removed, 0 kept, 0 in conflict",
        "{told}"
    );
    fs::remove_file(folder.join("physics/two.txt")).expect("it is there");
    write(&folder, "physics/index.yml", "- Part:\n    - one\n");
    let (_, told) = import(&[]);
    assert!(!told.contains("removed   "), "nothing is removed: {told}");
    let (_, told) = import(&["--prune"]);
    assert!(told.starts_with("removed   physics/two.txt\n"), "{told}");
}

#[test]
fn both_sides_changed() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, data) = (place.path().join("school"), place.path().join("data"));
    let (from, data) = (folder.display().to_string(), data.display().to_string());
    write(&folder, "physics/index.yml", "- one\n");
    write(&folder, "physics/one.md", EXERCISE);
    good(&["import", &from, "--data", &data]);
    edit(Path::new(&data), &EXERCISE.replace("One", "Here"));
    let (_, told) = run(&["import", &from, "--data", &data], "");
    assert!(told.starts_with("kept      physics/one.md\n"), "{told}");
    write(&folder, "physics/one.md", &EXERCISE.replace("One", "There"));
    let (code, told) = run(&["import", &from, "--data", &data], "");
    assert_eq!(code, 1);
    assert!(
        told.starts_with("conflict  physics/one.md\n") && told.contains("--theirs"),
        "{told}"
    );
    let content = |out: &str| {
        let out = place.path().join(out);
        good(&["export", &out.display().to_string(), "--data", &data]);
        fs::read_to_string(out.join("physics/one.md")).expect("a file")
    };
    assert!(content("a").contains("Here"));
    let (code, _) = run(&["import", &from, "--data", &data, "--ours"], "");
    assert_eq!(code, 0);
    assert!(content("b").contains("Here"));
    write(&folder, "physics/one.md", &EXERCISE.replace("One", "Again"));
    good(&["import", &from, "--data", &data, "--theirs"]);
    assert!(content("c").contains("Again"));
}

/// A text of a picture stands for itself: one of a picture that is not there is named, and stands in nobody's way.
#[test]
fn what_pictures_show_conflicts_only_where_somebody_changed_it() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, data) = (place.path().join("school"), place.path().join("data"));
    let (from, data) = (folder.display().to_string(), data.display().to_string());
    let import = |more: &[&str]| {
        let mut arguments = vec!["import", &from, "--data", &data];
        arguments.extend(more);
        good(&arguments)
    };
    write(&folder, "physics/index.yml", "- one\n");
    write(&folder, "physics/one.md", EXERCISE);
    write(&folder, "physics/static/p.png", "p");
    write(&folder, "physics/static/q.png", "q");
    let texts = "p.png: A\nq.png: B\ngone.png: x\n";
    write(&folder, "physics/pictures.yml", texts);
    let told = import(&[]);
    assert!(
        told.contains("the image `gone.png` is not in static/") && !told.contains("`q.png` is not"),
        "{told}"
    );
    let same = "0 added, 0 changed, 0 removed, 0 kept, 0 in conflict\n";
    assert!(import(&[]).starts_with(same));
    write(
        &folder,
        "physics/pictures.yml",
        &texts.replace(": A", ": C"),
    );
    let told = import(&[]);
    assert!(
        told.starts_with("changed   physics/pictures.yml: p.png\n0 added, 1 changed"),
        "{told}"
    );
    // A picture goes, with its text or without.
    fs::remove_file(folder.join("physics/static/q.png")).expect("it is there");
    let told = import(&["--prune"]);
    assert!(told.starts_with("removed   physics/static/q.png\n0 added, 0 changed, 1 removed"));
    write(&folder, "physics/pictures.yml", "p.png: D\n");
    let told = import(&["--prune"]);
    assert!(
        told.starts_with("changed   physics/pictures.yml: p.png\n"),
        "{told}"
    );
    // It comes back, and its text with it.
    write(&folder, "physics/static/q.png", "q");
    write(&folder, "physics/pictures.yml", "q.png: B\n");
    let told = import(&[]);
    assert!(
        told.contains("added     physics/pictures.yml: q.png\n")
            && told.contains("changed   physics/pictures.yml: p.png\n"),
        "{told}"
    );
    let out = place.path().join("out");
    good(&["export", &out.display().to_string(), "--data", &data]);
    let written = fs::read_to_string(out.join("physics/pictures.yml")).expect("a file");
    assert_eq!(written, "q.png: B\n");
    // All texts are taken back by a folder without any, if it is to prune.
    fs::remove_file(folder.join("physics/pictures.yml")).expect("it is there");
    assert!(import(&[]).starts_with(same));
    let told = import(&["--prune"]);
    assert!(
        told.starts_with("removed   physics/pictures.yml: q.png\n"),
        "{told}"
    );
    assert!(import(&["--prune"]).starts_with(same));
}

/// Links and pipes lead elsewhere or never end: one rule leaves them out and names them, wherever in the folder they lie.
#[test]
fn links_and_pipes_are_left_out_by_name() {
    let place = tempfile::tempdir().expect("a folder");
    let (folder, data) = (place.path().join("school"), place.path().join("data"));
    let (from, data) = (folder.display().to_string(), data.display().to_string());
    write(&folder, "physics/index.yml", "- one\n- four\n");
    write(&folder, "physics/one.md", EXERCISE);
    write(&folder, "physics/static/map.png", "map");
    write(&folder, "maths/one.md", EXERCISE);
    write(place.path(), "elsewhere/secret.md", EXERCISE);
    let link = |to: &str, name: &str| {
        let to = place.path().join(to);
        std::os::unix::fs::symlink(to, folder.join(name)).expect("a link");
    };
    let links = [
        ("elsewhere/secret.md", "physics/two.md"),
        ("elsewhere/secret.md", "physics/static/host.png"),
        ("nowhere", "physics/static/gone.png"),
        ("nowhere", "physics/pictures.yml"),
        ("elsewhere", "physics/more"),
        ("elsewhere", "chemistry"),
        ("elsewhere/secret.md", "loose.md"),
        ("school/physics/index.yml", "maths/index.yml"),
        ("school/physics/static", "maths/static"),
    ];
    for (to, name) in links {
        link(to, name);
    }
    let pipes = ["physics/four.md", "physics/static/pipe.png", "pipe"];
    for name in pipes {
        let made = Command::new("mkfifo").arg(folder.join(name)).status();
        assert!(made.expect("mkfifo runs").success(), "{name}");
    }
    let told = good(&["import", &from, "--data", &data]);
    // The exercise, its picture and the index.
    assert!(told.contains("\n3 added, "), "{told}");
    let links = links.map(|(_, name)| (name, "links are not followed"));
    let pipes = pipes.map(|name| (name, "it is no file and no folder"));
    for (name, reason) in links.into_iter().chain(pipes) {
        let at = told.find(&format!("{from}/{name}\n"));
        let before = &told[..at.unwrap_or_else(|| panic!("{name} in {told}"))];
        let line = before.lines().rev().nth(1).unwrap_or("");
        assert!(line.contains(reason), "{name}: {line}");
    }
    // Neither does the check of a folder wait for a pipe.
    let (code, told) = run(&["check", &from], "");
    assert!(
        code == 0 && told.contains("links are not followed"),
        "{told}"
    );
}

/// Saves a content as a teacher does, who edits `physics/one` in the browser.
fn edit(data: &Path, content: &str) {
    use eqex_kernel::accounts::caller::{Account, Caller};

    use eqex_bank::exercises;
    use eqex_bank::names::{ExerciseId, SubjectName};
    use eqex_kernel::accounts::people;
    use eqex_kernel::environment::Environment;
    use eqex_server::opening::Opening;
    let app = eqex_server::opening::open(data, Opening::default(), Environment::real())
        .expect("a data folder");
    let app = std::sync::Arc::new(app);
    let draft = exercises::draft(&app.bank.catalog, &app.bank.settings, content.to_owned());
    let draft = draft.expect("it is an exercise");
    let inner = app.clone();
    app.kernel
        .store
        .write_now(move |db| {
            let root = Caller::User(Account {
                user: people::root(db)?,
                token: Vec::new(),
            });
            let subject = SubjectName::parse("physics").expect("a name");
            let id = ExerciseId::parse("one").expect("an id");
            exercises::update(db, &inner.bank, &root, &subject, &id, &draft)
        })
        .expect("it is saved");
}

#[test]
fn an_instance_is_looked_after() {
    let place = tempfile::tempdir().expect("a folder");
    let text = |name: &str| place.path().join(name).display().to_string();
    let (data, file, again) = (text("data"), text("backup.tar"), text("again"));
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    good(&["import", bank, "--data", &data]);
    let (code, told) = run(
        &[
            "user",
            "add",
            "tess@school.example",
            "--name",
            "Tess",
            "--team",
            "1",
            "--data",
            &data,
        ],
        "teacher-one\n",
    );
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        run(
            &[
                "user",
                "add",
                "tess@school.example",
                "--name",
                "T",
                "--team",
                "1",
                "--data",
                &data
            ],
            "x\n"
        )
        .0,
        2
    );
    assert_eq!(
        run(
            &[
                "user",
                "add",
                "new@school.example",
                "--name",
                "T",
                "--team",
                "9",
                "--data",
                &data
            ],
            "x\n"
        )
        .0,
        2
    );
    let told = good(&["user", "list", "--data", &data]);
    assert!(
        told.contains("tess@school.example") && told.contains("teacher"),
        "{told}"
    );
    let token = good(&[
        "token",
        "create",
        "tess@school.example",
        "--label",
        "script",
        "--data",
        &data,
    ]);
    assert_eq!(token.trim().len(), 43);
    let keys = good(&["token", "list", "tess@school.example", "--data", &data]);
    let key = keys.split_whitespace().next().expect("a key").to_owned();
    good(&[
        "token",
        "revoke",
        "tess@school.example",
        &key,
        "--data",
        &data,
    ]);
    assert_eq!(
        good(&["token", "list", "tess@school.example", "--data", &data]),
        ""
    );

    assert!(good(&["doctor", "--data", &data]).ends_with("all is well\n"));
    good(&["backup", &file, "--data", &data]);
    assert_eq!(
        run(&["backup", &file, "--data", &data], "").0,
        2,
        "it is there already"
    );
    good(&["restore", &file, "--data", &again]);
    assert_eq!(
        run(&["restore", &file, "--data", &again], "").0,
        2,
        "it is not empty"
    );
    assert_eq!(
        good(&["user", "list", "--data", &again]),
        good(&["user", "list", "--data", &data])
    );
    assert!(good(&["doctor", "--data", &again]).ends_with("all is well\n"));
    let stored = fs::read_dir(Path::new(&again).join("files"))
        .expect("files")
        .next()
        .expect("one");
    fs::remove_file(stored.expect("a file").path()).expect("it is there");
    let (code, told) = run(&["doctor", "--data", &again], "");
    assert!(
        code == 1 && told.contains("is not in the data folder"),
        "{told}"
    );
    let (code, told) = run(
        &[
            "restore",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
            "--data",
            &text("no"),
        ],
        "",
    );
    assert_eq!(code, 2, "{told}");
    assert!(!Path::new(&text("no")).exists(), "nothing is left of it");
    let cut = text("cut.tar");
    let whole = fs::read(&file).expect("the backup");
    fs::write(&cut, &whole[..whole.len() / 2]).expect("half of it");
    let (code, told) = run(&["restore", &cut, "--data", &text("half")], "");
    assert!(code == 2 && told.contains("take another one"), "{told}");
    good(&["restore", &file, "--data", &text("half")]);
    assert_eq!(
        good(&["regrade", "--data", &data]),
        "0 answers judged; 0 come to something else\n"
    );
    assert!(good(&["openapi"]).contains("\"openapi\": \"3.1.0\""));
}

#[test]
fn settings_come_from_flags_environment_and_a_file() {
    let place = tempfile::tempdir().expect("a folder");
    let file = place.path().join("eqex.yml");
    let serve = |text: &str, arguments: &[&str]| {
        fs::write(&file, text).expect("a file");
        let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
            .arg("serve")
            .args(arguments)
            .arg("--config")
            .arg(&file)
            .env("EQEX_LANG", "pl")
            .output()
            .expect("the binary starts");
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    // Each ends with an error that shows which setting was read.
    let config = file.display().to_string();
    for (line, hint) in [
        ("listen: nonsense", "such as 127.0.0.1:8080"),
        ("listen: 8080", "such as 127.0.0.1:8080"),
        ("listen: localhost:8080", "names such as localhost"),
        ("metrics: nobody", "it is one of off, local, token"),
        ("decimal_comma: yes", "it is true or false"),
        ("rate_pair: many", "invalid digit"),
        ("token_lifetime: 1", "not in 60"),
        (
            "public_url: eqex.school.example",
            "https://eqex.school.example",
        ),
        ("public_url: https://host/eqex/", "no path behind it"),
        (
            "allowed_origins: eqex school",
            "https://eqex.school.example",
        ),
    ] {
        let told = serve(&format!("{line}\n"), &["--data", "x"]).to_lowercase();
        let place = format!("error: {config}: `{line}` cannot be used: ").to_lowercase();
        assert!(told.starts_with(&place) && told.contains(hint), "{told}");
    }
    let told = serve("root_password: ab\n", &["--data", "x"]);
    assert!(
        told.contains("EQEX_ROOT_PASSWORD") && told.contains("at least 8 characters"),
        "{told}"
    );
    let told = serve(
        "listen: 127.0.0.1:0\n",
        &["--data", "x", "--listen", "other-nonsense"],
    );
    assert!(
        told.contains("other-nonsense") && told.contains("such as 127.0.0.1:8080"),
        "the flag goes before the file: {told}"
    );
    let told = serve("lisen: 127.0.0.1:0\n", &[]);
    assert!(told.contains("there is no setting `lisen`"), "{told}");
    let told = serve("- a\n", &[]);
    assert!(told.contains("Settings are lines such as"), "{told}");
    let told = serve("tolerance: 200\n", &["--data", "x"]);
    assert!(told.contains("tolerance is a percentage"), "{told}");

    // The doctor looks at them too.
    let data = place.path().join("data").display().to_string();
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    good(&["import", bank, "--data", &data]);
    let doctor = || run(&["doctor", "--data", &data, "--config", &config], "");
    let (code, told) = doctor();
    assert!(
        code == 1 && told.contains("tolerance is a percentage"),
        "{told}"
    );
    fs::write(
        &file,
        "listen: 127.0.0.1:1234\npublic_url: https://eqex.example\n",
    )
    .expect("a file");
    let (code, told) = doctor();
    assert!(
        code == 0 && told.contains("127.0.0.1:1234, people come to https://eqex.example"),
        "{told}"
    );
}

/// A text that was accepted before there were rules about anchors.
const STORED_BEFORE: &str =
    "---\ntype: EqEx\nname: &n Old\nauthor: *n\n---\na=[3;3]m x=?m\n---\nx=2*a\n";

#[test]
fn texts_that_saving_refuses_now_are_kept_and_listed() {
    let place = tempfile::tempdir().expect("a folder");
    let text = |name: &str| place.path().join(name).display().to_string();
    let (from, data, out) = (text("school"), text("data"), text("out"));
    let folder = place.path().join("school");
    write(&folder, "physics/index.yml", "- old\n- one\n");
    write(&folder, "physics/old.md", STORED_BEFORE);
    write(&folder, "physics/one.md", EXERCISE);
    let told = good(&["import", &from, "--data", &data]);
    assert!(
        told.contains("3 added") && told.contains("warning[E0220]"),
        "{told}"
    );
    let again = good(&["import", &from, "--data", &data]);
    assert!(again.contains("0 added, 0 changed"), "{again}");
    let (code, told) = run(&["check", &from], "");
    assert!(code == 2 && told.contains("error[E0220]"), "{told}");

    let stored = ["check", "--stored", "--data", &data];
    let told = good(&stored);
    assert!(
        told.contains("physics/old:3:7")
            && told.contains("2 stored exercises: newer rules speak of 1."),
        "{told}"
    );
    let (code, told) = run(&[&stored[..], &["--json", "--strict"]].concat(), "");
    assert_eq!(code, 1);
    assert!(
        told.contains("\"path\": \"physics/old\"") && told.contains("\"severity\": \"warning\""),
        "{told}"
    );
    assert!(!told.contains("physics/one"), "{told}");
    assert_eq!(run(&["check", "--stored", "physics"], "").0, 2);

    // Out, and by a backup, it is what it was.
    let kept = |data: &str, out: &str| {
        good(&["export", out, "--data", data]);
        fs::read_to_string(Path::new(out).join("physics/old.md")).expect("a file")
    };
    assert_eq!(kept(&data, &out), STORED_BEFORE);
    let (backup, restored) = (text("backup.tar"), text("restored"));
    good(&["backup", &backup, "--data", &data]);
    good(&["restore", &backup, "--data", &restored]);
    assert_eq!(kept(&restored, &text("again")), STORED_BEFORE);
}
