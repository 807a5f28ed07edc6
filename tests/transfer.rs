//! Subjects as zips: what goes out comes back in as it was, and nothing that comes in does harm.

use std::io::{self, Cursor};

use eqex::Defaults;
use eqex_bank::content::packed::{pack, unpack};
use eqex_bank::names::ExerciseId;
use eqex_bank::tree::{Tree, TreeNode};
use eqex_kernel::http::output::Output;
use proptest::prelude::*;

use crate::school::{School, bytes};

fn sent(school: &mut School, who: &str, subject: &str, zip: &[u8]) -> Output {
    let mut body =
        b"--EDGE\r\nContent-Disposition: form-data; name=\"file\"; filename=\"s.zip\"\r\n\r\n"
            .to_vec();
    body.extend_from_slice(zip);
    body.extend_from_slice(b"\r\n--EDGE--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=EDGE")];
    school.ask(
        who,
        "POST",
        &format!("/subject/{subject}/import"),
        &headers,
        body,
    )
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&bytes(output)).into_owned()
}

fn form(school: &mut School, who: &str, path: &str, body: &str) -> Output {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    school.ask(who, "POST", path, &headers, body.as_bytes().to_vec())
}

fn api(school: &mut School, path: &str, body: &str) {
    let path = format!("/api/{path}");
    let output = school.ask("Tess", "POST", &path, &[], body.as_bytes().to_vec());
    assert_eq!(output.status, 200, "{path}: {}", text(&output));
}

fn token(page: &str) -> String {
    let rest = page.split("name=\"token\" value=\"").nth(1).expect(page);
    rest.split('"').next().unwrap().to_owned()
}

fn export(school: &mut School, subject: &str) -> Vec<u8> {
    let output = school.ask(
        "Tess",
        "GET",
        &format!("/subject/{subject}/export"),
        &[],
        Vec::new(),
    );
    assert_eq!(output.status, 200);
    bytes(&output)
}

