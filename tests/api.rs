//! What the endpoint table promises, held against what is answered.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::Endpoint;
use eqex_kernel::http::openapi;
use eqex_kernel::http::output::Body;

use crate::school::School;
use crate::text_files::bless;

const ROLES: [(&str, &str); 5] = [
    ("visitor", "anon"),
    ("student", "Sue"),
    ("teacher of the class", "Tess"),
    ("other teacher", "Theo"),
    ("root", "root"),
];

/// A path with something real in the places of its parameters.
fn target(endpoint: &Endpoint) -> String {
    let path = endpoint
        .path
        .replace("{subject}", "physics")
        .replace("/session/static/{filename}", "/session/static/report.txt")
        .replace("{filename}", "map.png")
        .replace("{name}", "eqex.css")
        .replace("{id}", "two-trains")
        .replace("{team}", "2")
        .replace("{user}", &eqex_passwords::user_id("", "sue@school.example"));
    let query: Vec<String> = endpoint
        .query
        .iter()
        .map(|name| format!("{name}=2"))
        .collect();
    if query.is_empty() {
        path
    } else {
        format!("{path}?{}", query.join("&"))
    }
}

/// What forms send, by path.
fn forms() -> HashMap<String, String> {
    let id = |name: &str| eqex_passwords::user_id("", &format!("{name}@school.example"));
    let text = include_str!("golden/forms.txt")
        .replace("SUE", &id("sue"))
        .replace("THEO", &id("theo"));
    let lines = text.lines().filter(|line| line.starts_with('/'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(path, body)| (path.to_owned(), body.to_owned()))
        .collect()
}

/// Every endpoint asked by every role: `golden/access.md` is read as a table of who may what.
#[test]
fn the_access_matrix() {
    let endpoints: Vec<(String, String, String)> = School::fixture()
        .service
        .endpoints()
        .iter()
        .map(|endpoint| {
            let body = endpoint.example.unwrap_or("{}").to_owned();
            (endpoint.method.to_string(), endpoint.path.to_owned(), body)
        })
        .collect();
    let permit = format!(
        r#"{{"subject":"physics","assignees":["{}"]}}"#,
        eqex_passwords::user_id("", "tess@school.example")
    );
    let mut table = String::from(
        "# Who may what\n\nEach endpoint with its example, or with what its form sends (`forms.txt`), asked of a fresh school by each role; the subject is the teacher's of the class. Made by `EQEX_BLESS=1 cargo test -p eqex-tests access`, to be read as a difference.\n\n",
    );
    let forms = forms();
    for path in forms.keys() {
        let known = endpoints.iter();
        let mut known = known.filter(|(method, _, _)| method == "POST");
        assert!(
            known.any(|(_, endpoint, _)| endpoint == path),
            "forms.txt has {path}, which is no endpoint"
        );
    }
    let roles: Vec<&str> = ROLES.iter().map(|(role, _)| *role).collect();
    table.push_str(&format!(
        "| endpoint | {} |\n| --- |{}\n",
        roles.join(" | "),
        " --- |".repeat(roles.len())
    ));
    for (method, path, body) in &endpoints {
        let mut line = format!("| `{method} {path}` |");
        for (_, who) in ROLES {
            let mut school = School::fixture();
            // Managed by one teacher, so that what the other may is another thing.
            school.must("root", "subject/permit", &permit);
            let service = school.service.clone();
            let endpoint = service
                .endpoints()
                .iter()
                .find(|endpoint| endpoint.path == path && endpoint.method.as_str() == method)
                .unwrap();
            let (kind, bytes) = match method.as_str() {
                "PUT" => (
                    "multipart/form-data; boundary=E",
                    b"--E\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx\r\n--E--\r\n".to_vec(),
                ),
                "POST" => match forms.get(path) {
                    Some(form) => (
                        "application/x-www-form-urlencoded",
                        form.clone().into_bytes(),
                    ),
                    None => ("application/json", body.clone().into_bytes()),
                },
                _ => ("application/json", Vec::new()),
            };
            let headers = [("content-type", kind), ("host", "x")];
            let answer = school.ask(who, method, &target(endpoint), &headers, bytes);
            if endpoint.is_public() {
                let documented = openapi::statuses(endpoint);
                assert!(
                    documented.contains(&answer.status),
                    "{endpoint:?} answers {} to {who}, which is not documented",
                    answer.status
                );
            }
            line.push_str(&format!(" {} |", answer.status));
        }
        table.push_str(&line);
        table.push('\n');
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/access.md");
    if bless() {
        fs::write(&file, &table).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), table);
}

/// The document tells every public endpoint and no other, and each has an example where it takes a body.
#[test]
fn the_openapi_document_is_complete() {
    let school = School::fixture();
    let endpoints = school.service.endpoints();
    let document = openapi::document(
        endpoints,
        eqex_server::families::FAMILIES.dialect().error_schema,
    );
    assert_eq!(document["openapi"], "3.1.0");
    let mut documented = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            documented.insert(format!("{} {path}", method.to_uppercase()));
            assert!(operation["responses"]["200"].is_object(), "{path}");
            let body = &operation["requestBody"]["content"]["application/json"];
            if body.is_object() {
                assert!(body["schema"].is_object(), "{method} {path}");
            }
        }
    }
    let routed: BTreeSet<String> = endpoints
        .iter()
        .filter(|endpoint| endpoint.is_public())
        .map(|endpoint| format!("{} {}", endpoint.method, endpoint.path))
        .collect();
    assert_eq!(documented, routed);
    let ids: Vec<String> = document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|operations| operations.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap().to_owned())
        .collect();
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(
        distinct.len(),
        ids.len(),
        "operation ids are distinct: {ids:?}"
    );
    // Every reference leads somewhere.
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name} is not in the document"
        );
    }
}

