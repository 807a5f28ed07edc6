//! What the commands say where they cannot do what is asked: the place, and what to do.

mod command;

use std::fs;

use command::run;

#[test]
fn what_cannot_be_done_is_told_with_place_and_remedy() {
    let place = tempfile::tempdir().expect("a folder");
    let text = |name: &str| place.path().join(name).display().to_string();
    let folder = place.path().join("school");
    let (from, data) = (text("school"), text("data"));
    fs::create_dir_all(folder.join("physics/static")).expect("a folder");
    for (name, text) in [
        ("index.yml", "- one\n"),
        ("one.md", "---\ntype: EqEx\nname: One\n---\nx=?\n---\nx=1\n"),
        ("static/map.png", "map"),
    ] {
        fs::write(folder.join("physics").join(name), text).expect("a file");
    }
    let (code, told) = run(&["import", &from, "--data", &data], "");
    assert!(code == 0 && told.contains("3 added"), "{told}");
    // A subject in the place of the folder of all.
    let subject = text("school/physics");
    let (code, told) = run(&["import", &subject, "--data", &data], "");
    assert!(
        code == 2 && told.contains(&subject) && told.contains("name the folder that it lies in"),
        "{told}"
    );
    // Where nothing can be written.
    let out = text("school/physics/one.md/out");
    let (code, told) = run(&["export", &out, "--data", &data], "");
    assert!(
        code == 2 && told.contains(&format!("cannot write {out}/physics/static: ")),
        "{told}"
    );
    let (code, told) = run(&["backup", &text("nowhere/x.tar"), "--data", &data], "");
    assert!(
        code == 2
            && told.contains(&format!("there is no folder {}: make it", text("nowhere")))
            && !told.contains("nowhere/.tmp"),
        "{told}"
    );
    // Logins are as people type them, here as on the pages.
    let user = |words: &[&str]| {
        let mut arguments = vec!["user", "--data", &data];
        arguments.extend(words);
        run(&arguments, "a long secret\n")
    };
    let tess = "Tess@School.example";
    let (code, told) = user(&["add", tess, "--name", "Tess", "--team", "1"]);
    assert!(
        code == 0 && told.contains("tess@school.example is a teacher"),
        "{told}"
    );
    let (code, told) = user(&["password", tess]);
    assert!(code == 0, "{told}");
    for (words, form) in [
        (["tess", "--name", "Tess"], "an e-mail address such as"),
        (["theo@x", "--name", ""], "a name of 1 to 45 characters"),
    ] {
        let (code, told) = user(&[&["add"], &words[..], &["--team", "1"]].concat());
        assert!(code == 2 && told.contains(form), "{told}");
    }
    let (code, told) = user(&["delete", tess]);
    assert!(code == 0, "{told}");
}