#[test]
fn what_is_exported_is_imported_and_exported_the_same() {
    let mut school = School::fixture();
    let picture = b"--EDGE\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\npicture\r\n--EDGE--\r\n";
    let headers = [("content-type", "multipart/form-data; boundary=EDGE")];
    let put = school.ask(
        "Tess",
        "PUT",
        "/api/subject/static/physics/a%20map.png",
        &headers,
        picture.to_vec(),
    );
    assert_eq!(put.status, 200);
    let zip = export(&mut school, "physics");
    api(
        &mut school,
        "subject/create",
        r#"{"subject":"copy","assignees":null}"#,
    );

    // A look changes nothing.
    let looked = sent(&mut school, "Tess", "copy", &zip);
    let page = text(&looked);
    assert_eq!(looked.status, 200, "{page}");
    for part in [
        "two-trains.md",
        "two-trains-fixed.md",
        "static/a map.png",
        "index.yml",
    ] {
        assert!(page.contains(part), "{page}");
    }
    let empty = school.ask(
        "Tess",
        "POST",
        "/api/subject/exercise/list",
        &[],
        br#"{"subject":"copy"}"#.to_vec(),
    );
    assert_eq!(text(&empty), r#"{"exercises":[]}"#);

    let token = token(&page);
    // Only who sent it, and only where it was meant for.
    let body = format!("token={token}&do=apply");
    let others = form(&mut school, "Theo", "/subject/copy/import/apply", &body);
    assert!(text(&others).contains("no longer here"));
    let elsewhere = form(&mut school, "Tess", "/subject/physics/import/apply", &body);
    assert!(text(&elsewhere).contains("no longer here"));
    let done = form(&mut school, "Tess", "/subject/copy/import/apply", &body);
    assert!(text(&done).contains("Imported"), "{}", text(&done));
    let again = form(&mut school, "Tess", "/subject/copy/import/apply", &body);
    assert!(text(&again).contains("no longer here"));

    assert_eq!(export(&mut school, "copy"), zip);
    let nothing = text(&sent(&mut school, "Tess", "copy", &zip));
    assert!(
        nothing.contains("everything in the zip is already here"),
        "{nothing}"
    );
    // Then there is nothing to be done, and doing it all the same says so.
    assert!(
        !nothing.contains("value=\"apply\"") && nothing.contains("value=\"look\""),
        "{nothing}"
    );
    let body = format!("token={}&do=apply", self::token(&nothing));
    let done = text(&form(
        &mut school,
        "Tess",
        "/subject/copy/import/apply",
        &body,
    ));
    assert!(
        done.contains("everything in the zip is already here"),
        "{done}"
    );
}

#[test]
fn what_pictures_show_is_typed_beside_them_and_goes_with_the_subject() {
    let mut school = School::fixture();
    let picture = b"--EDGE\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\npicture\r\n--EDGE--\r\n";
    let headers = [("content-type", "multipart/form-data; boundary=EDGE")];
    for (subject, name) in [("arith", "pier.png"), ("arith", "other.png")] {
        let path = format!("/api/subject/static/{subject}/{name}");
        let put = school.ask("Tess", "PUT", &path, &headers, picture.to_vec());
        assert_eq!(put.status, 200);
    }
    let content = "---\ntype: EqEx\nname: Pier\nimg: pier.png\n---\na=[1;9;1] x=?\n---\nx=a\n";
    let add = serde_json::json!({"subject": "arith", "exerciseId": "pier", "content": content});
    api(&mut school, "subject/exercise/add", &add.to_string());
    let tree = r#"{"subject":"arith","hierarchy":[{"children":"pier"}]}"#;
    api(&mut school, "subject/hierarchy/set", tree);
    let get = |school: &mut School, who: &str, path: &str| {
        let output = school.ask(who, "GET", path, &[], Vec::new());
        assert_eq!(output.status, 200, "{path}");
        text(&output)
    };
    let before = get(&mut school, "Sue", "/s/arith/pier");
    assert!(before.contains(r#"alt="Picture of the exercise Pier""#));

    // Typed beside the picture, and shown wherever it is.
    let typed = "name=pier.png&text=A+pier+with+two+%3Cboats%3E%0D%0Aand+a+%22buoy%22";
    let said = form(&mut school, "Tess", "/subject/arith/files/text", typed);
    assert_eq!(said.status, 303);
    let shown = r#"alt="A pier with two &lt;boats&gt; and a &quot;buoy&quot;""#;
    for (who, path) in [
        ("Sue", "/s/arith/pier"),
        ("anon", "/s/arith/pier"),
        ("Tess", "/s/arith/pier"),
        ("Tess", "/s/arith/pier/edit"),
    ] {
        let page = get(&mut school, who, path);
        assert!(page.contains(shown), "{who}: {page}");
    }
    assert!(get(&mut school, "Tess", "/subject/arith/files").contains("A pier with two &lt;boats"));
    let sheet = "title=T&count=1&lang=en&space=4&team=&x=arith%2Fpier";
    let made = form(&mut school, "Tess", "/worksheets/new", sheet);
    let paper = made.headers.iter().find(|(name, _)| *name == "location");
    let paper = paper.expect("where it is").1.clone();
    assert!(get(&mut school, "Tess", &paper).contains(shown));

    // Another file of the name changes nothing of it; who does not manage the subject does neither.
    let path = "/api/subject/static/arith/pier.png";
    let put = school.ask("Tess", "PUT", path, &headers, picture.to_vec());
    assert_eq!(put.status, 200);
    assert!(get(&mut school, "Sue", "/s/arith/pier").contains(shown));
    let path = "/subject/arith/files/text";
    assert_eq!(
        form(&mut school, "Sue", path, "name=pier.png&text=x").status,
        403
    );
    assert_eq!(
        form(&mut school, "Tess", path, "name=none.png&text=x").status,
        404
    );
    let long = format!("name=pier.png&text={}", "x".repeat(501));
    assert_eq!(form(&mut school, "Tess", path, &long).status, 400);

    // Out and in again, in another subject.
    let zip = export(&mut school, "arith");
    let subject = r#"{"subject":"copy","assignees":null}"#;
    api(&mut school, "subject/create", subject);
    let page = text(&sent(&mut school, "Tess", "copy", &zip));
    assert!(page.contains("pictures.yml"), "{page}");
    let body = format!("token={}&do=apply", token(&page));
    form(&mut school, "Tess", "/subject/copy/import/apply", &body);
    assert!(get(&mut school, "Sue", "/s/copy/pier").contains(shown));
    assert_eq!(export(&mut school, "copy"), zip);
    // Edited here since, and the same in the zip: what is here stays. Taken away: it is the name of the exercise again.
    let path = "/subject/copy/files/text";
    assert_eq!(
        form(&mut school, "Tess", path, "name=pier.png&text=Boats").status,
        303
    );
    let page = text(&sent(&mut school, "Tess", "copy", &zip));
    let body = format!("token={}&do=apply", token(&page));
    form(&mut school, "Tess", "/subject/copy/import/apply", &body);
    assert!(get(&mut school, "Sue", "/s/copy/pier").contains(r#"alt="Boats""#));
    assert_eq!(
        form(&mut school, "Tess", path, "name=pier.png&text=").status,
        303
    );
    assert!(
        get(&mut school, "Sue", "/s/copy/pier").contains(r#"alt="Picture of the exercise Pier""#)
    );
}

#[test]
fn what_was_edited_here_meanwhile_is_a_conflict_until_someone_decides() {
    let mut school = School::fixture();
    let zip = export(&mut school, "arith");
    let content = r#"{"subject":"arith","exerciseId":"double","content":"---\ntype: EqEx\nname: New\n---\nx=?\n---\nx=1\n"}"#;
    api(&mut school, "subject/exercise/update", content);
    let page = text(&sent(&mut school, "Tess", "arith", &zip));
    assert!(
        page.contains("1 conflict") && page.contains("double.md"),
        "{page}"
    );
    let token = token(&page);
    let path = "/subject/arith/import/apply";
    let look = form(
        &mut school,
        "Tess",
        path,
        &format!("token={token}&holds=theirs&do=look"),
    );
    assert!(text(&look).contains("1 changed"), "{}", text(&look));
    let neither = form(
        &mut school,
        "Tess",
        path,
        &format!("token={token}&do=apply"),
    );
    assert!(text(&neither).contains("1 conflict"));
    assert_ne!(export(&mut school, "arith"), zip);
    let token = self::token(&text(&sent(&mut school, "Tess", "arith", &zip)));
    form(
        &mut school,
        "Tess",
        path,
        &format!("token={token}&holds=theirs&do=apply"),
    );
    assert_eq!(export(&mut school, "arith"), zip);
}

#[test]
fn what_is_no_subject_is_told() {
    let mut school = School::fixture();
    for (zip, told) in [
        (b"PK\x03\x04 nonsense".to_vec(), "This is not a zip"),
        (Vec::new(), "This is not a zip"),
    ] {
        let output = sent(&mut school, "Tess", "physics", &zip);
        assert_eq!(output.status, 400);
        assert!(text(&output).contains(told), "{}", text(&output));
    }
    assert_eq!(sent(&mut school, "Sue", "physics", b"").status, 403);
    assert_eq!(sent(&mut school, "anon", "physics", b"").status, 401);
}

fn good() -> Vec<u8> {
    let id = ExerciseId::parse("double").unwrap();
    let tree = Tree(vec![TreeNode::Exercise(id)]);
    let content = "---\ntype: EqEx\nname: D\n---\na=[1;9]m x=?m\n---\nx=2*a\n";
    let texts = [("double".to_owned(), content.to_owned())];
    let files = [("p.png".to_owned(), Ok(&b"not much of a picture"[..]))];
    pack(Cursor::new(Vec::new()), &tree, &texts, files.into_iter())
        .unwrap()
        .into_inner()
}

fn read(bytes: &[u8]) {
    let _ = unpack(Cursor::new(bytes), &Defaults::default(), |from| {
        io::copy(from, &mut io::sink())
    });
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        read(&bytes);
    }

    #[test]
    fn no_damage_makes_it_panic(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        cuts in any::<bool>(),
    ) {
        let mut bytes = good();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        read(&bytes);
    }
}

/// A text that was accepted before there were rules about anchors and about `cases`.
const STORED_BEFORE: &str =
    "---\ntype: EqEx\nname: &n Old\nauthor: *n\ncases: [{a: 1}]\n---\na=[3;3]m x=?m\n---\nx=2*a\n";

fn answered(school: &mut School, path: &str, body: &str) -> (u16, String) {
    let path = format!("/api/{path}");
    let output = school.ask("Tess", "POST", &path, &[], body.as_bytes().to_vec());
    (output.status, text(&output))
}

#[test]
fn texts_that_saving_refuses_now_go_in_and_out_and_go_on_as_they_are() {
    let mut school = School::fixture();
    let id = ExerciseId::parse("old").unwrap();
    let texts = [("old.md".to_owned(), STORED_BEFORE.to_owned())];
    let tree = Tree(vec![TreeNode::Exercise(id)]);
    let files: [(String, io::Result<&[u8]>); 0] = [];
    let zip = pack(Cursor::new(Vec::new()), &tree, &texts, files.into_iter());
    let zip = zip.unwrap().into_inner();
    api(
        &mut school,
        "subject/create",
        r#"{"subject":"kept","assignees":null}"#,
    );
    let page = text(&sent(&mut school, "Tess", "kept", &zip));
    assert!(
        page.contains("E0220") && page.contains("taken as it is"),
        "{page}"
    );
    let body = format!("token={}&do=apply", token(&page));
    form(&mut school, "Tess", "/subject/kept/import/apply", &body);
    assert_eq!(export(&mut school, "kept"), zip);

    // It renders and grades.
    let named = r#""subject":"kept","exerciseId":"old""#;
    let (status, variant) = answered(
        &mut school,
        "subject/problem/render",
        &format!("{{{named}}}"),
    );
    assert!(
        status == 200 && variant.contains(r#""name":"Old""#),
        "{variant}"
    );
    let body = format!(r#"{{{named},"answer":{{"answers":[6]}}}}"#);
    let (status, judged) = answered(&mut school, "subject/problem/submit", &body);
    assert!(status == 200 && judged.contains("[true]"), "{judged}");

    // It is listed for those who manage it.
    let page = school.ask("Tess", "GET", "/subject/kept", &[], Vec::new());
    let page = text(&page);
    assert!(
        page.contains("1 exercise is written in a way that is refused today"),
        "{page}"
    );
    assert!(
        page.contains("/s/kept/old/edit") && page.contains("anchors"),
        "{page}"
    );
    let page = text(&school.ask("Tess", "GET", "/subject/physics", &[], Vec::new()));
    assert!(!page.contains("refused today"), "{page}");

    // Whoever writes is told.
    let written = STORED_BEFORE.replace("2*a", "2*a+0").replace('\n', "\\n");
    for path in ["subject/exercise/update", "subject/exercise/preview"] {
        let body = format!(r#"{{{named},"content":"{written}"}}"#);
        let (status, told) = answered(&mut school, path, &body);
        assert!(
            status == 400 && told.contains("E0220") && told.contains("E0208"),
            "{told}"
        );
    }
    // What stands may be sent again, by a script that sends all.
    let same = STORED_BEFORE.replace('\n', "\\n");
    let body = format!(r#"{{{named},"content":"{same}"}}"#);
    api(&mut school, "subject/exercise/update", &body);
    assert_eq!(export(&mut school, "kept"), zip);

    // An old revision comes back as it was, and so do a copy and what was taken away.
    let fine = r"---\ntype: EqEx\nname: New\n---\nx=?\n---\nx=1\n";
    api(
        &mut school,
        "subject/exercise/update",
        &format!(r#"{{{named},"content":"{fine}"}}"#),
    );
    assert_ne!(export(&mut school, "kept"), zip);
    api(
        &mut school,
        "subject/exercise/restore",
        &format!(r#"{{{named},"revision":1}}"#),
    );
    assert_eq!(export(&mut school, "kept"), zip);
    let copied = form(
        &mut school,
        "Tess",
        "/subject/kept/exercise/old/copy",
        "id=again",
    );
    assert_eq!(copied.status, 303, "{}", text(&copied));
    let removed = form(
        &mut school,
        "Tess",
        "/subject/kept/exercise/old/remove",
        "sure=1",
    );
    assert_eq!(removed.status, 303, "{}", text(&removed));
    let back = form(&mut school, "Tess", "/subject/kept/bring-back", "id=old");
    assert_eq!(back.status, 303, "{}", text(&back));
    let (_, content) = answered(&mut school, "subject/exercise/get", &format!("{{{named}}}"));
    assert!(content.contains("name: &n Old"), "{content}");
}