#[test]
fn every_endpoint_is_documented_and_knows_other_methods() {
    let mut school = School::fixture();
    let service = school.service.clone();
    for endpoint in service.endpoints() {
        assert!(
            !endpoint.doc.is_empty() && !endpoint.doc.ends_with('.'),
            "{endpoint:?}"
        );
        let takes_body = endpoint.method.as_str() == "POST" && endpoint.is_public();
        if takes_body && !endpoint.path.ends_with("logout") {
            assert!(endpoint.example.is_some(), "{endpoint:?} has no example");
        }
        let other = school.ask("anon", "PATCH", &target(endpoint), &[], Vec::new());
        assert_eq!(other.status, 405, "{endpoint:?}");
    }
}

/// The next event of a stream, as text; `None` where it has ended.
fn next(school: &School, body: &mut Body) -> Option<String> {
    let Body::Stream(receiver) = body else {
        panic!("it is no stream");
    };
    let event = school.wait(receiver.recv())?;
    Some(String::from_utf8(event).unwrap())
}

const EVENTS: &str = "/api/session/events?teamId=2";

#[test]
fn a_session_is_told_as_it_changes() {
    let mut school = School::fixture();
    let mut stream = school.ask("Tess", "GET", EVENTS, &[], Vec::new());
    assert_eq!(stream.status, 200);
    let first = next(&school, &mut stream.body).unwrap();
    assert!(
        first.contains(
            "event: report\ndata: {\"finished\":false,\"exercises\":[],\"report\":[]}\n\n"
        ),
        "{first}"
    );
    let add = br#"{"teamId":2,"subject":"arith","exerciseId":"double"}"#.to_vec();
    school.ask("Tess", "POST", "/api/session/add", &[], add);
    let second = next(&school, &mut stream.body).unwrap();
    assert!(second.contains("\"exerciseId\":\"double\""), "{second}");
    // Several changes while nobody reads are one event: the whole report.
    for who in ["Sue", "Sam"] {
        school.ask(who, "POST", "/api/session/list", &[], Vec::new());
    }
    let submit = br#"{"subject":"arith","exerciseId":"double","answer":{"answers":[-1]}}"#.to_vec();
    school.ask("Sue", "POST", "/api/subject/problem/submit", &[], submit);
    let mut last = String::new();
    while !last.contains("☒") {
        last = next(&school, &mut stream.body).unwrap();
    }
    // Whoever comes back with the last event hears nothing until there is news.
    let id = last
        .lines()
        .find_map(|line| line.strip_prefix("id: "))
        .unwrap()
        .to_owned();
    let mut again = school.ask("Tess", "GET", EVENTS, &[("last-event-id", &id)], Vec::new());
    assert_eq!(next(&school, &mut again.body).unwrap(), ":\n\n");
    school.ask(
        "Tess",
        "POST",
        "/api/session/end",
        &[],
        br#"{"teamId":2}"#.to_vec(),
    );
    let news = next(&school, &mut again.body).unwrap();
    assert!(news.contains("\"finished\":true"), "{news}");
    // Who loses the right hears no more.
    let theo = eqex_passwords::user_id("", "theo@school.example");
    let give = format!("{{\"teamId\":2,\"assignee\":\"{theo}\"}}").into_bytes();
    school.ask("Tess", "POST", "/api/team/update", &[], give);
    assert_eq!(next(&school, &mut again.body), None);
}

