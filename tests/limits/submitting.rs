//! Submitting: how fast somebody stores answers, and how long an entry is.

use eqex_classroom::state::ClassroomSettings;
use eqex_kernel::allowance;
use eqex_kernel::http::output::Output;

use super::{FORM, JSON, header, post, text};
use crate::school::{self, School};

const DOUBLE: &str = r#""subject":"arith","exerciseId":"double""#;

fn submit(school: &mut School, who: &str, answer: &str) -> Output {
    let body = format!(r#"{{{DOUBLE},"answer":{answer}}}"#);
    post(school, who, "subject/problem/submit", &body)
}

#[test]
fn a_student_submits_as_fast_as_people_type_and_no_faster() {
    let mut school = School::fixture();
    let answer = r#"{"typed":["1"]}"#;
    for _ in 0..100 {
        // What is not stored is not counted.
        assert_eq!(
            submit(&mut school, "Sue", r#"{"typed":["1+"]}"#).status,
            400
        );
        assert_eq!(submit(&mut school, "anon", answer).status, 200);
    }
    for _ in 0..60 {
        assert_eq!(submit(&mut school, "Sue", answer).status, 200);
    }
    let refused = submit(&mut school, "Sue", answer);
    assert_eq!(
        (refused.status, header(&refused, "retry-after")),
        (429, Some("1"))
    );
    let look = format!(r#"{{{DOUBLE},"answer":{answer},"validate":true}}"#);
    assert_eq!(
        post(&mut school, "Sue", "subject/problem/submit", &look).status,
        200
    );
    assert_eq!(submit(&mut school, "Sam", answer).status, 200);
    // The page says when to go on, and keeps what was typed.
    let body = b"a0=0%2C375".to_vec();
    let page = school.ask("Sue", "POST", "/s/arith/double", &FORM, body.clone());
    assert_eq!(
        (page.status, header(&page, "retry-after")),
        (429, Some("1"))
    );
    let html = text(&page);
    assert!(
        html.contains(r#"value="0,375""#) && html.contains("in 1 second"),
        "{html}"
    );
    let part = [FORM[0], ("x-part", "1"), ("accept-language", "pl")];
    let part = school.ask("Sue", "POST", "/s/arith/double", &part, body.clone());
    assert_eq!(
        (part.status, header(&part, "retry-after")),
        (429, Some("1"))
    );
    assert!(text(&part).contains("za 1 s"));
    school.pass(500);
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double", &FORM, body)
            .status,
        200
    );
    assert_eq!(submit(&mut school, "Sue", answer).status, 429);
    for _ in 0..120 {
        school.pass(500);
        assert_eq!(submit(&mut school, "Sue", answer).status, 200);
    }
}

#[test]
fn a_request_that_is_sent_again_is_not_counted_again() {
    let classroom = ClassroomSettings {
        submits: allowance::Rate {
            minute: 1,
            burst: 1,
        },
        ..ClassroomSettings::default()
    };
    let mut school = School::with(school::settings(), classroom, 1);
    school.sign_in("root");
    school.must(
        "root",
        "subject/create",
        r#"{"subject":"arith","assignees":null}"#,
    );
    let (_, _, content) = &school::contents()[2];
    let content = serde_json::to_string(content).unwrap();
    school.must(
        "root",
        "subject/exercise/add",
        &format!(r#"{{{DOUBLE},"content":{content}}}"#),
    );
    let headers = [JSON[0], ("idempotency-key", "one")];
    let body = format!(r#"{{{DOUBLE},"answer":{{"typed":["1"]}}}}"#);
    for _ in 0..3 {
        let told = school.ask(
            "root",
            "POST",
            "/api/subject/problem/submit",
            &headers,
            body.clone().into_bytes(),
        );
        assert_eq!(told.status, 200);
    }
    let refused = submit(&mut school, "root", r#"{"typed":["1"]}"#);
    assert_eq!(
        (refused.status, header(&refused, "retry-after")),
        (429, Some("60"))
    );
}

#[test]
fn an_entry_is_as_long_as_people_type() {
    let mut school = School::fixture();
    let long = format!(r#"{{"typed":["{}1"]}}"#, "ż".repeat(500));
    let refused = submit(&mut school, "Sue", &long);
    assert_eq!(refused.status, 400);
    assert!(text(&refused).contains("answer 1 has more than 1000 bytes"));
    let look = format!(r#"{{{DOUBLE},"answer":{long},"validate":true}}"#);
    assert_eq!(
        post(&mut school, "Sue", "subject/problem/submit", &look).status,
        400
    );
    let body = format!("a0={}", "1".repeat(1001)).into_bytes();
    let page = school.ask("Sue", "POST", "/s/arith/double", &FORM, body.clone());
    assert_eq!(page.status, 400);
    assert!(
        text(&page).contains("may have 1000 characters") && text(&page).contains(&"1".repeat(1001))
    );
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double/understood", &FORM, body)
            .status,
        400
    );
    let body = format!("a0={}", "1".repeat(1000)).into_bytes();
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double", &FORM, body)
            .status,
        200
    );
}
