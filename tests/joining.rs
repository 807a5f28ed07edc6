//! What a talk cannot tell: two who join at once, and what pages of classes send as files.

use eqex_kernel::http::input::Request;
use eqex_kernel::http::output::Output;

use crate::school::{self, School};

const FORM: [(&str, &str); 1] = [("content-type", "application/x-www-form-urlencoded")];

fn invite(school: &mut School, list: &str) -> String {
    let body = format!("list={list}").into_bytes();
    let made = school.ask("Tess", "POST", "/class/2/import/confirm", &FORM, body);
    assert_eq!(made.status, 303);
    let slips = page(&school.ask("Tess", "GET", "/class/2/slips", &[], Vec::new()));
    let code = slips.split_once("<code>").unwrap().1;
    code.split_once("</code>").unwrap().0.to_owned()
}

fn page(output: &Output) -> String {
    String::from_utf8(school::bytes(output)).unwrap()
}

#[test]
fn of_two_with_one_personal_invitation_one_joins() {
    let mut school = School::fixture();
    let code = invite(&mut school, "3,Ada");
    let register = |login: &str| {
        let body = format!(
            r#"{{"login":"{login}@school.example","name":"X","hashedPassword":"0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88=","number":null,"invitation":"{code}"}}"#
        );
        let json = [("content-type", "application/json")];
        Request::new("POST", "/api/auth/register", &json, body.into_bytes())
    };
    let service = school.service.clone();
    let (one, other) = school.wait(async {
        tokio::join!(
            service.answer(register("one")),
            service.answer(register("other"))
        )
    });
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 403]);
}

#[test]
fn a_list_is_sent_as_a_file_and_nothing_is_stored() {
    let mut school = School::fixture();
    let head = "--E\r\nContent-Disposition: form-data; name=\"file\"; filename=\"7a.csv\"\r\n\r\n";
    // `ś` and `ł` as Windows-1250 has them.
    let rows = b"nr;imi\xEA;nazwisko\r\n3;\x8Cwi\xEAtos\xB3awa;Nowak\r\n1;Sue\r\n";
    let mut body = head.as_bytes().to_vec();
    body.extend(rows);
    body.extend(b"\r\n--E--\r\n");
    let kind = [("content-type", "multipart/form-data; boundary=E")];
    let answer = school.ask("Tess", "POST", "/class/2/import", &kind, body.clone());
    assert_eq!(answer.status, 200);
    let page = page(&answer);
    for part in [
        "Świętosława Nowak",
        "Windows-1250",
        "Make 1 invitation",
        "Already in the class",
    ] {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
    let slips = school.ask("Tess", "GET", "/class/2/slips", &[], Vec::new());
    assert!(!self::page(&slips).contains("<code>"));
    assert_eq!(
        school
            .ask("Theo", "POST", "/class/2/import", &kind, body)
            .status,
        403
    );
    let picture = [head.as_bytes(), b"PK\x03\x04\0\0\r\n--E--\r\n"].concat();
    let answer = school.ask("Tess", "POST", "/class/2/import", &kind, picture);
    assert_eq!(answer.status, 400);
    assert!(self::page(&answer).contains("CSV UTF-8"));
}

#[test]
fn a_code_may_be_typed_as_it_looks_on_pages_and_nowhere_else() {
    let mut school = School::fixture();
    let code = invite(&mut school, "3,Ada");
    let wrong: String = code
        .chars()
        .map(|sign| match sign {
            's' => '5',
            '2' => 'Z',
            '8' => 'B',
            'g' => '9',
            other => other.to_ascii_uppercase(),
        })
        .collect();
    let (first, last) = wrong.split_at(6);
    let open = |school: &mut School, typed: &str| {
        let target = format!("/join?invitation={typed}");
        school.ask("anon", "GET", &target, &[], Vec::new())
    };
    for typed in [
        code.clone(),
        wrong.clone(),
        format!("{first}-{last}"),
        format!("%20{first}+{last}%20"),
    ] {
        let answer = open(&mut school, &typed);
        assert_eq!(answer.status, 200, "{typed} for {code}");
        assert!(page(&answer).contains("Ada"));
    }
    assert_eq!(open(&mut school, &format!("{wrong}x")).status, 403);
    // Of a word that a teacher thought of every sign counts.
    assert_eq!(open(&mut school, "join-7a").status, 200);
    assert_eq!(open(&mut school, "JOIN-7A").status, 403);
    assert_eq!(open(&mut school, "join7a").status, 403);
    let random = br#"{"teamId":2,"invitation":""}"#.to_vec();
    let made = school.ask("Tess", "POST", "/api/team/update", &[], random);
    assert_eq!(made.status, 200);
    let info = school.ask(
        "Tess",
        "POST",
        "/api/team/info",
        &[],
        br#"{"teamId":2}"#.to_vec(),
    );
    let info: serde_json::Value = serde_json::from_slice(&school::bytes(&info)).unwrap();
    let word = info["invitation"].as_str().unwrap().to_uppercase();
    assert_eq!(open(&mut school, &word).status, 200);
    // Programs send the very code.
    let register = |code: &str| {
        format!(
            r#"{{"login":"one@school.example","name":"X","hashedPassword":"0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88=","number":null,"invitation":"{code}"}}"#
        )
    };
    let path = "/api/auth/register";
    let answer = school.ask("anon", "POST", path, &[], register(&wrong).into_bytes());
    assert_eq!(answer.status, 403);
    let answer = school.ask("anon", "POST", path, &[], register(&code).into_bytes());
    assert_eq!(answer.status, 200);
}