#[test]
fn a_stream_ends_with_its_sign_in() {
    let mut school = School::fixture();
    let mut stream = school.ask("Tess", "GET", EVENTS, &[], Vec::new());
    assert!(next(&school, &mut stream.body).is_some());
    school.ask("Tess", "POST", "/api/auth/logout", &[], Vec::new());
    school.ask(
        "root",
        "POST",
        "/api/session/end",
        &[],
        br#"{"teamId":2}"#.to_vec(),
    );
    assert_eq!(next(&school, &mut stream.body), None);
}

#[test]
fn an_instance_keeps_its_salt_and_its_root() {
    use eqex_classroom::state::Classroom;
    use eqex_kernel::environment::Environment;
    use eqex_kernel::settings::RootPassword;
    use eqex_server::opening::Opening;
    let folder = tempfile::tempdir().unwrap();
    let open = |salt: Option<&str>, root: Option<&str>| {
        let opening = Opening {
            user_salt: salt.map(str::to_owned),
            root_password: root.map(|root| RootPassword::Hashed(root.to_owned())),
            ..Opening::default()
        };
        eqex_server::opening::open(folder.path(), opening, Environment::real())
    };
    let stored = |app: &Classroom| {
        let reading = app.kernel.store.read().unwrap();
        let db = reading.db().unwrap();
        let root = accounts::user_by_login(&db, "root").unwrap().unwrap();
        (
            root.seed,
            accounts::password_hash(&db, root.id).unwrap().unwrap(),
        )
    };
    let first = open(Some("pepper"), None).unwrap();
    assert!(first.kernel.new_root_password.is_some());
    let (seed, password) = stored(&first);
    // One process owns the folder.
    let taken = open(None, None).unwrap_err();
    assert!(taken.message.contains("another process"), "{taken}");
    drop(first);
    let other = open(Some("salt"), None).unwrap_err();
    assert!(other.message.contains("user_salt"), "{other}");
    let again = open(None, None).unwrap();
    assert!(again.kernel.new_root_password.is_none() && again.kernel.salt == "pepper");
    assert_eq!(stored(&again), (seed, password.clone()));
    drop(again);
    // A changed password changes that and nothing else.
    let changed = open(None, Some("new")).unwrap();
    let (kept, new) = stored(&changed);
    assert!(kept == seed && new != password);
}

#[test]
fn labels_of_reports_in_polish() {
    let classroom = eqex_classroom::state::ClassroomSettings {
        polish_reports: true,
        ..Default::default()
    };
    let mut school = School::with(crate::school::settings(), classroom, 3);
    school.sign_in("root");
    let saved = school.ask(
        "root",
        "POST",
        "/api/session/report/save",
        &[],
        br#"{"teamId":1}"#.to_vec(),
    );
    let name = String::from_utf8(crate::school::bytes(&saved)).unwrap();
    let name = name.split('"').nth(3).unwrap().to_owned();
    let report = school.ask(
        "root",
        "GET",
        &format!("/api/session/static/{name}"),
        &[],
        Vec::new(),
    );
    let text = String::from_utf8(crate::school::bytes(&report)).unwrap();
    assert_eq!(text, "No.,Imię,Niezrobione,Źle,Częściowo,Dobrze\n");
}
